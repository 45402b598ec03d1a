/** What an operator says of the seal state: take a kept checkpoint as it, or give a span up. */
import type pg from 'pg';
import { clientSql } from '../../postgres/client-sql.js';
import { createClient } from '../../postgres/connections.js';
import type { Sql } from '../../postgres/sql.js';
import { type OriginEnd, readOriginEnd, signOriginEnd } from '../domain/origin-end.js';
import { checkpointsIn } from '../domain/kept-files.js';
import { type NoteSigner, formatKey, publicKeyOf } from '../domain/signed-note.js';
import { requireContinuation } from './head-guard.js';
import { leafHashes } from './leaf-hashes.js';
import { LogKeys } from './log-keys.js';
import { type Log, knownLog, newOrigin } from './log.js';
import { checkNodes, mendNodes } from './node-check.js';
import type { RecordedLog } from './recorded-log.js';
import { presentSealKey } from './seal-key-rotation.js';
import { SealKeyNotInTurn, SealMismatch, SealRepairRefused } from './seal-refusals.js';
import { type LastSigned, type SealState, lastSignedIn } from './seal-state.js';
import { type Seal, SealedTree } from './sealed-tree.js';

interface Repair {
  readonly connectionString: string;
  readonly state: SealState;
}

interface Sealed {
  readonly sql: Sql;
  readonly log: Log;
  /** The newest; its root was made anew from the leaves. */
  readonly seal: Seal;
}

/**
 * The newest seal becomes the state, where the log continues what was kept up to it: a checkpoint,
 * or an answer with several, as curl saves it.
 * @throws SealRepairRefused, SealMismatch
 */
export function adoptCheckpoint(repair: Repair, kept: string): Promise<Seal> {
  return onSeals(repair, async ({ sql, log, seal }) => {
    const head = { ...log, size: seal.size, root: seal.root };
    const texts = checkpointsIn(kept);
    const keys = await LogKeys.read(sql, undefined, log);
    for (const text of texts.length === 0 ? [''] : texts) {
      const said = keys.verify(text);
      if (said.verdict !== 'VALID') {
        throw new SealRepairRefused(
          `检查点无法核实（${said.verdict}）`,
          `the checkpoint cannot be judged (${said.verdict})`,
        );
      }
      await requireContinuation(sql, said.head, head);
    }
    const remembered = await repair.state.read();
    const last = remembered === undefined ? undefined : lastSignedIn(remembered);
    if (last) await requireContinuation(sql, last, head);
    await repair.state.write(seal.checkpoint);
    return seal;
  });
}

export interface Restored extends Repair {
  readonly recorded: RecordedLog;
  readonly signer: NoteSigner;
  /** Names the log that follows. */
  readonly province: string;
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly person: string;
  readonly reason: string;
  /** Records the end as an event, once however often it is asked for. */
  readonly record: (end: OriginEnd, note: string) => Promise<void>;
}

/**
 * Ends the log whose last signed head is beyond what a restored database holds, and begins one
 * under another name. Asked again after it was interrupted, it goes on with the same note.
 * @throws SealRepairRefused where nothing was lost, SealMismatch, SealKeyNotInTurn
 */
export function endOrigin(restored: Restored): Promise<OriginEnd> {
  return onSeals(restored, async (sealed, client) => {
    const text = await restored.state.read();
    const begun = text === undefined ? undefined : readOriginEnd(text);
    const note = begun ? text! : await noteOf(restored, sealed, text);
    const end = readOriginEnd(note)!;
    // Durable before the signature leaves; from here on the older log signs nothing.
    if (!begun) await restored.state.write(note);
    await restored.record(end, note);
    const newer = formatKey(end.newer);
    if ((await presentSealKey(client)) !== newer) {
      await sealed.sql.query(
        `INSERT INTO store.seal_keys (key, announcement, since)
           SELECT $1, $2, greatest(clock_timestamp(), max(since) + interval '1 ms')
             FROM store.seal_keys`,
        [newer, note],
      );
    }
    return end;
  });
}

async function noteOf(
  restored: Restored,
  { sql, log, seal }: Sealed,
  text: string | undefined,
): Promise<string> {
  const { signer, province, at, person, reason } = restored;
  const last = text === undefined ? undefined : lastSignedIn(text);
  if (!last || last.origin !== log.origin) {
    throw new SealRepairRefused(
      '封存状态缺失、损坏，或属于另一日志',
      'the seal state is missing, damaged, or of another log',
    );
  }
  const key = publicKeyOf(log.origin, signer);
  const [present] = await sql.query<{ key: string }>(
    'SELECT key FROM store.seal_keys ORDER BY since DESC, key LIMIT 1',
  );
  if (present?.key !== formatKey(key)) throw new SealKeyNotInTurn(key);
  await requireLoss(restored.recorded, sql, { ...log, ...seal }, last);
  const same = { size: seal.size, root: seal.root };
  const newer = publicKeyOf(newOrigin(province), signer);
  const end = { ended: log.origin, endedAt: at, same, lastSigned: last, newer, person, reason };
  return signOriginEnd(end, signer);
}

/** @throws SealRepairRefused where the events still lead to the last signed head */
async function requireLoss(
  recorded: RecordedLog,
  sql: Sql,
  { size, hash, origin, root }: Log & Pick<Seal, 'size' | 'root'>,
  last: LastSigned,
): Promise<void> {
  if (size >= last.size) {
    await requireContinuation(sql, last, { origin, hash, size, root });
    throw nothingLost();
  }
  const reading = await recorded.open();
  try {
    if ((await reading.end()).head < last.size) return;
    const leaves = await leafHashes(reading, size, last.size, hash);
    const frontier = await new SealedTree(sql).frontier(size);
    for (const leaf of leaves) frontier.append(leaf);
    if (frontier.root().equals(last.root)) throw nothingLost();
  } finally {
    await reading.close();
  }
}

function nothingLost(): SealRepairRefused {
  return new SealRepairRefused(
    '数据库仍与最后签署的一致，没有需要放弃的事件',
    'the database still continues what was signed last: there is nothing to give up',
  );
}

async function onSeals<T>(
  { connectionString }: Repair,
  work: (sealed: Sealed, client: pg.Client) => Promise<T>,
): Promise<T> {
  const applicationName = 'doudi seal';
  const client = createClient({ connectionString, role: 'projector', applicationName });
  await client.connect();
  try {
    const sql = clientSql(client);
    const [log, seal] = [await knownLog(sql), await new SealedTree(sql).latest()];
    if (!log || !seal) {
      throw new SealRepairRefused('数据库尚无封存', 'the database has no seal');
    }
    const { frontier, wrong } = await checkNodes(sql, log.hash);
    if (frontier.size !== seal.size || !frontier.root().equals(seal.root)) {
      throw new SealMismatch(
        '封存记录中的叶哈希与封存的树根不符',
        'the hashes of the leaves in the seals do not lead to the root that was sealed',
      );
    }
    if (wrong.length > 0) await mendNodes(sql, wrong);
    return await work({ sql, log, seal }, client);
  } finally {
    await client.end();
  }
}
