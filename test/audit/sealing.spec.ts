import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readCheckpoint, verifyCheckpoint } from '../../libs/audit/domain/checkpoint.js';
import { parseKey } from '../../libs/audit/domain/signed-note.js';
import { leafHash } from '../../libs/audit/domain/leaf.js';
import {
  consistencyRanges,
  inclusionRanges,
  verifyConsistency,
  verifyInclusion,
} from '../../libs/audit/domain/merkle.js';
import { EventsGone } from '../../libs/audit/store/seal-refusals.js';
import { RecordedEvents } from './recorded-events.js';
import { rootOf } from './reference-tree.js';

const KEY = randomBytes(32);
let recorded: RecordedEvents;

beforeEach(async () => {
  recorded = await RecordedEvents.open();
});
afterEach(() => recorded.close());

/** Leaves hashed from what the store gives, metadata as it was written. */
async function leaves(): Promise<Buffer[]> {
  const hashes: Buffer[] = [];
  for await (const page of recorded.store.readAll()) {
    for (const event of page) {
      hashes.push(leafHash({ ...event, metadata: JSON.stringify(event.metadata) }));
    }
  }
  return hashes;
}

async function knownKeys() {
  return (await recorded.tree.keys()).map(({ key }) => parseKey(key)!);
}

describe('a seal', () => {
  it('is the signed head of the tree over all that is recorded', async () => {
    await recorded.record(21);
    await recorded.seal(KEY);
    const seal = (await recorded.tree.latest())!;
    expect(seal.size).toBe(21n);
    expect(seal.root).toEqual(rootOf(await leaves()));
    const { verdict, ...said } = verifyCheckpoint(seal.checkpoint, await knownKeys());
    expect(verdict).toBe('VALID');
    expect(said).toMatchObject({ head: { size: 21n, root: seal.root } });
  });

  it('is made of what was sealed before, whoever sealed it', async () => {
    for (const count of [1, 4, 300, 3, 250]) {
      await recorded.record(count);
      await recorded.seal(KEY);
    }
    const all = await leaves();
    const seals = await recorded.tree.list(null, 10);
    expect(seals.map(({ size }) => size)).toEqual([558n, 308n, 305n, 5n, 1n]);
    for (const { size, root } of seals) {
      expect(root).toEqual(rootOf(all.slice(0, Number(size))));
      expect(await recorded.tree.root(size)).toEqual(root);
    }
  });

  it('proves events and older seals', async () => {
    await recorded.record(270);
    await recorded.seal(KEY);
    await recorded.record(270);
    await recorded.seal(KEY);
    const [newest, older] = await recorded.tree.list(null, 2);
    const { size, root } = newest!;
    const all = await leaves();
    for (const index of [0n, 255n, 256n, 400n, 539n]) {
      const proof = await recorded.tree.heads(inclusionRanges(index, size));
      const leaf = all[Number(index)]!;
      expect(verifyInclusion({ leaf, index, size, proof, root })).toBe('VALID');
    }
    const proof = await recorded.tree.heads(consistencyRanges(older!.size, size));
    const between = { older: older!.size, olderRoot: older!.root, size, root };
    expect(verifyConsistency({ ...between, proof })).toBe('VALID');
  });

  it.each(['seals', 'tree_nodes', 'seal_keys', 'signed_heads'])(
    'stays: store.%s is not changed',
    async (table) => {
      await recorded.record(1);
      await recorded.seal(KEY);
      await expect(recorded.owner.query(`DELETE FROM store.${table}`)).rejects.toThrow(
        'is refused',
      );
    },
  );
});

