/**
 * The import of a data package: read and check all of it, try every posting on the ledgers as they
 * would stand, and only then post. What was posted before is known again, so an import that
 * was stopped or killed goes on where it was by being run again.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '../../event-store/port.js';
import { documentNumber } from '../../event-catalogue/document-number.js';
import type { PackageRuns, Run, Verdict } from '../../command-handling/package-run.js';
import type { Reviewing } from '../../command-handling/run-review.js';
import type { LedgerCommand, PaymentLine } from '../../funds/domain/commands.js';
import { Programs } from '../../policy/known-programs.js';
import type { Refusal } from '../../refusals/refusals.js';
import { Divisions } from '../../regions/domain/divisions.js';
import type { PackageFile } from './package-file.js';
import type { Issue, IssueCode, IssueData } from '../domain/issue.js';
import type { KeptHeaders } from '../domain/header-mapping.js';
import { ORDER_FILE } from '../domain/order-file.js';
import { paymentLineOf, pseudonymIn } from '../domain/pseudonyms.js';
import { refusalColumn } from '../domain/refusal-columns.js';
import type { PseudonymVault } from '../domain/vault-port.js';
import { BitSet } from './bit-set.js';
import { type Batch, Batches } from './batches.js';
import {
  type TextPlace,
  refusalOfTexts,
  refuseBeforehand,
  textsWithPersonalData,
} from './entry-checks.js';
import { ImportProposals, type ImportReview, type NamedProposal } from './import-proposals.js';
import { ImportReceipts, type ReceiptKeeping } from './import-receipts.js';
import { IssueLog } from './issue-log.js';
import { openPackage } from './open-package.js';
import { withPayroll } from './payroll-source.js';
import { readPackage } from './package-reader.js';
import type { FileReport, ReadPackage } from './read-package.js';
import type { PackageSource } from './package-source.js';
import { LineSpool } from './line-spool.js';
import { type FindPayment, type PlannedEntry, PostingPlan } from './posting-plan.js';
import { readPostingOrder } from './posting-order-reader.js';
import { type OnProgress, ProgressMeter } from './progress.js';
import type { PaidBefore } from './amount-remarks.js';
import { batchRemarks } from './batch-remarks.js';
import type { JudgeList } from './payment-remarks.js';
import { refuseOwnFolder, writeRejects } from './rejects-writer.js';

/** Why the sender may not record an entry; undefined: it is the sender's to record. */
export type MayRecord = (
  command: LedgerCommand,
) => Promise<'FORBIDDEN' | 'OUTSIDE_COUNTY' | undefined>;

export interface ImportOptions {
  /** A folder, a .zip of one, or an .xlsx: where it lies, or its bytes. */
  readonly path: string | PackageFile;
  readonly ledger: PackageRuns<LedgerCommand, PaymentLine>;
  readonly vault: PseudonymVault;
  readonly actor: Actor;
  /** stop: with anything wrong nothing is written. skip: what is in order is posted. */
  readonly onError: 'stop' | 'skip';
  /**
   * Folder for what skip refuses: a package of the refused rows, with `rejects.csv` that says why.
   */
  readonly rejectsPath?: string;
  /** File that gets every issue, `.json` or `.csv`; the report keeps the first thousand. */
  readonly reportPath?: string;
  /** Folder for the encrypted spool of payments. */
  readonly workDir: string;
  readonly progress?: OnProgress;
  readonly signal?: AbortSignal;
  /** Payments of batches that were recorded before, for returns. */
  readonly findPayment?: FindPayment;
  /** How documents that are recorded spell their numbers; in the one form where it is left out. */
  readonly recordedAs?: (documentNo: string) => string;
  /** The regions that are registered before. */
  readonly divisions?: Divisions;
  /** The programs that there are; those of the catalogue where it is left out. */
  readonly programs?: Programs;
  /** Of payments, beside what is recorded; left out: numbers alone are looked at. */
  readonly judge?: JudgeList;
  /** What counties paid before; left out: batches are compared within the package alone. */
  readonly paidBefore?: PaidBefore;
  /** Of the sender: a payroll that names none is of it. */
  readonly county?: string | null;
  /** The headers that the sender's county keeps. */
  readonly keptHeaders?: KeptHeaders;
  /** Left out: the sender may record every entry. */
  readonly mayRecord?: MayRecord;
  /** Signed receipts of what is recorded now; none where it is left out. */
  readonly receipts?: ReceiptKeeping;
  /** How what another person must look at is put before one; left out: nobody has to. */
  readonly review?: ImportReview;
  /** Reads, checks and tries, and writes nothing even where nothing is wrong. */
  readonly checkOnly?: boolean;
}

