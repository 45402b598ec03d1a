/**
 * Witnesses that the sealer asks (c2sp.org/tlog-witness): first for the size that each cosigned
 * last, which is never gone below, then for their word on each new head.
 */
import type { Sql } from '../../postgres/sql.js';
import { type TreeHead, readCheckpoint, signCheckpoint } from '../domain/checkpoint.js';
import { verifyCosignature } from '../domain/cosignature.js';
import { consistencyRanges, emptyRoot } from '../domain/merkle.js';
import { type NoteSigner, type PublicKey, formatKey, parseNote } from '../domain/signed-note.js';
import { SealMismatch, SealStateMissing } from './seal-refusals.js';
import { type Seal, SealedTree } from './sealed-tree.js';

export interface WitnessAddress {
  readonly key: PublicKey;
  /** Below it lies `add-checkpoint`. */
  readonly url: string;
}

export interface WitnessPolicy {
  readonly witnesses: readonly WitnessAddress[];
  /** So many of them are to cosign each head. */
  readonly quorum: number;
}

export interface WitnessReply {
  readonly status: number;
  readonly text: string;
}

export type AskWitness = (url: string, body: string) => Promise<WitnessReply>;

/** A checkpoint as the database keeps it, and when it was signed where it is not that of a seal. */
export interface PublishedHead {
  readonly head: TreeHead;
  readonly checkpoint: string;
  readonly signedAt: string | null;
}

const TRUSTED_AGAIN_AFTER_MS = 60_000;
const ANSWER_WITHIN_MS = 5_000;
const MOST_CHARACTERS = 10_000;

/** What is known of one witness. */
interface Known {
  size?: bigint;
  /** Until when it is left alone, since it did not answer. */
  restUntil: number;
}

export class Witnessing {
  private readonly known = new Map<string, Known>();
  private witnessedAt: number | undefined;
  private troubles = '';

  /** @param onTrouble told, once, what witnesses do not do; sealing goes on */
  constructor(
    private readonly policy: WitnessPolicy,
    private readonly onTrouble: (error: Error) => void,
    private readonly ask: AskWitness = askedByHttp,
    private readonly now: () => number = Date.now,
  ) {}

  /** When a quorum last cosigned a head, in milliseconds since 1970; undefined: not yet. */
  get quorumAt(): number | undefined {
    return this.witnessedAt;
  }

  /**
   * Asks each for the size that it cosigned last. What they are shown is a signed head of nothing,
   * which every log continues, so nothing is given away before they have answered.
   * @param reached how far the seals, or what was signed last, go
   * @throws SealMismatch where one has cosigned more
   * @throws SealStateMissing where nothing else remembers, and fewer than the quorum answered
   */
  async requireNotBelow(
    { origin, hash }: Pick<TreeHead, 'origin' | 'hash'>,
    signer: NoteSigner,
    reached: bigint,
    isAlone: boolean,
  ): Promise<void> {
    const empty = { origin, hash, size: 0n, root: emptyRoot(hash) };
    const checkpoint = signCheckpoint(empty, signer);
    const answers = await this.each(async (witness) => {
      const { status, text } = await this.replyOf(witness, 0n, [], checkpoint);
      if (status === 200) return 0n;
      return status === 409 ? sizeIn(text) : undefined;
    });
    for (const [{ key, url }, size] of answers) {
      this.stateOf(url).size = size;
      if (size <= reached) continue;
      throw new SealMismatch(
        `见证人 ${key.name} 已联署规模 ${size}，此处仅到 ${reached}`,
        `${key.name} has cosigned ${size}, and here it goes to ${reached} only`,
      );
    }
    if (!isAlone || answers.length >= this.policy.quorum) return;
    throw new SealStateMissing(
      `未设置封存状态，且仅 ${answers.length} 名见证人应答（需 ${this.policy.quorum} 名）`,
      `there is no seal state, and ${answers.length} of ${this.policy.quorum} witnesses answered`,
    );
  }

  /**
   * Gets the word of each on a head that is sealed, and keeps it.
   * @throws SealMismatch where one finds that the head does not continue what it cosigned
   */
  async cosigned(sql: Sql, published: PublishedHead): Promise<void> {
    const said = await this.each((witness) => this.wordOf(sql, witness, published));
    for (const [{ key }, line] of said) await kept(sql, key, line, published);
    if (said.length >= this.policy.quorum) this.witnessedAt = this.now();
  }

