/** The closed lists that events speak in. domain.md, sections 2 and 5; data-package.md. */
export const SPENDING_CLASSES = ['BASIC_LIVELIHOOD', 'CONSTRUCTION', 'OPERATING', 'OTHER'] as const;
export type SpendingClass = (typeof SPENDING_CLASSES)[number];

export const PROJECT_KINDS = ['GENERAL', 'LIVELIHOOD_MANDATED', 'EXEMPTED'] as const;
export type ProjectKind = (typeof PROJECT_KINDS)[number];

export const RECEIPT_SOURCES = [
  'CENTRAL',
  'PROVINCIAL',
  'LOTTERY',
  'DONATION',
  'LAND_TRANSFER',
] as const;
export type ReceiptSource = (typeof RECEIPT_SOURCES)[number];

/** 直达资金标识: 01 central money, 03 provincial money that goes down like it. */
export const DIRECT_FUND_MARKS = ['01', '03'] as const;
export type DirectFundMark = (typeof DIRECT_FUND_MARKS)[number];

export const BUDGET_SOURCES = [
  'OWN',
  'PREFECTURE',
  'LAND_TRANSFER',
  'LOTTERY',
  'DONATION',
  'GENERAL_TRANSFER',
  'SPECIAL_BOND',
  'GENERAL_BOND',
  'CENTRAL_CONSTRUCTION',
  'PROVINCIAL_CONSTRUCTION',
] as const;
export type BudgetSource = (typeof BUDGET_SOURCES)[number];

/** Works that the notices themselves order (民生工程依据). domain.md, section 5 */
export const MANDATES = [
  'DILAPIDATED_HOUSING',
  'SHANTYTOWN',
  'REHABILITATION_BASE',
  'CARE_INSTITUTION',
  'WELFARE_CENTRE',
  'CHILD_WELFARE',
  'LOW_RENT_HOUSING',
  'DISASTER_REBUILDING',
  'RELIEF_STATION',
] as const;
export type Mandate = (typeof MANDATES)[number];

export const PAYMENT_COMPONENTS = [
  'BASIC',
  'BACK_PAY',
  'PRICE_SUBSIDY',
  'CLASSIFIED_TOPUP',
  'CARE',
] as const;
export type PaymentComponent = (typeof PAYMENT_COMPONENTS)[number];

export const REGION_LEVELS = ['province', 'prefecture', 'county'] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

export const DESIGNATION_KINDS = [
  'RESOURCE_GROWING',
  'RESOURCE_MATURE',
  'RESOURCE_DECLINING',
  'RESOURCE_REGENERATIVE',
] as const;

/**
 * TRANSFER: came by an award document; OPENING: opening carry-over; BUDGET: the county's own money.
 */
export const LOT_KINDS = ['TRANSFER', 'OPENING', 'BUDGET'] as const;
export type LotKind = (typeof LOT_KINDS)[number];

/** The factors of an allocation's score. domain.md, section 7 */
export const ALLOCATION_FACTORS = [
  'need',
  'difficulty',
  'pressure',
  'resource',
  'performance',
  'effort',
] as const;
export type AllocationFactor = (typeof ALLOCATION_FACTORS)[number];

/** What a formula by weights may weigh, beside `INDICATOR:<name>`. */
export const WEIGHED_FACTORS = [
  ...(['NEED', 'DIFFICULTY', 'PRESSURE', 'RESOURCE', 'PERFORMANCE', 'EFFORT'] as const),
  'EQUAL',
] as const;

/** 绩效目标: levels of targets, how an actual is held against one, and what is reported. */
export const TARGET_LEVELS = ['OUTPUT', 'BENEFIT', 'SATISFACTION'] as const;
export const TARGET_SUBLEVELS = [
  ...(['QUANTITY', 'QUALITY', 'TIMELINESS', 'COST'] as const),
  ...(['ECONOMIC', 'SOCIAL', 'ECOLOGICAL', 'SUSTAINABILITY'] as const),
  'SATISFACTION',
] as const;
export const COMPARATORS = ['AT_LEAST', 'AT_MOST', 'EQUAL', 'QUALITATIVE'] as const;
export type Comparator = (typeof COMPARATORS)[number];
export const RESULT_KINDS = ['MONITORING', 'SELF_EVALUATION'] as const;
export const QUALITATIVE_RESULTS = ['FULL', 'MOSTLY', 'PARTLY', 'NONE'] as const;
export type QualitativeResult = (typeof QUALITATIVE_RESULTS)[number];

/** Documents that are published as a whole. 2017, 四（四） and 五（三） */
export const PUBLISHED_DOCUMENT_KINDS = [
  'TRANSFER',
  'ALLOCATION',
  'PERFORMANCE',
  'LEDGER',
] as const;
/** LIST: the payments of a county's program and month. */
export const PUBLISHED_ITEM_KINDS = ['LIST', ...PUBLISHED_DOCUMENT_KINDS] as const;
export type PublishedItemKind = (typeof PUBLISHED_ITEM_KINDS)[number];

export const OBJECTION_OUTCOMES = ['UPHELD', 'PARTLY_UPHELD', 'REJECTED', 'REFERRED'] as const;

/** What a matter is about: somebody's complaint, or something that is to be put right. */
export const MATTER_KINDS = ['COMPLAINT', 'RECTIFICATION'] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

/** What a county is reminded of. */
export const REMINDER_SUBJECT_KINDS = ['ALERT', 'FINDING', 'TASK'] as const;
export type ReminderSubjectKind = (typeof REMINDER_SUBJECT_KINDS)[number];

export const MATTER_LINK_KINDS = ['FINDING', 'EVENT', 'OBJECTION'] as const;
export type MatterLinkKind = (typeof MATTER_LINK_KINDS)[number];
