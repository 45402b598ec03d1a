/** The happenings of a county's year, read back from its postings. */
import {
  type PostingRow,
  POSTING_COLUMNS,
  postingOf,
} from '../../county-ledger/store/posting-rows.js';
import type { Posting } from '../../county-ledger/domain/postings.js';
import type { EarlierHappenings } from '../projections/alerts-table.js';

export interface ReadHappening {
  readonly position: bigint;
  readonly occurredOn: string;
  readonly postings: Posting[];
}

/** @param rows of one county's year, by position and place */
export function happeningsOf(rows: readonly PostingRow[]): ReadHappening[] {
  const happenings: ReadHappening[] = [];
  for (const row of rows) {
    const last = happenings.at(-1);
    if (last?.position === row.position) last.postings.push(postingOf(row));
    else {
      const { position, occurred_on: occurredOn } = row;
      happenings.push({ position, occurredOn, postings: [postingOf(row)] });
    }
  }
  return happenings;
}

export const earlierHappenings: EarlierHappenings = async (models, region, fiscalYear, before) =>
  happeningsOf(
    await models.read<PostingRow>(
      `SELECT ${POSTING_COLUMNS} FROM published.postings
        WHERE region = $1 AND fiscal_year = $2 AND position < $3 ORDER BY position, place`,
      [region, fiscalYear, before],
    ),
  );
