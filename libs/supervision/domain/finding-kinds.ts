/**
 * What supervision finds, and by which clause.
 * @source 吉政办发〔2017〕63号 四（一）, 四（四）; domain.md, section 9; 财预〔2020〕56号 第五条
 */
import type { ParameterName } from '../../policy/parameter-values.js';
import type { FINDING_WORDS } from '../../wording/supervision-words.js';

export interface KindOfFinding {
  readonly clause: string;
  /** Who answers for it: a county for its own, the province for what is no county's. */
  readonly of: 'county' | 'province';
  /**
   * What its key names: `PAYMENT_NO:BATCH_NO`, the batch, the document, the document in an account
   * (`REGION/YEAR/PROGRAM/DOCUMENT_NO`), a county's year (`REGION/YEAR`), a program of it
   * (`REGION/YEAR/PROGRAM`), or an entry of it: an assessment by its natural key, or the project,
   * figure and number of an entry.
   */
  readonly about: 'payment' | 'batch' | 'document' | 'stock' | 'year' | 'program' | 'entry';
  /** The policy value that it is held to; null: none. */
  readonly threshold: ParameterName | null;
  /** Grows old by itself: asked for without a day, it is asked for as of today. */
  readonly ages: boolean;
  /** Whether clauses are judged by it. */
  readonly inClauses: boolean;
}

const NOTICE = '吉政办发〔2017〕63号';
const AGAINST_LEAKAGE = `${NOTICE} 四（四）`;
const INPUT_AND_STOCK = `${NOTICE} 四（一）`;
const NO_GAP = `${NOTICE} 四（二）`;
const BUDGET_LAW = '中华人民共和国预算法 第五十二条';

const leak = {
  clause: AGAINST_LEAKAGE,
  of: 'county',
  about: 'payment',
  threshold: null,
  ages: false,
  inClauses: true,
} as const;

const ofGap = {
  clause: NO_GAP,
  of: 'county',
  threshold: null,
  ages: false,
  inClauses: false,
} as const;

/** In the order in which lists have them. */
export const KINDS_OF_FINDINGS = {
  PAYMENT_DUPLICATE: leak,
  PAYMENT_AFTER_EXIT: leak,
  PAYMENT_OVER_STANDARD: leak,
  PERSON_TWO_NAMES: leak,
  PERSON_NUMBER_DOUBTFUL: leak,
  PAYMENT_LATE: {
    clause: AGAINST_LEAKAGE,
    of: 'county',
    about: 'batch',
    threshold: 'supervision.payment.dueDay',
    ages: false,
    inClauses: true,
  },
  TRANSFER_LATE: {
    clause: BUDGET_LAW,
    of: 'province',
    about: 'document',
    threshold: 'supervision.transfer.issueDays',
    ages: false,
    inClauses: true,
  },
  RECEIPT_UNISSUED: {
    clause: BUDGET_LAW,
    of: 'province',
    about: 'document',
    threshold: 'supervision.transfer.issueDays',
    ages: true,
    inClauses: true,
  },
  FUNDS_IDLE: {
    clause: INPUT_AND_STOCK,
    of: 'county',
    about: 'stock',
    threshold: 'supervision.idle.days',
    ages: true,
    inClauses: true,
  },
  SURPLUS_OVER_TWO_YEARS: {
    clause: '财预〔2015〕15号',
    of: 'county',
    about: 'stock',
    threshold: 'supervision.surplus.years',
    ages: true,
    inClauses: true,
  },
  INPUT_DECREASED: {
    clause: INPUT_AND_STOCK,
    of: 'county',
    about: 'year',
    threshold: null,
    ages: true,
    inClauses: false,
  },
  NEED_BELOW_PAYMENTS: { ...ofGap, about: 'program', inClauses: true },
  NEED_LOWERED_IN_GAP: { ...ofGap, about: 'entry' },
  CONSTRUCTION_ADDED_IN_GAP: { ...ofGap, about: 'entry' },
  DIRECT_FUNDS_RESTING: {
    clause: '财预〔2020〕56号 第五条',
    of: 'county',
    about: 'batch',
    threshold: null,
    ages: false,
    inClauses: false,
  },
} as const satisfies Readonly<Record<keyof typeof FINDING_WORDS, KindOfFinding>>;

export type FindingKind = keyof typeof KINDS_OF_FINDINGS;

/** Kinds that concern one payment, beneficiary by beneficiary. */
export type PaymentKind = {
  [K in FindingKind]: (typeof KINDS_OF_FINDINGS)[K]['about'] extends 'payment' ? K : never;
}[FindingKind];

export const FINDING_KINDS = Object.keys(KINDS_OF_FINDINGS) as readonly FindingKind[];

export function kindOfFinding(kind: FindingKind): KindOfFinding {
  return KINDS_OF_FINDINGS[kind];
}

export function isOfPayment(kind: FindingKind): kind is PaymentKind {
  return kindOfFinding(kind).about === 'payment';
}

export function isFindingKind(text: string): text is FindingKind {
  return Object.hasOwn(KINDS_OF_FINDINGS, text);
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
