/**
 * What a county arranges of its own and moves between its accounts, and the papers that let it
 * build while a gap remains. Pure.
 * @source domain.md, sections 4 to 6
 */
import type { LotPart } from '../../event-catalogue/fund-events.js';
import { MANDATES, type Mandate, type ProjectKind } from '../../event-catalogue/vocabulary.js';
import { countyGapFen } from '../../county-ledger/domain/year-figures.js';
import { formatYuan } from '../../money/fen.js';
import { isRedirectable } from '../../policy/money-sources.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { refuseAmount } from '../../refusals/sizes.js';
import type { AdjustFunds, AllocateBudget, GrantExemption } from './commands.js';
import {
  type Circumstances,
  type Decision,
  accountName,
  projectKindOf,
  refuseAccount,
  refuseClosedYear,
} from './county-decisions.js';
import { type CountyState, lotsOf } from './county-state.js';
import { type Lot, draw, remainingFen } from './lots.js';
import type { AccountRef } from '../../event-catalogue/fund-events.js';

/** 2017, 四（二）: counties leave no gap; a county with a gap may not arrange construction. */
export const GAP_CLAUSE = '吉政办发〔2017〕63号 四（二）';
/** 2006, 三¶2 and the earmarking of transfers: money for one purpose stays with it. */
const EARMARK_CLAUSE = '吉政发〔2006〕48号 三¶2';

export function allocateBudget(
  command: AllocateBudget,
  state: CountyState,
  circumstances: Circumstances,
): Decision<'BudgetAllocated'> {
  const { kind: _, projectName = null, mandate: _named, ...entry } = command;
  const { fiscalYear, amountFen, allocatedOn } = entry;
  const { programs } = circumstances;
  const kind = entry.class === 'CONSTRUCTION' ? (entry.projectKind ?? 'GENERAL') : null;
  const refusal =
    refuseAmount(amountFen) ??
    refuseAccount(entry, programs) ??
    refuseClosedYear(state, fiscalYear) ??
    refusePapers(command, kind, state) ??
    refuseProjectKind(command, kind, state) ??
    (isRedirectable({ kind: 'BUDGET', budgetSource: entry.source })
      ? refuseConstruction(state, fiscalYear, kind, circumstances)
      : undefined);
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
  const mandate = kind === 'LIVELIHOOD_MANDATED' ? mandateOf(command) : null;
  return {
    type: 'BudgetAllocated',
    data: { ...entry, pooled, projectKind: kind, projectName, mandate, lot },
  };
}

/** The province lets a county build a named project while a gap remains. */
export function grantExemption(
  command: GrantExemption,
  state: CountyState,
): Decision<'ExemptionGranted'> {
  const { kind: _, ...data } = command;
  const refusal = refuseAmount(data.amountFen) ?? refuseClosedYear(state, data.fiscalYear);
  return refusal ?? { type: 'ExemptionGranted', data };
}

function mandateOf({ mandate }: AllocateBudget): Mandate | null {
  return MANDATES.find((known) => known === mandate) ?? null;
}

/**
 * Mandates and exemptions are real papers: a work that the notices order, or the province's letter
 * for that project and year, whose amount budgets and what is moved in stay within.
 */
function refusePapers(
  command: AllocateBudget,
  kind: ProjectKind | null,
  state: CountyState,
): Refusal | undefined {
  const { code, fiscalYear, amountFen, exemptionDocumentNo } = command;
  if (kind === 'LIVELIHOOD_MANDATED' && mandateOf(command) === null) {
    return refuse('MANDATE_UNKNOWN', { code }, GAP_CLAUSE);
  }
  if (kind !== 'EXEMPTED') return undefined;
  const exemption = state.exemptions.get(exemptionDocumentNo ?? '');
  if (exemption?.project !== code || exemption.fiscalYear !== fiscalYear) {
    return refuse('EXEMPTION_UNKNOWN', { code, fiscalYear }, GAP_CLAUSE);
  }
  const leftFen = exemption.amountFen - exemption.budgetedFen;
  if (amountFen > leftFen) return exemptionExceeded(code, leftFen, amountFen);
  return refuseBeyondExemptions(state, fiscalYear, code, amountFen);
}

/** Over all papers of the project's year; without any it is the first edition's, or carried in. */
function refuseBeyondExemptions(
  state: CountyState,
  fiscalYear: number,
  code: string,
  amountFen: bigint,
): Refusal | undefined {
  const papers = [...state.exemptions.values()].filter(
    (paper) => paper.project === code && paper.fiscalYear === fiscalYear,
  );
  if (papers.length === 0) return undefined;
  const used = state.figures.get(fiscalYear)?.projects.get(code)?.amounts;
  const usedFen = used ? used.ownBudget + used.adjustedIn : 0n;
  const leftFen = papers.reduce((sum, paper) => sum + paper.amountFen, 0n) - usedFen;
  return amountFen > leftFen ? exemptionExceeded(code, leftFen, amountFen) : undefined;
}

function exemptionExceeded(code: string, leftFen: bigint, amountFen: bigint): Refusal {
  const available = formatYuan(leftFen > 0n ? leftFen : 0n);
  const data = { code, available, amount: formatYuan(amountFen) };
  return refuse('EXEMPTION_EXCEEDED', data, GAP_CLAUSE);
}

function refuseProjectKind(
  command: AllocateBudget,
  kind: ProjectKind | null,
  state: CountyState,
): Refusal | undefined {
  const { code, projectKind } = command;
  if (kind === null) {
    return projectKind ? refuse('PROJECT_KIND_NOT_ALLOWED', { class: command.class }) : undefined;
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
 * Inside the pooled group a move draws award, lottery and free lots, anywhere else free lots alone;
 * donations, bonds and grants for works stay in their account. @source domain.md, section 4
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
    refuseMovedIn(state, command, toProjectKind) ??
    refuseConstruction(state, fiscalYear, toProjectKind, circumstances);
  if (refusal) return refusal;
  const held = lotsOf(state, fiscalYear, from);
  const isInside = from.pooled && to.pooled;
  const movable = held.filter(isInside ? movesInPooledGroup : isFree);
  const draws = draw(movable, amountFen);
  if (!draws) return refuseDraw(command, held, movable);
  const lots = draws.map((part, index) => ({ ...part, lot: state.nextLot + index }));
  const fromProjectKind = projectKindOf(state, from);
  return {
    type: 'FundsAdjusted',
    data: { ...entry, from, to, fromProjectKind, toProjectKind, draws, lots },
  };
}

/** Of a budget source that moves freely. */
function isFree({ origin }: Lot): boolean {
  return isRedirectable(origin);
}

function movesInPooledGroup({ origin }: Lot): boolean {
  return origin.kind !== 'BUDGET' || origin.budgetSource === 'LOTTERY' || isRedirectable(origin);
}

function refuseMovedIn(
  state: CountyState,
  { fiscalYear, to, amountFen }: AdjustFunds,
  toKind: ProjectKind | null,
): Refusal | undefined {
  if (toKind !== 'EXEMPTED') return undefined;
  return refuseBeyondExemptions(state, fiscalYear, to.code, amountFen);
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
