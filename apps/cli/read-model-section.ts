/** `doudi verify --read-models`: what people read, against what follows from the events. */
import type { Fault, FaultKind } from '../../libs/audit/domain/faults.js';
import { eventsOf } from '../../libs/audit/store/log-events.js';
import type { RecordedLog } from '../../libs/audit/store/recorded-log.js';
import type {
  SectionContext,
  SectionReport,
  VerificationSection,
} from '../../libs/audit/store/verification-section.js';
import type { Login } from '../../libs/postgres/logins.js';
import type { DifferenceKind, TableComparison } from '../../libs/projection/row-comparison.js';
import { proofOfReadModels } from '../projector/read-models.js';
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
