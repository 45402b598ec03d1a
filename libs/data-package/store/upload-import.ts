/** The import of a package that was uploaded, in whatever thread it is done. */
import type { KeptHeaders } from '../domain/header-mapping.js';
import type { Role, Subject } from '../../access/domain/roles.js';
import { type ReopenedFile, type SealedFile, reopen } from '../../access/store/sealed-spool.js';
import type { PersonalDataVault } from '../../access/store/vault.js';
import type { CommandAnswer } from '../../command-handling/answers.js';
import { packageCommandId } from '../../command-handling/package-run.js';
import type { DocumentSpellings } from '../../event-store/document-spellings.js';
import type { Actor, EventStore } from '../../event-store/port.js';
import type { Ledger } from '../../funds/store/ledger.js';
import { programsInStore } from '../../policy/store/recorded-programs.js';
import type { Sql } from '../../postgres/sql.js';
import type { ReadModels } from '../../projection/read-models.js';
import { recordedDivisions } from '../../regions/store/units.js';
import { keptHeaders } from './header-mappings.js';
import { mayRecord, permissionOf } from './entry-permissions.js';
import type { PutForward } from './import-proposals.js';
import { type ImportReport, importPackage } from './import-package.js';
import type { ReceiptKeeping } from './import-receipts.js';
import { importerVault } from './importer-vault.js';
import { type ImportKey, MarkedPieces } from './marked-pieces.js';
import { markedWorkbook } from './marked-workbook.js';
import { paidBefore } from './amount-remarks.js';
import { judgeAgainst } from './payment-remarks.js';
import type { OnProgress } from './progress.js';

/** An answer to an upload holds so many receipts, or none. */
const MOST_RECEIPTS = 500;

/** What is to be done with it, as it goes to another thread. */
export interface UploadOrder {
  readonly upload: SealedFile;
  readonly onError: 'stop' | 'skip';
  readonly actor: Actor;
  /** Who sent it, by which role, and the unit that the role reaches; null: every county. */
  readonly subject: Subject;
  readonly role: Role;
  readonly county: string | null;
  /** Reads, checks and tries, and writes nothing. */
  readonly checkOnly: boolean;
  /** Folder for the encrypted spool of payments. */
  readonly workDir: string;
  /** Reads by the headers that the sender's county keeps. */
  readonly byKeptHeaders: boolean;
  /** Under which the marked workbook is kept. */
  readonly importKey: ImportKey;
  /** Another person is to look at all of it, whatever it is about. */
  readonly prefersReview: boolean;
}

export interface UploadReport {
  readonly report: ImportReport & { readonly signedReceipts: readonly string[] | null };
  readonly position: bigint;
  /** The file, with what is wrong on its cells, is kept under the import's key. */
  readonly isMarked: boolean;
}

export interface ImportHearing {
  readonly progress?: OnProgress;
  readonly signal: AbortSignal;
}

/** Imports what was uploaded, without holding up who asks for it. */
export abstract class UploadImports {
  /** @throws what the ledgers, the vault or the disk throw: outages and defects */
  abstract run(order: UploadOrder, hearing: ImportHearing): Promise<UploadReport>;
}

/** An entry as it is kept until another person has looked at it: the command of its own route. */
export interface ProposesEntries {
  proposeAgain(
    brought: {
      readonly name: string;
      readonly order: unknown;
      readonly permission: string;
      readonly actor: Actor;
      readonly commandId: string;
    },
    toReview: Extract<CommandAnswer, { readonly kind: 'to-review' }>,
  ): Promise<CommandAnswer>;
}

export interface ImportingParts {
  readonly ledger: Ledger;
  readonly sql: Sql;
  readonly proposals: ProposesEntries;
  readonly store: EventStore;
  readonly vault: PersonalDataVault;
  readonly readModels: ReadModels;
  readonly spellings: DocumentSpellings;
  readonly receipts: { readonly receiptOfSent: ReceiptKeeping['sign'] };
}

/** @throws what `importPackage` throws */
export async function importUpload(
  parts: ImportingParts,
  { upload, subject, role, byKeptHeaders, importKey, prefersReview, ...order }: UploadOrder,
  hearing: ImportHearing,
): Promise<UploadReport> {
  const { ledger, store } = parts;
  const divisions = await recordedDivisions(store);
  // The province's finance keeps the books of all, and imports the history of counties.
  const isForAll = role === 'province-finance';
  const kept = new KeptReceipts();
  const headers = await headersOf(store, order.county, byKeptHeaders);
  const file = await reopen(upload);
  try {
    const report = await importPackage({
      ...order,
      ...hearing,
      path: file,
      ledger,
      review: { preferred: prefersReview, propose: proposing(parts, order.actor) },
      vault: importerVault(parts.vault),
      findPayment: (batchNo, paymentNo) => ledger.findPayment(batchNo, paymentNo),
      recordedAs: await parts.spellings.recordedAs(),
      divisions,
      ...headers,
      ...(isForAll ? {} : { mayRecord: mayRecord(subject, store, divisions) }),
      programs: await programsInStore(store),
      judge: await judgeAgainst(parts.readModels),
      paidBefore: paidBefore(parts.readModels),
      receipts: {
        sign: (sent) => parts.receipts.receiptOfSent(sent),
        keep: async (receipt) => kept.add(receipt),
      },
    });
    const isMarked = await isKeptMarked(parts.sql, importKey, file, { ...report, ...headers });
    return { report: { ...report, ...kept.told }, position: await store.head(), isMarked };
  } finally {
    await file.close();
  }
}

/** Larger files are no clerk's: their report says what is wrong. */
const MOST_MARKED_BYTES = 16 * 1024 ** 2;

async function isKeptMarked(
  sql: Sql,
  key: ImportKey,
  file: ReopenedFile,
  { issues, notes, keptHeaders: kept }: ImportReport & { readonly keptHeaders?: KeptHeaders },
): Promise<boolean> {
  if (issues.length === 0 || file.size > MOST_MARKED_BYTES) return false;
  const content = await markedWorkbook(file, { issues, notes }, kept);
  if (!content) return false;
  await new MarkedPieces(sql).keep(key, content);
  return true;
}

/** Name of the class of the command by which routes record entries. */
const OF_ROUTES = 'RecordInLedger';

/** An entry that is imported again meets its proposal, as long as that can be approved. */
function proposing({ ledger, proposals }: ImportingParts, actor: Actor): PutForward {
  return (command, { decision, foresight }) => {
    const { key, fingerprint } = decision.claim!;
    const commandId = packageCommandId(key, fingerprint);
    const permission = permissionOf(command);
    const brought = { name: OF_ROUTES, order: command, permission, actor, commandId };
    const content = ledger.decider.content(command);
    return proposals.proposeAgain(brought, { kind: 'to-review', decision, foresight, content });
  };
}

async function headersOf(store: EventStore, county: string | null, areUsed: boolean) {
  if (county === null) return {};
  return { keptHeaders: { mappings: await keptHeaders(store, county), areUsed } };
}

/** Receipts for the answer; none of them where they are too many for one. */
class KeptReceipts {
  private readonly texts: string[] = [];
  private areTooMany = false;

  add(receipt: string): void {
    if (this.texts.length < MOST_RECEIPTS) this.texts.push(receipt);
    else this.areTooMany = true;
  }

  get told() {
    if (this.areTooMany) return { signedFor: 0, signedReceipts: null };
    return { signedReceipts: this.texts };
  }
}
