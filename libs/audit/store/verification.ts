/**
 * Verifies what is recorded, in one snapshot: events and seals, what an auditor kept, the tables
 * about them, and the sections that look further. Needs no right but to read.
 */
import { clientSql, oneAfterTheOther } from '../../postgres/client-sql.js';
import { createClient } from '../../postgres/connections.js';
import type { Login } from '../../postgres/logins.js';
import type { Sql } from '../../postgres/sql.js';
import { verifyCheckpoint } from '../domain/checkpoint.js';
import type { Fault } from '../domain/faults.js';
import type { PublicKey } from '../domain/signed-note.js';
import type { TreeHash } from '../domain/tree-hash.js';
import type { NewestHead, OutsideWord, Said, Verified } from '../domain/verdict.js';
import { type JudgedCheckpoint, KeptHeads } from './kept-heads.js';
import { receiptFaults } from './kept-receipts.js';
import { knownLog } from './log.js';
import { LogKeys } from './log-keys.js';
import { newestHead, recordFaults } from './proof-tables.js';
import type { LogReading, RecordedLog } from './recorded-log.js';
import { SealedEvents } from './sealed-events.js';
import type { SectionReport, VerificationSection } from './verification-section.js';
import { MOST_AGE_SECONDS, type Witnesses, witnessedHead } from './witnessed-head.js';

/** The login is one of the database that holds the seals. */
export interface VerificationOptions extends Login {
  readonly log: RecordedLog;
  /** Texts of checkpoints that were taken away earlier. */
  readonly checkpoints?: readonly string[];
  /** Public keys that the auditor trusts; else the first of seals and those of receipts. */
  readonly keys?: readonly PublicKey[];
  /** By which the given keys follow each other, as the auditor kept them. */
  readonly announcements?: readonly string[];
  /** Texts of receipts that somebody kept. */
  readonly receipts?: readonly string[];
  /** Who must have cosigned each of the checkpoints, and the head. */
  readonly witnesses?: Witnesses;
  readonly sections?: readonly VerificationSection[];
  /** POSIX milliseconds. */
  readonly now?: number;
  readonly progress?: (done: bigint, total: bigint) => void;
  readonly signal?: AbortSignal;
}

export interface VerificationReport extends Verified {
  readonly holds: boolean;
  readonly seals: number;
  /** By size. */
  readonly checkpoints: readonly JudgedCheckpoint[];
  /** Events that are not as they were sealed. */
  readonly badEvents: bigint;
  /** By position, the first bad place first. */
  readonly faults: readonly Fault[];
  /** What else was compared, for people. */
  readonly lines: readonly Said[];
  readonly seconds: number;
}

const MOST_FAULTS = 100;

export async function verifyEvents(options: VerificationOptions): Promise<VerificationReport> {
  const { connectionString, role } = options;
  const client = createClient({ connectionString, role, applicationName: 'doudi verify' });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ snapshot: string }>(
      'SELECT pg_export_snapshot() AS snapshot',
    );
    const { snapshot } = rows[0]!;
    const reading = await options.log.open(snapshot);
    try {
      const sql = oneAfterTheOther(clientSql(client));
      return await new Verification(sql, reading, snapshot, options).run();
    } finally {
      await reading.close();
    }
  } finally {
    await client.end();
  }
}

class Verification {
  private readonly faults: Fault[] = [];
  private readonly outside: OutsideWord[] = [];
  private readonly lines: Said[] = [];
  private isPartly = false;
  private readonly now: number;
  private readonly startedAt = performance.now();

  constructor(
    /** Statements of one snapshot. */
    private readonly sql: Sql,
    private readonly reading: LogReading,
    private readonly snapshot: string,
    private readonly options: VerificationOptions,
  ) {
    this.now = options.now ?? Date.now();
  }

  async run(): Promise<VerificationReport> {
    const { sql, reading } = this;
    const { signal, progress, log: events, witnesses, checkpoints = [] } = this.options;
    const end = await reading.end();
    const log = await knownLog(sql);
    const { keys: given = [], announcements = [] } = this.options;
    const keys = await LogKeys.read(sql, { keys: given, announcements }, log);
    const { origin, hash } = await this.firstHead(keys, log?.hash);
    const fault = (found: Fault): void => this.fault(found);
    const known = { sql, keys, origin, hash, fault };
    const kept = new KeptHeads({ ...known, texts: checkpoints, witnesses });
    const openReading = () => events.open(this.snapshot);
    const sealed = new SealedEvents({
      ...{ ...known, reading, openReading, end, wanted: kept.sizes, progress, signal },
    });
    await sealed.verify();
    const judged = await kept.judge(sealed.roots, sealed.sealed, sealed.reached);
    this.outside.push(...judged.outside);
    const soundUpTo = this.soundUpTo(sealed.sealed);
    if (witnesses) await this.requireWitnesses(witnesses, soundUpTo);
    keys.faults.forEach(fault);
    this.vouchedByGivenKeys(keys, sealed);
    this.endedOrigins(keys, kept);
    (await recordFaults(sql, keys, { origin, log })).forEach(fault);
    await this.receipts(keys, origin, hash);
    const context = { sql, reading, origin, hash, soundUpTo, now: this.now, signal, progress };
    for (const section of this.options.sections ?? []) this.add(await section.verify(context));
    return this.report(sealed, judged.checkpoints, await newestHead(sql, this.now));
  }

