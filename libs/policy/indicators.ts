/**
 * Indicators that are asked for: a key, its Chinese and English words, its unit, and between which
 * bounds a report of it can be true. Reported once a year and region; a decimal. Dated data: a
 * name that is not asked any longer stays, with what is asked instead.
 */
import { type Rational, compare, decimal } from '../money/rational.js';

export type IndicatorUnit =
  'YUAN' | 'PERSONS' | 'HOUSEHOLDS' | 'COUNT' | 'RATIO' | 'DAYS' | 'MONTHS' | 'PERCENT';
export type Bounds = readonly [least: string | null, most: string | null];
type Words = readonly [chinese: string, english: string];
type Indicator = readonly [
  chinese: string,
  english: string,
  unit: IndicatorUnit,
  /** Where the unit's own are too wide: a unit of money that is not the yuan shows by them. */
  bounds?: Bounds,
];

/** Of 2016 and before, known to allocation and the standard rules as well. */
const FINANCE = {
  FISCAL_DIFFICULTY: ['财政困难系数', 'Coefficient of fiscal difficulty', 'RATIO', ['0', '10']],
  GENERAL_PUBLIC_REVENUE: [
    '一般公共预算收入',
    'General public revenue',
    'YUAN',
    ['10000000', null],
  ],
  GENERAL_PUBLIC_EXPENDITURE: [
    '一般公共预算支出',
    'General public expenditure',
    'YUAN',
    ['10000000', null],
  ],
  RESIDENT_POPULATION: ['常住人口', 'Resident population', 'PERSONS', ['1000', '200000000']],
  MINIMUM_WAGE_MONTHLY: ['月最低工资标准', 'Minimum wage a month', 'YUAN', ['100', '100000']],
  RURAL_GUIDELINE_STANDARD: [
    '农村低保最低指导标准（年）',
    'Rural guideline standard',
    'YUAN',
    ['300', '100000'],
  ],
  URBAN_DISPOSABLE_INCOME_PER_CAPITA: [
    '城镇居民人均可支配收入',
    'Urban income a head',
    'YUAN',
    ['1000', '1000000'],
  ],
  RURAL_CONSUMPTION_PER_CAPITA: [
    '农村居民人均消费支出',
    'Rural consumption a head',
    'YUAN',
    ['300', '1000000'],
  ],
  UNEMPLOYMENT_BENEFIT_MONTHLY: [
    '月失业保险金标准',
    'Unemployment benefit a month',
    'YUAN',
    ['50', '100000'],
  ],
  RURAL_POVERTY_LINE: ['农村贫困线（年）', 'Rural poverty line a year', 'YUAN', ['300', '100000']],
  NET_LAND_REVENUE: ['土地出让净收益', 'Net land revenue', 'YUAN', [null, null]],
} as const satisfies Readonly<Record<string, Indicator>>;