export interface ImportReport {
  /**
   * posted: everything in order is recorded; checked: nothing was to be; refused: something is
   * wrong, nothing was written; interrupted: stopped between postings; ledger-changed: another
   * writer made a posting impossible after the trial, posting stopped there.
   */
  readonly outcome: 'posted' | 'checked' | 'refused' | 'interrupted' | 'ledger-changed';
  readonly files: readonly FileReport[];
  /** Entries recorded now and recorded before, and rows refused: as written or by the ledgers. */
  readonly accepted: number;
  readonly known: number;
  readonly refused: number;
  /** Entries that another person must look at first: nothing of these is recorded. */
  readonly proposed: number;
  /** The first thousand of them. */
  readonly proposals: readonly NamedProposal[];
  /** Payment lines of the batches accepted now. */
  readonly payments: number;
  /** Events recorded now for which receipts were signed and kept. */
  readonly signedFor: number;
  /** The first thousand, by file and line. */
  readonly issues: readonly Issue[];
  readonly issueCount: number;
  readonly issuesByCode: Readonly<Partial<Record<IssueCode, number>>>;
  /** What was taken and is worth knowing; the first thousand. */
  readonly notes: readonly Issue[];
  readonly noteCount: number;
  /** Rows were faulty, so refusals of the ledgers may follow from those. */
  readonly refusalsMayFollow: boolean;
  readonly rejectsPath: string | null;
  readonly seconds: number;
  /** What to do next; null where there is nothing to do. */
  readonly advice: { readonly zh: string; readonly en: string } | null;
}

const ADVICE = {
  refused: {
    zh: '没有写入任何数据。请更正上述问题后重新导入。',
    en: 'Nothing was written. Correct what is listed and import again.',
  },
  interrupted: {
    zh: '导入已中断，已记账的部分完整保存。重新导入同一数据包即可继续，不会重复记账。',
    en: 'Stopped; what was posted is safe. Import the same package again to go on: nothing is posted twice.',
  },
  'ledger-changed': {
    zh: '试算之后账目有变动，记账已停止。请重新导入同一数据包。',
    en: 'The ledger changed after the trial run, and posting stopped. Import the same package again.',
  },
} as const;

/**
 * Imports a package. What is wrong with the package is in the report, never thrown.
 * @throws what the ledgers, the vault or the disk throw: outages and defects
 */
export async function importPackage(options: ImportOptions): Promise<ImportReport> {
  await refuseOwnFolder(options);
  const startedAt = performance.now();
  const log = new IssueLog(await issuePaths(options));
  const { programs = new Programs(), divisions = new Divisions(), county = null } = options;
  const opened = await openPackage(options.path, options.keptHeaders);
  const source = await withPayroll(opened, { programs, divisions, county });
  const batches = new Batches(await LineSpool.open(options.workDir), options.vault);
  const flow = new ImportFlow(options, source, log, batches);
  try {
    const outcome = await flow.run();
    return flow.report(outcome, (performance.now() - startedAt) / 1000);
  } finally {
    await log.close();
    await batches.close();
    await source.close();
  }
}

async function issuePaths(options: ImportOptions): Promise<string[]> {
  const paths = options.reportPath === undefined ? [] : [options.reportPath];
  if (options.onError === 'skip' && options.rejectsPath !== undefined) {
    await mkdir(options.rejectsPath, { recursive: true, mode: 0o700 });
    paths.push(join(options.rejectsPath, 'rejects.csv'));
  }
  return paths;
}

class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

const PREPARED = 400;
const LINES_A_PART = 2_000;

class ImportFlow {
  private read: ReadPackage | null = null;
  private accepted = 0;
  private known = 0;
  private refused = 0;
  private payments = 0;
  private faultyRows = false;
  private rejectsPath: string | null = null;
  private readonly meter: ProgressMeter;
  private readonly receipts: ImportReceipts;
  private readonly proposals: ImportProposals;

  constructor(
    private readonly options: ImportOptions,
    private readonly source: PackageSource,
    private readonly log: IssueLog,
    private readonly batches: Batches,
  ) {
    this.meter = new ProgressMeter(options.progress);
    this.receipts = new ImportReceipts(options.receipts);
    this.proposals = new ImportProposals(options.review?.propose);
  }

  async run(): Promise<ImportReport['outcome']> {
    try {
      return await this.steps();
    } catch (error) {
      if (error instanceof Interrupted) return 'interrupted';
      throw error;
    }
  }

