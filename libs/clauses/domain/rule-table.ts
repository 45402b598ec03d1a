/** Which rule answers which clause: one table. A test holds it to the register. */
import {
  none,
  notFalling,
  ofProvince,
  share,
  shareAgainstLastYear,
  value,
  where,
} from './reported.js';
import type { Rule } from './rule.js';
import * as capability from './rules/capability-rules.js';
import * as complaint from './rules/complaint-rules.js';
import * as construction from './rules/construction-rules.js';
import * as gap from './rules/gap-rules.js';
import * as input from './rules/input-rules.js';
import * as level from './rules/level-rules.js';
import * as payment from './rules/payment-rules.js';
import * as province from './rules/province-rules.js';
import * as result from './rules/result-rules.js';
import * as source from './rules/source-rules.js';
import * as standard from './rules/standard-rules.js';
import { milestones, target } from './targets.js';

const IN_2017 = { from: '2017-01-01', dueOn: '2017-12-31' };
const BY_2020 = { from: '2017-08-04', dueOn: '2020-12-31' };

/** 2017, 一 to 二（三） */
const persons = {
  A001: input.inputNotFalling,
  A002: gap.livelihoodFirst,
  A003: capability.inTargetSystem,
  A004: capability.budgetAndSupervision,
  A005: share({ of: 'DESTITUTE_ENROLLED', among: 'DESTITUTE_ELIGIBLE' }),
  A006: construction.withMandatedWorks(notFalling('DESTITUTE_INSTITUTION_BEDS')),
  A007: shareAgainstLastYear('DESTITUTE_DISABLED_IN_INSTITUTIONS', 'DESTITUTE_DISABLED', 'atLeast'),
  A008: standard.lastYearsMultiple,
  A009: standard.destituteMultiple,
  A010: standard.careGraded,
  A011: standard.careFollowsWage,
  A012: standard.reviewedInTime,
  A013: standard.orphanNoDecrease,
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
  A018: construction.withMandatedWorks(capability.basesContinue),
  A019: capability.baseInEveryPrefecture,
  A020: share({ of: 'SCATTERED_ORPHANS_TREATED', among: 'SCATTERED_ORPHANS_TO_TREAT' }),
  A021: share({ of: 'RIGID_EXPENSE_CONSIDERED', among: 'RIGID_EXPENSE_CLAIMS' }),
  A022: share({ of: 'VERIFIED_APPLICATIONS', among: 'APPLICATIONS' }),
  A023: share({ of: 'DIBAO_REEMPLOYED_SUBSIDISED', among: 'DIBAO_REEMPLOYED' }),
  A024: share({ of: 'RURAL_POOR_IN_DIBAO', among: 'RURAL_POOR_QUALIFYING' }),
  A025: result.allWhoQualify,
  A026: capability.pricesFollowed,
  A027: standard.urbanIncomeShare,
  A028: standard.ruralGuideline,
  A029: payment.topUpNotFalling,
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
  A041: none('MEDICAL_BILLS_OVERPAID'),
  A042: source.moreRelief,
  A043: standard.educationAidRises,
  A044: share({ of: 'EDUCATION_AID_PAID', among: 'EDUCATION_AID_ENTITLED' }),
  A045: target({ id: 'A045', ...IN_2017, goal: '48000', unit: ['户', 'houses'], additive: true }),
  A046: target({ id: 'A046', ...IN_2017, goal: '115000', unit: ['套', 'units'], additive: true }),
  A047: target({ id: 'A047', ...IN_2017, goal: '8000', unit: ['户', 'homes'], additive: true }),
  A048: target({ id: 'A048', ...IN_2017, goal: '50000', unit: ['名', 'persons'], additive: true }),
  A049: none('ZERO_EMPLOYMENT_OPEN'),
  A050: share({ of: 'ZERO_EMPLOYMENT_AIDED', among: 'ZERO_EMPLOYMENT_FOUND' }),
  A051: share({ of: 'HARD_TO_EMPLOY_ENROLLED', among: 'HARD_TO_EMPLOY' }),
  A052: share({ of: 'FARMS_COVERED', among: 'FARMS' }),
  A053: target({ id: 'A053', ...IN_2017, goal: '40', unit: ['%', 'per cent'], additive: false }),
  A054: share({ of: 'WORKERS_BACKSTOP_PAID', among: 'WORKERS_BACKSTOP_ENTITLED' }),
} as const satisfies Readonly<Record<string, Rule>>;

