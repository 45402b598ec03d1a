/**
 * Thresholds of the clause register: what a clause names, and what it leaves open and is assumed.
 * Rows are added, never edited, as in `parameter-values.ts`.
 */
import type { ParameterDefinition, ParameterSource } from './parameter.js';

const FROM_THE_FIRST = '1990-01-01';

const by2017 = (clause: string, quote: string): ParameterSource => ({
  document: '吉政办发〔2017〕63号',
  clause,
  quote,
});
const by2006 = (clause: string, quote: string): ParameterSource => ({
  document: '吉政发〔2006〕48号',
  clause,
  quote,
});

type Kind = Pick<ParameterDefinition, 'unit' | 'places' | 'least' | 'most'>;
const SHARE: Kind = { unit: 'RATIO', places: 6, least: '0', most: '1' };
const MULTIPLE: Kind = { unit: 'MULTIPLE', places: 6, least: '0', most: '10' };
const DAYS: Kind = { unit: 'DAYS', places: 0, least: '0', most: '3660' };
const TIMES: Kind = { unit: 'TIMES', places: 0, least: '0', most: '1000' };

type Words = readonly [string, string];

function valued(assumed: boolean) {
  return (kind: Kind, words: Words, value: string, source: ParameterSource) => {
    const only = { effectiveFrom: FROM_THE_FIRST, effectiveTo: null, value, source, assumed };
    const [chinese, english] = words;
    return { ...kind, chinese, english, values: [only] } satisfies ParameterDefinition;
  };
}
/** The document names the figure. */
const stated = valued(false);
/** The document leaves the figure open. */
const assumed = valued(true);

