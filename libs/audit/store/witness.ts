/**
 * A witness of logs (c2sp.org/tlog-witness): cosigns a head only once it is proven to continue the
 * one that it cosigned before, which it remembers on disk. Also of logs by SM3.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type TreeHead, readCheckpoint } from '../domain/checkpoint.js';
import { cosign } from '../domain/cosignature.js';
import type { KeySuccession } from '../domain/key-succession.js';
import { verifyConsistency } from '../domain/merkle.js';
import { type NoteSigner, canonicalBase64 } from '../domain/signed-note.js';
import { SealStateFile } from './seal-state.js';

export interface WitnessOptions {
  /** Of the witness, as in its public key. */
  readonly name: string;
  readonly signer: NoteSigner;
  /** Keys of the logs that it witnesses, in their turn. */
  readonly logs: KeySuccession;
  /** Origins of these logs. */
  readonly origins: ReadonlySet<string>;
  /** Of what it cosigned last of each log. */
  readonly folder: string;
  /** POSIX milliseconds. */
  readonly now: () => number;
}

export interface WitnessAnswer {
  /**
   * 200 cosigned, 400 malformed, 403 not signed by the log, 404 no log of this witness, 409 another
   * size was cosigned last, 422 the proof does not hold.
   */
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  /** The cosignature; with 409 the size. */
  readonly text: string;
}

const REQUEST = /^old (0|[1-9]\d{0,18})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n([^]+)$/;

export class Witness {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: WitnessOptions) {}

  /** One after the other, so that no two heads are cosigned on the same memory. */
  addCheckpoint(body: string): Promise<WitnessAnswer> {
    const answer = this.turn.then(() => this.judge(body));
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  private async judge(body: string): Promise<WitnessAnswer> {
    const asked = askedIn(body);
    if (!asked) return { status: 400, text: 'malformed\n' };
    const { head, checkpoint } = asked;
    const { name, signer, now, origins, logs } = this.options;
    if (!origins.has(head.origin)) return { status: 404, text: 'unknown log\n' };
    if (logs.verify(checkpoint).verdict !== 'VALID') {
      return { status: 403, text: 'not signed by the log in its turn\n' };
    }
    const file = this.memoryOf(head.origin);
    const refusal = refusalOf(asked, readCheckpoint((await file.read()) ?? ''));
    if (refusal) return refusal;
    await file.write(checkpoint);
    const time = BigInt(Math.floor(now() / 1000));
    return { status: 200, text: cosign(checkpoint, name, signer, time) };
  }

  private memoryOf(origin: string): SealStateFile {
    const name = createHash('sha256').update(origin).digest('hex');
    return new SealStateFile(join(this.options.folder, `${name}.txt`));
  }
}

interface Asked {
  readonly old: bigint;
  readonly proof: readonly Buffer[];
  readonly checkpoint: string;
  readonly head: TreeHead;
}

function askedIn(body: string): Asked | undefined {
  const [, old = '', lines = '', checkpoint = ''] = REQUEST.exec(body) ?? [];
  const head = readCheckpoint(checkpoint);
  const hashes = lines.split('\n').slice(0, -1);
  const proof = hashes.flatMap((line) => canonicalBase64(line) ?? []);
  const isWhole = proof.length === hashes.length;
  if (!head || !isWhole || BigInt(old) > head.size) return undefined;
  return { old: BigInt(old), proof, checkpoint, head };
}

/** undefined: the head continues what was cosigned last. */
function refusalOf(
  { old, proof, head }: Asked,
  known: TreeHead | undefined,
): WitnessAnswer | undefined {
  const size = known?.size ?? 0n;
  const isSplit = head.size === size && known?.root.equals(head.root) === false;
  if (old !== size || isSplit) return { status: 409, text: `${size}\n` };
  if (!known || size === 0n) return undefined;
  const verdict = verifyConsistency({ older: size, olderRoot: known.root, ...head, proof });
  return verdict === 'VALID' ? undefined : { status: 422, text: 'the proof does not hold\n' };
}
