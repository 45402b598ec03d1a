/** What the province may do with its pools. Pure. @source domain.md, sections 3 and 4 */
import type { LotPart, PoolPart } from '../../event-catalogue/fund-events.js';
import { formatYuan } from '../../money/fen.js';
import { MONEY_SOURCES, type MoneySource } from '../../policy/money-sources.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { refuseAmount } from '../../refusals/sizes.js';
import { isClosedYear, openYearBefore } from './closed-years.js';
import type { ClosePoolYear, IssueTransfer, ReclaimAward, RecordReceipt } from './commands.js';
import {
  type Circumstances,
  type Decision,
  accountName,
  refuseClosedYear,
  refuseProgram,
} from './county-decisions.js';
import { type CountyState, accountOfProgram, lotsOf } from './county-state.js';
import { draw, remainingFen } from './lots.js';
import { refuseEarlyClose } from './payment-decisions.js';
import { type PoolLot, type ProvinceState, poolOf } from './province-state.js';

function refuseClosedPool(state: ProvinceState, fiscalYear: number): Refusal | undefined {
  if (!isClosedYear(state.closedYears, fiscalYear)) return undefined;
  return refuse('YEAR_CLOSED', { region: '省级 province', fiscalYear });
}

export function recordReceipt(
  command: RecordReceipt,
  state: ProvinceState,
): Decision<'ReceiptRecorded'> {
  const { kind: _, directFund = null, ...data } = command;
  const refusal =
    refuseAmount(data.amountFen) ??
    refuseProgram(data.program) ??
    refuseMark(command) ??
    refuseClosedPool(state, data.fiscalYear);
  if (refusal) return refusal;
  return { type: 'ReceiptRecorded', data: { ...data, poolLot: state.nextLot, directFund } };
}

const MARK_CLAUSE = '财预〔2020〕56号 第四条';

/**
 * The mark says whose money goes down directly: central money cannot carry the province's mark, nor
 * the province's money the central one.
 * @source 财预〔2020〕56号 第二条、第四条
 */
function refuseMark({ source, directFund }: RecordReceipt): Refusal | undefined {
  const { marks }: MoneySource = MONEY_SOURCES[source];
  if (directFund == null || marks.includes(directFund)) return undefined;
  return refuse('DIRECT_FUND_MISMATCH', { directFund, source }, MARK_CLAUSE);
}

/** The county's state that a transfer's lines reach, by region. */
export type CountyStates = ReadonlyMap<string, CountyState>;

/**
 * Draws the total from the pool's lots, first in first out, line by line in the document's order.
 */
export function issueTransfer(
  command: IssueTransfer,
  state: ProvinceState,
  counties: CountyStates,
  { divisions }: Circumstances,
): Decision<'TransferIssued'> {
  const { kind: _, ...document } = command;
  const { program, fiscalYear } = document;
  const refusal =
    refuseProgram(program) ??
    refuseClosedPool(state, fiscalYear) ??
    refuseScheme(state, document.schemeId) ??
    refuseLines(command, counties, divisions);
  if (refusal) return refusal;
  const amountFen = document.lines.reduce((total, line) => total + line.amountFen, 0n);
  if (amountFen === 0n) return refuse('AMOUNT_NOT_POSITIVE', { amount: formatYuan(amountFen) });
  const pool = poolOf(state, fiscalYear, program).map((lot) => ({ ...lot }));
  const heldFen = pool.reduce((total, lot) => total + lot.remainingFen, 0n);
  if (heldFen < amountFen) {
    const [available, amount] = [formatYuan(heldFen), formatYuan(amountFen)];
    return refuse('POOL_INSUFFICIENT', { program, fiscalYear, available, amount });
  }
  const lines = document.lines.map((line) => ({ ...line, draws: drawPool(pool, line.amountFen) }));
  return { type: 'TransferIssued', data: { ...document, amountFen, lines } };
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
  for (const { region, amountFen } of command.lines) {
    if (seen.has(region)) return refuse('DUPLICATE_LINE', { region });
    seen.add(region);
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
    parts.push({ poolLot: lot.number, receiptNo: lot.receiptNo, amountFen: partFen });
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
): Decision<'AwardReclaimed'> {
  const { kind: _, ...entry } = command;
  const { fiscalYear, program, documentNo, amountFen } = entry;
  const refusal =
    refuseAmount(amountFen) ??
    refuseProgram(program) ??
    refuseClosedYear(county, fiscalYear) ??
    refuseClosedPool(state, fiscalYear);
  if (refusal) return refusal;
  const account = accountOfProgram(program);
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
  return { type: 'AwardReclaimed', data: { ...entry, draws, poolLots } };
}

function poolPartOf(part: LotPart, poolLot: number): PoolPart {
  const receiptNo = part.origin.receiptNo ?? part.origin.documentNo;
  return { poolLot, receiptNo, amountFen: part.amountFen };
}

/**
 * Moves what is left in the year's pools, in program order, to the pools of the next year, last
 * there.
 */
export function closePoolYear(
  command: ClosePoolYear,
  state: ProvinceState,
): Decision<'PoolYearClosed'> {
  const { fiscalYear, closedOn } = command;
  const refusal = refuseClosedPool(state, fiscalYear) ?? refuseEarlyClose(fiscalYear, closedOn);
  if (refusal) return refusal;
  const years = [...state.lots.values()].map((lot) => lot.fiscalYear);
  const earlierYear = openYearBefore(state.closedYears, years, fiscalYear);
  if (earlierYear !== undefined) {
    return refuse('EARLIER_YEAR_OPEN', { region: '省级 province', earlierYear });
  }
  let nextLot = state.nextLot;
  const lots = [...state.lots.values()]
    .filter((lot) => lot.fiscalYear === fiscalYear && lot.remainingFen > 0n)
    .sort((a, b) => compare(a.program, b.program) || a.number - b.number);
  const moves = lots.map(({ program, number, receiptNo, remainingFen: amountFen }) => ({
    program,
    fromPoolLot: number,
    poolLot: nextLot++,
    receiptNo,
    amountFen,
  }));
  return { type: 'PoolYearClosed', data: { fiscalYear, closedOn, moves } };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
