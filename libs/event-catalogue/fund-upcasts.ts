/**
 * From the shapes of the first edition to the second's: several entries a receipt, several programs
 * a transfer, and accounts that say their class and whether they are of the pooled group. Nothing
 * is looked up: what an event did not say is null, or follows from the programs of that edition.
 */
import type { ReversibleType } from './reversal-events.js';
import type { SpendingClass } from './vocabulary.js';

export type Upcast = (json: unknown) => unknown;
type Json = Readonly<Record<string, unknown>>;

/** Programs of the first edition whose award money may be adjusted among them. */
const POOLED: ReadonlySet<unknown> = new Set([
  'URBAN_DIBAO',
  'RURAL_DIBAO',
  'URBAN_DESTITUTE',
  'RURAL_DESTITUTE',
  'TEMPORARY_ASSISTANCE',
  'VAGRANT_RELIEF',
  'ORPHAN',
]);

/** All were of basic livelihood but one. */
function classOf(program: unknown): SpendingClass {
  return program === 'WORK_FUNDS' ? 'OPERATING' : 'BASIC_LIVELIHOOD';
}

const ofProgram = (program: unknown) => ({
  class: classOf(program),
  pooled: POOLED.has(program),
});

const ofAccount = (account: Json) => ({
  pooled: account['class'] === 'BASIC_LIVELIHOOD' && POOLED.has(account['code']),
});

/** What is no record is left to the codec, which refuses it. */
function record(turn: (json: Json) => Json): Upcast {
  return (json) => (isRecord(json) ? turn(json) : json);
}

function isRecord(json: unknown): json is Json {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function each(json: unknown, turn: (json: Json) => Json): unknown {
  return Array.isArray(json) ? json.map(record(turn)) : json;
}

const lotPart = (part: Json): Json => ({
  ...part,
  origin: record((origin) => ({
    ...origin,
    entry: null,
    budgetSource: null,
    awardProgram: null,
  }))(part['origin']),
});
const poolPart = (part: Json): Json => ({ ...part, entry: null, originYear: null });

const receiptOfEntries: Upcast = record(
  ({ program, source, amountFen, poolLot, directFund, ...document }) => ({
    ...document,
    entries: [{ program, source, amountFen, poolLot, directFund }],
  }),
);

export const receiptWithDirectFund: Upcast = record((json) => ({ ...json, directFund: null }));

const UPCASTS = {
  ReceiptRecorded: receiptOfEntries,
  TransferIssued: record(({ program, ...document }) => ({
    ...document,
    lines: each(document['lines'], (line) => ({
      ...line,
      program,
      ...ofProgram(program),
      draws: each(line['draws'], poolPart),
    })),
  })),
  AwardReclaimed: record((json) => ({
    ...json,
    ...ofProgram(json['program']),
    draws: each(json['draws'], lotPart),
    poolLots: each(json['poolLots'], poolPart),
  })),
  OpeningBalanceEntered: record((json) => ({
    ...json,
    ...ofProgram(json['program']),
    lot: record(lotPart)(json['lot']),
  })),
  NeedAssessed: record((json) => ({ ...json, ...ofProgram(json['program']) })),
  TransferReceived: record(({ program, amountFen, lots, ...arrival }) => ({
    ...arrival,
    program: null,
    lines: [{ program, ...ofProgram(program), amountFen, lots: each(lots, lotPart) }],
  })),
  BudgetAllocated: record((json) => ({
    ...json,
    ...ofAccount(json),
    projectName: null,
    mandate: null,
    lot: record(lotPart)(json['lot']),
  })),
  FundsAdjusted: record((json) => {
    const account = record((of) => ({ ...of, ...ofAccount(of) }));
    return {
      ...json,
      from: account(json['from']),
      to: account(json['to']),
      draws: each(json['draws'], lotPart),
      lots: each(json['lots'], lotPart),
    };
  }),
  DisbursementRecorded: record((json) => ({
    ...json,
    ...ofAccount(json),
    draws: each(json['draws'], lotPart),
  })),
  PaymentReturned: record((json) => ({
    ...json,
    ...ofAccount(json),
    period: null,
    credits: each(json['credits'], (credit) => ({
      ...credit,
      credited: record(lotPart)(credit['credited']),
    })),
  })),
} satisfies Readonly<Record<ReversibleType, Upcast>>;

/** To the second edition's shape, from the version before it. */
export const toSecondEdition = {
  ...UPCASTS,
  PoolYearClosed: record((json) => ({ ...json, moves: each(json['moves'], poolPart) })),
  CountyYearClosed: record((json) => ({
    ...json,
    moves: each(json['moves'], (move) => ({
      ...move,
      ...ofAccount(move),
      lot: record(lotPart)(move['lot']),
    })),
  })),
};

/** Version 1 of the list of payments knew the person alone. */
export const paymentsWithNames: Upcast = record((json) => ({
  ...json,
  payments: each(json['payments'], (line) => ({
    ...line,
    ...{ nameMark: null, payeeMark: null, doubtful: false },
  })),
}));

/** A reversal of version 1 held receipts of version 1, and everything else as it was. */
export const reversalOfReceiptWithDirectFund = reversal((type, data) =>
  type === 'ReceiptRecorded' ? receiptWithDirectFund(data) : data,
);

const reversalOfSecondEdition = reversal((type, data) =>
  Object.hasOwn(UPCASTS, String(type)) ? UPCASTS[type as ReversibleType](data) : data,
);

/** One of version 2 held what the first edition recorded. */
export const toReversalOfSecondEdition: Upcast = record((json) => ({
  ...(reversalOfSecondEdition(json) as Json),
  lowersNeed: false,
}));

function reversal(turn: (type: unknown, data: unknown) => unknown): Upcast {
  return record((json) => ({
    ...json,
    reversed: record((fact) => ({ ...fact, data: turn(fact['type'], fact['data']) }))(
      json['reversed'],
    ),
  }));
}
