/** Before a head is signed: that it continues what was signed last, as the seal state has it. */
import type { Sql } from '../../postgres/sql.js';
import type { TreeHead } from '../domain/checkpoint.js';
import { consistencyRanges, verifyConsistency } from '../domain/merkle.js';
import { EventsGone, SealMismatch, SealStateMissing } from './seal-refusals.js';
import { type LastSigned, type SealState, lastSignedIn } from './seal-state.js';
import { type PendingLeaves, SealedTree } from './sealed-tree.js';

export class HeadGuard {
  /**
   * @param state null: no file outside the database remembers what was signed
   * @param isWitnessed whether witnesses do, who are asked before anything is signed
   */
  constructor(
    private readonly state: SealState | null,
    private readonly isWitnessed = false,
  ) {}

  /**
   * What was signed last; undefined: nothing yet.
   * @param isSealed whether the database has seals
   * @throws SealStateMissing, SealMismatch
   */
  async lastSigned(origin: string, isSealed: boolean): Promise<LastSigned | undefined> {
    if (!this.state && this.isWitnessed) return undefined;
    if (!this.state) throw noState();
    const text = await this.state.read();
    if (text === undefined) {
      if (isSealed) throw notAdopted();
      return undefined;
    }
    const last = lastSignedIn(text);
    if (!last) throw new SealMismatch('封存状态文件已损坏', 'the seal state is damaged');
    if (last.origin === origin) return last;
    throw new SealMismatch(
      `最后签署的日志是 ${last.origin}，数据库中是 ${origin}`,
      `${last.origin} was signed last, the database has ${origin}`,
    );
  }

  /** Durable before the signature leaves the process. */
  async remember(checkpoint: string): Promise<void> {
    await this.state?.write(checkpoint);
  }
}

/** A consistency proof from what was signed last, made of the tree as it is kept, must hold. */
export async function requireContinuation(
  sql: Sql,
  last: Pick<LastSigned, 'size' | 'root'>,
  head: TreeHead,
  pending?: PendingLeaves,
): Promise<void> {
  if (head.size < last.size) throw new EventsGone(last.size, head.size);
  const tree = new SealedTree(sql, pending);
  const proof = await tree.heads(consistencyRanges(last.size, head.size));
  const { size, root, hash } = head;
  const claim = { older: last.size, olderRoot: last.root, size, root, hash, proof };
  const verdict = verifyConsistency(claim);
  if (verdict === 'VALID' || last.size === 0n) return;
  throw new SealMismatch(
    `规模 ${size} 的树根不是已签署的规模 ${last.size} 的延续（${verdict}）`,
    `the head of ${size} does not continue the one of ${last.size} that was signed (${verdict})`,
  );
}

function notAdopted(): SealStateMissing {
  return new SealStateMissing(
    '数据库已有封存，但没有封存状态（DOUDI_SEAL_STATE）：请核对留存的检查点后执行 doudi seal --adopt CHECKPOINT',
    'the database has seals and there is no seal state (DOUDI_SEAL_STATE): doudi seal --adopt CHECKPOINT, with one that was kept',
  );
}

function noState(): SealStateMissing {
  return new SealStateMissing(
    '未设置封存状态（DOUDI_SEAL_STATE）',
    'there is no seal state (DOUDI_SEAL_STATE is not set)',
  );
}
