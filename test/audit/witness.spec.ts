/** A witness that remembers what it cosigned. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { signCheckpoint } from '../../libs/audit/domain/checkpoint.js';
import { verifyCosignature } from '../../libs/audit/domain/cosignature.js';
import { KeySuccession } from '../../libs/audit/domain/key-succession.js';
import { privateKeyOf, publicKeyOf } from '../../libs/audit/domain/signed-note.js';
import { Witness } from '../../libs/audit/store/witness.js';
import { type Hash, consistencyOf, leafOf, rootOf } from './reference-tree.js';

const NAME = 'witness.example/w1';
const ORIGIN = 'doudi.example/220000';
const [LOG, OTHER, OWN] = [1, 2, 3].map((seed) => privateKeyOf(Buffer.alloc(32, seed)));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'doudi-witness-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.each(['sha256', 'sm3'] as const)('12.A8 a witness of a log by %s', (hash: Hash) => {
  const leaves = Array.from({ length: 20 }, (_, at) => leafOf(Buffer.from(`event ${at}`), hash));
  const started = () =>
    new Witness({
      name: NAME,
      signer: OWN!,
      logs: new KeySuccession([publicKeyOf(ORIGIN, LOG!)]),
      origins: new Set([ORIGIN]),
      folder: path.join(folder, hash),
      now: () => 1_800_000_000_000,
    });
  const headOf = (
    size: number,
    key = LOG!,
    origin = ORIGIN,
    root = rootOf(leaves.slice(0, size), hash),
  ) => signCheckpoint({ origin, size: BigInt(size), root, hash }, key);
  const asked = (old: number, checkpoint: string, proof: readonly Buffer[] = []) =>
    `old ${old}\n${proof.map((one) => `${one.toString('base64')}\n`).join('')}\n${checkpoint}`;
  const proofOf = (old: number, size: number) => consistencyOf(old, leaves.slice(0, size), hash);

  it('cosigns what continues, and remembers it over a restart', async () => {
    const first = await started().addCheckpoint(asked(0, headOf(7)));
    expect(first.status).toBe(200);
    const witness = publicKeyOf(NAME, OWN!);
    expect(verifyCosignature(headOf(7) + first.text, witness)).toMatchObject({
      verdict: 'VALID',
      time: 1_800_000_000n,
    });
    const again = started();
    const answers = [
      ['nothing before it', asked(0, headOf(12)), 409],
      ['a smaller one', asked(7, headOf(5)), 400],
      ['the same once more', asked(7, headOf(7)), 200],
      ['another root of the size', asked(7, headOf(7, LOG, ORIGIN, rootOf([], hash))), 409],
      ['no proof', asked(7, headOf(12)), 422],
      ['another proof', asked(7, headOf(12), proofOf(6, 12)), 422],
      ['by another key', asked(7, headOf(12, OTHER), proofOf(7, 12)), 403],
      ['of another log', asked(7, headOf(12, LOG, 'other.example'), proofOf(7, 12)), 404],
      ['no request', headOf(12), 400],
      ['what continues', asked(7, headOf(12), proofOf(7, 12)), 200],
      ['what it cosigned before', asked(7, headOf(12), proofOf(7, 12)), 409],
    ] as const;
    for (const [what, body, status] of answers) {
      expect([what, (await again.addCheckpoint(body)).status]).toEqual([what, status]);
    }
    expect(await again.addCheckpoint(asked(3, headOf(20)))).toEqual({ status: 409, text: '12\n' });
  });
});