export const CLAUSE_PARAMETERS = {
  'clauses.destitute.lastYearMultiple': assumed(
    MULTIPLE,
    [
      '特困基本生活标准对上年低保标准的比例',
      'Destitute standard against last year’s dibao standard',
    ],
    '1.3',
    by2017('二（一）', '一般可参照上年度当地低保标准的一定比例确定'),
  ),
  'clauses.standards.reviewDays': assumed(
    DAYS,
    ['保障标准应在几天内调整一次', 'Days within which a standard is reviewed'],
    '366',
    by2017('二（一）', '遵循托底、适度原则，适时调整'),
  ),
  'clauses.temporaryRelief.days': assumed(
    DAYS,
    ['临时救助从申请到发放的天数', 'Days from application to payment of temporary relief'],
    '10',
    by2017('二（四）', '给予快速、便捷和有效的应急性、过渡性救助'),
  ),
  'clauses.diseases.count': stated(
    TIMES,
    ['享受优惠政策的手术病种数', 'Diseases with preferential surgery'],
    '28',
    by2017('二（五）', '落实需手术治疗的28种疾病优惠政策'),
  ),
  'clauses.meetings.province': assumed(
    TIMES,
    ['省联席会议每年至少几次', 'Meetings of the provincial joint conference a year'],
    '1',
    by2017('三（一）', '困难群众基本生活保障工作联席会议制度'),
  ),
  'clauses.meetings.county': assumed(
    TIMES,
    ['县级协调机制每年至少研究几次', 'Meetings of a county’s mechanism a year'],
    '4',
    by2017('三（一）', '定期研究解决本地区困难群众基本生活保障问题'),
  ),
  'clauses.verification.sources': stated(
    TIMES,
    ['应接入的核对信息种类', 'Kinds of information to be connected for verification'],
    '10',
    by2017('三（二）', '逐步将核对部门覆盖到掌握车辆、户籍、证券、金融资产'),
  ),
  'clauses.oneWindow.days': assumed(
    DAYS,
    ['从受理到发放的中位天数', 'Median days from acceptance to payment'],
    '30',
    by2017('三（三）', '确保困难群众求助有门、受助及时'),
  ),
  'clauses.supervision.inspections': assumed(
    TIMES,
    ['每年至少督导几次', 'Inspections a year'],
    '1',
    by2017('一', '落实预算，抓好统筹，强化督导'),
  ),
  'clauses.payments.onTimeShare': assumed(
    SHARE,
    ['按时发放金额的最低占比', 'Least share of the money that is paid in time'],
    '0.95',
    by2017('四（四）', '简化审批程序，提高资金申请的便捷性和发放的及时性'),
  ),
  'clauses.policy.followDays': assumed(
    DAYS,
    ['政策参数应在几日内跟进', 'Days within which a change of policy is followed'],
    '30',
    by2017('四（四）', '及时跟踪基本民生政策调整'),
  ),
  'clauses.data.correctionsPerThousand': assumed(
    TIMES,
    ['每千笔记录更正不超过几笔', 'Corrections per thousand entries at most'],
    '10',
    by2017('五（三）', '增强数据准确性、流程有序性、管理科学性'),
  ),
  'clauses.materialShare': assumed(
    SHARE,
    ['不是象征性的最低占比', 'Least share that is more than a token'],
    '0.01',
    by2017('四（二）', '要统筹上级转移支付和自身财力'),
  ),
  'clauses.paid.leastShare': assumed(
    SHARE,
    ['发放净额占应发的最低比例', 'Least share of what is due that is paid'],
    '0.9',
    by2006('二¶1', '确保城乡低保对象补助资金的筹集与发放'),
  ),
  'clauses.listed.leastShare': assumed(
    SHARE,
    ['按人列明的发放占净发放的最低比例', 'Least share of what is paid that is listed by person'],
    '0.9',
    by2017('四（四）', '防止“跑冒滴漏”'),
  ),
  'clauses.grant.raiseShare': assumed(
    SHARE,
    ['省补低保资金用于提标的占比应超过', 'Share of the provincial grant that raises the standard'],
    '0.5',
    by2006('二¶4', '省对各地的低保补助资金主要用于提高低保补助标准'),
  ),
  'clauses.medical.surplusShare': assumed(
    SHARE,
    [
      '医疗救助资金结余占当年筹集的上限',
      'Most that medical assistance may carry of a year’s funds',
    ],
    '0.15',
    by2006('三¶2', '加强监督,收支平衡'),
  ),
  'clauses.vocational.focusShare': assumed(
    SHARE,
    ['学费减免用于重点对象的占比应超过', 'Share of fee relief that reaches the focus groups'],
    '0.5',
    by2006('四¶2', '重点资助城市低保户和农村家庭困难学生'),
  ),
  'clauses.tuition.share': stated(
    SHARE,
    ['高校从学费中提取救助资金的比例', 'Share of tuition that universities set aside'],
    '0.10',
    by2006('四¶3', '各高等学校还要从所收取的学费中提取10%的救助资金'),
  ),
  'clauses.housing.sources': assumed(
    TIMES,
    ['廉租住房资金至少几个来源', 'Sources of low-rent housing funds at least'],
    '2',
    by2006('五¶1', '要多渠道筹措和落实廉租住房资金'),
  ),
  'clauses.land.leastShare': assumed(
    SHARE,
    ['土地出让净收益提取比例下限（5%左右）', 'Least of about 5% of net land revenue'],
    '0.045',
    by2006('五¶1', '从土地出让净收益中提取5%左右的资金'),
  ),
  'clauses.land.mostShare': assumed(
    SHARE,
    ['土地出让净收益提取比例上限（5%左右）', 'Most of about 5% of net land revenue'],
    '0.055',
    by2006('五¶1', '从土地出让净收益中提取5%左右的资金'),
  ),
  'clauses.rent.share': stated(
    SHARE,
    ['廉租租金占公产房平均租金的上限', 'Most of the public rent that a low rent may be'],
    '0.5',
    by2006('五¶2', '租金标准不能高于当地公产房平均租金的50%'),
  ),
  'clauses.centre.localShare': assumed(
    SHARE,
    ['福利中心建设资金地方自筹占比应超过', 'Share of welfare centre funds that is local'],
    '0.5',
    by2006('九¶1', '改造建设资金以地方自筹为主'),
  ),
} as const satisfies Record<string, ParameterDefinition>;

/**
 * No clause is judged by them any more (docs/adr/0035). They stay in the catalogue: decisions that
 * changed them are recorded, and are asked for again with their keys.
 */
export const RETIRED_CLAUSE_PARAMETERS = [
  'clauses.destitute.lastYearMultiple',
  'clauses.policy.followDays',
  'clauses.data.correctionsPerThousand',
] as const satisfies readonly (keyof typeof CLAUSE_PARAMETERS)[];
