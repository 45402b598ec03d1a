/**
 * Corrections: an event that names the one it reverses and puts back what that one moved.
 * domain.md, section 3.
 */
import { type Codec, type ValueOf, EventMalformed, flag, recordOf, text } from './codec.js';
import * as fund from './fund-events.js';

/**
 * The happenings that a correction may reverse. Year closings stay: the final accounts rest on
 * them.
 */
const REVERSIBLE = {
  ReceiptRecorded: fund.receiptRecorded,
  TransferIssued: fund.transferIssued,
  AwardReclaimed: fund.awardReclaimed,
  OpeningBalanceEntered: fund.openingBalanceEntered,
  NeedAssessed: fund.needAssessed,
  TransferReceived: fund.transferReceived,
  BudgetAllocated: fund.budgetAllocated,
  FundsAdjusted: fund.fundsAdjusted,
  DisbursementRecorded: fund.disbursementRecorded,
  PaymentReturned: fund.paymentReturned,
} as const;

export type ReversibleType = keyof typeof REVERSIBLE;

export type ReversibleFact = {
  [T in ReversibleType]: { readonly type: T; readonly data: ValueOf<(typeof REVERSIBLE)[T]> };
}[ReversibleType];

export function isReversible(type: string): type is ReversibleType {
  return Object.hasOwn(REVERSIBLE, type);
}

/**
 * The reversed happening, word for word, so that who reads the reversal needs no second look-up.
 */
const reversedFact: Codec<ReversibleFact> = {
  encode: (fact) => ({
    type: fact.type,
    data: (REVERSIBLE[fact.type] as Codec<unknown>).encode(fact.data),
  }),
  decode(json, path) {
    if (typeof json !== 'object' || json === null) throw new EventMalformed(path, 'a record');
    const { type, data } = json as { type: string; data: unknown };
    if (!isReversible(type)) throw new EventMalformed(`${path}.type`, 'a reversible happening');
    return { type, data: REVERSIBLE[type].decode(data, `${path}.data`) } as ReversibleFact;
  },
  schema: {
    type: 'object',
    properties: { type: { enum: Object.keys(REVERSIBLE) }, data: { type: 'object' } },
    required: ['type', 'data'],
    additionalProperties: false,
    oneOf: Object.entries(REVERSIBLE).map(([type, codec]) => ({
      properties: { type: { const: type }, data: codec.schema },
    })),
  },
};

export const correctionProposed = recordOf({
  correctionNo: text,
  /** Id and stream of the event to reverse. */
  eventId: text,
  stream: text,
  reason: text,
});

export const entryReversed = recordOf({
  correctionNo: text,
  eventId: text,
  reason: text,
  reversed: reversedFact,
  /** Whether it makes the need of the program's year less. */
  lowersNeed: flag,
});
