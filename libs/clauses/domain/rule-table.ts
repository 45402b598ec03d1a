/** Which rule answers which clause: one table. A test holds it to the register. */
import { none, provinceOnly, share, shareAgainstLastYear, value, where } from './reported.js';
import type { Words } from './answer.js';
import { type Rule, notJudged } from './rule.js';
import * as care from './rules/care-rules.js';
import * as complaint from './rules/complaint-rules.js';
import * as construction from './rules/construction-rules.js';
import * as gap from './rules/gap-rules.js';
import * as housing from './rules/housing-rules.js';
import * as input from './rules/input-rules.js';
import * as level from './rules/level-rules.js';
import * as payment from './rules/payment-rules.js';
import * as province from './rules/province-rules.js';
import * as register from './rules/register-rules.js';
import * as result from './rules/result-rules.js';
import * as source from './rules/source-rules.js';
import * as standard from './rules/standard-rules.js';
import { milestones, target } from './targets.js';

/** What only the software could show of itself is no fact of a region's year. */
const OF_THE_SOFTWARE: Words = [
  '只能由软件自身的性质说明，不是某地某年的事实，不评判',
  'only the software’s own nature could show it, which is no fact of a region’s year: not judged',
];

const IN_2017 = { from: '2017-01-01', dueOn: '2017-12-31' };
const BY_2020 = { from: '2017-08-04', dueOn: '2020-12-31' };

/** 2017, 一 to 二（三） */
const persons = {
  A001: input.inputNotFalling,
  A002: gap.livelihoodFirst,
  A003: register.inTargetSystem,
  A004: gap.budgetAndSupervision,
  A005: share({ of: 'DESTITUTE_ENROLLED', among: 'DESTITUTE_ELIGIBLE' }),
  A006: construction.strengthened('DESTITUTE_INSTITUTION_BEDS', 'CARE_INSTITUTION'),
  A007: shareAgainstLastYear('DESTITUTE_DISABLED_IN_INSTITUTIONS', 'DESTITUTE_DISABLED', 'atLeast'),
  A008: notJudged([
    '“一般可参照”是许可，不是义务',
    '“may in general be set by reference” permits, and orders nothing',
  ]),
  A009: standard.destituteMultiple,
  A010: care.careGraded,
  A011: care.careFollowsWage,
  A012: standard.reviewedInTime,
  A013: standard.orphanGrows,
  A014: standard.subsidiesFollowDibao,
  A015: milestones({
    id: 'A015',
    ...BY_2020,
    names: [
      ['监测', 'monitoring'],
      ['预防', 'prevention'],
      ['报告', 'reporting'],
      ['转介', 'referral'],
      ['处置', 'handling'],
    ],
  }),
  A016: share({ of: 'VILLAGES_WITH_CHILD_WORKER', among: 'VILLAGES' }),
  A017: share({ of: 'CHILD_CLASSES_WITH_STANDARD', among: 'CHILD_CLASSES' }),
  A018: construction.withMandatedWorks('REHABILITATION_BASE', register.basesContinue),
  A019: register.baseInEveryPrefecture,
  A020: share({ of: 'SCATTERED_ORPHANS_TREATED', among: 'SCATTERED_ORPHANS_TO_TREAT' }),
  A021: share({ of: 'RIGID_EXPENSE_CONSIDERED', among: 'RIGID_EXPENSE_CLAIMS' }),
  A022: share({ of: 'VERIFIED_APPLICATIONS', among: 'APPLICATIONS' }),
  A023: share({ of: 'DIBAO_REEMPLOYED_SUBSIDISED', among: 'DIBAO_REEMPLOYED' }),
  A024: share({ of: 'RURAL_POOR_IN_DIBAO', among: 'RURAL_POOR_QUALIFYING' }),
  A025: result.allWhoQualify,
  A026: register.pricesFollowed,
  A027: standard.urbanIncomeShare,
  A028: standard.ruralGuideline,
  A029: input.topUpNotFalling,
} as const satisfies Readonly<Record<string, Rule>>;

