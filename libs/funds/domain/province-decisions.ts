/** What the province may do with its pools. Pure. @source domain.md, sections 3 and 4 */
import type { LotPart, PoolPart } from '../../event-catalogue/fund-events.js';
import { formatYuan } from '../../money/fen.js';
import { MONEY_SOURCES, type MoneySource } from '../../policy/money-sources.js';
import type { Programs } from '../../policy/known-programs.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { refuseAmount } from '../../refusals/sizes.js';
import { isClosedYear } from './closed-years.js';
import type {
  ClosePoolYear,
  IssueTransfer,
  ReceiptEntry,
  ReclaimAward,
  RecordReceipt,
} from './commands.js';
import {
  type Circumstances,
  type Decision,
  accountName,
  refuseClosedYear,
  refuseProgram,
} from './county-decisions.js';
import { type CountyState, lotsOf } from './county-state.js';
import { draw, remainingFen } from './lots.js';
import { refuseEarlyClose } from './payment-decisions.js';
import { type PoolLot, type ProvinceState, documentsLike, poolOf } from './province-state.js';

function refuseClosedPool(state: ProvinceState, fiscalYear: number): Refusal | undefined {
  if (!isClosedYear(state.closedYears, fiscalYear)) return undefined;
  return refuse('YEAR_CLOSED', { region: 'province', fiscalYear });
}

export function recordReceipt(
  command: RecordReceipt,
  state: ProvinceState,
  { programs }: Circumstances,
): Decision<'ReceiptRecorded'> {
  const { kind: _, ...document } = command;
  const refusal =
    refuseEntries(command, programs) ??
    refuseOtherDocument(state, command.documentNo, 'transfer') ??
    refuseClosedPool(state, command.fiscalYear);
  if (refusal) return refusal;
  const entries = document.entries.map(({ directFund = null, ...entry }, index) => ({
    ...entry,
    poolLot: state.nextLot + index,
    directFund,
  }));
  return { type: 'ReceiptRecorded', data: { ...document, entries } };
}

/** A number is that of one document, be it a receipt or a transfer. */
function refuseOtherDocument(
  state: ProvinceState,
  documentNo: string,
  other: 'receipt' | 'transfer',
): Refusal | undefined {
  if (documentsLike(state, documentNo).every(({ kind }) => kind !== other)) return undefined;
  return refuse('DUPLICATE_KEY', { key: documentNo });
}

function refuseEntries({ entries }: RecordReceipt, programs: Programs): Refusal | undefined {
  if (entries.length === 0) return refuse('AMOUNT_NOT_POSITIVE', { amount: formatYuan(0n) });
  const seen = new Set<string>();
  for (const entry of entries) {
    const key = `${entry.program} ${entry.source}`;
    if (seen.has(key)) return refuse('DUPLICATE_LINE', { line: key });
    seen.add(key);
    const refusal =
      refuseAmount(entry.amountFen) ?? refuseProgram(entry.program, programs) ?? refuseMark(entry);
    if (refusal) return refusal;
  }
  return undefined;
}

const MARK_CLAUSE = '财预〔2020〕56号 第四条';

/**
 * The mark says whose money goes down directly: central money cannot carry the province's mark, nor
 * the province's money the central one.
 * @source 财预〔2020〕56号 第二条、第四条
 */
function refuseMark({ source, directFund }: ReceiptEntry): Refusal | undefined {
  const { marks }: MoneySource = MONEY_SOURCES[source];
  if (directFund == null || marks.includes(directFund)) return undefined;
  return refuse('DIRECT_FUND_MISMATCH', { directFund, source }, MARK_CLAUSE);
}

/** The county's state that a transfer's lines reach, by region. */
export type CountyStates = ReadonlyMap<string, CountyState>;

/**
 * Each line draws its program's pool, first in first out, line by line in the document's order; a
 * pool that holds too little for its lines refuses the whole document.
 */
export function issueTransfer(
  command: IssueTransfer,
  state: ProvinceState,
  counties: CountyStates,
  { divisions, programs }: Circumstances,
): Decision<'TransferIssued'> {
  const { kind: _, ...document } = command;
  const { fiscalYear } = document;
  const refusal =
    refusePrograms(command, programs) ??
    refuseOtherDocument(state, document.documentNo, 'receipt') ??
    refuseClosedPool(state, fiscalYear) ??
    refuseScheme(state, document.schemeId) ??
    refuseLines(command, counties, divisions);
  if (refusal) return refusal;
  const amountFen = total(document.lines);
  if (amountFen === 0n) return refuse('AMOUNT_NOT_POSITIVE', { amount: formatYuan(amountFen) });
  const pools = new Map<string, PoolLot[]>();
  for (const program of new Set(document.lines.map((line) => line.program))) {
    const pool = poolOf(state, fiscalYear, program).map((lot) => ({ ...lot }));
    const heldFen = pool.reduce((sum, lot) => sum + lot.remainingFen, 0n);
    const drawnFen = total(document.lines.filter((line) => line.program === program));
    if (heldFen < drawnFen) {
      const [available, amount] = [formatYuan(heldFen), formatYuan(drawnFen)];
      return refuse('POOL_INSUFFICIENT', { program, fiscalYear, available, amount });
    }
    pools.set(program, pool);
  }
  const lines = document.lines.map((line) => ({
    ...line,
    ...programs.accountOf(line.program),
    draws: drawPool(pools.get(line.program)!, line.amountFen),
  }));
  return { type: 'TransferIssued', data: { ...document, amountFen, lines } };
}