  report(outcome: ImportReport['outcome'], seconds: number): ImportReport {
    const { accepted, known, refused, payments, log } = this;
    return {
      outcome,
      files: this.read?.files ?? [],
      accepted,
      known,
      refused: Math.max(refused, log.rejectedRows),
      proposed: this.proposals.proposed,
      proposals: this.proposals.named,
      payments,
      signedFor: this.receipts.signedFor,
      issues: log.sorted(),
      issueCount: log.count,
      issuesByCode: log.byCode(),
      notes: log.notes,
      noteCount: log.noteCount,
      refusalsMayFollow: this.faultyRows && refused > 0,
      rejectsPath: this.rejectsPath,
      seconds: Math.round(seconds * 1000) / 1000,
      advice: outcome === 'posted' || outcome === 'checked' ? null : ADVICE[outcome],
    };
  }

  private async steps(): Promise<ImportReport['outcome']> {
    const { options, log } = this;
    const read = await this.readAll();
    this.faultyRows = log.count > 0;
    if (read.broken) return 'refused';
    const findPayment = options.findPayment ?? (async () => undefined);
    const order = await readPostingOrder(this.source);
    const plan = new PostingPlan(read, options.vault, findPayment, order);
    if (!plan.fitsOrder) {
      log.at({ file: ORDER_FILE, line: null, column: null }, 'ORDER_MISMATCH');
      return 'refused';
    }
    const refusedEntries = await this.tryAll(plan);
    if (log.count > 0 && options.onError === 'stop') return 'refused';
    if (options.checkOnly) return 'checked';
    const stopped = await this.postAll(plan, refusedEntries);
    if (stopped) return 'ledger-changed';
    if (log.count > 0 && options.rejectsPath !== undefined) {
      this.rejectsPath = options.rejectsPath;
      await writeRejects({
        read,
        source: this.source,
        log,
        meter: this.meter,
        path: options.rejectsPath,
      });
    }
    return 'posted';
  }

  private async readAll(): Promise<ReadPackage> {
    const { options, source, log, meter, batches } = this;
    this.read = await readPackage({
      source,
      log,
      meter,
      batches,
      programs: options.programs ?? new Programs(),
      recordedAs: options.recordedAs ?? documentNumber,
      divisions: options.divisions ?? new Divisions(),
      throwIfStopped: () => this.throwIfStopped(),
    });
    return this.read;
  }

  private throwIfStopped(): void {
    if (this.options.signal?.aborted) throw new Interrupted();
  }

  /** The trial run; answers the entries that it refused. */
  private async tryAll(plan: PostingPlan): Promise<BitSet> {
    const refused = new BitSet();
    this.meter.start('trial', plan.length);
    const run = await this.options.ledger.openTrial(this.reviewing);
    const remarks = batchRemarks(this.options, this.batches, this.log, this.read!.fileNames);
    for await (const entry of this.entries(plan, run, refused)) {
      this.throwIfStopped();
      const { command } = entry;
      if (await this.isForbidden(entry)) {
        refused.add(entry.number);
        continue;
      }
      const refusal = refuseBeforehand(this.read!, entry);
      const texts = textsWithPersonalData(this.read!, entry);
      const verdict = refusal
        ? refusedBy(refusal)
        : await run.submit(command!, undefined, refusalOfTexts(texts));
      this.meter.advance(this.fileOf(entry), 1);
      if (verdict.kind !== 'known') await remarks(entry, verdict.kind === 'refused');
      if (verdict.kind !== 'refused') continue;
      refused.add(entry.number);
      this.refuse(entry, verdict.refusal, texts);
      await this.log.drain();
    }
    this.meter.finish();
    return refused;
  }

  /** Before anything of the entry is tried, which could say what others have. */
  private async isForbidden(entry: PlannedEntry): Promise<boolean> {
    const { command } = entry;
    const code = command ? await this.options.mayRecord?.(command) : undefined;
    if (code === undefined) return false;
    this.reject(entry, [{ line: entry.line, column: null }], code);
    return true;
  }

  /** True where the ledgers changed since the trial and a posting was refused that was to pass. */
  private async postAll(plan: PostingPlan, skipped: BitSet): Promise<boolean> {
    this.meter.start('post', plan.weight);
    const { receipts } = this;
    const run = await this.options.ledger.openPosting(
      this.options.actor,
      (sent) => receipts.recorded(sent),
      this.reviewing,
    );
    await this.rememberExits();
    try {
      for await (const entry of this.entries(plan, run, skipped)) {
        this.throwIfStopped();
        if (!(await this.post(run, entry))) return true;
        await receipts.drain(false);
      }
    } finally {
      await run.flush();
      await receipts.drain(true);
    }
    this.meter.finish();
    return false;
  }

