/**
 * The list of matters follows from what is recorded: however the events are cut into transactions,
 * on each day it says what folding the events up to that day says.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type pg from 'pg';
import type { Fact, RecordedFact } from '../../libs/event-catalogue/catalogue.js';
import { type MatterState, evolveMatter } from '../../libs/matters/domain/matter.js';
import { matterTables } from '../../libs/matters/projections/matters-table.js';
import { listMatters } from '../../libs/matters/store/matter-list.js';
import { formatYuan } from '../../libs/money/fen.js';
import { clientSql } from '../../libs/postgres/client-sql.js';
import { createClient } from '../../libs/postgres/connections.js';
import type { ProjectedEvent } from '../../libs/projection/projection.js';
import { Digests } from '../../libs/projection/digests.js';
import { LIVE } from '../../libs/projection/published-views.js';
import { ReadModelWriter } from '../../libs/projection/read-model-writer.js';
import { type TestDatabase, freshDatabase } from '../postgres-for-tests.js';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  const connectionString = database.url;
  client = createClient({ connectionString, role: 'owner', applicationName: 'matters' });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const MATTERS = ['SX-1', 'SX-2', 'SX-3'] as const;
const region = '220422';
const day = (number: number): string => `2018-01-${String(number + 1).padStart(2, '0')}`;

const openingOf = (matterNo: string): Fact => ({
  type: 'MatterOpened',
  data: {
    ...{ matterNo, region, kind: 'RECTIFICATION', title: '重复发放', program: null },
    ...{ fiscalYear: 2017, dueOn: day(9), requiredFen: 300n, complaint: null },
  },
});

/** Steps as they may follow each other: closed matters take nothing but their reopening. */
const STEPS: readonly ((matterNo: string, number: number) => Fact)[] = [
  (matterNo) => ({ type: 'MatterExplained', data: { matterNo, region, explanation: '说明' } }),
  (matterNo) => ({
    type: 'MatterJudged',
    data: { matterNo, region, verdict: 'confirmed', opinion: '属实' },
  }),
  (matterNo, number) => ({
    type: 'MatterRecoveryRecorded',
    data: {
      ...{ matterNo, region, kind: 'RETURN', number: `TH-${number}` },
      ...{ eventId: idOf(number), amountFen: BigInt(number + 1) },
    },
  }),
  (matterNo, number) => ({
    type: 'MatterExtended',
    data: { matterNo, region, previousDueOn: day(9), dueOn: day(10 + (number % 15)), reason: '' },
  }),
  (matterNo) => ({
    type: 'MatterClosed',
    data: { matterNo, region, conclusion: '同意', recoveredFen: 0n },
  }),
];

const reopeningOf = (matterNo: string, number: number): Fact => ({
  type: 'MatterReopened',
  data: { matterNo, region, reason: '新线索', dueOn: day(5 + (number % 20)) },
});

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

interface Choice {
  readonly matter: number;
  readonly step: number;
  readonly later: number;
  /** Whether the transaction ends here. */
  readonly cut: boolean;
}

const choices: fc.Arbitrary<readonly Choice[]> = fc.array(
  fc.record({
    matter: fc.nat({ max: MATTERS.length - 1 }),
    step: fc.nat({ max: STEPS.length - 1 }),
    later: fc.nat({ max: 2 }),
    cut: fc.boolean(),
  }),
  { minLength: 1, maxLength: 25 },
);

function happened(chosen: readonly Choice[]): readonly RecordedFact[] {
  const states = new Map<string, MatterState>();
  let today = 0;
  return chosen.map(({ matter, step, later }, index) => {
    const matterNo = MATTERS[matter]!;
    const state = states.get(matterNo) ?? null;
    const fact =
      state === null
        ? openingOf(matterNo)
        : state.status === 'closed'
          ? reopeningOf(matterNo, index)
          : STEPS[step]!(matterNo, index);
    states.set(matterNo, evolveMatter(state, fact, 'auditor'));
    today = Math.min(today + later, 27);
    return {
      ...fact,
      ...{ id: idOf(1000 + index), stream: `matter-${matterNo}`, revision: 0n },
      ...{ position: BigInt(index + 1), occurredOn: day(today) },
      recordedAt: '2018-02-01T00:00:00.000Z',
    };
  });
}

/** What the words say: the events up to the day, folded. */
function foldedOn(facts: readonly RecordedFact[], asOf: string): readonly string[] {
  const seen = facts.filter(({ occurredOn }) => occurredOn <= asOf);
  const opened = seen.flatMap((fact) => (fact.type === 'MatterOpened' ? [fact.data.matterNo] : []));
  return opened.map((matterNo) => {
    const own = seen.filter(({ stream }) => stream === `matter-${matterNo}`);
    const matter = own.reduce<MatterState>((state, fact) => evolveMatter(state, fact, ''), null)!;
    const closing = own.findLast(({ type }) => type === 'MatterClosed');
    const closedOn = matter.status === 'closed' ? closing!.occurredOn : null;
    const status = closedOn === null ? (matter.dueOn < asOf ? 'overdue' : 'open') : 'closed';
    const recovered = matter.recoveries.reduce((sum, { amountFen }) => sum + amountFen, 0n);
    return [matterNo, status, matter.dueOn, closedOn, formatYuan(recovered)].join(' ');
  });
}

it('says on each day what the events up to it say', async () => {
  await fc.assert(
    fc.asyncProperty(choices, async (chosen) => {
      const facts = happened(chosen);
      await client.query('TRUNCATE read.matters, read.matter_steps');
      let waiting: ProjectedEvent[] = [];
      for (const [index, fact] of facts.entries()) {
        waiting.push({ fact, metadata: METADATA });
        if (!chosen[index]!.cut && index < facts.length - 1) continue;
        await client.query('BEGIN');
        const writer = new ReadModelWriter(client, LIVE, new Digests());
        for (const projection of matterTables) await projection.apply(waiting, writer);
        await client.query('COMMIT');
        waiting = [];
      }
      for (let number = 0; number < 30; number += 3) {
        const asOf = day(number);
        const { items } = await listMatters(clientSql(client), { asOf, after: 0n, limit: 10 });
        const lines = items.map(({ matterNo, status, dueOn, closedOn, recoveredAmount }) =>
          [matterNo, status, dueOn, closedOn, recoveredAmount].join(' '),
        );
        expect(lines).toEqual(foldedOn(facts, asOf));
      }
    }),
    { numRuns: 60 },
  );
});

const METADATA: ProjectedEvent['metadata'] = {
  actor: { subject: 'auditor', role: 'audit', organisation: '220000' },
  commandId: idOf(1),
  correlationId: idOf(1),
  causationId: idOf(1),
};
