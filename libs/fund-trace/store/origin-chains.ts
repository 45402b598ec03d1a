/** From the money of a payment back to the documents that it came by, up to the central one. */
import type { DirectFundMark } from '../../event-catalogue/vocabulary.js';
import type { ReceiptEntryRef } from '../../event-catalogue/fund-events.js';
import type { Sql } from '../../postgres/sql.js';

export interface OriginDocuments {
  readonly receiptNo: string | null;
  readonly entry: ReceiptEntryRef | null;
  readonly documentNo: string;
}

interface ReceiptRow {
  readonly document_no: string;
  readonly program: string;
  readonly source: string;
  readonly document_date: string;
  readonly received_on: string;
  readonly direct_fund: DirectFundMark | null;
}

interface TransferRow {
  readonly document_no: string;
  readonly issued_on: string;
  readonly scheme_id: string | null;
}

export class OriginChains {
  constructor(private readonly sql: Sql) {}

  /** One chain an origin, in their order. */
  async of(origins: readonly OriginDocuments[]) {
    const receipts = await this.sql.query<ReceiptRow>(RECEIPTS, [
      origins.flatMap(({ receiptNo }) => receiptNo ?? []),
    ]);
    const transfers = await this.sql.query<TransferRow>(TRANSFERS, [
      origins.map(({ documentNo }) => documentNo),
    ]);
    const receiptOf = (no: string | null, entry: ReceiptEntryRef | null) =>
      receipts.findLast(
        (row) =>
          row.document_no === no &&
          (!entry || (row.program === entry.program && row.source === entry.source)),
      );
    const transferOf = new Map(transfers.map((row) => [row.document_no, row]));
    return origins.map(({ receiptNo, entry, documentNo }) =>
      chainOf(receiptOf(receiptNo, entry), transferOf.get(documentNo)),
    );
  }
}

/** null: no such document on the way (budget money, opening balances). */
function chainOf(receipt: ReceiptRow | undefined, transfer: TransferRow | undefined) {
  return {
    centralDocument: receipt?.source === 'CENTRAL' ? receipt.document_no : null,
    receipt: receipt
      ? {
          documentNo: receipt.document_no,
          source: receipt.source,
          documentDate: receipt.document_date,
          receivedOn: receipt.received_on,
          directFund: receipt.direct_fund,
        }
      : null,
    transfer: transfer
      ? {
          documentNo: transfer.document_no,
          issuedOn: transfer.issued_on,
          schemeId: transfer.scheme_id,
        }
      : null,
  };
}

/** After a reversal a number may have been used again: the later entry counts. */
const RECEIPTS = `SELECT document_no, program, source, document_date, received_on, direct_fund
  FROM published.entered_receipts
  WHERE document_no = ANY ($1) ORDER BY position`;
const TRANSFERS = `SELECT document_no, issued_on, scheme_id FROM published.entered_transfers
  WHERE document_no = ANY ($1) ORDER BY position`;
