/**
 * What the hashes and fingerprints of the funds' commands are made of: a stored format. Another
 * content of the same command gets another function, beside the old one.
 */
import { members } from '../../command-handling/content.js';
import { contentOfReference } from '../../reference-facts/domain/command-content.js';
import type {
  FundsCommand,
  LedgerCommand,
  PaymentLine,
  ReceiptEntry,
  TransferLine,
} from './commands.js';

type Content = {
  readonly [K in FundsCommand['kind']]: (
    command: Extract<FundsCommand, { readonly kind: K }>,
  ) => object;
};

const CONTENT: Content = {
  RecordReceipt: (command) => ({
    ...members(command, 'kind', 'documentNo', 'fiscalYear', 'documentDate', 'receivedOn'),
    ...contentOfEntries(command.entries),
  }),
  IssueTransfer: (command) => ({
    ...members(command, 'kind', 'documentNo', 'fiscalYear', 'issuedOn', 'schemeId'),
    ...contentOfTransfer(command.lines),
  }),
  ReceiveTransfer: (command) =>
    members(command, 'kind', 'documentNo', 'region', 'receivedOn', 'program'),
  EnterOpeningBalance: (command) =>
    members(
      command,
      ...(['kind', 'region', 'fiscalYear', 'program'] as const),
      ...(['originDocumentNo', 'originYear', 'amountFen'] as const),
    ),
  AssessNeed: (command) =>
    members(
      command,
      ...(['kind', 'region', 'fiscalYear', 'program', 'assessedOn'] as const),
      ...(['fromMonth', 'months', 'persons', 'monthlyAmountFen'] as const),
    ),
  GrantExemption: (command) =>
    members(
      command,
      ...(['kind', 'exemptionNo', 'region', 'project', 'fiscalYear'] as const),
      ...(['amountFen', 'issuedOn', 'reason'] as const),
    ),
  AllocateBudget: (command) =>
    members(
      command,
      ...(['kind', 'entryNo', 'region', 'fiscalYear', 'class', 'code', 'projectKind'] as const),
      ...(['source', 'amountFen', 'allocatedOn', 'exemptionDocumentNo'] as const),
      ...(['projectName', 'mandate'] as const),
    ),
  AdjustFunds: (command) => ({
    ...members(
      command,
      ...(['kind', 'entryNo', 'region', 'fiscalYear', 'amountFen'] as const),
      ...(['adjustedOn', 'reason'] as const),
    ),
    from: members(command.from, 'class', 'code'),
    to: members(command.to, 'class', 'code'),
  }),
  RecordDisbursement: (command) => ({
    ...members(
      command,
      ...(['kind', 'batchNo', 'region', 'fiscalYear', 'class', 'code'] as const),
      ...(['period', 'paidOn', 'amountFen', 'payments'] as const),
    ),
    listed: command.listed && members(command.listed, 'payments', 'amountFen', 'digest'),
  }),
  ReturnPayment: (command) =>
    members(
      command,
      ...(['kind', 'returnNo', 'region', 'batchNo', 'paymentNo'] as const),
      ...(['amountFen', 'returnedOn', 'reason'] as const),
    ),
  ReclaimAward: (command) =>
    members(
      command,
      ...(['kind', 'reclaimNo', 'region', 'fiscalYear', 'program'] as const),
      ...(['documentNo', 'amountFen', 'reclaimedOn', 'reason'] as const),
    ),
  CloseCountyYear: (command) => members(command, 'kind', 'region', 'fiscalYear', 'closedOn'),
  ClosePoolYear: (command) => members(command, 'kind', 'fiscalYear', 'closedOn'),
};

const ENTRY = ['program', 'source', 'amountFen', 'directFund'] as const;

/** A receipt with one entry is what it was when receipts had no more. */
function contentOfEntries(entries: readonly ReceiptEntry[]): object {
  const all = entries.map((entry) => members(entry, ...ENTRY));
  return all.length === 1 ? all[0]! : { entries: all };
}

/** So is a transfer of one program. */
function contentOfTransfer(lines: readonly TransferLine[]): object {
  const [program, ...others] = new Set(lines.map((line) => line.program));
  if (others.length > 0) {
    return { lines: lines.map((line) => members(line, 'region', 'program', 'amountFen')) };
  }
  return { program, lines: lines.map((line) => members(line, 'region', 'amountFen')) };
}

export function contentOfLedger(command: LedgerCommand): object {
  if (command.kind === 'ReportFact') return contentOfReference(command);
  const contentOf = CONTENT[command.kind] as (of: FundsCommand) => object;
  return contentOf(command);
}

/** The payments that came with a batch; names are no part of it, as in their digest. */
export function contentOfLines(lines: readonly PaymentLine[]): readonly object[] {
  return lines.map(({ given, ...line }) => ({
    ...members(
      { ...line, beneficiary: given ?? line.beneficiary },
      ...(['paymentNo', 'beneficiary', 'persons', 'months', 'component', 'amountFen'] as const),
    ),
    ...(line.payeeMark === null ? {} : members(line, 'payeeMark')),
  }));
}