const PERSONS = {
  DESTITUTE_ELIGIBLE: ['符合特困供养条件人数', 'Persons who qualify as destitute', 'PERSONS'],
  DESTITUTE_ENROLLED: [
    '符合特困供养条件者中已纳入供养人数',
    'Destitute persons supported',
    'PERSONS',
  ],
  DESTITUTE_INSTITUTION_BEDS: [
    '特困供养机构床位',
    'Beds of institutions for the destitute',
    'COUNT',
  ],
  DESTITUTE_DISABLED: ['失能半失能特困人员', 'Destitute persons who lost ability', 'PERSONS'],
  DESTITUTE_DISABLED_IN_INSTITUTIONS: [
    '失能半失能特困人员中集中供养人数',
    'Disabled destitute in institutions',
    'PERSONS',
  ],
  VILLAGES: ['村（居）委会数', 'Villages and communities', 'COUNT'],
  VILLAGES_WITH_CHILD_WORKER: ['配备未保专干的村（居）', 'With a child worker', 'COUNT'],
  CHILD_CLASSES: ['困境儿童类别数', 'Classes of children in difficulty', 'COUNT'],
  CHILD_CLASSES_WITH_STANDARD: ['已定保障标准的类别', 'Classes with a standard', 'COUNT'],
  CP_REHABILITATION_BASES: ['残疾儿童脑瘫康复基地', 'Bases for cerebral palsy', 'COUNT'],
  SCATTERED_ORPHANS_TO_TREAT: ['需救治的散居孤儿', 'Scattered orphans to be treated', 'PERSONS'],
  SCATTERED_ORPHANS_TREATED: ['“明天计划”救治的散居孤儿', 'Of them treated', 'PERSONS'],
  RIGID_EXPENSE_CLAIMS: ['申报刚性支出的家庭', 'Households with rigid expense', 'HOUSEHOLDS'],
  RIGID_EXPENSE_CONSIDERED: ['评估中已考虑的家庭', 'Of them considered', 'HOUSEHOLDS'],
  APPLICATIONS: ['社会救助申请数', 'Applications', 'COUNT'],
  VERIFIED_APPLICATIONS: ['经济状况已核对的申请', 'Applications verified', 'COUNT'],
  DIBAO_REEMPLOYED: ['失业1年以上实现就业的低保人员', 'Dibao persons in work again', 'PERSONS'],
  DIBAO_REEMPLOYED_SUBSIDISED: [
    '实现就业的低保人员中已享受补贴人数',
    'Reemployed in dibao subsidised',
    'PERSONS',
  ],
  RURAL_POOR_QUALIFYING: ['符合低保条件的农村贫困人口', 'Rural poor who qualify', 'PERSONS'],
  RURAL_POOR_IN_DIBAO: ['农村贫困人口中已纳入低保人数', 'Rural poor in dibao', 'PERSONS'],
  DIBAO_QUALIFYING: ['符合低保条件人数', 'Persons who qualify for dibao', 'PERSONS'],
  DIBAO_QUALIFYING_ENROLLED: [
    '符合条件者中已纳入低保人数',
    'Qualifying persons in dibao',
    'PERSONS',
  ],
  DIBAO_NOT_QUALIFYING_ENROLLED: ['不符合条件而享受低保人数', 'In dibao unduly', 'PERSONS'],
  PRICE_TRIGGER_MONTHS: ['达到物价联动条件的月数', 'Months in which prices triggered', 'MONTHS'],
  PRICE_SUBSIDY_MONTHS: ['已发放价格补贴的月数', 'Months with a price subsidy', 'MONTHS'],
  CLASSIFIED_TOPUP_MONTHLY: [
    '分类施保月人均补差',
    'Classified top-up a month',
    'YUAN',
    ['1', '10000'],
  ],
  APPROVALS: ['低保审批件数', 'Approvals of dibao', 'COUNT'],
  APPROVALS_DELIBERATED: ['经评议和公示的审批', 'Of them deliberated', 'COUNT'],
  EXITS_OVERDUE: ['应退未退户数', 'Exits overdue', 'HOUSEHOLDS'],
  EXITS_DUE: ['应退出户数', 'Exits due', 'HOUSEHOLDS'],
} as const satisfies Readonly<Record<string, Indicator>>;

