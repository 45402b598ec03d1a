/**
 * What a writer takes home: the service's signed promise that these leaves stand at these positions
 * in every later checkpoint. docs/audit-proof.md specifies its bytes.
 */
import type { KeyObject } from 'node:crypto';
import type { TreeHead } from './checkpoint.js';
import { type ProofVerdict, verifyInclusion } from './merkle.js';
import {
  type PublicKey,
  canonicalBase64,
  isOrigin,
  parseNote,
  signNote,
  verifyNote,
} from './signed-note.js';
import { HASH_BYTES } from './tree-hash.js';

export interface PromisedLeaf {
  readonly position: bigint;
  readonly leaf: Buffer;
}

export interface SignedReceipt {
  /** Of the log. */
  readonly origin: string;
  /** ISO 8601 in UTC: when the last of the events was recorded. */
  readonly recordedAt: string;
  /** By position; at least one. */
  readonly leaves: readonly PromisedLeaf[];
}

export type ReceiptVerdict =
  | { readonly verdict: 'VALID'; readonly receipt: SignedReceipt }
  | { readonly verdict: 'MALFORMED' | 'UNKNOWN_KEY' | 'BAD_SIGNATURE' };

/** First line: no checkpoint and no other note begins with it. */
const FORMAT = 'doudi-receipt/1';
const LEAF_LINE = /^([1-9]\d{0,18}) (\S+)$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z$/;

/** The name of the keys that sign receipts of a log; keys of this name sign no checkpoint. */
export function receiptKeyName(origin: string): string {
  return `${origin}/receipts`;
}

export function signReceipt(receipt: SignedReceipt, privateKey: KeyObject): string {
  const { origin, recordedAt, leaves } = receipt;
  const lines = leaves.map(({ position, leaf }) => `${position} ${leaf.toString('base64')}\n`);
  const body = `${FORMAT}\n${origin}\n${recordedAt}\n${lines.join('')}`;
  return signNote(body, receiptKeyName(origin), privateKey);
}

export function verifyReceipt(text: string, keys: readonly PublicKey[]): ReceiptVerdict {
  const note = parseNote(text);
  const receipt = note && receiptIn(note.body);
  if (!note || !receipt) return { verdict: 'MALFORMED' };
  const { verdict } = verifyNote(note, receiptKeyName(receipt.origin), keys);
  return verdict === 'VALID' ? { verdict, receipt } : { verdict };
}

/** The receipts of a file, one after the other. */
export function receiptsIn(text: string): readonly string[] {
  return text.split(/^(?=doudi-receipt\/1$)/m).filter((part) => part.trim() !== '');
}

function receiptIn(body: string): SignedReceipt | undefined {
  const [format, origin = '', recordedAt = '', ...lines] = body.slice(0, -1).split('\n');
  const leaves = lines.map(leafIn);
  const isWhole = format === FORMAT && isOrigin(origin) && INSTANT.test(recordedAt);
  if (!isWhole || leaves.length === 0 || leaves.includes(undefined)) return undefined;
  return { origin, recordedAt, leaves: leaves as PromisedLeaf[] };
}

function leafIn(line: string): PromisedLeaf | undefined {
  const [, position, leaf64 = ''] = LEAF_LINE.exec(line) ?? [];
  const leaf = canonicalBase64(leaf64);
  if (position === undefined || leaf?.length !== HASH_BYTES) return undefined;
  return { position: BigInt(position), leaf };
}

/** What a checkpoint is shown to hold at a position: a leaf, and the proof that it stands there. */
export interface StandingLeaf {
  readonly leaf: Buffer;
  readonly proof: readonly Buffer[];
}

export type PromiseVerdict =
  'VALID' | 'OTHER_LOG' | 'NOT_COVERED' | 'RECEIPT_BROKEN' | Exclude<ProofVerdict, 'VALID'>;

/**
 * Whether a checkpoint keeps the promises of a receipt, by the first that is not kept.
 * `NOT_COVERED`: the checkpoint ends before the position, or nothing is shown of it.
 */
export function promiseVerdict(
  { origin, leaves }: SignedReceipt,
  head: TreeHead,
  standing: (position: bigint) => StandingLeaf | undefined,
): PromiseVerdict {
  if (origin !== head.origin) return 'OTHER_LOG';
  for (const { position, leaf } of leaves) {
    const there = standing(position);
    if (position > head.size || !there) return 'NOT_COVERED';
    const { size, root, hash } = head;
    const said = verifyInclusion({ ...there, index: position - 1n, size, root, hash });
    if (said !== 'VALID') return said;
    if (!leaf.equals(there.leaf)) return 'RECEIPT_BROKEN';
  }
  return 'VALID';
}
