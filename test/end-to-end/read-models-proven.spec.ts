/** What people read is what follows from the events; where it is not, that is found and named. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { readModelCommitment } from '../../apps/cli/read-model-section.js';
import { DigestSchedule } from '../../apps/projector/digest-schedule.js';
import {
  createProjector,
  digestsOfReadModels,
  proofOfReadModels,
  rebuild,
} from '../../apps/projector/read-models.js';
import { type ScratchDatabase, openScratch } from '../../apps/system/scratch-database.js';
import { openSealer } from '../../apps/system/seals.js';
import { readCheckpoint } from '../../libs/audit/domain/checkpoint.js';
import {
  concernsCounty,
  countyLeaf,
  noHistory,
  streamsOfCounty,
  withEvent,
} from '../../libs/audit/domain/county-history.js';
import { isCommitted } from '../../libs/audit/domain/read-model-tree.js';
import { eventsOf } from '../../libs/audit/store/log-events.js';
import { committedCounty } from '../../libs/audit/store/read-model-commitments.js';
import type { SectionContext } from '../../libs/audit/store/verification-section.js';
import { createClient } from '../../libs/postgres/connections.js';
import { recordedEvent } from '../../libs/audit/store/store-log.js';
import type { AppendingEventStore } from '../../libs/event-store/appending.js';
import type { StoredEvent } from '../../libs/event-store/port.js';
import type { Projector } from '../../libs/projection/projector.js';
import type { DigestDifference } from '../../libs/projection/digest-check.js';
import { type TableComparison, isSame } from '../../libs/projection/row-comparison.js';
import { carriedOut } from '../ledger-at-work.js';
import { freshDatabase } from '../postgres-for-tests.js';
import * as sample from '../sample-commands.js';
import { type Tampered, tamperWithEveryTable } from '../tampering.js';
import { type RunningDoudi, SAMPLE, runDoudi } from './running-doudi.js';
import { startDemo } from '../started-demo.js';

/** An event of its stream is set aside. */
const COUNTY = '220422';
const OF_OTHER = { region: '220421', fiscalYear: 2020 };

let doudi: RunningDoudi;
let projector: Projector;
let projecting: Promise<void>;

function startProjector(): void {
  const { store, logins, position } = doudi.system;
  projector = createProjector(store, logins.of('projector'), (at) => position.advance(at));
  projecting = projector.run();
}

async function stopProjector(): Promise<void> {
  await projector.stop();
  await projecting;
}

/** No release can read it: it is set aside in all partitions that take it. */
async function recordUnreadable(): Promise<void> {
  const { store } = doudi.system as unknown as { readonly store: AppendingEventStore };
  const [id, actor] = [randomUUID(), { subject: 's', role: 'admin', organisation: '220000' }];
  const metadata = { actor, commandId: id, correlationId: id, causationId: id };
  const event = { id, type: 'NeedAssessed', schemaVersion: 99, occurredOn: '2019-01-01', metadata };
  const write = {
    ...{ stream: `county-${COUNTY}`, expectedRevision: 'any' as const },
    events: [{ ...event, data: JSON.stringify({ region: COUNTY }) }],
  };
  await store.append({ writes: [write] });
}

beforeAll(async () => {
  doudi = await runDoudi({}, undefined, false);
  startProjector();
  await doudi.importFolder(SAMPLE);
  await startDemo(doudi);
  await recordUnreadable();
  await doudi.settled();
});
afterAll(async () => {
  await stopProjector();
  await doudi.close();
});

/** Over a database of its own; the live one is read with the rights of a verifier. */
async function differing(
  open: () => Promise<ScratchDatabase> = ofThisServer,
): Promise<readonly TableComparison[]> {
  const scratch = await open();
  const { recordedLog, logins } = doudi.system;
  const reading = await recordedLog.open();
  try {
    const events = eventsOf(reading);
    const { tables } = await proofOfReadModels(events, logins.of('verifier'), {
      connectionString: scratch.connectionString,
      role: 'owner',
    });
    expect(tables.length).toBeGreaterThan(50);
    return tables.filter((table) => !isSame(table));
  } finally {
    await reading.close();
    await scratch.close();
  }
}

async function ofThisServer(): Promise<ScratchDatabase> {
  const database = await freshDatabase();
  return { connectionString: database.url, close: () => database.drop() };
}

/** Tables that do not come to the digests that were kept while they were written. */
async function unlikeDigests(): Promise<readonly string[]> {
  const login = doudi.system.logins.of('projector');
  let schedule: DigestSchedule | undefined;
  const found = await new Promise<readonly DigestDifference[]>((resolve, reject) => {
    schedule = new DigestSchedule(login, { onChecked: resolve, onFailure: reject }, 0);
    void schedule.run();
  });
  schedule?.stop();
  return [...new Set(found.map(({ table }) => table))];
}