const RELIEF = {
  DISASTERS: ['自然灾害起数', 'Disasters', 'COUNT'],
  DISASTERS_RELIEVED: ['按规程响应并拨付的灾害', 'Relieved as ordered', 'COUNT'],
  DISASTER_TOWNSHIPS: ['受灾乡镇', 'Townships struck', 'COUNT'],
  DISASTER_TOWNSHIPS_GUARANTEED: ['“五有”全部落实的乡镇', 'With the five guarantees', 'COUNT'],
  TEMPORARY_RELIEF_P95_DAYS: ['临时救助办理天数（95%分位）', 'Days of temporary relief', 'DAYS'],
  PREFERRED_SURGERY_DISEASES: [
    '落实优惠的手术病种',
    'Diseases with preference',
    'COUNT',
    ['0', '1000'],
  ],
  POVERTY_COUNTY: ['是否贫困地区（1是0否）', 'Poverty county (1 or 0)', 'COUNT', ['0', '1']],
  OUTPATIENT_POOLING: [
    '是否实行门诊统筹（1是0否）',
    'Outpatient pooling (1 or 0)',
    'COUNT',
    ['0', '1'],
  ],
  POOR_ILLNESS_COST: ['贫困人口大病费用', 'Cost of serious illness of the poor', 'YUAN'],
  POOR_ILLNESS_OUT_OF_POCKET: [
    '贫困人口大病费用中个人自付',
    'Illness of the poor, paid by themselves',
    'YUAN',
  ],
  NEEDY_INSURED: ['应资助参保的困难群众', 'Needy persons to be insured', 'PERSONS'],
  NEEDY_INSURED_SUBSIDISED: ['已资助参保人数', 'Of them subsidised', 'PERSONS'],
  TILT_CLASSES: ['应享受大病保险倾斜的类别', 'Classes due to the insurance tilt', 'COUNT'],
  TILT_CLASSES_COVERED: ['已落实倾斜的类别', 'Of them with it', 'COUNT'],
  AFTER_INSURANCE_ENTITLED: ['大病保险后仍困难的对象', 'In difficulty after insurance', 'PERSONS'],
  AFTER_INSURANCE_ASSISTED: [
    '大病保险后仍困难对象中已获医疗救助',
    'Assisted after insurance',
    'PERSONS',
  ],
  MEDICAL_BILLS_OVERPAID: ['报销合计超过费用的账单', 'Bills paid more than in full', 'COUNT'],
  EDUCATION_AID_ENTITLED: ['应获教育资助学生', 'Students entitled to aid', 'PERSONS'],
  EDUCATION_AID_PAID: ['已获教育资助学生', 'Of them paid', 'PERSONS'],
  ZERO_EMPLOYMENT_OPEN: ['期末未清零的零就业家庭', 'Zero-employment households left', 'HOUSEHOLDS'],
  ZERO_EMPLOYMENT_FOUND: ['发现的零就业家庭', 'Zero-employment households found', 'HOUSEHOLDS'],
  ZERO_EMPLOYMENT_AIDED: ['已援助的零就业家庭', 'Of them aided', 'HOUSEHOLDS'],
  HARD_TO_EMPLOY: ['符合条件的就业困难人员', 'Persons hard to employ', 'PERSONS'],
  HARD_TO_EMPLOY_ENROLLED: ['已纳入援助范围', 'Of them enrolled', 'PERSONS'],
  FARMS: ['农垦农场数', 'Reclamation farms', 'COUNT'],
  FARMS_COVERED: ['基本生活保障政策覆盖的农场', 'Of them covered', 'COUNT'],
  MEDICAL_BILLS: ['已核对的医疗费用账单', 'Medical bills checked', 'COUNT'],
  WORKERS_REGISTERED: ['年初建档困难职工', 'Needy workers registered', 'PERSONS'],
  WORKERS_LIFTED: ['建档困难职工中已解困脱困', 'Workers out of difficulty', 'PERSONS'],
  WORKERS_BACKSTOP_ENTITLED: ['应兜底救助的特困职工', 'Workers due to the backstop', 'PERSONS'],
  WORKERS_BACKSTOP_PAID: ['已兜底救助的特困职工', 'Of them paid', 'PERSONS'],
} as const satisfies Readonly<Record<string, Indicator>>;

