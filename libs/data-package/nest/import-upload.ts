/** The import of a package that was uploaded. */
import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import type { UploadedPackage } from '../../access/store/sealed-spool.js';
import { PersonalDataVault } from '../../access/store/vault.js';
import { type Actor, EventStore } from '../../event-store/port.js';
import type { Grant } from '../../http/access/request-context.js';
import { Ledger } from '../../funds/store/ledger.js';
import { ReceiptSigner } from '../../http/recording/receipt-signer.js';
import { DocumentSpellings } from '../../event-store/document-spellings.js';
import { programsInStore } from '../../policy/store/recorded-programs.js';
import { ReadModels } from '../../projection/read-models.js';
import { recordedDivisions } from '../../regions/store/units.js';
import { keptHeaders } from '../store/header-mappings.js';
import { mayRecord } from './entry-permissions.js';
import { type ImportReport, importPackage } from '../store/import-package.js';
import { judgeAgainst } from '../store/payment-remarks.js';
import { importerVault } from '../store/importer-vault.js';

/** An answer to an upload holds so many receipts, of 200 events each, or none. */
const MOST_RECEIPTS = 500;

interface Upload {
  readonly upload: UploadedPackage;
  readonly onError: 'stop' | 'skip';
  readonly actor: Actor;
  readonly grant: Grant;
  /** Reads, checks and tries, and writes nothing. */
  readonly checkOnly: boolean;
  /** Folder for the encrypted spool of payments. */
  readonly workDir: string;
  /** Reads by the headers that the sender's county keeps. */
  readonly byKeptHeaders: boolean;
  readonly signal: AbortSignal;
}

export interface UploadReport {
  readonly report: ImportReport & { readonly signedReceipts: readonly string[] | null };
  readonly position: bigint;
}

export class ImportUpload extends Command<UploadReport> {
  constructor(readonly order: Upload) {
    super();
  }
}

@CommandHandler(ImportUpload)
export class ImportUploadHandler implements ICommandHandler<ImportUpload> {
  constructor(
    private readonly ledger: Ledger,
    private readonly store: EventStore,
    private readonly vault: PersonalDataVault,
    private readonly signer: ReceiptSigner,
    private readonly models: ReadModels,
    private readonly spellings: DocumentSpellings,
    private readonly queries: QueryBus,
  ) {}

  async execute({
    order: { upload, grant, byKeptHeaders, ...wishes },
  }: ImportUpload): Promise<UploadReport> {
    const { ledger, store } = this;
    const signedReceipts: string[] = [];
    let areTooMany = false;
    const divisions = await recordedDivisions(store);
    // The province's finance keeps the books of all, and imports the history of counties.
    const isForAll = grant.role === 'province-finance';
    const report = await importPackage({
      ...wishes,
      path: upload,
      ledger,
      vault: importerVault(this.vault),
      findPayment: (batchNo, paymentNo) => ledger.findPayment(batchNo, paymentNo),
      recordedAs: await this.spellings.recordedAs(),
      divisions,
      county: grant.county,
      ...(await this.headersOf(grant.county, byKeptHeaders)),
      ...(isForAll ? {} : { mayRecord: mayRecord(grant.subject, this.queries, divisions) }),
      programs: await programsInStore(store),
      judge: await judgeAgainst(this.models),
      receipts: {
        sign: (sent) => this.signer.receiptOfSent(sent),
        keep: async (receipt) => {
          if (signedReceipts.length < MOST_RECEIPTS) signedReceipts.push(receipt);
          else areTooMany = true;
        },
      },
    });
    const receipts = areTooMany ? { signedFor: 0, signedReceipts: null } : { signedReceipts };
    return { report: { ...report, ...receipts }, position: await store.head() };
  }

  private async headersOf(county: string | null, areUsed: boolean) {
    if (county === null) return {};
    return { keptHeaders: { mappings: await keptHeaders(this.store, county), areUsed } };
  }
}
