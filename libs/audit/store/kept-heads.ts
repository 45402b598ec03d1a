/** What does not come from the database: kept checkpoints, and witnesses who cosigned heads. */
import type { Sql } from '../../postgres/sql.js';
import { type TreeHead, readCheckpoint } from '../domain/checkpoint.js';
import { cosignaturesOf } from '../domain/cosignature.js';
import type { Fault } from '../domain/faults.js';
import { formatKey } from '../domain/signed-note.js';
import type { TreeHash } from '../domain/tree-hash.js';
import type { OutsideWord } from '../domain/verdict.js';
import type { LogKeys } from './log-keys.js';
import { type Witnesses, quorumOn } from './witnessed-head.js';

export interface JudgedCheckpoint {
  readonly size: bigint;
  readonly holds: boolean;
}

interface Judged {
  readonly checkpoints: readonly JudgedCheckpoint[];
  /** Those that hold, and the quorums on them. */
  readonly outside: readonly OutsideWord[];
}

interface KeptHead extends TreeHead {
  readonly text: string;
}

interface KeptOptions {
  readonly sql: Sql;
  readonly texts: readonly string[];
  readonly witnesses: Witnesses | undefined;
  readonly keys: LogKeys;
  readonly origin: string | undefined;
  readonly hash: TreeHash;
  readonly fault: (fault: Fault) => void;
}

export class KeptHeads {
  private readonly heads: readonly KeptHead[];
  /** Sizes of those whose last events were given up when a log ended after a restore. */
  readonly givenUp: bigint[] = [];

  constructor(private readonly options: KeptOptions) {
    this.heads = options.texts.flatMap((text) => this.headOf(text));
  }

  /** Sizes at which roots are needed. */
  get sizes(): ReadonlySet<number> {
    return new Set(this.heads.map(({ size }) => Number(size)));
  }

  /**
   * @param roots recomputed, by size
   * @param reached size of the tree that was recomputed
   */
  async judge(
    roots: ReadonlyMap<bigint, Buffer>,
    sealed: bigint,
    reached: bigint,
  ): Promise<Judged> {
    const judged = this.heads.map((head) => {
      const holds = roots.get(head.size)?.equals(head.root) ?? head.size === 0n;
      return { head, holds };
    });
    const known = judged.reduce((most, { head: { size }, holds }) => {
      return holds && size > most ? size : most;
    }, 0n);
    const outside: OutsideWord[] = [];
    for (const { head, holds } of judged) {
      const quorum = await this.quorumOn(head);
      if (holds) outside.push({ kind: 'checkpoint', size: head.size }, ...quorum);
      if (!holds) this.options.fault(this.faultOf(head, known, reached));
      else if (head.size > sealed) {
        this.options.fault({ what: 'SEAL_MISSING', position: sealed + 1n, upTo: head.size });
      }
    }
    this.findSplitViews();
    const bySize = judged.toSorted((a, b) => Number(a.head.size - b.head.size));
    const checkpoints = bySize.map(({ head: { size }, holds }) => ({ size, holds }));
    return { checkpoints, outside };
  }

  private headOf(text: string): readonly KeptHead[] {
    const { keys, fault, origin, hash } = this.options;
    const said = keys.verify(text);
    const head = readCheckpoint(text);
    if (head && said.verdict === 'GIVEN_UP') {
      this.givenUp.push(head.size);
      return [];
    }
    const isOther = head && origin !== undefined && !keys.isOneLog(head.origin, origin);
    const isOtherHash = head && origin !== undefined && head.hash !== hash;
    const because =
      said.verdict !== 'VALID' ? said.verdict : isOther ? 'ORIGIN' : isOtherHash ? 'HASH' : '';
    if (because !== '') fault({ what: 'CHECKPOINT_UNKNOWN', position: 0n, because });
    // Whoever signed it: the auditor kept it, so the events must agree with it.
    return head ? [{ ...head, text }] : [];
  }

  private faultOf({ size }: KeptHead, known: bigint, reached: bigint): Fault {
    if (size > reached) return { what: 'ROLLED_BACK', position: reached + 1n, upTo: size };
    return { what: 'REWRITTEN', position: known < size ? known + 1n : 1n, upTo: size };
  }

  /** By what is kept with it, or by what the database has for the same text since. */
  private async quorumOn({ size, text }: KeptHead): Promise<readonly OutsideWord[]> {
    const { witnesses, sql, fault } = this.options;
    if (!witnesses) return [];
    const lines = await sql.query<{ line: string }>(
      'SELECT line FROM store.cosignatures WHERE size = $1 AND key = ANY ($2)',
      [size, witnesses.keys.map((key) => formatKey(key, 'cosignature'))],
    );
    const whole = text + lines.map(({ line }) => line).join('');
    const word = quorumOn(whole, size, witnesses);
    if (word) return [word];
    const because = `${cosignaturesOf(whole, witnesses.keys).length}/${witnesses.quorum}`;
    fault({ what: 'QUORUM_MISSING', position: size, because });
    return [];
  }

  /** Two heads of one log and size that differ: somebody was shown other events. */
  private findSplitViews(): void {
    const bySize = new Map<string, KeptHead>();
    for (const head of this.heads) {
      const place = `${head.origin} ${head.size}`;
      const other = bySize.get(place);
      if (other && !other.root.equals(head.root)) {
        this.options.fault({ what: 'SPLIT_VIEW', position: head.size });
      }
      bySize.set(place, other ?? head);
    }
  }
}