const MECHANISMS = {
  SUPERVISION_INSPECTIONS: ['督导检查次数', 'Inspections', 'COUNT'],
  JOINT_CONFERENCE_MEETINGS: ['省联席会议次数', 'Meetings of the joint conference', 'COUNT'],
  COUNTY_MECHANISM_MEETINGS: ['县级协调机制会议次数', 'Meetings of the mechanism', 'COUNT'],
  VERIFICATION_SOURCES: ['已接入的核对信息种类', 'Sources connected', 'COUNT'],
  VERIFICATION_DUTIES: ['核对事项', 'Checks of verification', 'COUNT'],
  VERIFICATION_DUTIES_ASSIGNED: ['已明确责任部门的事项', 'Checks with an owner', 'COUNT'],
  ACCEPT_TO_PAY_MEDIAN_DAYS: ['受理到发放中位天数', 'Median days to payment', 'DAYS'],
  NEED_REPORTS: ['主动发现报告', 'Reports of need', 'COUNT'],
  NEED_REPORTS_IN_TIME: ['及时处置的报告', 'Handled in time', 'COUNT'],
  TASKS: ['社会救助工作事项', 'Tasks', 'COUNT'],
  TASKS_WITHOUT_OWNER: ['无责任人的事项', 'Tasks without an owner', 'COUNT'],
  SERVICE_PURCHASES_FROM_BENEFITS: ['从救助金列支的购买服务', 'Services paid of benefits', 'YUAN'],
  SYSTEMS_TO_CONNECT: ['应互联的信息系统', 'Systems to connect', 'COUNT'],
  SYSTEMS_CONNECTED: ['已互联的信息系统', 'Systems connected', 'COUNT'],
  POVERTY_RECORDS: ['扶贫建档记录', 'Records of the poverty registry', 'COUNT'],
  POVERTY_RECORDS_MATCHED: ['与救助系统比对一致的记录', 'Of them matched', 'COUNT'],
  REPORTING_UNITS: ['乡镇（街道）村（社区）', 'Townships and villages', 'COUNT'],
  REPORTING_UNITS_CONNECTED: ['已联网的单位', 'Of them connected', 'COUNT'],
  COMPLAINTS: ['投诉举报', 'Complaints', 'COUNT'],
  COMPLAINTS_CLOSED_IN_TIME: ['按期办结的投诉举报', 'Closed in time', 'COUNT'],
  CHECKS_DUE: ['应开展的内部检查', 'Internal checks due', 'COUNT'],
  CHECKS_RUN: ['已开展的内部检查', 'Of them run', 'COUNT'],
  GENERAL_TRANSFERS: [
    '中央与省级一般性转移支付',
    'General transfers of centre and province',
    'YUAN',
  ],
  GENERAL_TRANSFERS_POOLED: [
    '一般性转移支付中由省级统筹安排',
    'General transfers pooled by the province',
    'YUAN',
  ],
} as const satisfies Readonly<Record<string, Indicator>>;

