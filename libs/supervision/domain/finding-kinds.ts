/**
 * What supervision finds, and by which clause.
 * @source 吉政办发〔2017〕63号 四（一）, 四（四）; domain.md, section 9; 财预〔2020〕56号 第五条
 */
export const FINDING_KINDS = [
  'PAYMENT_DUPLICATE',
  'PAYMENT_AFTER_EXIT',
  'PAYMENT_OVER_STANDARD',
  'PAYMENT_LATE',
  'TRANSFER_LATE',
  'RECEIPT_UNISSUED',
  'FUNDS_IDLE',
  'SURPLUS_OVER_TWO_YEARS',
  'INPUT_DECREASED',
  'DIRECT_FUNDS_RESTING',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

const NOTICE = '吉政办发〔2017〕63号';
const AGAINST_LEAKAGE = `${NOTICE} 四（四）`;
const INPUT_AND_STOCK = `${NOTICE} 四（一）`;
const BUDGET_LAW = '中华人民共和国预算法 第五十二条';

export const CLAUSE_OF_KIND: Readonly<Record<FindingKind, string>> = {
  PAYMENT_DUPLICATE: AGAINST_LEAKAGE,
  PAYMENT_AFTER_EXIT: AGAINST_LEAKAGE,
  PAYMENT_OVER_STANDARD: AGAINST_LEAKAGE,
  PAYMENT_LATE: AGAINST_LEAKAGE,
  TRANSFER_LATE: BUDGET_LAW,
  RECEIPT_UNISSUED: BUDGET_LAW,
  FUNDS_IDLE: INPUT_AND_STOCK,
  SURPLUS_OVER_TWO_YEARS: '财预〔2015〕15号',
  INPUT_DECREASED: INPUT_AND_STOCK,
  DIRECT_FUNDS_RESTING: '财预〔2020〕56号 第五条',
};

/** Kinds that concern one payment, beneficiary by beneficiary. */
export const PAYMENT_KINDS = [
  'PAYMENT_DUPLICATE',
  'PAYMENT_AFTER_EXIT',
  'PAYMENT_OVER_STANDARD',
] as const satisfies readonly FindingKind[];

export function isFindingKind(text: string): text is FindingKind {
  return Object.hasOwn(CLAUSE_OF_KIND, text);
}

/** A finding by what it is about; the same finding has the same id on every day. */
export interface FindingId {
  readonly kind: FindingKind;
  /** What tells it from others of its kind: batch, payment, document, county, year. */
  readonly key: string;
}

/** `PAYMENT_DUPLICATE:87:FF-2017-008369` */
export function findingIdText({ kind, key }: FindingId): string {
  return `${kind}:${key}`;
}

/** undefined where the text is no id of a finding. */
export function parseFindingId(text: string): FindingId | undefined {
  const colon = text.indexOf(':');
  const kind = text.slice(0, colon);
  if (colon < 0 || !isFindingKind(kind) || colon === text.length - 1) return undefined;
  return { kind, key: text.slice(colon + 1) };
}
