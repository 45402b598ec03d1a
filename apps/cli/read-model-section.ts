/**
 * What people read: with `--read-models` against what follows from the events, else against what
 * was committed to while it was written.
 */
import { readCheckpoint } from '../../libs/audit/domain/checkpoint.js';
import type { Fault, FaultKind } from '../../libs/audit/domain/faults.js';
import { eventsOf } from '../../libs/audit/store/log-events.js';
import type { RecordedLog } from '../../libs/audit/store/recorded-log.js';
import { SealedTree } from '../../libs/audit/store/sealed-tree.js';
import type {
  SectionContext,
  SectionReport,
  VerificationSection,
} from '../../libs/audit/store/verification-section.js';
import type { Login } from '../../libs/postgres/logins.js';
import type { DifferenceKind, TableComparison } from '../../libs/projection/row-comparison.js';
import { digestsOfReadModels, proofOfReadModels } from '../projector/read-models.js';
import { openScratch } from '../system/scratch-database.js';
import { differenceText } from './difference-lines.js';

export interface ProvenDatabase {
  readonly login: Login;
  readonly recordedLog: RecordedLog;
  /** Of an empty database; undefined: a server is started for it. */
  readonly scratch: string | undefined;
}

const FAULT_OF: Readonly<Record<DifferenceKind, FaultKind>> = {
  missing: 'READ_ROW_MISSING',
  extra: 'READ_ROW_EXTRA',
  changed: 'READ_ROW_CHANGED',
};

/** Of events as they are now: the read models may hold more than the snapshot of the seals. */
export function readModelProof(database: ProvenDatabase): VerificationSection {
  return { verify: (context) => prove(database, context) };
}

async function prove(
  { login, recordedLog, scratch: url }: ProvenDatabase,
  { signal, progress: onProgress }: SectionContext,
): Promise<SectionReport> {
  const scratch = await openScratch(url);
  try {
    const reading = await recordedLog.open();
    try {
      const { position, tables } = await proofOfReadModels(
        eventsOf(reading),
        login,
        { connectionString: scratch.connectionString, role: 'owner' },
        { onProgress, signal },
      );
      return { faults: tables.flatMap(faultsOf), lines: [said(position, tables)] };
    } finally {
      await reading.close();
    }
  } finally {
    await scratch.close();
  }
}

/** Without a fold: the rows against the digests that the projectors kept while they wrote them. */
export function readModelCommitment({ login }: Pick<ProvenDatabase, 'login'>): VerificationSection {
  return { verify: (context) => holdAgainstDigests(login, context) };
}

async function holdAgainstDigests(
  login: Login,
  { sql, signal }: SectionContext,
): Promise<SectionReport> {
  const { position, tables, rows, differences, commitment } = await digestsOfReadModels(
    login,
    signal,
  );
  const faults: Fault[] = differences.map(({ table, unit, year, rows: found, written }) => {
    const because = `read.${table} ${unit} ${year}: ${found} rows, ${written} written`;
    return { what: 'READ_DIGEST_DIFFERS', position: 0n, because };
  });
  const latest = await new SealedTree(sql).latest();
  const signed = latest && readCheckpoint(latest.checkpoint)?.readModels;
  const isComparable = signed !== undefined && signed.position === commitment?.position;
  if (isComparable && !signed.root.equals(commitment.root)) {
    faults.push({ what: 'READ_COMMITMENT_DIFFERS', position: signed.position });
  }
  const [zh, en] = isComparable
    ? ['，并与所签的承诺核对', ', and with the signed commitment']
    : ['', ''];
  const line = [
    `读模型：${tables} 张表 ${rows} 行与写入时所留的摘要核对（承诺，至第 ${position} 条）${zh}；未由事件重新推算（--read-models）`,
    `read models: commitment only, ${rows} rows of ${tables} tables compared with the digests kept while they were written, up to ${position}${en}; not folded from the events (--read-models)`,
  ] as const;
  return { faults, lines: [line] };
}

function faultsOf({ table, named, missing, extra, changed }: TableComparison): readonly Fault[] {
  const more = missing + extra + changed - named.length;
  const [last] = named.slice(-1);
  return named.map((difference) => {
    const rest = difference === last && more > 0 ? `; read.${table}: +${more}` : '';
    const because = `${differenceText(difference)}${rest}`;
    return { what: FAULT_OF[difference.kind], position: difference.position ?? 0n, because };
  });
}

function said(position: bigint, tables: readonly TableComparison[]) {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return [
    `读模型：由事件重新推算至第 ${position} 条，逐行核对 ${tables.length} 张表 ${rows} 行（证明）`,
    `read models: proven, folded anew from the events up to ${position}, ${rows} rows of ${tables.length} tables compared`,
  ] as const;
}
