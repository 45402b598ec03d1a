/**
 * Who left which program, by pseudonym: that of the number's one form, also where the event names
 * another.
 */
import { LINKED_AMONG, type LinkedPerson } from '../../access/projections/linked-persons.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import { type Projection, addingRows } from '../../projection/projection.js';

const rows = addingRows(
  {
    name: 'exits',
    columns: [
      'position',
      'beneficiary',
      'region',
      'program',
      'exited_on',
      'reason',
      'readmitted_on',
    ],
  },
  {
    BeneficiaryExited: ({ beneficiary, region, program, exitedOn, reason, readmittedOn }, fact) => [
      [fact.position, beneficiary, region, program, exitedOn, reason, readmittedOn],
    ],
    IdentityNumbersExamined: () => [],
  },
);

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
    const columns = [linked.map((row) => row.beneficiary), linked.map((row) => row.becomes)];
    await models.run(LINK, columns);
  },
  forget() {},
};

const LINK = `UPDATE read.exits e SET beneficiary = l.becomes
  FROM unnest($1::text[], $2::text[]) AS l (beneficiary, becomes)
  WHERE e.beneficiary = l.beneficiary`;
