/**
 * What a county may do with its money: each decision answers the fact that happens, or why not.
 * Pure.
 * @source domain.md, sections 3 to 6
 */
import type { Fact } from '../../event-catalogue/catalogue.js';
import type { AccountRef, LotPart, Origin } from '../../event-catalogue/fund-events.js';
import { MANDATES, type ProjectKind } from '../../event-catalogue/vocabulary.js';
import { countyGapFen } from '../../county-ledger/domain/year-figures.js';
import { formatYuan } from '../../money/fen.js';
import type { Programs } from '../../policy/programs.js';
import type { Divisions } from '../../regions/domain/divisions.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { refuseAmount, refuseNeedSize } from '../../refusals/sizes.js';
import { isClosedYear } from './closed-years.js';
import type {
  AdjustFunds,
  AllocateBudget,
  AssessNeed,
  EnterOpeningBalance,
  ReceiveTransfer,
} from './commands.js';
import { type CountyState, firstOpenYear, lotsOf } from './county-state.js';
import { type Lot, draw, remainingFen } from './lots.js';

/** What decisions know beside the ledger. */
export interface Circumstances {
  readonly divisions: Divisions;
  readonly programs: Programs;
  /** `block` refuses new general construction while a gap remains; `flag` records it and alerts. */
  readonly constructionControl: 'flag' | 'block';
}

export type Decision<T extends Fact['type'] = Fact['type']> = Fact<T> | Refusal;

/** 2017, 四（二）: counties leave no gap; a county with a gap may not arrange construction. */
export const GAP_CLAUSE = '吉政办发〔2017〕63号 四（二）';
/** 2006, 三¶2 and the earmarking of transfers: money for one purpose stays with it. */
const EARMARK_CLAUSE = '吉政发〔2006〕48号 三¶2';

export function refuseClosedYear(state: CountyState, fiscalYear: number): Refusal | undefined {
  if (!isClosedYear(state.closedYears, fiscalYear)) return undefined;
  return refuse('YEAR_CLOSED', { region: state.region, fiscalYear });
}

export function refuseProgram(program: string, programs: Programs): Refusal | undefined {
  return programs.find(program) ? undefined : refuse('PROGRAM_UNKNOWN', { program });
}

/** The code of a construction account is a project and free; any other is a program. */
export function refuseAccount(account: AccountRef, programs: Programs): Refusal | undefined {
  return account.class === 'CONSTRUCTION' ? undefined : refuseProgram(account.code, programs);
}

export function enterOpeningBalance(
  command: EnterOpeningBalance,
  state: CountyState,
  { programs }: Circumstances,
): Decision<'OpeningBalanceEntered'> {
  const { region, fiscalYear, program, originDocumentNo, originYear, amountFen } = command;
  const refusal =
    refuseAmount(amountFen) ??
    refuseProgram(program, programs) ??
    refuseClosedYear(state, fiscalYear);
  if (refusal) return refusal;
  const earlierYear = Math.min(fiscalYear, ...state.figures.keys());
  if (earlierYear < fiscalYear) return refuse('NOT_FIRST_YEAR', { region, earlierYear });
  const origin: Origin = {
    kind: 'OPENING',
    receiptNo: null,
    entry: null,
    budgetSource: null,
    awardProgram: program,
    documentNo: originDocumentNo,
    originYear,
    availableFrom: `${fiscalYear}-01-01`,
  };
  const lot = { lot: state.nextLot, fiscalYear, amountFen, origin };
  const { kind: _, ...entry } = command;
  return {
    type: 'OpeningBalanceEntered',
    data: { ...entry, ...programs.accountOf(program), lot },
  };
}