/** 2017, 二（四） to 二（六） */
const relief = {
  A030: share({ of: 'DISASTERS_RELIEVED', among: 'DISASTERS' }),
  A031: share({ of: 'DISASTER_TOWNSHIPS_GUARANTEED', among: 'DISASTER_TOWNSHIPS' }),
  A032: source.socialDisasterFunds,
  A033: gap.vagrantRelief,
  A034: value('TEMPORARY_RELIEF_P95_DAYS', 'atMost', 'clauses.temporaryRelief.days'),
  A035: value('PREFERRED_SURGERY_DISEASES', 'atLeast', 'clauses.diseases.count'),
  A036: where(
    'POVERTY_COUNTY',
    ['不是贫困地区', 'it is no poverty county'],
    value('OUTPATIENT_POOLING', 'atLeast', '1'),
  ),
  A037: shareAgainstLastYear('POOR_ILLNESS_OUT_OF_POCKET', 'POOR_ILLNESS_COST', 'below'),
  A038: share({ of: 'NEEDY_INSURED_SUBSIDISED', among: 'NEEDY_INSURED' }),
  A039: share({ of: 'TILT_CLASSES_COVERED', among: 'TILT_CLASSES' }),
  A040: share({ of: 'AFTER_INSURANCE_ASSISTED', among: 'AFTER_INSURANCE_ENTITLED' }),
  A041: none('MEDICAL_BILLS_OVERPAID', 'MEDICAL_BILLS'),
  A042: input.moreRelief,
  A043: standard.educationAidRises,
  A044: share({ of: 'EDUCATION_AID_PAID', among: 'EDUCATION_AID_ENTITLED' }),
  A045: target({ id: 'A045', ...IN_2017, goal: '48000', unit: 'HOUSEHOLDS' }),
  A046: target({ id: 'A046', ...IN_2017, goal: '115000', unit: 'DWELLINGS' }),
  A047: target({ id: 'A047', ...IN_2017, goal: '8000', unit: 'HOUSEHOLDS' }),
  A048: target({ id: 'A048', ...IN_2017, goal: '50000', unit: 'PERSONS' }),
  A049: none('ZERO_EMPLOYMENT_OPEN', 'ZERO_EMPLOYMENT_FOUND'),
  A050: share({ of: 'ZERO_EMPLOYMENT_AIDED', among: 'ZERO_EMPLOYMENT_FOUND' }),
  A051: share({ of: 'HARD_TO_EMPLOY_ENROLLED', among: 'HARD_TO_EMPLOY' }),
  A052: share({ of: 'FARMS_COVERED', among: 'FARMS' }),
  A053: share({ of: 'WORKERS_LIFTED', among: 'WORKERS_REGISTERED', limit: '0.4' }),
  A054: share({ of: 'WORKERS_BACKSTOP_PAID', among: 'WORKERS_BACKSTOP_ENTITLED' }),
} as const satisfies Readonly<Record<string, Rule>>;

/** 2017, 三 and 五 */
const mechanisms = {
  A055: provinceOnly(value('JOINT_CONFERENCE_MEETINGS', 'atLeast', 'clauses.meetings.province')),
  A056: value('COUNTY_MECHANISM_MEETINGS', 'atLeast', 'clauses.meetings.county'),
  A057: value('VERIFICATION_SOURCES', 'atLeast', 'clauses.verification.sources', true),
  A058: share({ of: 'VERIFICATION_DUTIES_ASSIGNED', among: 'VERIFICATION_DUTIES' }),
  A059: value('ACCEPT_TO_PAY_MEDIAN_DAYS', 'atMost', 'clauses.oneWindow.days'),
  A060: share({ of: 'NEED_REPORTS_IN_TIME', among: 'NEED_REPORTS' }),
  A090: source.workFundsApart,
  A091: none('TASKS_WITHOUT_OWNER', 'TASKS'),
  A092: notJudged([
    '“探索”“鼓励引导”不是义务，没有违反可言',
    '“explore” and “encourage” order nothing that could be broken',
  ]),
  A093: share({ of: 'SYSTEMS_CONNECTED', among: 'SYSTEMS_TO_CONNECT', gradual: true }),
  A094: share({ of: 'POVERTY_RECORDS_MATCHED', among: 'POVERTY_RECORDS', gradual: true }),
  A095: share({ of: 'REPORTING_UNITS_CONNECTED', among: 'REPORTING_UNITS', gradual: true }),
  A096: payment.allPublished,
  A097: payment.paidByStandard,
  A098: result.accurateData,
  A099: complaint.complaintsInTime,
  A100: share({ of: 'CHECKS_RUN', among: 'CHECKS_DUE' }),
  A101: notJudged(OF_THE_SOFTWARE),
  A102: result.evaluated,
  A103: result.league,
} as const satisfies Readonly<Record<string, Rule>>;

/** 2017, 四 */
const funds = {
  A061: input.inputNotFalling,
  A062: gap.generalTransfersFirst,
  A063: input.governmentInputNotFalling,
  A064: input.livelihoodShare,
  A065: gap.budgetOnNeed,
  A066: result.issuedInTime,
  A067: result.stockRevived,
  A068: input.socialFundsGrow,
  A069: construction.countyIsResponsible,
  A070: gap.pooled,
  A071: gap.leavesNoGap,
  A072: construction.noConstructionWhileGap,
  A073: construction.arrangedIsCut,
  A074: construction.cutFillsGap,
  A075: provinceOnly(share({ of: 'GENERAL_TRANSFERS_POOLED', among: 'GENERAL_TRANSFERS' })),
  A076: province.shareOfCounties,
  A077: province.favoursWeak,
  A078: province.favoursPressed,
  A079: province.favoursResourceRegions,
  A080: province.focusRegions,
  A081: result.linkedToResults,
  A082: payment.publishedInTime,
  A083: result.findingsHandled,
  A084: result.noLeakage,
  A085: notJudged(OF_THE_SOFTWARE, 'province'),
  A086: standard.standardsCiteBasis,
  A087: payment.paidInTime,
  A088: result.linkedToResults,
  A089: province.favoursResults,
} as const satisfies Readonly<Record<string, Rule>>;

