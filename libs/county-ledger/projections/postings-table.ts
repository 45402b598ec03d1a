/** Every figure that an event moved, as a row: as-of questions are sums and folds of these. */
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import { type Projection, type Row, addingRowsOf } from '../../projection/projection.js';
import { type Posting, postingsOf } from '../domain/postings.js';

const TABLE = {
  name: 'postings',
  columns: [
    'position',
    'place',
    'occurred_on',
    'recorded_at',
    'region',
    'fiscal_year',
    'class',
    'code',
    'project_kind',
    'kind',
    'figure',
    'amount_fen',
    'batch_no',
    'need_key',
    'from_month',
    'months',
    'pooled',
    'redirectable_fen',
    'month',
    'entry_no',
  ],
} as const;

/** @param isOfPart which counties' rows: another partition has the others */
export function postingsTable(isOfPart: (region: string) => boolean): Projection {
  return addingRowsOf(TABLE, ({ fact }) =>
    postingsOf(fact).flatMap((posting, place) =>
      isOfPart(posting.region) ? [rowOf(fact, posting, place)] : [],
    ),
  );
}

function rowOf(fact: RecordedFact, posting: Posting, place: number): Row {
  return [
    fact.position,
    place,
    fact.occurredOn,
    fact.recordedAt,
    posting.region,
    posting.fiscalYear,
    posting.class,
    posting.code,
    posting.projectKind,
    posting.kind,
    ...figureCells(posting),
    posting.pooled,
    ...(posting.kind === 'amount'
      ? [posting.redirectableFen, posting.month, posting.entryNo]
      : [0n, null, null]),
  ];
}

function figureCells(posting: Posting): Row {
  switch (posting.kind) {
    case 'amount':
      return [posting.figure, posting.amountFen, posting.batchNo, null, null, null];
    case 'need':
    case 'need-withdrawn':
      return [null, posting.amountFen, null, posting.needKey, posting.fromMonth, posting.months];
    case 'closing':
      return [null, 0n, null, null, null, null];
  }
}