describe('the sealer', () => {
  it('keeps the public keys of those before', async () => {
    await recorded.record(2);
    await recorded.seal(KEY);
    await recorded.record(2);
    const next = randomBytes(32);
    await recorded.rotateKey(KEY, next);
    await recorded.seal(next);
    const keys = await knownKeys();
    expect(keys).toHaveLength(2);
    const seals = await recorded.tree.list(null, 10);
    const verdicts = seals.map(({ checkpoint }) => verifyCheckpoint(checkpoint, keys));
    expect(verdicts).toMatchObject([
      { verdict: 'VALID', key: { bytes: keys[1]!.bytes } },
      { verdict: 'VALID', key: { bytes: keys[0]!.bytes } },
    ]);
    const origins = verdicts.map((it) => (it.verdict === 'VALID' ? it.head.origin : ''));
    expect(origins[0]).toMatch(/^doudi\/220000\/[0-9a-f]{8}$/);
    expect(origins[1]).toBe(origins[0]);
  });

  it('is one process: another waits until the first has gone', async () => {
    await recorded.record(3);
    const [first, second] = [recorded.sealer(KEY), recorded.sealer(KEY)];
    expect((await first.sealAll())?.size).toBe(3n);
    expect(await second.sealAll()).toBeUndefined();
    await first.disconnect();
    await recorded.record(1);
    expect((await second.sealAll())?.size).toBe(4n);
    await second.disconnect();
  });

  it('seals while it runs, and stops when it is told', async () => {
    const sealer = recorded.sealer(KEY);
    const running = sealer.run();
    await recorded.record(1000);
    for (let look = 0; look < 100 && !(await recorded.tree.latest()); look++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    sealer.stop();
    await running;
    expect((await recorded.tree.latest())?.size).toBe(1000n);
  });

  const lookAt = async (ms: number, key = KEY) => {
    const sealer = recorded.sealer(key, undefined, null, () => ms);
    await sealer.look();
    await sealer.disconnect();
  };

  it('12.A4 seals once an event has waited for a minute, restarted meanwhile or not', async () => {
    await recorded.record(1);
    const [{ recordedAt }] = (await recorded.sql.query<{ recordedAt: string }>(
      'SELECT recorded_at AS "recordedAt" FROM store.events',
    )) as [{ recordedAt: string }];
    await lookAt(Date.parse(recordedAt) + 50_000);
    expect(await recorded.tree.latest()).toBeUndefined();
    await lookAt(Date.parse(recordedAt) + 60_000);
    const { checkpoint } = (await recorded.tree.latest())!;
    const time = new Date(Date.parse(recordedAt) + 60_000).toISOString();
    expect(readCheckpoint(checkpoint)).toMatchObject({ size: 1n, time });
  });

  it('12.A2 signs a quiet head anew, so that it is told from a frozen one', async () => {
    await recorded.record(3);
    await recorded.seal(KEY);
    const seal = (await recorded.tree.latest())!;
    const { time } = readCheckpoint(seal.checkpoint)!;
    const soon = Date.parse(time!) + 1_799_000;
    await lookAt(soon);
    expect(await recorded.tree.latest()).toEqual(seal);
    await lookAt(soon + 1000);
    await lookAt(soon + 2000);
    const anew = (await recorded.tree.latest())!;
    expect(anew).toMatchObject({ size: seal.size, root: seal.root, sealedAt: seal.sealedAt });
    expect(verifyCheckpoint(anew.checkpoint, await knownKeys())).toMatchObject({
      verdict: 'VALID',
      head: { size: 3n, root: seal.root, time: new Date(soon + 1000).toISOString() },
    });
    expect(await recorded.tree.list(null, 10)).toEqual([anew]);
    expect(await recorded.sql.query('SELECT FROM store.signed_heads')).toHaveLength(1);
  });

  it('12.A2 signs a head of the key before it not anew', async () => {
    await recorded.record(3);
    await recorded.seal(KEY);
    const next = randomBytes(32);
    await recorded.rotateKey(KEY, next);
    await lookAt(Date.now() + 3_600_000, next);
    expect(await recorded.sql.query('SELECT FROM store.signed_heads')).toHaveLength(0);
  });

  it('seals nothing where sealed events are gone', async () => {
    await recorded.record(3);
    await recorded.seal(KEY);
    await recorded.owner.query('UPDATE store.head SET position = 2');
    await expect(recorded.sealer(KEY).sealAll()).rejects.toThrow(EventsGone);
  });
});
