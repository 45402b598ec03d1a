import { randomBytes, randomUUID } from 'node:crypto';
import { Logins } from '../../libs/postgres/logins.js';
import { createProjector } from '../../apps/projector/read-models.js';
import { PostgresLog } from '../../libs/audit/store/postgres-log.js';
import { privateKeyOf } from '../../libs/audit/domain/signed-note.js';
import { Sealer } from '../../libs/audit/store/sealer.js';
import { verifyEvents } from '../../libs/audit/store/verification.js';
import { materialShares } from '../../libs/gap-alerts/domain/severity.js';
import { PostgresEventStore } from '../../libs/event-store/postgres/postgres-event-store.js';
import { createPool } from '../../libs/postgres/connections.js';
import { poolSql } from '../../libs/postgres/pool-sql.js';
import { yearLine } from '../../libs/replay/domain/year-lines.js';
import { CountyYearReplays } from '../../libs/replay/store/county-year-replay.js';
import { benchBudgets, benchEvents, benchRegions } from './bench-events.js';
import { compare, during, timed, type BenchContext, type Measurement } from './measuring.js';
import { RawTable } from './raw-tables.js';
import { RememberedState } from '../audit/remembered-state.js';

const writers = 32;
/** Long enough for several seals. */
const sealedRoundMs = 5_000;
const years = Array.from({ length: 10 }, (_, place) => 2010 + place);
const county = '220503';
const eventsAYear = 5_000;

/** What proof and replay cost, beside the plain way over the same events. */
export async function benchAudit(context: BenchContext): Promise<Measurement[]> {
  const { connectionString } = context;
  const store = new PostgresEventStore(Logins.ofOwner(connectionString).of('app'));
  const raw = new RawTable(connectionString);
  try {
    await recordYears(store);
    await project(store, connectionString);
    const replay = await benchReplay(context, store, raw);
    const verification = await benchVerification(context, store, raw);
    return [...replay, ...verification, ...(await benchSealing(context, store))];
  } finally {
    await store.close();
    await raw.close();
  }
}

async function recordYears(store: PostgresEventStore): Promise<void> {
  await store.append({
    writes: benchRegions(county).map((event) => ({
      stream: `region-${event.code}`,
      expectedRevision: 'none' as const,
      events: [event.event],
    })),
  });
  for (const year of years) {
    for (let left = eventsAYear; left > 0; left -= 1_000) {
      const events = benchBudgets(county, year, 1_000);
      await store.append({
        writes: [{ stream: `county-${county}`, expectedRevision: 'any', events }],
      });
    }
  }
}

async function project(store: PostgresEventStore, connectionString: string): Promise<void> {
  const head = await store.head();
  let tell = (): void => undefined;
  const caughtUp = new Promise<void>((resolve) => (tell = resolve));
  const projector = createProjector(
    store,
    Logins.ofOwner(connectionString).of('projector'),
    (at) => {
      if (at >= head) tell();
    },
  );
  const running = projector.run();
  await Promise.race([caughtUp, running]);
  await projector.stop();
  await running;
}

async function benchReplay(
  { connectionString, rounds }: BenchContext,
  store: PostgresEventStore,
  raw: RawTable,
): Promise<Measurement[]> {
  const pool = createPool({
    ...Logins.ofOwner(connectionString).of('app'),
    applicationName: 'doudi bench',
  });
  const replays = new CountyYearReplays(store, poolSql(pool));
  const total = years.length * eventsAYear;
  const firstLines: number[] = [];
  const shares = materialShares([]);
  const replayAll = async () => {
    let lines = 0;
    const begin = performance.now();
    const span = { from: years[0]!, to: years.at(-1)! };
    const pages = (await replays.replay({ region: county, years: span }))!;
    for await (const page of pages) {
      const chunk = page.map((entry) => yearLine(entry, shares)).join('');
      if (lines === 0) firstLines.push(performance.now() - begin);
      for (let at = chunk.indexOf('\n'); at >= 0; at = chunk.indexOf('\n', at + 1)) lines++;
    }
    if (lines !== total) throw new Error(`${lines} lines were replayed, not ${total}`);
  };
  try {
    const measured = await compare(
      rounds,
      {
        what: `replay a county's ten years`,
        unit: 'events/s',
        attempt: () => timed(total, replayAll),
      },
      [{ name: 'plain SELECT', attempt: () => timed(total, () => raw.select(total)) }],
    );
    const slowest = Math.max(...firstLines).toFixed(1);
    process.stderr.write(`slowest first line of ten years ${slowest} ms\n`);
    return measured;
  } finally {
    await pool.end();
  }
}

async function benchVerification(
  { connectionString, rounds }: BenchContext,
  store: PostgresEventStore,
  raw: RawTable,
): Promise<Measurement[]> {
  while ((await store.head()) < 200_000n) {
    const stream = `bench-${randomUUID()}`;
    await store.append({
      writes: [{ stream, expectedRevision: 'none', events: benchEvents(1_000) }],
    });
  }
  const count = Number(await store.head());
  const sealer = sealerOf(connectionString);
  await sealer.sealAll();
  await sealer.disconnect();
  const verify = async () => {
    const { holds, events } = await verifyEvents({
      ...Logins.ofOwner(connectionString).of('verifier'),
      log: logOf(connectionString),
    });
    if (!holds || events !== BigInt(count)) throw new Error('the verification found a fault');
  };
  return compare(
    rounds,
    {
      what: `verify ${count} events`,
      unit: 'events/s',
      attempt: () => timed(count, verify),
    },
    [{ name: 'COPY of the events table', attempt: () => timed(count, () => raw.copyOut(count)) }],
  );
}

async function benchSealing(
  { connectionString, rounds }: BenchContext,
  store: PostgresEventStore,
): Promise<Measurement[]> {
  const append = async () => {
    const stream = `bench-${randomUUID()}`;
    await store.append({ writes: [{ stream, expectedRevision: 'none', events: benchEvents(1) }] });
    return 1;
  };
  const write = () => during(sealedRoundMs, writers, append);
  const sealed = async () => {
    const sealer = sealerOf(connectionString);
    const running = sealer.run();
    const perSecond = await write();
    sealer.stop();
    await running;
    return perSecond;
  };
  /** What the round left is sealed before the next, so that each seals its own only. */
  const unsealed = async () => {
    const perSecond = await write();
    const sealer = sealerOf(connectionString);
    await sealer.sealAll();
    await sealer.disconnect();
    return perSecond;
  };
  return compare(
    rounds,
    { what: `append while sealing, ${writers} writers`, unit: 'events/s', attempt: sealed },
    [{ name: 'append without sealing', attempt: unsealed }],
  );
}

const key = randomBytes(32);
const state = new RememberedState();

/** Its pool is never asked: nothing is searched for. */
function logOf(connectionString: string): PostgresLog {
  const login = Logins.ofOwner(connectionString).of('verifier');
  return new PostgresLog(login, poolSql(createPool(login)));
}

function sealerOf(connectionString: string): Sealer {
  const onFailure = (error: Error): void => void process.stderr.write(`${error.message}\n`);
  return new Sealer({
    connectionString: Logins.ofOwner(connectionString).of('projector').connectionString,
    log: logOf(connectionString),
    signer: async () => privateKeyOf(key),
    state,
    province: '220000',
    hash: null,
    today: () => '2026-01-01',
    now: Date.now,
    onFailure,
  });
}