const byKind = (tables: readonly TableComparison[]): ReadonlyMap<string, Tampered> =>
  new Map(
    tables.map(({ table, named }) => {
      const rows = (kind: string) =>
        named.filter((one) => one.kind === kind).map(({ row }) => row ?? '');
      return [
        table,
        { missing: rows('missing'), extra: rows('extra'), changed: rows('changed') },
      ] as const;
    }),
  );

describe('12.A3 what people read is proven', () => {
  let tampered: ReadonlyMap<string, Tampered>;

  it('gives no false alarm, with an event set aside, while more is recorded', async () => {
    const { ledger } = doudi.system;
    let isProving = true;
    const recording = (async () => {
      for (let i = 0; isProving; i++) {
        await carriedOut(ledger, sample.budget(`PB-${i}`, '1.00', OF_OTHER));
      }
    })();
    expect(await differing(() => openScratch(undefined))).toEqual([]);
    expect(await unlikeDigests()).toEqual([]);
    isProving = false;
    await recording;
  });

  it('finds and names a row put in, taken out or changed, in every table', async () => {
    await doudi.settled();
    await stopProjector();
    const client = new pg.Client({ connectionString: doudi.database.url });
    await client.connect();
    tampered = await tamperWithEveryTable(client);
    await client.end();
    const found = await differing();
    expect(byKind(found)).toEqual(tampered);
    const others = [...tampered.keys()].filter((table) => !['lanes', 'digests'].includes(table));
    expect(await unlikeDigests()).toEqual(expect.arrayContaining(others));
    const changed = found.flatMap(({ named }) => named.filter(({ kind }) => kind === 'changed'));
    expect(changed.filter(({ columns }) => columns.length !== 1)).toEqual([]);
  });

  it('a rebuild tells the same before it swaps, and leaves nothing to be found', async () => {
    let told: readonly TableComparison[] = [];
    const { signal } = new AbortController();
    const { store, logins } = doudi.system;
    const none = () => undefined;
    await rebuild(
      store,
      logins.of('projector'),
      none,
      signal,
      undefined,
      (found) => (told = found),
    );
    expect(byKind(told)).toEqual(tampered);
    startProjector();
    await carriedOut(doudi.system.ledger, sample.budget('PB-after', '1.00', OF_OTHER));
    await doudi.settled();
    expect(await differing()).toEqual([]);
    expect(await unlikeDigests()).toEqual([]);
  });

  it('no event moves a county’s figure but those that concern it', async () => {
    const events = new Map<bigint, StoredEvent>();
    for await (const page of doudi.system.store.readAll()) {
      for (const event of page) events.set(event.position, event);
    }
    const postings = await doudi.system.sql.query<{ region: string; position: bigint }>(
      'SELECT DISTINCT region, position FROM read.postings',
    );
    const others = postings.filter(
      ({ region, position }) => !concernsCounty(region, events.get(position)!),
    );
    expect([postings.length > 1000, others]).toEqual([true, []]);
  });

  it('a seal commits to them, and to what concerns each county', async () => {
    const { sql, store, position } = doudi.system;
    const sealer = openSealer(doudi.system, (error) => {
      throw error;
    });
    const head = await store.head();
    await position.waitFor(head, 60_000);
    const seal = await sealer.sealAll();
    await sealer.disconnect();
    const committed = readCheckpoint(seal!.checkpoint)?.readModels;
    const { commitment } = await digestsOfReadModels(doudi.system.logins.of('verifier'));
    expect(committed).toEqual({ position: head, root: commitment?.root });
    const proof = (await committedCounty(sql, committed!, COUNTY))!;
    let history = noHistory(COUNTY);
    for await (const page of store.readAll({ streamPrefixes: streamsOfCounty(COUNTY) })) {
      for (const event of page.map(recordedEvent)) {
        if (concernsCounty(COUNTY, event)) history = withEvent(history, event);
      }
    }
    expect([history.revision > 100n, history.count > 10n]).toEqual([true, true]);
    expect(proof.leaf).toBe(countyLeaf(history, head));
    const other = { ...proof, leaf: countyLeaf({ ...history, count: history.count - 1n }, head) };
    const verdicts = [proof, other].map((one) => isCommitted(one, committed!.root));
    expect(verdicts).toEqual([true, false]);
    const section = readModelCommitment({ login: doudi.system.logins.of('verifier') });
    const faults = async () => (await section.verify({ sql } as SectionContext)).faults;
    expect(await faults()).toEqual([]);
    const client = createClient(doudi.system.logins.of('projector'));
    await client.connect();
    await client.query(
      `DELETE FROM read.standards; DELETE FROM read.digests WHERE "table" = 'standards'`,
    );
    await client.end();
    expect(await faults()).toEqual([{ what: 'READ_COMMITMENT_DIFFERS', position: head }]);
  });
});