const AID_2006 = {
  PAYMENTS_OVER_FIXED_SUM: ['超过病种定额的救助', 'Payments over the fixed sum', 'COUNT'],
  MEDICAL_SPECIAL_ACCOUNT: [
    '医疗救助专户（1有0无）',
    'Special account (1 or 0)',
    'COUNT',
    ['0', '1'],
  ],
  DISCOUNT_CARD_VISITS: ['持优惠卡就诊', 'Visits with a discount card', 'COUNT'],
  DISCOUNT_CARD_DISCOUNTED: ['持优惠卡就诊中享受优惠', 'Visits with a card, discounted', 'COUNT'],
  OLD_MINORITY_BORDER_POOR: [
    '老少边贫县（1是0否）',
    'Old-base, minority, border, poor',
    'COUNT',
    ['0', '1'],
  ],
  EXEMPTIONS_ENTITLED: ['应享受“两免一补”学生', 'Students due to the exemptions', 'PERSONS'],
  EXEMPTIONS_RECEIVED: ['三项均享受的学生', 'Of them with all three', 'PERSONS'],
  DISABLED_CHILDREN: ['适龄残疾儿童少年', 'Disabled children of school age', 'PERSONS'],
  DISABLED_CHILDREN_ENROLLED: ['适龄残疾儿童少年中已入学', 'Disabled children enrolled', 'PERSONS'],
  OTHER_CHILDREN: ['适龄健康儿童少年', 'Their peers', 'PERSONS'],
  OTHER_CHILDREN_ENROLLED: ['适龄健康儿童少年中已入学', 'Other children enrolled', 'PERSONS'],
  DISABLED_ENROLMENT_PERCENT: ['残疾儿童入学率', 'Enrolment of disabled children', 'PERCENT'],
  CHILD_ENROLMENT_PERCENT: ['健康儿童入学率', 'Enrolment of their peers', 'PERCENT'],
  VOCATIONAL_RELIEF: ['中职学费减免金额', 'Vocational fee relief', 'YUAN'],
  VOCATIONAL_RELIEF_FOCUS: [
    '中职学费减免金额中重点对象',
    'Vocational relief for the focus groups',
    'YUAN',
  ],
  UNIVERSITY_TUITION: ['高校学费收入', 'Tuition of universities', 'YUAN'],
  UNIVERSITY_AID_SET_ASIDE: [
    '高校学费收入中提取救助资金',
    'University fees set aside for aid',
    'YUAN',
  ],
  HIGH_SCHOOL_AID_ENTITLED: ['应获补助的高中困难学生', 'High-school students entitled', 'PERSONS'],
  HIGH_SCHOOL_AID_PAID: ['已获补助的高中困难学生', 'Of them paid', 'PERSONS'],
  LOW_RENT_HOUSEHOLDS: ['廉租保障户', 'Low-rent households', 'HOUSEHOLDS'],
  LOW_RENT_HOUSEHOLDS_RESIDENT: [
    '廉租保障户中户籍满5年',
    'Low-rent households, residents of 5 years',
    'HOUSEHOLDS',
  ],
  LOW_RENT_MONTHLY: [
    '廉租月租金（元/㎡）',
    'Low rent a month and square metre',
    'YUAN',
    ['0', '1000'],
  ],
  PUBLIC_RENT_MONTHLY: [
    '公产房月租金（元/㎡）',
    'Public rent a month and square metre',
    'YUAN',
    ['0.01', '1000'],
  ],
  RURAL_HOUSING_GOVERNMENT: ['农村住房救助政府补助', 'Rural housing, government', 'YUAN'],
  RURAL_HOUSING_COLLECTIVE: ['农村住房救助集体资助', 'Rural housing, collective', 'YUAN'],
  RURAL_HOUSING_PERSONAL: ['农村住房救助个人出资', 'Rural housing, households', 'YUAN'],
  REBUILDS_STARTED: ['当年恢复重建户', 'Houses being rebuilt', 'HOUSEHOLDS'],
  REBUILDS_MOVED_IN: [
    '当年恢复重建户中当年入住户',
    'Rebuilt houses moved into that year',
    'HOUSEHOLDS',
  ],
  PUBLIC_POSTS: ['应补贴的公益性岗位', 'Public posts due to a subsidy', 'COUNT'],
  PUBLIC_POSTS_SUBSIDISED: ['已补贴的公益性岗位', 'Of them subsidised', 'COUNT'],
  INSURANCE_SUBSIDIES_OVER_TERM: ['超合同期限的社保补贴', 'Subsidies beyond the term', 'COUNT'],
  LEGAL_AID_COSTS_DUE: ['败诉困难受援人鉴定费用', 'Costs of lost cases', 'YUAN'],
  LEGAL_AID_COSTS_BORNE: [
    '败诉困难受援人鉴定费用中法律援助机构承担',
    'Costs of appraisals borne by legal aid',
    'YUAN',
  ],
  ELDERLY_POSTS_FUNDED: ['为老服务公益性岗位', 'Posts for the elderly', 'COUNT'],
  ELDERLY_POSTS_FILLED: ['为老服务公益性岗位中已配备', 'Posts for the elderly filled', 'COUNT'],
  DISABLED_HOUSES_PLANNED: [
    '计划改造贫困残疾人危房',
    'Houses of the disabled planned',
    'HOUSEHOLDS',
  ],
  DISABLED_HOUSES_REPAIRED: ['已改造贫困残疾人危房', 'Of them repaired', 'HOUSEHOLDS'],
  LAND_LOST_SERVED: ['接受服务的被征地农民', 'Land-lost farmers served', 'PERSONS'],
  LAND_LOST_FEES: ['向被征地农民收取的服务费', 'Fees asked of land-lost farmers', 'YUAN'],
  WELFARE_CENTRES_REQUIRED: ['应建福利中心（县1所及每乡镇1所）', 'Centres to be built', 'COUNT'],
  WELFARE_CENTRES: ['已建福利中心', 'Of them built', 'COUNT'],
  CHILD_WELFARE_BEDS: ['儿童福利机构床位', 'Beds of child welfare institutions', 'COUNT'],
} as const satisfies Readonly<Record<string, Indicator>>;