/** 2006, 一 and 二 */
const allowance = {
  B104: notJudged(OF_THE_SOFTWARE),
  B105: standard.dibaoCitesBasis,
  B106: level.levelsInOrder,
  B107: share({ of: 'DIBAO_QUALIFYING_ENROLLED', among: 'DIBAO_QUALIFYING' }),
  B108: input.dibaoInputRising,
  B109: input.dynamicGrowth,
  B110: input.topUpNotFalling,
  B111: gap.dibaoRaisedAndPaid,
  B112: payment.classifiedAboveAverage,
  B113: gap.temporaryRelief,
  B114: register.pricesFollowed,
  B115: share({ of: 'APPROVALS_DELIBERATED', among: 'APPROVALS' }),
  B116: result.exitsInTime,
  B117: gap.dibaoBudgetOnNeed,
  B118: source.benefitsAndWorkFunds,
  B119: level.grantRaisesStandard,
  B120: result.notByHeadcount,
} as const satisfies Readonly<Record<string, Rule>>;

/** 2006, 三 to 七 */
const aid = {
  B121: gap.medicalCoversAll,
  B122: none('PAYMENTS_OVER_FIXED_SUM', 'AFTER_INSURANCE_ASSISTED'),
  B123: source.medicalSources,
  B124: source.medicalEarmarked,
  B125: source.medicalBalanced,
  B126: share({ of: 'DISCOUNT_CARD_DISCOUNTED', among: 'DISCOUNT_CARD_VISITS' }),
  B127: source.educationFund,
  B128: province.favoursOldBase,
  B129: source.ownBudgetFor('EDUCATION_AID', ['教育救助', 'education aid']),
  B130: share({ of: 'EXEMPTIONS_RECEIVED', among: 'EXEMPTIONS_ENTITLED' }),
  B131: register.equalEnrolment,
  B132: share({
    of: 'VOCATIONAL_RELIEF_FOCUS',
    among: 'VOCATIONAL_RELIEF',
    limit: 'clauses.vocational.focusShare',
    relation: 'above',
  }),
  B133: provinceOnly(
    share({
      of: 'UNIVERSITY_AID_SET_ASIDE',
      among: 'UNIVERSITY_TUITION',
      limit: 'clauses.tuition.share',
    }),
  ),
  B134: share({ of: 'HIGH_SCHOOL_AID_PAID', among: 'HIGH_SCHOOL_AID_ENTITLED' }),
  B135: housing.housingSources,
  B136: housing.landShare,
  B137: housing.landEarmarked,
  B138: share({ of: 'LOW_RENT_HOUSEHOLDS_RESIDENT', among: 'LOW_RENT_HOUSEHOLDS' }),
  B139: share({
    of: 'LOW_RENT_MONTHLY',
    among: 'PUBLIC_RENT_MONTHLY',
    limit: 'clauses.rent.share',
    relation: 'atMost',
    level: true,
  }),
  B140: register.threeParts,
  B141: share({ of: 'REBUILDS_MOVED_IN', among: 'REBUILDS_STARTED' }),
  B142: share({ of: 'PUBLIC_POSTS_SUBSIDISED', among: 'PUBLIC_POSTS' }),
  B143: none('INSURANCE_SUBSIDIES_OVER_TERM', 'PUBLIC_POSTS_SUBSIDISED'),
  B144: source.ownBudgetFor('LEGAL_AID', ['法律援助', 'legal aid']),
  B145: share({ of: 'LEGAL_AID_COSTS_BORNE', among: 'LEGAL_AID_COSTS_DUE' }),
} as const satisfies Readonly<Record<string, Rule>>;

/** 2006, 八 to 附件 */
const groups = {
  B146: gap.wubaoFunds,
  B147: level.wubaoAboveVillagers,
  B148: share({ of: 'ELDERLY_POSTS_FILLED', among: 'ELDERLY_POSTS_FUNDED' }),
  B149: construction.withMandatedWorks(
    'DILAPIDATED_HOUSING',
    share({ of: 'DISABLED_HOUSES_REPAIRED', among: 'DISABLED_HOUSES_PLANNED' }),
  ),
  B150: none('LAND_LOST_FEES', 'LAND_LOST_SERVED'),
  B151: construction.withMandatedWorks(
    'WELFARE_CENTRE',
    share({ of: 'WELFARE_CENTRES', among: 'WELFARE_CENTRES_REQUIRED' }),
  ),
  B152: construction.locallyFunded,
  B153: construction.strengthened('CHILD_WELFARE_BEDS', 'CHILD_WELFARE'),
  B154: input.disasterInputRising,
  B155: source.disasterFundsKept,
  B156: input.socialFundsGrow,
  B157: notJudged(OF_THE_SOFTWARE, 'province'),
} as const satisfies Readonly<Record<string, Rule>>;

export const RULES: Readonly<Record<string, Rule>> = {
  ...persons,
  ...relief,
  ...mechanisms,
  ...funds,
  ...allowance,
  ...aid,
  ...groups,
};