/** 2017, 三 and 五 */
const mechanisms = {
  A055: ofProvince(value('JOINT_CONFERENCE_MEETINGS', 'atLeast', 'clauses.meetings.province')),
  A056: value('COUNTY_MECHANISM_MEETINGS', 'atLeast', 'clauses.meetings.county'),
  A057: value('VERIFICATION_SOURCES', 'atLeast', 'clauses.verification.sources'),
  A058: share({ of: 'VERIFICATION_DUTIES_ASSIGNED', among: 'VERIFICATION_DUTIES' }),
  A059: value('ACCEPT_TO_PAY_MEDIAN_DAYS', 'atMost', 'clauses.oneWindow.days'),
  A060: share({ of: 'NEED_REPORTS_IN_TIME', among: 'NEED_REPORTS' }),
  A090: source.workFundsApart,
  A091: none('TASKS_WITHOUT_OWNER'),
  A092: none('SERVICE_PURCHASES_FROM_BENEFITS'),
  A093: share({ of: 'SYSTEMS_CONNECTED', among: 'SYSTEMS_TO_CONNECT' }),
  A094: share({ of: 'POVERTY_RECORDS_MATCHED', among: 'POVERTY_RECORDS' }),
  A095: share({ of: 'REPORTING_UNITS_CONNECTED', among: 'REPORTING_UNITS' }),
  A096: payment.allPublished,
  A097: payment.paidByStandard,
  A098: result.accurateData,
  A099: complaint.complaintsInTime,
  A100: share({ of: 'CHECKS_RUN', among: 'CHECKS_DUE' }),
  A101: capability.openToAudit,
  A102: result.evaluated,
  A103: result.league,
} as const satisfies Readonly<Record<string, Rule>>;

/** 2017, 四 */
const funds = {
  A061: input.inputNotFalling,
  A062: source.generalTransfersFirst,
  A063: input.governmentInputNotFalling,
  A064: input.livelihoodShare,
  A065: gap.budgetOnNeed,
  A066: payment.issuedInTime,
  A067: payment.stockRevived,
  A068: source.socialFunds,
  A069: construction.countyIsResponsible,
  A070: gap.pooled,
  A071: gap.leavesNoGap,
  A072: construction.noConstructionWhileGap,
  A073: construction.arrangedIsCut,
  A074: construction.cutFillsGap,
  A075: province.bothPooled,
  A076: province.shareOfCounties,
  A077: province.favoursWeak,
  A078: province.favoursPressed,
  A079: province.favoursResourceRegions,
  A080: province.focusRegions,
  A081: result.incentive,
  A082: payment.publishedInTime,
  A083: result.findingsHandled,
  A084: result.noLeakage,
  A085: result.policyFollowed,
  A086: level.standardsCiteBasis,
  A087: payment.paidInTime,
  A088: result.linkedToResults,
  A089: result.favoursResults,
} as const satisfies Readonly<Record<string, Rule>>;

/** 2006, 一 and 二 */
const allowance = {
  B104: capability.baseAndAids,
  B105: level.dibaoCitesBasis,
  B106: level.levelsInOrder,
  B107: share({ of: 'DIBAO_QUALIFYING_ENROLLED', among: 'DIBAO_QUALIFYING' }),
  B108: input.dibaoInputRising,
  B109: input.dynamicGrowth,
  B110: payment.topUpNotFalling,
  B111: gap.dibaoRaisedAndPaid,
  B112: payment.classifiedAboveAverage,
  B113: source.temporaryRelief,
  B114: capability.pricesFollowed,
  B115: share({ of: 'APPROVALS_DELIBERATED', among: 'APPROVALS' }),
  B116: result.exitsInTime,
  B117: gap.dibaoBudgetOnNeed,
  B118: source.benefitsAndWorkFunds,
  B119: level.grantRaisesStandard,
  B120: result.notByHeadcount,
} as const satisfies Readonly<Record<string, Rule>>;

