/** What was last signed is remembered outside the database: the sealer is no oracle. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCheckpoint, signCheckpoint } from '../../libs/audit/domain/checkpoint.js';
import { KeySuccession } from '../../libs/audit/domain/key-succession.js';
import type { OriginEnd } from '../../libs/audit/domain/origin-end.js';
import { parseKey, privateKeyOf } from '../../libs/audit/domain/signed-note.js';
import {
  EventsGone,
  SealMismatch,
  SealRepairRefused,
  SealStateMissing,
} from '../../libs/audit/store/seal-refusals.js';
import { adoptCheckpoint, endOrigin } from '../../libs/audit/store/seal-repair.js';
import { SealStateFile } from '../../libs/audit/store/seal-state.js';
import { verifyEvents } from '../../libs/audit/store/verification.js';
import { RecordedEvents } from './recorded-events.js';
import { RememberedState } from './remembered-state.js';

const KEY = randomBytes(32);
let recorded: RecordedEvents;

beforeEach(async () => {
  recorded = await RecordedEvents.open();
});
afterEach(() => recorded.close());

/** As a superuser changes what is kept. */
const tamper = (sql: string) =>
  recorded.owner.query(`SET session_replication_role = replica; ${sql};
    SET session_replication_role = origin`);

/** Events and seals after a position are gone, as in an older copy of the database. */
const rollBack = (size: number) =>
  tamper(`DELETE FROM store.events WHERE position > ${size};
    DELETE FROM store.seals WHERE size > ${size};
    DELETE FROM store.signed_heads WHERE size > ${size};
    DELETE FROM store.tree_nodes WHERE (place + 1) << height > ${size};
    UPDATE store.head SET position = ${size}`);

async function refused(kind: new (...args: never[]) => Error): Promise<void> {
  const before = await recorded.tree.list(null, 100);
  const state = await recorded.state.read();
  const sealer = recorded.sealer(KEY);
  await expect(sealer.sealAll()).rejects.toThrow(kind);
  await sealer.disconnect();
  expect(await recorded.tree.list(null, 100)).toEqual(before);
  expect(await recorded.state.read()).toBe(state);
}

describe('12.A4 the sealer', () => {
  it('remembers a head durably before its signature leaves', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'doudi-state-'));
    const file = new SealStateFile(path.join(folder, 'lasting', 'state.txt'));
    recorded.state = {
      read: () => file.read(),
      write: async (text) => {
        expect(await recorded.tree.latest()).toBeUndefined();
        await file.write(text);
      },
    };
    await recorded.record(3);
    await recorded.seal(KEY);
    const text = await readFile(file.path, 'utf8');
    expect(text).toBe((await recorded.tree.latest())!.checkpoint);
    expect(await readdir(path.dirname(file.path))).toEqual(['state.txt']);
    await writeFile(file.path, 'damaged');
    await recorded.record(1);
    const sealer = recorded.sealer(KEY);
    await expect(sealer.sealAll()).rejects.toThrow(SealMismatch);
    await sealer.disconnect();
    await rm(folder, { recursive: true });
  });

  it('signs nothing that it could not remember', async () => {
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    recorded.state = { read: async () => undefined, write: () => Promise.reject(full) };
    await recorded.record(3);
    const sealer = recorded.sealer(KEY);
    await expect(sealer.sealAll()).rejects.toBe(full);
    await sealer.disconnect();
    expect(await recorded.tree.latest()).toBeUndefined();
  });

  it('goes on above a head that it remembered and a crash kept from the database', async () => {
    await recorded.record(5);
    await recorded.seal(KEY);
    await recorded.record(5);
    const lost = recorded.state as RememberedState;
    const other = new RememberedState(lost.text);
    recorded.state = { read: () => other.read(), write: (text) => other.write(text) };
    await recorded.seal(KEY);
    await tamper('DELETE FROM store.seals WHERE size > 5');
    await recorded.record(2);
    await recorded.seal(KEY);
    expect((await recorded.tree.list(null, 9)).map(({ size }) => size)).toEqual([12n, 5n]);
    expect(readCheckpoint((await other.read())!)?.size).toBe(12n);
  });

  it('signs no other history, whichever key it has: rolled back, gone on, rewritten', async () => {
    await recorded.record(300);
    await recorded.seal(KEY);
    await recorded.record(300);
    await recorded.seal(KEY);
    await rollBack(300);
    await refused(EventsGone);
    await recorded.record(299);
    await refused(EventsGone);
    await recorded.record(301);
    await refused(SealMismatch);
  });

  it('signs nothing over seals and leaves that were made anew by whoever has the key', async () => {
    await recorded.record(5);
    await recorded.seal(KEY);
    const { state } = recorded;
    await tamper(`UPDATE store.events SET data = '{}' WHERE position = 2;
      DELETE FROM store.seals`);
    recorded.state = new RememberedState();
    await recorded.seal(KEY);
    recorded.state = state;
    await refused(SealMismatch);
    await recorded.record(1);
    await refused(SealMismatch);
  });

  it('does not seal without a state, nor seals that no state remembers', async () => {
    await recorded.record(5);
    await recorded.seal(KEY);
    await recorded.record(5);
    recorded.state = new RememberedState();
    await refused(SealStateMissing);
    const sealer = recorded.sealer(KEY, undefined, null, Date.now, null);
    await expect(sealer.sealAll()).rejects.toThrow(SealStateMissing);
    await sealer.disconnect();
  });

  it.each([
    ['while it runs', false],
    ['before it starts', true],
  ])('makes a changed hash of the tree anew from the leaves: %s', async (_, restarts) => {
    await recorded.record(600);
    const told: string[] = [];
    const sealer = recorded.sealer(KEY, (error) => void told.push(error.message));
    await sealer.sealAll();
    const { rows } = await recorded.owner.query('SELECT * FROM store.tree_nodes ORDER BY 1, 2');
    await tamper(`UPDATE store.tree_nodes SET hash = set_byte(hash, 3, get_byte(hash, 3) # 4)
      WHERE height >= 8`);
    if (restarts) await sealer.disconnect();
    await recorded.record(100);
    expect((await sealer.sealAll())?.size).toBe(700n);
    await sealer.disconnect();
    const again = await recorded.owner.query('SELECT * FROM store.tree_nodes ORDER BY 1, 2');
    expect(again.rows).toEqual(rows);
    expect(told.join()).toContain('made anew');
  });

  it('signs nothing where the hashes of the leaves were changed', async () => {
    await recorded.record(5);
    await recorded.seal(KEY);
    await recorded.record(5);
    await tamper('UPDATE store.seals SET leaves = set_byte(leaves, 3, get_byte(leaves, 3) # 4)');
    await refused(SealMismatch);
  });
});