export const INDICATORS = { ...FINANCE, ...PERSONS, ...RELIEF, ...MECHANISMS, ...AID_2006 };

export type IndicatorName = keyof typeof INDICATORS;

export function isIndicator(name: string): name is IndicatorName {
  return Object.hasOwn(INDICATORS, name);
}

/** What can be true of a unit where the indicator says nothing closer. */
const BOUNDS: Readonly<Record<IndicatorUnit, Bounds>> = {
  YUAN: ['0', null],
  PERSONS: ['0', '200000000'],
  HOUSEHOLDS: ['0', '100000000'],
  COUNT: ['0', '1000000000'],
  RATIO: ['0', '1'],
  DAYS: ['0', '3660'],
  MONTHS: ['0', '12'],
  PERCENT: ['0', '100'],
};
const WHOLE: ReadonlySet<IndicatorUnit> = new Set(['PERSONS', 'HOUSEHOLDS', 'COUNT', 'MONTHS']);

export const INDICATOR_DOUBTS = [
  'INDICATOR_UNKNOWN',
  'INDICATOR_OUT_OF_BOUNDS',
  'INDICATOR_NOT_WHOLE',
] as const;
export type IndicatorDoubt = (typeof INDICATOR_DOUBTS)[number];

export const DOUBT_WORDS: Readonly<Record<IndicatorDoubt, Words>> = {
  INDICATOR_UNKNOWN: [
    '不是目录中的指标，不用于评判',
    'no indicator of the catalogue: not judged by',
  ],
  INDICATOR_OUT_OF_BOUNDS: [
    '报告的数不可能（请核对正负号和单位：元、人），不用于评判',
    'cannot be true (check sign and unit: yuan, persons): not judged by',
  ],
  INDICATOR_NOT_WHOLE: [
    '应为整数（请核对单位），不用于评判',
    'must be a whole number (check its unit): not judged by',
  ],
};

/** Why a reported value is recorded, but no clause is judged by it; undefined: it is. */
export function doubtOf(name: string, value: Rational): IndicatorDoubt | undefined {
  if (!isIndicator(name)) return 'INDICATOR_UNKNOWN';
  const [, , unit, bounds = BOUNDS[unit]]: Indicator = INDICATORS[name];
  const [least, most] = bounds;
  const tooLow = least !== null && compare(value, decimal(least)) < 0;
  const tooHigh = most !== null && compare(value, decimal(most)) > 0;
  if (tooLow || tooHigh) return 'INDICATOR_OUT_OF_BOUNDS';
  const isWhole = value.numerator % value.denominator === 0n;
  return WHOLE.has(unit) && !isWhole ? 'INDICATOR_NOT_WHOLE' : undefined;
}
