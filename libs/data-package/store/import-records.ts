/**
 * The imports that were asked for: who asked, how far each is, what came of it. One that nobody has
 * told of for a while was interrupted, whatever its row says. docs/adr/0050
 */
import { randomBytes } from 'node:crypto';
import { SealBroken, seal, unseal } from '../../access/store/sealing.js';
import type { VaultKeys } from '../../access/store/vault-keys.js';
import { type Actor, StoreUnavailable } from '../../event-store/port.js';
import type { Sql } from '../../postgres/sql.js';
import { type ImportKey, MARKED_HOURS } from './marked-pieces.js';
import type { Phase, Progress } from './progress.js';

export const IMPORT_STATES = [
  'waiting',
  'running',
  'posted',
  'checked',
  'refused',
  'interrupted',
  'ledger-changed',
  'failed',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export interface ImportRecord {
  readonly id: string;
  readonly state: ImportState;
  readonly dryRun: boolean;
  readonly askedAt: string;
  /** null: it is under way. */
  readonly endedAt: string | null;
  readonly phase: Phase | null;
  /** Rows of the phase; `total` null where it is not known. */
  readonly done: bigint;
  readonly total: bigint | null;
  /** Code of the problem by which it failed. */
  readonly failure: string | null;
  /** Until when the marked workbook is kept; null: there is none. */
  readonly markedUntil: string | null;
}

/** What is told of an import when it ended. */
export interface ImportEnd {
  readonly state: ImportState;
  readonly report?: object;
  readonly failure?: string;
  readonly isMarked?: boolean;
}

const KEY_BYTES = 32;
const REPORT_DAYS = 30;
/** Who works on an import tells of it every few seconds. */
const SILENT_SECONDS = 30;

export class ImportRecords {
  constructor(
    private readonly sql: Sql,
    private readonly keys: VaultKeys,
  ) {}

  /** @returns its key, for what is kept of it */
  async begin(id: string, actor: Actor, dryRun: boolean): Promise<ImportKey> {
    const key = randomBytes(KEY_BYTES);
    await this.keys.underPresent(async ({ no, texts }) => {
      const { subject, role, organisation } = actor;
      const sealed = seal(texts, key, id);
      await this.sql.query(BEGIN, [id, subject, role, organisation, dryRun, sealed, no]);
      return id;
    });
    return { id, key };
  }

  /** @returns whether it is to stop: somebody said so, or its row is gone */
  async tell(id: string, progress: Progress | undefined): Promise<boolean> {
    const { phase = null, done = 0, total = null } = progress ?? {};
    const [row] = await this.sql.query<{ readonly stop: boolean }>(TELL, [id, phase, done, total]);
    return row?.stop ?? true;
  }

  async end({ id, key }: ImportKey, said: ImportEnd): Promise<void> {
    const { state, report, failure = null, isMarked = false } = said;
    const text = report && Buffer.from(JSON.stringify(report), 'utf8');
    const sealed = text ? seal(Buffer.from(key), text, `${id}/report`) : null;
    await this.sql.query(END, [id, state, sealed, failure, isMarked ? MARKED_HOURS : null]);
  }

  async find(id: string, person: string): Promise<ImportRecord | undefined> {
    const [row] = await this.sql.query<ImportRecord>(
      `SELECT ${COLUMNS} FROM store.imports WHERE id = $1 AND person = $2`,
      [id, person],
    );
    return row;
  }

  /** The latest first. @param after id of the last one that was seen */
  list(person: string, limit: number, after: string | null): Promise<readonly ImportRecord[]> {
    return this.sql.query<ImportRecord>(LIST, [person, limit, after]);
  }

  /** undefined: there is none, or it lies under a key of the vault that is gone. */
  async reportOf<Report>(id: string): Promise<Report | undefined> {
    const [row] = await this.sql.query<{ readonly report: Buffer | null }>(
      'SELECT report FROM store.imports WHERE id = $1',
      [id],
    );
    const key = row?.report ? await this.keyOf(id) : undefined;
    if (!row?.report || !key) return undefined;
    const text = unseal(Buffer.from(key.key), row.report, `${id}/report`).toString('utf8');
    return JSON.parse(text) as Report;
  }

  async keyOf(id: string): Promise<ImportKey | undefined> {
    const [row] = await this.sql.query<{ readonly sealed_key: Buffer; readonly key_no: number }>(
      'SELECT sealed_key, key_no FROM store.imports WHERE id = $1',
      [id],
    );
    if (!row) return undefined;
    try {
      const { texts } = await this.keys.numbered(row.key_no);
      return { id, key: unseal(texts, row.sealed_key, id) };
    } catch (error) {
      if (error instanceof StoreUnavailable || error instanceof SealBroken) return undefined;
      throw error;
    }
  }

  /** Whoever works on it, in whatever process, is told within seconds. */
  async stop(id: string): Promise<void> {
    await this.sql.query('UPDATE store.imports SET stop = true WHERE id = $1', [id]);
  }

  async remove(id: string): Promise<void> {
    await this.sql.query('DELETE FROM store.import_pieces WHERE import_id = $1', [id]);
    await this.sql.query('DELETE FROM store.imports WHERE id = $1', [id]);
  }

  /** What has had its time. */
  async tidy(): Promise<void> {
    await this.sql.query('DELETE FROM store.import_pieces WHERE until <= now()');
    await this.sql.query(
      `DELETE FROM store.imports WHERE asked_at < now() - $1 * interval '1 day'`,
      [REPORT_DAYS],
    );
  }
}

const UNDER_WAY = `state IN ('waiting', 'running')`;
const IS_SILENT = `${UNDER_WAY} AND alive_at < now() - ${SILENT_SECONDS} * interval '1 second'`;

const COLUMNS = `id, CASE WHEN ${IS_SILENT} THEN 'interrupted' ELSE state END AS state,
  dry_run AS "dryRun", asked_at AS "askedAt",
  CASE WHEN ${IS_SILENT} THEN alive_at ELSE ended_at END AS "endedAt", phase, done, total, failure,
  CASE WHEN marked_until > now() THEN marked_until END AS "markedUntil"`;

const BEGIN = `INSERT INTO store.imports
    (id, person, role, organisation, dry_run, sealed_key, key_no)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

const TELL = `UPDATE store.imports SET alive_at = now(), phase = coalesce($2, phase),
    state = CASE WHEN $2::text IS NULL THEN state ELSE 'running' END,
    done = CASE WHEN $2::text IS NULL THEN done ELSE $3 END,
    total = CASE WHEN $2::text IS NULL THEN total ELSE $4 END
  WHERE id = $1 AND ${UNDER_WAY} RETURNING stop`;

const END = `UPDATE store.imports SET state = $2, report = $3, failure = $4, ended_at = now(),
    alive_at = now(), marked_until = now() + $5 * interval '1 hour'
  WHERE id = $1`;

const LIST = `SELECT ${COLUMNS} FROM store.imports AS i
  WHERE person = $1 AND ($3::uuid IS NULL OR (asked_at, id) <
    (SELECT asked_at, id FROM store.imports WHERE id = $3::uuid AND person = $1))
  ORDER BY asked_at DESC, id DESC LIMIT $2`;