export function assessNeed(
  command: AssessNeed,
  state: CountyState,
  { programs }: Circumstances,
): Decision<'NeedAssessed'> {
  const { kind: _, ...entry } = command;
  const { fromMonth, months, program } = entry;
  const refusal = refuseProgram(program, programs) ?? refuseClosedYear(state, entry.fiscalYear);
  if (refusal) return refusal;
  const valid =
    fromMonth === null
      ? months === 12 || months === 1
      : fromMonth >= 1 && fromMonth <= 12 && months >= 1 && months <= 12;
  if (!valid) return refuse('NEED_MONTHS_INVALID', { months, fromMonth: fromMonth ?? '—' });
  const data = { ...entry, ...programs.accountOf(program) };
  return refuseNeedSize(data.persons, data.monthlyAmountFen) ?? { type: 'NeedAssessed', data };
}

/** A late arrival enters the first open year and keeps its origin year. domain.md, section 4. */
export function receiveTransfer(
  command: ReceiveTransfer,
  state: CountyState,
): Decision<'TransferReceived'> {
  const { documentNo, region, program = null, receivedOn } = command;
  const awards = (state.awards.get(documentNo) ?? []).filter(
    (award) => program === null || award.program === program,
  );
  const [first] = awards;
  if (!first) return refuse('TRANSFER_UNKNOWN', { documentNo, region });
  const due = awards.filter(({ received }) => !received);
  if (due.length === 0) return refuse('DUPLICATE_KEY', { key: `${documentNo} ${region}` });
  const { fiscalYear, issuedOn } = first;
  if (receivedOn < issuedOn) return refuse('ARRIVAL_BEFORE_ISSUE', { receivedOn, issuedOn });
  let lot = state.nextLot;
  const openYear = firstOpenYear(state, fiscalYear);
  const lines = due.map((award) => ({
    program: award.program,
    class: award.class,
    pooled: award.pooled,
    amountFen: award.amountFen,
    lots: award.draws.map((part): LotPart => ({
      lot: lot++,
      fiscalYear: openYear,
      amountFen: part.amountFen,
      origin: {
        kind: 'TRANSFER',
        receiptNo: part.receiptNo,
        entry: part.entry,
        budgetSource: null,
        awardProgram: award.program,
        documentNo,
        originYear: fiscalYear,
        availableFrom: receivedOn,
      },
    })),
  }));
  return {
    type: 'TransferReceived',
    data: { documentNo, region, fiscalYear, program, receivedOn, lines },
  };
}

export function allocateBudget(
  command: AllocateBudget,
  state: CountyState,
  circumstances: Circumstances,
): Decision<'BudgetAllocated'> {
  const { kind: _, projectName = null, mandate: named = null, ...entry } = command;
  const { fiscalYear, amountFen, allocatedOn } = entry;
  const { programs } = circumstances;
  const mandate = MANDATES.find((known) => known === named) ?? null;
  const kind = entry.class === 'CONSTRUCTION' ? (entry.projectKind ?? 'GENERAL') : null;
  const refusal =
    refuseAmount(amountFen) ??
    refuseAccount(entry, programs) ??
    refuseClosedYear(state, fiscalYear) ??
    refuseProjectKind(command, kind, state) ??
    refuseConstruction(state, fiscalYear, kind, circumstances);
  if (refusal) return refusal;
  const lot: LotPart = {
    lot: state.nextLot,
    fiscalYear,
    amountFen,
    origin: {
      kind: 'BUDGET',
      receiptNo: null,
      entry: null,
      budgetSource: entry.source,
      awardProgram: null,
      documentNo: entry.entryNo,
      originYear: fiscalYear,
      availableFrom: allocatedOn,
    },
  };
  const pooled = programs.isPooled(entry);
  return {
    type: 'BudgetAllocated',
    data: { ...entry, pooled, projectKind: kind, projectName, mandate, lot },
  };
}

