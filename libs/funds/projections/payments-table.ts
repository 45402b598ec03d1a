/**
 * Payments as they are listed. A person is named by the pseudonym of the number's one form, also
 * where the event names another; of a mark stands the part by which names are compared.
 */
import { LINKED_AMONG, type LinkedPerson } from '../../access/projections/linked-persons.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import {
  type ProjectedEvent,
  type Projection,
  type ReadModelTransaction,
  addingRows,
} from '../../projection/projection.js';

const COMPARED_CHARACTERS = 12;

const TABLE = {
  name: 'payments',
  columns: [
    ...['stream', 'payment_no', 'region', 'beneficiary', 'persons', 'months', 'component'],
    ...['amount_fen', 'position', 'name', 'payee', 'doubtful'],
  ],
} as const;
const BENEFICIARY = 3;
const DOUBTFUL = 11;

const rows = addingRows(TABLE, {
  PaymentsListed({ region, payments }, { stream, position }) {
    return payments.map((line) => {
      const person = [region, line.beneficiary, line.persons, line.months];
      const name = line.nameMark?.slice(0, COMPARED_CHARACTERS) ?? '';
      const more = [line.component, line.amountFen, position, name, line.payeeMark, line.doubtful];
      return [stream, line.paymentNo, ...person, ...more];
    });
  },
  IdentityNumbersExamined: () => [],
});

/** The persons whom an event names. */
const NAMED: FoldTable<'read.payments', [], readonly string[]> = {
  PaymentsListed: ({ payments }) => payments.map(({ beneficiary }) => beneficiary),
  IdentityNumbersExamined: ({ linked }) => linked.map(({ beneficiary }) => beneficiary),
};

/** Persons whose number an event says to be doubtful; a list says it payment by payment. */
const DOUBTED: FoldTable<'read.payments', [], readonly string[]> = {
  PaymentsListed: () => [],
  IdentityNumbersExamined: ({ doubtful }) => doubtful,
};

export const paymentsTable: Projection = {
  name: 'payments',
  async apply(events, models) {
    await rows.apply(events, models);
    await link(events, models);
    const doubtful = events.flatMap(({ fact }) => entryFor(DOUBTED, fact.type)?.(fact.data) ?? []);
    if (doubtful.length === 0) return;
    const doubted = await models.remove(TABLE, NOT_YET_DOUBTED, [doubtful]);
    await models.insert(
      TABLE,
      doubted.map((row) => row.with(DOUBTFUL, true)),
    );
  },
  forget() {},
};

async function link(
  events: readonly ProjectedEvent[],
  models: ReadModelTransaction,
): Promise<void> {
  const named = new Set(
    events.flatMap(({ fact }) => entryFor(NAMED, fact.type)?.(fact.data) ?? []),
  );
  if (named.size === 0) return;
  const linked = await models.read<LinkedPerson>(LINKED_AMONG, [[...named]]);
  if (linked.length === 0) return;
  const becomes = new Map(linked.map((row) => [row.beneficiary, row.becomes]));
  const moved = await models.remove(TABLE, OF_PERSONS, [[...becomes.keys()]]);
  await models.insert(
    TABLE,
    moved.map((row) => row.with(BENEFICIARY, becomes.get(row[BENEFICIARY] as string)!)),
  );
}

const OF_PERSONS = 'WHERE r.beneficiary = ANY ($1)';
const NOT_YET_DOUBTED = `${OF_PERSONS} AND NOT r.doubtful`;