function restored(): Promise<OriginEnd> {
  return endOrigin({
    connectionString: recorded.database.logins.of('projector').connectionString,
    state: recorded.state,
    recorded: recorded.log,
    signer: privateKeyOf(KEY),
    province: '220000',
    at: '2026-11-30T08:30:00.125Z',
    person: '李处长',
    reason: '硬盘损坏，恢复到昨日备份',
    record: () => recorded.record(1),
  });
}

describe('12.A4 an operator', () => {
  const adopt = (text: string) =>
    adoptCheckpoint(
      {
        connectionString: recorded.database.logins.of('projector').connectionString,
        state: recorded.state,
      },
      text,
    );

  it('adopts what continues a kept checkpoint, and nothing else', async () => {
    await recorded.record(5);
    await recorded.seal(KEY);
    const { checkpoint: kept } = (await recorded.tree.latest())!;
    await recorded.record(5);
    await recorded.seal(KEY);
    const other = signCheckpoint(
      { ...readCheckpoint(kept)!, root: randomBytes(32) },
      privateKeyOf(KEY),
    );
    recorded.state = new RememberedState();
    await expect(adopt(other)).rejects.toThrow(SealMismatch);
    await expect(adopt(kept.replace('\n5\n', '\n6\n'))).rejects.toThrow(SealRepairRefused);
    expect(await recorded.state.read()).toBeUndefined();
    expect((await adopt(kept)).size).toBe(10n);
    await recorded.record(1);
    await recorded.seal(KEY);
    expect((await recorded.tree.latest())?.size).toBe(11n);
    await rollBack(5);
    await expect(adopt(kept)).rejects.toThrow(EventsGone);
  });

  it('ends an origin by a signed note, and begins another that signs no size twice', async () => {
    await recorded.record(300);
    await recorded.seal(KEY);
    const same = (await recorded.tree.latest())!;
    await recorded.record(50);
    await expect(restored()).rejects.toThrow(SealRepairRefused);
    await recorded.seal(KEY);
    const lost = (await recorded.tree.latest())!;
    await expect(restored()).rejects.toThrow(SealRepairRefused);
    await rollBack(300);
    await recorded.record(60);
    await refused(SealMismatch);
    const { ended, newer } = await restored();
    expect(await restored()).toMatchObject({ ended, newer });
    await recorded.seal(KEY);
    const { checkpoint } = (await recorded.tree.latest())!;
    const next = readCheckpoint(checkpoint)!;
    expect(next).toMatchObject({ origin: newer.name, size: 362n });
    expect(next.origin).not.toBe(ended);
    const [first, second] = await recorded.tree.keys();
    const keys = new KeySuccession([parseKey(first!.key)!]);
    expect(keys.take(second!.announcement!)).toBe('VALID');
    expect(keys.ends).toMatchObject([
      { ended, same: { size: 300n, root: same.root }, lastSigned: { size: 350n, root: lost.root } },
    ]);
    const verdicts = [same, lost, { checkpoint }].map(
      (seal) => keys.verify(seal.checkpoint).verdict,
    );
    expect(verdicts).toEqual(['VALID', 'GIVEN_UP', 'VALID']);
    const login = recorded.database.logins.of('verifier');
    const report = (checkpoints: readonly string[]) =>
      verifyEvents({ ...login, log: recorded.log, checkpoints });
    expect(await report([same.checkpoint, checkpoint])).toMatchObject({
      holds: true,
      isPartly: false,
      checkpoints: [
        { size: 300n, holds: true },
        { size: 362n, holds: true },
      ],
    });
    const { faults, isPartly, lines } = await report([lost.checkpoint]);
    expect({ faults, isPartly }).toEqual({ faults: [], isPartly: true });
    expect(lines.map(([, english]) => english).join('\n')).toContain(
      `the log ${ended} ended after a restore; 301–350 were given up (李处长: 硬盘损坏，恢复到昨日备份)`,
    );
  });
});