  private report(
    { events, sealed, seals, badEvents }: SealedEvents,
    checkpoints: readonly JudgedCheckpoint[],
    newest: NewestHead | null,
  ): VerificationReport {
    const byPlace = (a: Fault, b: Fault): number => Number(a.position - b.position);
    const { faults, outside, isPartly, lines } = this;
    return {
      holds: faults.length === 0,
      ...{ events, sealed, seals, checkpoints, badEvents, newest, outside, isPartly, lines },
      faults: faults.toSorted(byPlace),
      seconds: (performance.now() - this.startedAt) / 1000,
    };
  }

  /** What the log is called and hashed by, as its first seal says. */
  private async firstHead(keys: LogKeys, hash: TreeHash = 'sha256') {
    const [first] = await this.sql.query<{ checkpoint: string }>(
      'SELECT checkpoint FROM store.seals ORDER BY size LIMIT 1',
    );
    const said = first && verifyCheckpoint(first.checkpoint, keys.all);
    return said?.verdict === 'VALID' ? said.head : { origin: undefined, hash };
  }

  /** Faults of other tables leave the heads what they are. */
  private soundUpTo(sealed: bigint): bigint {
    const first = this.faults.reduce((least, { what, position }) => {
      return position < least && UNSOUND.includes(what) ? position : least;
    }, sealed + 1n);
    return first > 0n ? first - 1n : 0n;
  }

  private async requireWitnesses(witnesses: Witnesses, upTo: bigint): Promise<void> {
    const { mostAgeSeconds = MOST_AGE_SECONDS, quorum } = witnesses;
    const word = await witnessedHead(this.sql, witnesses, upTo);
    if (word) this.outside.push(word);
    const words = this.outside.filter(({ kind }) => kind === 'quorum');
    if (words.length === 0) {
      if (this.faults.some(({ what }) => what === 'QUORUM_MISSING')) return;
      return this.fault({ what: 'QUORUM_MISSING', position: upTo, because: `0/${quorum}` });
    }
    const newest = words
      .map(({ time = '' }) => time)
      .sort()
      .at(-1)!;
    const isStale = this.now - Date.parse(newest) > mostAgeSeconds * 1000;
    const size = words.reduce((most, word) => (word.size > most ? word.size : most), 0n);
    if (isStale) this.fault({ what: 'STALE', position: size, because: newest });
  }

  /** A key that was led to by a later one is good as far as the later one has sealed on. */
  private vouchedByGivenKeys(keys: LogKeys, { signers }: SealedEvents): void {
    const all = [...signers.values()];
    if (all.length === 0 || all.some((key) => !keys.isLed(key))) return;
    this.isPartly = true;
    this.lines.push([
      '所给公钥尚未签过封存，不能为此前的封存作证',
      'the given key has sealed nothing yet, so it vouches for no seal before it',
    ]);
  }

  /** What was given up after a restore is named; nothing speaks for a checkpoint within it. */
  private endedOrigins({ succession }: LogKeys, { givenUp }: KeptHeads): void {
    for (const { ended, same, lastSigned, newer, person, reason } of succession.ends) {
      const span = `${same.size + 1n}–${lastSigned.size}`;
      this.lines.push([
        `日志 ${ended} 恢复后终止，放弃 ${span}（${person}：${reason}），其后为 ${newer.name}`,
        `the log ${ended} ended after a restore; ${span} were given up (${person}: ${reason}); it goes on as ${newer.name}`,
      ]);
    }
    for (const size of givenUp) {
      this.isPartly = true;
      this.lines.push([
        `留存的检查点 ${size} 在已放弃的一段之内`,
        `the kept checkpoint ${size} lies in what was given up`,
      ]);
    }
  }

  private async receipts(keys: LogKeys, origin: string | undefined, hash: TreeHash) {
    const { receipts = [] } = this.options;
    const log = { origin, hash };
    const judged = await receiptFaults(this.reading, receipts, keys, log);
    judged.faults.forEach((fault) => this.fault(fault));
    if (judged.furthest > 0n) this.outside.push({ kind: 'receipt', size: judged.furthest });
  }

  private add({ faults, outside = [], lines = [], notCovered = false }: SectionReport): void {
    faults.forEach((fault) => this.fault(fault));
    this.outside.push(...outside);
    this.lines.push(...lines);
    this.isPartly ||= notCovered;
  }

  private fault(fault: Fault): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push(fault);
  }
}

/** Of events, and of seals over them. */
const UNSOUND: readonly Fault['what'][] = [
  ...(['CHANGED', 'MISSING', 'INSERTED', 'SWAPPED', 'TRUNCATED', 'REWRITTEN'] as const),
  ...(['SEAL_CHANGED', 'SEAL_MISSING', 'KEY_UNANNOUNCED', 'KEY_OUT_OF_TURN'] as const),
];
