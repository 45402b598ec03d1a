/**
 * Who left which program, by pseudonym: that of the number's one form, also where the event names
 * another.
 */
import { LINKED_AMONG, type LinkedPerson } from '../../access/projections/linked-persons.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import { type Projection, addingRows } from '../../projection/projection.js';

const TABLE = {
  name: 'exits',
  columns: [
    ...['position', 'beneficiary', 'region', 'program', 'exited_on', 'reason', 'readmitted_on'],
  ],
} as const;
const BENEFICIARY = 1;

const rows = addingRows(TABLE, {
  BeneficiaryExited: ({ beneficiary, region, program, exitedOn, reason, readmittedOn }, fact) => [
    [fact.position, beneficiary, region, program, exitedOn, reason, readmittedOn],
  ],
  IdentityNumbersExamined: () => [],
});

/** The persons whom an event names. */
const NAMED: FoldTable<'read.exits', [], readonly string[]> = {
  BeneficiaryExited: ({ beneficiary }) => [beneficiary],
  IdentityNumbersExamined: ({ linked }) => linked.map(({ beneficiary }) => beneficiary),
};

export const exitsTable: Projection = {
  name: 'exits',
  async apply(events, models) {
    await rows.apply(events, models);
    const named = events.flatMap(({ fact }) => entryFor(NAMED, fact.type)?.(fact.data) ?? []);
    if (named.length === 0) return;
    const linked = await models.read<LinkedPerson>(LINKED_AMONG, [named]);
    if (linked.length === 0) return;
    const becomes = new Map(linked.map((row) => [row.beneficiary, row.becomes]));
    const moved = await models.remove(TABLE, 'WHERE r.beneficiary = ANY ($1)', [
      [...becomes.keys()],
    ]);
    await models.insert(
      TABLE,
      moved.map((row) => row.with(BENEFICIARY, becomes.get(row[BENEFICIARY] as string)!)),
    );
  },
  forget() {},
};
