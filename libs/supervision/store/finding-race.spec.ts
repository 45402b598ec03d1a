/** A county explains while audit judges, on PostgreSQL, by two processes. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { atWorkOn, eventsOf, someone, wordOf } from '../../../test/ledger-at-work.js';
import { type TestDatabase, freshDatabase } from '../../../test/postgres-for-tests.js';
import { PostgresEventStore } from '../../event-store/postgres/postgres-event-store.js';
import { type RaisedFinding, explainFinding, judgeFinding } from '../domain/finding-deciders.js';
import { findingIdText } from '../domain/finding-kinds.js';

const TRIES = 200;
/** Explanations that arrive with each verdict. */
const EXPLANATIONS = 5;

let database: TestDatabase;
let stores: PostgresEventStore[];

beforeAll(async () => {
  database = await freshDatabase();
  stores = [1, 2].map(() => new PostgresEventStore(database.logins.of('app')));
});

afterAll(async () => {
  for (const store of stores) await store.close();
  await database.drop();
});

const raised: RaisedFinding = async (id) => ({
  findingId: findingIdText(id),
  kind: id.kind,
  ...{ region: '220503', fiscalYear: 2017, amountFen: 100n },
});

it('an explanation comes before the verdict, or is refused', async () => {
  const [county, audit] = stores.map((store) => atWorkOn(store).handler);
  const explaining = explainFinding(raised);
  for (let n = 0; n < TRIES; n++) {
    const findingId = `PAYMENT_LATE:F-${n}`;
    const explain = (explanation: string) =>
      county!.execute(explaining, { findingId, explanation }, someone());
    await explain('first');
    const verdict = { findingId, verdict: 'confirmed', opinion: 'o' } as const;
    const judging = audit!.execute(judgeFinding, verdict, someone());
    const more = Array.from({ length: EXPLANATIONS }, (_, number) => explain(String(number)));
    const words = (await Promise.all(more)).map(wordOf);
    expect(wordOf(await judging)).toBe('recorded');
    const types = (await eventsOf(stores[0]!, `finding-${findingId}`)).map(({ type }) => type);
    const recorded = words.filter((word) => word === 'recorded');
    const refused = words.filter((word) => word === 'FINDING_ALREADY_JUDGED');
    expect(recorded.length + refused.length).toBe(EXPLANATIONS);
    const explained = Array<string>(1 + recorded.length).fill('FindingExplained');
    expect(types).toEqual([...explained, 'FindingJudged']);
  }
}, 120_000);