function total(lines: IssueTransfer['lines']): bigint {
  return lines.reduce((sum, line) => sum + line.amountFen, 0n);
}

function refusePrograms({ lines }: IssueTransfer, programs: Programs): Refusal | undefined {
  for (const { program } of lines) {
    const refusal = refuseProgram(program, programs);
    if (refusal) return refusal;
  }
  return undefined;
}

/** A scheme is issued once; again only where its document was reversed. */
function refuseScheme(state: ProvinceState, schemeId: string | null): Refusal | undefined {
  if (schemeId === null || !state.issuedSchemes.has(schemeId)) return undefined;
  return refuse('SCHEME_ALREADY_ISSUED', { schemeId });
}

function refuseLines(
  command: IssueTransfer,
  counties: CountyStates,
  divisions: Circumstances['divisions'],
): Refusal | undefined {
  const seen = new Set<string>();
  for (const { region, program, amountFen } of command.lines) {
    const line = `${region} ${program}`;
    if (seen.has(line)) return refuse('DUPLICATE_LINE', { line });
    seen.add(line);
    const county = counties.get(region);
    const refusal =
      refuseCounty(region, divisions) ??
      refuseAmount(amountFen) ??
      (county && refuseClosedYear(county, command.fiscalYear));
    if (refusal) return refusal;
  }
  return undefined;
}

export function refuseCounty(
  region: string,
  divisions: Circumstances['divisions'],
): Refusal | undefined {
  if (divisions.isCounty(region)) return undefined;
  return refuse(divisions.find(region) ? 'REGION_NOT_A_COUNTY' : 'REGION_UNKNOWN', { region });
}

/** Takes the amount from the caller's copy of the pool, which holds enough. */
function drawPool(pool: PoolLot[], amountFen: bigint): PoolPart[] {
  const parts: PoolPart[] = [];
  let missingFen = amountFen;
  for (const lot of pool) {
    if (missingFen === 0n) break;
    if (lot.remainingFen === 0n) continue;
    const partFen = lot.remainingFen < missingFen ? lot.remainingFen : missingFen;
    lot.remainingFen -= partFen;
    missingFen -= partFen;
    const { number: poolLot, receiptNo, entry, originYear } = lot;
    parts.push({ poolLot, receiptNo, entry, originYear, amountFen: partFen });
  }
  return parts;
}

/**
 * Draws only from lots of the account whose document is the named one, and puts the money back into
 * the pool of the account's year and program as lots of the same receipt, or of the opening
 * document's number.
 */
export function reclaimAward(
  command: ReclaimAward,
  state: ProvinceState,
  county: CountyState,
  { programs }: Circumstances,
): Decision<'AwardReclaimed'> {
  const { kind: _, ...entry } = command;
  const { fiscalYear, program, documentNo, amountFen } = entry;
  const refusal =
    refuseAmount(amountFen) ??
    refuseProgram(program, programs) ??
    refuseClosedYear(county, fiscalYear) ??
    refuseClosedPool(state, fiscalYear);
  if (refusal) return refusal;
  const { class: of, pooled } = programs.accountOf(program);
  const account = { class: of, code: program };
  const held = lotsOf(county, fiscalYear, account).filter(
    ({ origin }) => origin.kind !== 'BUDGET' && origin.documentNo === documentNo,
  );
  const draws = draw(held, amountFen);
  if (!draws) {
    return refuse('INSUFFICIENT_FUNDS', {
      account: `${accountName(account)} ${documentNo}`,
      available: formatYuan(remainingFen(held)),
      amount: formatYuan(amountFen),
    });
  }
  const poolLots = draws.map((part, index) => poolPartOf(part, state.nextLot + index));
  return { type: 'AwardReclaimed', data: { ...entry, class: of, pooled, draws, poolLots } };
}

function poolPartOf({ origin, amountFen }: LotPart, poolLot: number): PoolPart {
  const { entry, originYear } = origin;
  return {
    poolLot,
    receiptNo: origin.receiptNo ?? origin.documentNo,
    entry,
    originYear,
    amountFen,
  };
}

/**
 * Moves what is left in the year's pools, in program order, to the pools of the next year, last
 * there. Years before it are closed with it, and what their pools still hold stays there.
 */
export function closePoolYear(
  command: ClosePoolYear,
  state: ProvinceState,
): Decision<'PoolYearClosed'> {
  const { fiscalYear, closedOn } = command;
  const refusal = refuseClosedPool(state, fiscalYear) ?? refuseEarlyClose(fiscalYear, closedOn);
  if (refusal) return refusal;
  let nextLot = state.nextLot;
  const lots = [...state.lots.values()]
    .filter((lot) => lot.fiscalYear === fiscalYear && lot.remainingFen > 0n)
    .sort((a, b) => compare(a.program, b.program) || a.number - b.number);
  const moves = lots.map((lot) => ({
    program: lot.program,
    fromPoolLot: lot.number,
    poolLot: nextLot++,
    receiptNo: lot.receiptNo,
    entry: lot.entry,
    originYear: lot.originYear,
    amountFen: lot.remainingFen,
  }));
  return { type: 'PoolYearClosed', data: { fiscalYear, closedOn, moves } };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