  private async wordOf(
    sql: Sql,
    witness: WitnessAddress,
    { head, checkpoint }: PublishedHead,
  ): Promise<string | undefined> {
    const state = this.stateOf(witness.url);
    const own = withoutOthers(checkpoint, head.origin);
    for (let attempt = 0; attempt < 2; attempt++) {
      const old = state.size ?? 0n;
      const proof = await new SealedTree(sql).heads(consistencyRanges(old, head.size));
      const { status, text } = await this.replyOf(witness, old, proof, own);
      if (status === 200) {
        state.size = head.size;
        const line = text.split('\n').find((one) => isWordOf(witness.key, `${own}${one}\n`));
        if (line !== undefined) return `${line}\n`;
        throw new Error('its answer has no cosignature of its own');
      }
      const size = status === 409 ? sizeIn(text) : undefined;
      if (status === 422 || (size !== undefined && (size > head.size || size === old))) {
        throw contradicted(witness.key, head.size, size);
      }
      if (size === undefined) throw new Error(`${status} ${text.trim()}`);
      state.size = size;
    }
    throw new Error('its size changes from one question to the next');
  }

  /** What those say that can be asked; a contradiction counts more than all of them. */
  private async each<T extends bigint | string>(
    question: (witness: WitnessAddress) => Promise<T | undefined>,
  ): Promise<readonly (readonly [WitnessAddress, T])[]> {
    const troubles: string[] = [];
    const answers = await Promise.all(
      this.policy.witnesses.map(async (witness) => {
        const state = this.stateOf(witness.url);
        if (this.now() < state.restUntil) return [];
        try {
          const answer = await question(witness);
          return answer === undefined ? [] : [[witness, answer] as const];
        } catch (error) {
          if (error instanceof SealMismatch) throw error;
          state.restUntil = this.now() + TRUSTED_AGAIN_AFTER_MS;
          troubles.push(`${witness.key.name}: ${(error as Error).message}`);
          return [];
        }
      }),
    );
    this.tell(troubles);
    return answers.flat();
  }

  private tell(troubles: readonly string[]): void {
    const told = troubles.toSorted().join('; ');
    if (told !== '' && told !== this.troubles) {
      this.onTrouble(new Error(`见证人未联署 not cosigned by witnesses: ${told}`));
    }
    if (told !== '') this.troubles = told;
  }

  private replyOf(
    { url }: WitnessAddress,
    old: bigint,
    proof: readonly Buffer[],
    checkpoint: string,
  ): Promise<WitnessReply> {
    const lines = proof.map((hash) => `${hash.toString('base64')}\n`).join('');
    return this.ask(`${url}/add-checkpoint`, `old ${old}\n${lines}\n${checkpoint}`);
  }

  private stateOf(url: string): Known {
    let state = this.known.get(url);
    if (!state) this.known.set(url, (state = { restUntil: 0 }));
    return state;
  }
}

/** What the database serves of the size. */
export async function newestHead(sql: Sql, seal: Seal): Promise<PublishedHead> {
  const [anew] = await sql.query<{ readonly signedAt: string }>(
    `SELECT signed_at AS "signedAt" FROM store.signed_heads WHERE size = $1
      ORDER BY signed_at DESC LIMIT 1`,
    [seal.size],
  );
  const { checkpoint } = seal;
  return { head: readCheckpoint(checkpoint)!, checkpoint, signedAt: anew?.signedAt ?? null };
}

function isWordOf(witness: PublicKey, checkpoint: string): boolean {
  return verifyCosignature(checkpoint, witness).verdict === 'VALID';
}

function contradicted({ name }: PublicKey, size: bigint, known: bigint | undefined): SealMismatch {
  const other = known === undefined ? '' : ` ${known}`;
  return new SealMismatch(
    `见证人 ${name} 认定规模 ${size} 并非其已联署${other}的延续`,
    `${name} finds that ${size} does not continue what it cosigned${other}`,
  );
}

function sizeIn(text: string): bigint {
  const [, size] = /^(0|[1-9]\d{0,18})\n?$/.exec(text) ?? [];
  if (size === undefined) throw new Error('409 without a size');
  return BigInt(size);
}

/** The note with the signatures of the log alone: witnesses need no words of others. */
export function withoutOthers(checkpoint: string, origin: string): string {
  const { body } = parseNote(checkpoint)!;
  const lines = checkpoint.slice(body.length + 1).split('\n');
  const own = lines.filter((line) => line.startsWith(`— ${origin} `));
  return `${body}\n${own.map((line) => `${line}\n`).join('')}`;
}

async function kept(
  sql: Sql,
  witness: PublicKey,
  line: string,
  { head, checkpoint, signedAt }: PublishedHead,
): Promise<void> {
  const said = verifyCosignature(withoutOthers(checkpoint, head.origin) + line, witness);
  if (said.verdict !== 'VALID') return;
  await sql.query(
    `INSERT INTO store.cosignatures (size, key, time, line, taken_by, signed_at)
       VALUES ($1, $2, $3, $4, 'sealer', $5) ON CONFLICT DO NOTHING`,
    [head.size, formatKey(witness, 'cosignature'), said.time, line, signedAt],
  );
}

async function askedByHttp(url: string, body: string): Promise<WitnessReply> {
  const answer = await fetch(url, {
    ...{ method: 'POST', body, redirect: 'error' },
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const text = await answer.text();
  if (text.length > MOST_CHARACTERS) throw new Error('its answer is too long');
  return { status: answer.status, text };
}