function refuseProjectKind(
  command: AllocateBudget,
  kind: ProjectKind | null,
  state: CountyState,
): Refusal | undefined {
  const { code, projectKind, exemptionDocumentNo } = command;
  if (kind === null) {
    return projectKind ? refuse('PROJECT_KIND_NOT_ALLOWED', { class: command.class }) : undefined;
  }
  if (kind === 'EXEMPTED' && !exemptionDocumentNo) {
    return refuse('EXEMPTION_DOCUMENT_REQUIRED', { code }, GAP_CLAUSE);
  }
  const known = state.projectKinds.get(code);
  if (known && known !== kind) {
    return refuse('PROJECT_KIND_CONFLICT', { code, kind: known, given: kind });
  }
  return undefined;
}

function refuseConstruction(
  state: CountyState,
  fiscalYear: number,
  kind: ProjectKind | null,
  circumstances: Circumstances,
): Refusal | undefined {
  if (kind !== 'GENERAL' || circumstances.constructionControl !== 'block') return undefined;
  const figures = state.figures.get(fiscalYear);
  const gapFen = figures ? countyGapFen(figures) : 0n;
  if (gapFen === 0n) return undefined;
  const data = { region: state.region, fiscalYear, gap: formatYuan(gapFen) };
  return refuse('CONSTRUCTION_BLOCKED', data, GAP_CLAUSE);
}

/**
 * Money that came by transfer moves only between programs of the pooled group; any other move draws
 * the account's budget lots alone.
 */
export function adjustFunds(
  command: AdjustFunds,
  state: CountyState,
  circumstances: Circumstances,
): Decision<'FundsAdjusted'> {
  const { kind: _, ...entry } = command;
  const { fiscalYear, amountFen } = entry;
  const { programs } = circumstances;
  const from = { ...entry.from, pooled: programs.isPooled(entry.from) };
  const to = { ...entry.to, pooled: programs.isPooled(entry.to) };
  const toProjectKind = projectKindOf(state, to);
  const refusal =
    refuseAmount(amountFen) ??
    refuseAccount(from, programs) ??
    refuseAccount(to, programs) ??
    refuseClosedYear(state, fiscalYear) ??
    refuseSameAccount(from, to) ??
    refuseConstruction(state, fiscalYear, toProjectKind, circumstances);
  if (refusal) return refusal;
  const held = lotsOf(state, fiscalYear, from);
  const movable = from.pooled && to.pooled ? held : held.filter(isBudget);
  const draws = draw(movable, amountFen);
  if (!draws) return refuseDraw(command, held, movable);
  const lots = draws.map((part, index) => ({ ...part, lot: state.nextLot + index }));
  const fromProjectKind = projectKindOf(state, from);
  return {
    type: 'FundsAdjusted',
    data: { ...entry, from, to, fromProjectKind, toProjectKind, draws, lots },
  };
}

function isBudget(lot: Lot): boolean {
  return lot.origin.kind === 'BUDGET';
}

function refuseDraw(command: AdjustFunds, held: readonly Lot[], movable: readonly Lot[]): Refusal {
  const amount = formatYuan(command.amountFen);
  const account = accountName(command.from);
  const heldFen = remainingFen(held);
  if (heldFen < command.amountFen) {
    return refuse('INSUFFICIENT_FUNDS', { account, available: formatYuan(heldFen), amount });
  }
  const available = formatYuan(remainingFen(movable));
  return refuse(
    'EARMARKED_FUNDS',
    { account, available, amount, to: accountName(command.to) },
    EARMARK_CLAUSE,
  );
}

function refuseSameAccount(from: AccountRef, to: AccountRef): Refusal | undefined {
  if (from.class !== to.class || from.code !== to.code) return undefined;
  return refuse('SAME_ACCOUNT', { account: accountName(from) });
}

export function projectKindOf(state: CountyState, account: AccountRef): ProjectKind | null {
  if (account.class !== 'CONSTRUCTION') return null;
  return state.projectKinds.get(account.code) ?? 'GENERAL';
}

export function accountName(account: AccountRef): string {
  return account.class === 'BASIC_LIVELIHOOD' ? account.code : `${account.class}/${account.code}`;
}