  private async post(run: Run<LedgerCommand, PaymentLine>, entry: PlannedEntry): Promise<boolean> {
    const { batch } = entry;
    const lines = batch && batch.listing.payments > 0 ? () => this.linesOf(batch) : undefined;
    const verdict = await run.submit(entry.command!, lines);
    this.meter.advance(this.fileOf(entry), 1 + (batch?.listing.payments ?? 0));
    if (verdict.kind === 'accepted') {
      this.accepted += 1;
      this.payments += batch?.listing.payments ?? 0;
    } else if (verdict.kind === 'known') this.known += 1;
    else return this.notPosted(entry, verdict, lines);
    return true;
  }

  private async notPosted(
    entry: PlannedEntry,
    verdict: Extract<Verdict, { readonly kind: 'refused' | 'to-review' }>,
    lines: (() => AsyncIterable<readonly PaymentLine[]>) | undefined,
  ): Promise<boolean> {
    const answer =
      verdict.kind === 'to-review'
        ? await this.proposals.putForward(entry.command!, verdict, lines)
        : verdict;
    if (answer.kind === 'refused') {
      this.refuse(entry, answer.refusal);
      if (this.options.onError === 'skip') return true;
      const place = { file: this.fileOf(entry), line: entry.line, column: null };
      this.log.at(place, 'LEDGER_CHANGED');
      return false;
    }
    return true;
  }

  private get reviewing(): Reviewing | undefined {
    const { review, actor } = this.options;
    return review && { actor, preferred: review.preferred };
  }

  /** Entries in order, told to the run some hundreds ahead; those that are skipped are left out. */
  private async *entries(
    plan: PostingPlan,
    run: Run<LedgerCommand, PaymentLine>,
    skipped: BitSet,
  ): AsyncIterable<PlannedEntry> {
    for (let from = 0; from < plan.length; from += PREPARED) {
      const entries: PlannedEntry[] = [];
      for (let number = from; number < Math.min(from + PREPARED, plan.length); number++) {
        if (!skipped.has(number)) entries.push(await plan.entry(number));
      }
      await run.prepare(entries.flatMap(({ command }) => command ?? []));
      yield* entries;
    }
  }

  private fileOf({ table }: PlannedEntry): string {
    return this.read!.fileNames.get(table)!;
  }

  /** @param texts where a refusal for their texts is meant */
  private refuse(entry: PlannedEntry, refusal: Refusal, texts: readonly TextPlace[] = []): void {
    const { code, data } = refusal;
    const own = [{ line: entry.line, column: refusalColumn(entry.table, code) }];
    this.reject(entry, code === 'PERSONAL_DATA_IN_TEXT' ? texts : own, code, data);
  }

  private reject(
    entry: PlannedEntry,
    places: readonly { readonly line: number; readonly column: string | null }[],
    code: IssueCode,
    data?: IssueData,
  ): void {
    this.refused += 1;
    const { table, record, batch } = entry;
    for (const { line, column } of places) {
      this.log.at({ file: this.fileOf(entry), line, column }, code, data);
    }
    this.log.reject(table, record);
    if (batch) batch.refused = true;
  }

  /** Who left a program may never have been paid; the vault is to know the number all the same. */
  private async rememberExits(): Promise<void> {
    const { vault } = this.options;
    const exits = this.read!.tables.get('exits');
    if (!exits || !vault.rememberNumbers) return;
    for (let from = 0; from < exits.length; from += LINES_A_PART) {
      const numbers: string[] = [];
      for (let row = from; row < Math.min(from + LINES_A_PART, exits.length); row++) {
        const [beneficiary] = exits.cells(row);
        if (pseudonymIn(beneficiary!) === undefined) numbers.push(beneficiary!);
      }
      await vault.rememberNumbers(numbers);
    }
  }

  /**
   * The batch's payments under pseudonyms; the vault knows the persons before the ledgers get the
   * lines.
   */
  private async *linesOf(batch: Batch): AsyncIterable<readonly PaymentLine[]> {
    const { vault } = this.options;
    for await (const payments of this.batches.payments(batch)) {
      for (let from = 0; from < payments.length; from += LINES_A_PART) {
        const part = payments.slice(from, from + LINES_A_PART);
        const named = part.filter(({ identityNo }) => pseudonymIn(identityNo) === undefined);
        await vault.remember(
          named.map(({ identityNo, name, payee }) => ({
            identityNo,
            name,
            ...(payee && { payee }),
          })),
        );
        yield part.map(({ line: _, ...payment }) => paymentLineOf(payment, vault));
      }
    }
  }
}

function refusedBy(refusal: Refusal): { readonly kind: 'refused'; readonly refusal: Refusal } {
  return { kind: 'refused', refusal };
}