/** 2006, 三 to 七 */
const aid = {
  B121: source.medicalCoversAll,
  B122: none('PAYMENTS_OVER_FIXED_SUM'),
  B123: source.medicalSources,
  B124: source.medicalEarmarked,
  B125: source.medicalBalanced,
  B126: share({ of: 'DISCOUNT_CARD_DISCOUNTED', among: 'DISCOUNT_CARD_VISITS' }),
  B127: source.provincialFund('EDUCATION_AID', [
    '当年登记有省级教育救助资金',
    'a provincial receipt of EDUCATION_AID is recorded for the year',
  ]),
  B128: province.favoursOldBase,
  B129: source.ownBudgetFor('EDUCATION_AID', [
    '教育救助本级预算 > 0',
    'the level’s own budget of EDUCATION_AID > 0',
  ]),
  B130: share({ of: 'EXEMPTIONS_RECEIVED', among: 'EXEMPTIONS_ENTITLED' }),
  B131: capability.equalEnrolment,
  B132: share({
    of: 'VOCATIONAL_RELIEF_FOCUS',
    among: 'VOCATIONAL_RELIEF',
    limit: 'clauses.vocational.focusShare',
    relation: 'above',
  }),
  B133: ofProvince(
    share({
      of: 'UNIVERSITY_AID_SET_ASIDE',
      among: 'UNIVERSITY_TUITION',
      limit: 'clauses.tuition.share',
    }),
  ),
  B134: share({ of: 'HIGH_SCHOOL_AID_PAID', among: 'HIGH_SCHOOL_AID_ENTITLED' }),
  B135: source.housingSources,
  B136: source.landShare,
  B137: source.landEarmarked,
  B138: share({ of: 'LOW_RENT_HOUSEHOLDS_RESIDENT', among: 'LOW_RENT_HOUSEHOLDS' }),
  B139: share({
    of: 'LOW_RENT_MONTHLY',
    among: 'PUBLIC_RENT_MONTHLY',
    limit: 'clauses.rent.share',
    relation: 'atMost',
    level: true,
  }),
  B140: capability.threeParts,
  B141: share({ of: 'REBUILDS_MOVED_IN', among: 'REBUILDS_STARTED' }),
  B142: share({ of: 'PUBLIC_POSTS_SUBSIDISED', among: 'PUBLIC_POSTS' }),
  B143: none('INSURANCE_SUBSIDIES_OVER_TERM'),
  B144: source.ownBudgetFor('LEGAL_AID', [
    '法律援助本级预算 > 0',
    'the level’s own budget of LEGAL_AID > 0',
  ]),
  B145: share({ of: 'LEGAL_AID_COSTS_BORNE', among: 'LEGAL_AID_COSTS_DUE' }),
} as const satisfies Readonly<Record<string, Rule>>;

/** 2006, 八 to 附件 */
const groups = {
  B146: gap.wubaoFunds,
  B147: level.wubaoAboveVillagers,
  B148: share({ of: 'ELDERLY_POSTS_FILLED', among: 'ELDERLY_POSTS_FUNDED' }),
  B149: construction.withMandatedWorks(
    share({ of: 'DISABLED_HOUSES_REPAIRED', among: 'DISABLED_HOUSES_PLANNED' }),
  ),
  B150: none('LAND_LOST_FEES'),
  B151: construction.withMandatedWorks(
    share({ of: 'WELFARE_CENTRES', among: 'WELFARE_CENTRES_REQUIRED' }),
  ),
  B152: construction.locallyFunded,
  B153: construction.withMandatedWorks(notFalling('CHILD_WELFARE_BEDS')),
  B154: input.disasterInputRising,
  B155: source.disasterFundsKept,
  B156: source.donationsByChannel,
  B157: capability.coordinationOffice,
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
