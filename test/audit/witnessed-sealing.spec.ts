/** The sealer asks witnesses before it signs, and for their word on what it signed. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cosignaturesOf } from '../../libs/audit/domain/cosignature.js';
import { KeySuccession } from '../../libs/audit/domain/key-succession.js';
import { parseKey, privateKeyOf, publicKeyOf } from '../../libs/audit/domain/signed-note.js';
import { SealMismatch, SealStateMissing } from '../../libs/audit/store/seal-refusals.js';
import { verifyEvents } from '../../libs/audit/store/verification.js';
import { verdictOf } from '../../libs/audit/domain/verdict.js';
import { Witness } from '../../libs/audit/store/witness.js';
import { type AskWitness, Witnessing } from '../../libs/audit/store/witnessing.js';
import { RecordedEvents } from './recorded-events.js';
import { RememberedState } from './remembered-state.js';

const KEY = randomBytes(32);
const SIGNERS = [privateKeyOf(Buffer.alloc(32, 1)), privateKeyOf(Buffer.alloc(32, 2))] as const;
const KEYS = SIGNERS.map((signer, at) => publicKeyOf(`w.example/${at}`, signer));

let folder: string;
let recorded: RecordedEvents;
/** Addresses that do not answer. */
const away = new Set<string>();
const troubles: string[] = [];
let askedOf: Map<string, number>;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'doudi-witnessed-'));
  recorded = await RecordedEvents.open();
  askedOf = new Map();
  troubles.length = 0;
  away.clear();
  // The first seal makes the log, whose key the witnesses then know.
  await recorded.record(3);
  await recorded.seal(KEY);
  await witnessedBy(2);
});
afterEach(async () => {
  await recorded.close();
  await rm(folder, { recursive: true });
});

/** Whoever asks is another process each time: it knows nothing of earlier answers. */
async function witnessedBy(quorum: number): Promise<void> {
  const { key } = (await recorded.tree.keys())[0]!;
  const log = parseKey(key)!;
  const ask: AskWitness = async (url, body) => {
    const at = Number(new URL(url).pathname.split('/')[1]);
    askedOf.set(url, (askedOf.get(url) ?? 0) + 1);
    if (away.has(url)) throw new Error('out of reach');
    return new Witness({
      ...{ name: KEYS[at]!.name, signer: SIGNERS[at]!, logs: new KeySuccession([log]) },
      ...{ origins: new Set([log.name]), folder: path.join(folder, String(at)), now: Date.now },
    }).addCheckpoint(body);
  };
  const witnesses = KEYS.map((one, at) => ({ key: one, url: `http://localhost/${at}` }));
  const tell = (error: Error) => troubles.push(error.message);
  recorded.witnesses = new Witnessing({ witnesses, quorum }, tell, ask);
}

async function refused(kind: new (...args: never[]) => Error): Promise<void> {
  const state = await recorded.state?.read();
  const before = await recorded.tree.list(null, 100);
  const sealer = recorded.sealer(KEY);
  await expect(sealer.sealAll()).rejects.toThrow(kind);
  await sealer.disconnect();
  expect(await recorded.tree.list(null, 100)).toEqual(before);
  expect(await recorded.state?.read()).toBe(state);
}

/** As in an older copy of the database, and of the seal state. */
async function rolledBack(size: number): Promise<void> {
  await recorded.owner.query(`SET session_replication_role = replica;
    DELETE FROM store.events WHERE position > ${size};
    DELETE FROM store.seals WHERE size > ${size};
    DELETE FROM store.cosignatures WHERE size > ${size};
    DELETE FROM store.tree_nodes WHERE (place + 1) << height > ${size};
    UPDATE store.head SET position = ${size};
    SET session_replication_role = origin`);
  const older = (await recorded.tree.latest())!.checkpoint;
  recorded.state = new RememberedState(older.slice(0, older.indexOf('\n— w.example') + 1));
}

describe('12.A8 the sealer with witnesses', () => {
  it('has each head cosigned, which then holds against their quorum', async () => {
    await recorded.record(4);
    await recorded.seal(KEY);
    await recorded.record(5);
    await recorded.seal(KEY);
    const { size, checkpoint } = (await recorded.tree.latest())!;
    expect([size, cosignaturesOf(checkpoint, KEYS).length]).toEqual([12n, 2]);
    expect(recorded.witnesses!.quorumAt).toBeGreaterThan(Date.now() - 60_000);
    const report = await verifyEvents({
      ...recorded.database.logins.of('verifier'),
      log: recorded.log,
      witnesses: { keys: KEYS, quorum: 2 },
    });
    expect([verdictOf(report), report.faults, troubles]).toEqual(['holds', [], []]);
  });

  it('signs nothing below what one has cosigned, whatever the database and the state say', async () => {
    await recorded.record(4);
    await recorded.seal(KEY);
    await rolledBack(3);
    await recorded.record(2);
    await witnessedBy(2);
    await refused(SealMismatch);
    // One of them is enough to know.
    away.add('http://localhost/0/add-checkpoint');
    await witnessedBy(1);
    await refused(SealMismatch);
  });

  it('signs nothing after a rewriting that reached as far', async () => {
    await recorded.record(4);
    await recorded.seal(KEY);
    await rolledBack(3);
    await recorded.record(4);
    recorded.witnesses = undefined;
    await recorded.seal(KEY);
    await recorded.record(1);
    await witnessedBy(2);
    await refused(SealMismatch);
  });

  it('needs a quorum of them where there is no seal state, and none of them else', async () => {
    await recorded.record(4);
    const sealWithout = async () => {
      const sealer = recorded.sealer(KEY, undefined, null, Date.now, null);
      await sealer.sealAll().finally(() => sealer.disconnect());
    };
    away.add('http://localhost/1/add-checkpoint');
    await expect(sealWithout()).rejects.toThrow(SealStateMissing);
    await recorded.seal(KEY);
    expect((await recorded.tree.latest())!.size).toBe(7n);
    // Told once, and left alone for a minute.
    expect(troubles).toEqual([expect.stringMatching(/w\.example\/1: out of reach/)]);
    expect(askedOf.get('http://localhost/1/add-checkpoint')).toBe(1);
    away.clear();
    await witnessedBy(2);
    await recorded.record(1);
    await sealWithout();
    expect((await recorded.tree.latest())!.size).toBe(8n);
  });
});
