/** A log whose leaves and tree are hashed by SM3, from its first seal to the auditor's machine. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verifyCheckpoint } from '../../libs/audit/domain/checkpoint.js';
import { canonicalBytes, leafHash } from '../../libs/audit/domain/leaf.js';
import { parseKey } from '../../libs/audit/domain/signed-note.js';
import { SealHashDiffers } from '../../libs/audit/store/log.js';
import { Proofs } from '../../libs/audit/store/proofs.js';
import { type VerificationOptions, verifyEvents } from '../../libs/audit/store/verification.js';
import { RecordedEvents } from './recorded-events.js';
import { leafOf, pathOf, rootOf } from './reference-tree.js';

const KEY = randomBytes(32);
let recorded: RecordedEvents;
let older: string;
let receipt: string;

beforeAll(async () => {
  recorded = await RecordedEvents.open();
  await recorded.record(270);
  await recorded.seal(KEY, 'sm3');
  older = (await recorded.tree.latest())!.checkpoint;
  receipt = await recorded.receiptOf(7n);
  await recorded.record(30);
  await recorded.seal(KEY);
});
afterAll(() => recorded.close());

function verify(options: Partial<VerificationOptions> = {}) {
  const login = recorded.database.logins.of('verifier');
  const kept = { checkpoints: [older], receipts: [receipt] };
  return verifyEvents({ ...login, log: recorded.log, ...kept, ...options });
}

async function leaves(): Promise<Buffer[]> {
  const hashes: Buffer[] = [];
  for await (const page of recorded.store.readAll()) {
    for (const event of page) {
      const bytes = canonicalBytes({ ...event, metadata: JSON.stringify(event.metadata) });
      hashes.push(leafOf(bytes, 'sm3'));
    }
  }
  return hashes;
}

describe('a log by SM3', () => {
  it('is the tree of the reference, and its checkpoints say by which hash', async () => {
    const seal = (await recorded.tree.latest())!;
    expect(seal.root).toEqual(rootOf(await leaves(), 'sm3'));
    expect(seal.checkpoint).toContain('\nhash sm3\ntime ');
    const keys = (await recorded.tree.keys()).map(({ key }) => parseKey(key)!);
    expect(verifyCheckpoint(seal.checkpoint, keys)).toMatchObject({
      verdict: 'VALID',
      head: { size: 300n, hash: 'sm3' },
    });
  });

  it('proves an event as the reference does', async () => {
    const [event] = (await recorded.store.readAll()[Symbol.asyncIterator]().next()).value!;
    const sql = recorded.sql;
    const proof = (await new Proofs(sql, recorded.log).inclusion(event!.id))!;
    const all = await leaves();
    expect(proof).toMatchObject({ hash: 'sm3', leaf: all[0], proof: pathOf(0, all, 'sm3') });
    expect(leafHash(proof.event, 'sm3')).toEqual(proof.leaf);
  });

  it('holds when it is recomputed, with what was kept', async () => {
    expect(await verify()).toMatchObject({
      holds: true,
      sealed: 300n,
      checkpoints: [{ size: 270n, holds: true }],
      faults: [],
    });
  });

  it('stays with it: another is refused, and nothing is no other', async () => {
    const sealer = recorded.sealer(KEY, undefined, 'sha256');
    await expect(sealer.sealAll()).rejects.toThrow(SealHashDiffers);
    await sealer.disconnect();
    await recorded.record(1);
    await recorded.seal(KEY);
    const { size, checkpoint } = (await recorded.tree.latest())!;
    expect(size).toBe(301n);
    expect(checkpoint).toContain('hash sm3');
  });

  it('is verified as a bundle by the single file', async () => {
    const bundle = await recorded.bundle({ selection: { streams: ['county-220421'] } });
    const folder = mkdtempSync(path.join(tmpdir(), 'doudi-sm3-'));
    const verifier = path.join(import.meta.dirname, '../../docs/verify/verify.mjs');
    copyFileSync(verifier, path.join(folder, 'verify.mjs'));
    writeFileSync(path.join(folder, 'bundle.zip'), bundle);
    writeFileSync(path.join(folder, 'kept.txt'), older);
    const keys = (await recorded.tree.keys()).map(({ key }) => `${key}\n`);
    writeFileSync(path.join(folder, 'keys.txt'), keys.join(''));
    const args = ['verify.mjs', 'bundle.zip', '--checkpoint', 'kept.txt', '--keys', 'keys.txt'];
    const said = execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    expect(said).toMatch(/\d+ 个事件全部有效/);
    expect(said).toContain(': VALID');
    rmSync(folder, { recursive: true });
  });

  it('names what was changed', async () => {
    await recorded.owner.query(`
      SET session_replication_role = replica;
      UPDATE store.events SET data = replace(data::text, '1010', '1910')::json WHERE position = 11`);
    const { faults } = await verify();
    expect(faults).toEqual([{ what: 'CHANGED', position: 11n }]);
  });

  it('is not taken for another log, made anew by SHA-256 under the same name and key', async () => {
    await recorded.owner.query(`
      UPDATE store.log SET hash = 'sha256';
      DELETE FROM store.seals; DELETE FROM store.tree_nodes`);
    await recorded.forgetSigned();
    await recorded.seal(KEY);
    const { faults } = await verify({ receipts: [] });
    expect(faults).toContainEqual({ what: 'CHECKPOINT_UNKNOWN', position: 0n, because: 'HASH' });
  });
});
