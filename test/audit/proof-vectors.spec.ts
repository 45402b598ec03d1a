import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { verifyCheckpoint } from '../../libs/audit/domain/checkpoint.js';
import { KeySuccession } from '../../libs/audit/domain/key-succession.js';
import { parseKey } from '../../libs/audit/domain/signed-note.js';
import { promiseVerdict, verifyReceipt } from '../../libs/audit/domain/signed-receipt.js';
import { verifyCosignature } from '../../libs/audit/domain/cosignature.js';
import { digestOf } from '../../libs/audit/domain/tree-hash.js';
import { sm3 } from '../../libs/audit/domain/sm3.js';
import { canonicalBytes, leafHash, type RecordedEvent } from '../../libs/audit/domain/leaf.js';
import { verifyConsistency, verifyInclusion } from '../../libs/audit/domain/merkle.js';
import { countyLeaf, historyOf } from '../../libs/audit/domain/county-history.js';
import { type Verifier, loadVerifier } from './verifier.js';
import { makeVectors } from './proof-vectors.js';
import type { Vector } from './vector.js';

const file = path.join(import.meta.dirname, '../fixtures/proof-vectors.json');
const bytes = (hex: string) => Buffer.from(hex, 'hex');
const made = makeVectors();
/** Zips, JSON and ledgers of bundles are read by the single file alone. */
let verifier: Verifier;

beforeAll(async () => {
  verifier = await loadVerifier();
  // Set by hand only: a test run writes nothing.
  if (!(globalThis as { writeProofVectors?: boolean }).writeProofVectors) return;
  writeFileSync(file, `[\n${made.map((vector) => JSON.stringify(vector)).join(',\n')}\n]\n`);
});

function eventOf(fields: Readonly<Record<string, string | number>>): RecordedEvent {
  const { position, revision, ...others } = fields;
  const counted = { position: BigInt(position!), revision: BigInt(revision!) };
  return { ...others, ...counted } as unknown as RecordedEvent;
}

function verdictOf(vector: Vector): string {
  const { hash = 'sha256' as const } = vector;
  switch (vector.kind) {
    case 'digest': {
      const digests = [digestOf(hash, bytes(vector.input)), sm3(bytes(vector.input))];
      const agree = digests.every((digest) => digest.toString('hex') === vector.digest);
      return agree ? 'VALID' : 'DIGEST_MISMATCH';
    }
    case 'leaf': {
      const event = eventOf(vector.event);
      expect(canonicalBytes(event).toString('hex')).toBe(vector.canonical);
      return leafHash(event, hash).equals(bytes(vector.leaf)) ? 'VALID' : 'LEAF_MISMATCH';
    }
    case 'inclusion':
      return verifyInclusion({
        hash,
        leaf: bytes(vector.leaf),
        index: BigInt(vector.index),
        size: BigInt(vector.size),
        proof: vector.proof.map(bytes),
        root: bytes(vector.root),
      });
    case 'consistency':
      return verifyConsistency({
        hash,
        older: BigInt(vector.older),
        size: BigInt(vector.size),
        proof: vector.proof.map(bytes),
        olderRoot: bytes(vector.olderRoot),
        root: bytes(vector.root),
      });
    case 'checkpoint':
      return verifyCheckpoint(
        vector.checkpoint,
        vector.keys.map((key) => parseKey(key)!),
      ).verdict;
    case 'cosignature': {
      const witness = parseKey(vector.witness, 'cosignature')!;
      return verifyCosignature(vector.checkpoint, witness).verdict;
    }
    case 'succession': {
      const succession = new KeySuccession(vector.keys.map((key) => parseKey(key)!));
      const said = vector.announcements.map((text) => succession.take(text));
      return [...said, succession.verify(vector.checkpoint).verdict].join(' ');
    }
    case 'county': {
      const events = vector.events.map((event) => eventOf({ ...event }));
      const { region, position, leaf } = vector;
      const due = countyLeaf(historyOf(region, events), BigInt(position));
      return leaf === due ? 'VALID' : 'COUNTY_MISMATCH';
    }
    case 'zip':
    case 'members':
    case 'ledger':
      return verifier.verdictOf(vector);
    case 'receipt':
    case 'promise': {
      const keys = vector.keys.map((key) => parseKey(key)!);
      const said = verifyReceipt(vector.receipt, keys);
      if (said.verdict !== 'VALID' || vector.kind === 'receipt') return said.verdict;
      const { origin, size, root, standing } = vector;
      const head = { origin, size: BigInt(size), root: bytes(root), hash };
      return promiseVerdict(said.receipt, head, (position) => {
        const there = standing[String(position)];
        return there && { leaf: bytes(there.leaf), proof: there.proof.map(bytes) };
      });
    }
  }
}

describe('the proof vectors', () => {
  const stored = () => JSON.parse(readFileSync(file, 'utf8')) as readonly Vector[];

  it('are stored as the generator makes them', () => {
    expect(stored()).toEqual(made);
  });

  it('are 400 at least, and most of them corrupted', () => {
    const corrupted = made.filter(({ verdict }) => verdict !== 'VALID');
    expect(made.length).toBeGreaterThanOrEqual(400);
    expect(corrupted.length).toBeGreaterThan(made.length / 2);
    expect(new Set(made.map(({ name }) => name)).size).toBe(made.length);
  });

  it.each(made)('$name: $verdict', (vector) => {
    expect(verdictOf(vector)).toBe(vector.verdict);
  });
});
