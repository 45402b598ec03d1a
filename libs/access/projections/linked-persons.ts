/** Which pseudonym an earlier one stands for now, since numbers have one form. */
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import { type Projection, type Row, publishedBy } from '../../projection/projection.js';

const TABLE = { name: 'linked_persons', columns: ['position', 'beneficiary', 'becomes'] };

const ROWS: FoldTable<'read.linked_persons', [position: bigint], readonly Row[]> = {
  IdentityNumbersExamined: ({ linked }, position) =>
    linked.map(({ beneficiary, becomes }) => [position, beneficiary, becomes]),
};

/** Two processes may have examined the same persons: what they say is the same. */
export const linkedPersonsTable: Projection = {
  name: TABLE.name,
  async apply(events, models) {
    const rows = events.flatMap(
      ({ fact }) => entryFor(ROWS, fact.type)?.(fact.data, fact.position) ?? [],
    );
    const latest = new Map(rows.map((row) => [row[1], row]));
    if (latest.size > 0) await models.upsert(TABLE, ['beneficiary'], [...latest.values()]);
  },
  forget() {},
};

export const LINKED_PERSON_VIEWS = publishedBy('access', {
  linked_persons: `SELECT position, beneficiary, becomes FROM read.linked_persons`,
});

/** Those of the pseudonyms ($1) that stand for others now. */
export const LINKED_AMONG = `SELECT beneficiary, becomes FROM published.linked_persons
  WHERE beneficiary = ANY ($1)`;

export interface LinkedPerson {
  readonly beneficiary: string;
  readonly becomes: string;
}
