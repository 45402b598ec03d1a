/** Proofs over what is sealed, as auditors take them away. */
import type { Sql } from '../../postgres/sql.js';
import { type RecordedEvent, leafHash } from '../domain/leaf.js';
import { consistencyRanges, inclusionRanges } from '../domain/merkle.js';
import type { TreeHash } from '../domain/tree-hash.js';
import type { RecordedLog } from './recorded-log.js';
import { type Seal, SealedTree } from './sealed-tree.js';

export interface InclusionProof {
  readonly event: RecordedEvent;
  /** Of the leaf and of the tree. */
  readonly hash: TreeHash;
  readonly leaf: Buffer;
  readonly size: bigint;
  readonly root: Buffer;
  readonly proof: readonly Buffer[];
  /** Of exactly this size; none where no seal has it. */
  readonly checkpoint: string | undefined;
}

export interface ConsistencyProof {
  /** Of the tree. */
  readonly hash: TreeHash;
  readonly older: bigint;
  readonly olderRoot: Buffer;
  readonly size: bigint;
  readonly root: Buffer;
  readonly proof: readonly Buffer[];
}

export class Proofs {
  readonly tree: SealedTree;

  constructor(
    sql: Sql,
    private readonly log: RecordedLog,
  ) {
    this.tree = new SealedTree(sql);
  }

  /** In the tree of that size, or the latest; undefined: no such event, or not in that tree. */
  async inclusion(eventId: string, size?: bigint): Promise<InclusionProof | undefined> {
    const event = await this.log.find(eventId);
    const seal = await this.sealOf(size);
    if (!event || !seal || event.position > seal.size) return undefined;
    const proof = await this.path(event.position, seal.size);
    const hash = await this.tree.hash();
    return { event, hash, leaf: leafHash(event, hash), ...seal, proof };
  }

  /** Hashes that lead from the event at a position to the head of so many. */
  path(position: bigint, size: bigint): Promise<readonly Buffer[]> {
    return this.tree.heads(inclusionRanges(position - 1n, size));
  }

  /** undefined: so many events are not sealed. */
  async consistency(older: bigint, size: bigint): Promise<ConsistencyProof | undefined> {
    const [olderSeal, seal] = [await this.sealOf(older), await this.sealOf(size)];
    if (!olderSeal || !seal) return undefined;
    const proof = await this.tree.heads(consistencyRanges(older, size));
    const hash = await this.tree.hash();
    return { hash, older, olderRoot: olderSeal.root, size, root: seal.root, proof };
  }

  /** The head of a tree of that size, which a seal may have or not. */
  private async sealOf(size?: bigint): Promise<Head | undefined> {
    const latest = await this.tree.latest();
    if (!latest || (size ?? 0n) > latest.size) return undefined;
    if (size === undefined) return headOf(latest);
    const sealed = await this.tree.atSize(size);
    if (sealed) return headOf(sealed);
    return { size, root: await this.tree.root(size), checkpoint: undefined };
  }
}

interface Head {
  readonly size: bigint;
  readonly root: Buffer;
  readonly checkpoint: string | undefined;
}

function headOf({ size, root, checkpoint }: Seal): Head {
  return { size, root, checkpoint };
}
