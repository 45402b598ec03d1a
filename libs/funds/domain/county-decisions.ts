/**
 * What a county may do with its money: each decision answers the fact that happens, or why not.
 * Pure.
 * @source domain.md, sections 3 to 6
 */
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import type { AccountRef, LotPart, Origin, PoolPart } from '../../event-catalogue/fund-events.js';
import type { ProjectKind } from '../../event-catalogue/vocabulary.js';
import { postingsOf } from '../../county-ledger/domain/postings.js';
import { noFigures, post } from '../../county-ledger/domain/year-figures.js';
import type { Programs } from '../../policy/known-programs.js';
import { COMBINED_ASSISTANCE } from '../../policy/programs.js';
import type { Divisions } from '../../regions/domain/divisions.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { refuseAmount, refuseNeedSize } from '../../refusals/sizes.js';
import { isClosedYear } from './closed-years.js';
import type { AssessNeed, EnterOpeningBalance, ReceiveTransfer } from './commands.js';
import { type Award, type CountyState, firstOpenYear } from './county-state.js';
import { type ProvinceState, documentsLike } from './province-state.js';

/** What decisions know beside the ledger. */
export interface Circumstances {
  readonly divisions: Divisions;
  readonly programs: Programs;
  /** Business date of the decision. */
  readonly today: string;
  /** Of who decides. */
  readonly role: string;
  /** `block` refuses new general construction while a gap remains; `flag` records it and alerts. */
  readonly constructionControl: 'flag' | 'block';
}

export type Decision<T extends Fact['type'] = Fact['type']> = Fact<T> | Refusal;

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
  province: ProvinceState,
  { programs }: Circumstances,
): Decision<'OpeningBalanceEntered'> {
  const { region, fiscalYear, program, originDocumentNo, originYear, amountFen } = command;
  const refusal =
    refuseAmount(amountFen) ??
    refuseProgram(program, programs) ??
    refuseKnownDocument(province, originDocumentNo) ??
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

/** An opening balance is of a document from before this system. domain.md, section 4 */
function refuseKnownDocument(province: ProvinceState, documentNo: string): Refusal | undefined {
  if (documentsLike(province, documentNo).length === 0) return undefined;
  return refuse('DOCUMENT_KNOWN', { documentNo });
}

export function assessNeed(
  command: AssessNeed,
  state: CountyState,
  { programs, role }: Circumstances,
): Decision<'NeedAssessed'> {
  const { kind: _, ...entry } = command;
  const { fromMonth, months, program } = entry;
  const refusal =
    refuseProgram(program, programs) ??
    refuseNeedless(program) ??
    refuseClosedYear(state, entry.fiscalYear);
  if (refusal) return refusal;
  if (!areMonths(fromMonth, months)) {
    return refuse('NEED_MONTHS_INVALID', { months, fromMonth: fromMonth ?? '—' });
  }
  const data = { ...entry, ...programs.accountOf(program) };
  const wrong =
    refuseNeedSize(data.persons, data.monthlyAmountFen) ?? refuseLowering(state, data, role);
  return wrong ?? { type: 'NeedAssessed', data };
}

/** The whole year or a lump sum, else a part of the year. */
function areMonths(fromMonth: number | null, months: number): boolean {
  if (fromMonth === null) return months === 12 || months === 1;
  return fromMonth >= 1 && fromMonth <= 12 && months >= 1 && months <= 12;
}

/** A county's treasury may raise a need, only civil affairs may lower it. domain.md, section 5 */
function refuseLowering(
  state: CountyState,
  data: DataOf<'NeedAssessed'>,
  role: string,
): Refusal | undefined {
  if (role !== 'county-treasury') return undefined;
  if (loweredBy(state, { type: 'NeedAssessed', data }) === 0n) return undefined;
  return refuse('NEED_LOWERING_RESERVED', {});
}

/** By how much a fact makes the need of a program's year less; 0: it does not. */
export function loweredBy(
  state: CountyState,
  fact: Fact<'NeedAssessed'> | Fact<'EntryReversed'>,
): bigint {
  const [posting] = postingsOf(fact);
  if (posting?.kind !== 'need' && posting?.kind !== 'need-withdrawn') return 0n;
  const figures = state.figures.get(posting.fiscalYear);
  const before = figures?.programs.get(posting.code)?.needFen ?? 0n;
  const after = structuredClone(figures ?? noFigures());
  post(after, posting);
  const left = after.programs.get(posting.code)?.needFen ?? 0n;
  return before > left ? before - left : 0n;
}

function refuseNeedless(program: string): Refusal | undefined {
  return program === COMBINED_ASSISTANCE ? refuse('PROGRAM_WITHOUT_NEED', { program }) : undefined;
}

/**
 * One piece for each receipt entry behind a line, however its money stood in the pool: as received,
 * carried or reclaimed.
 */
function piecesByEntry({ draws }: Award): readonly PoolPart[] {
  const pieces = new Map<string, PoolPart>();
  for (const part of draws) {
    const { receiptNo, entry, originYear } = part;
    const key = `${receiptNo} ${entry?.program} ${entry?.source} ${originYear}`;
    const amountFen = (pieces.get(key)?.amountFen ?? 0n) + part.amountFen;
    pieces.set(key, { ...part, amountFen });
  }
  return [...pieces.values()];
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
    lots: piecesByEntry(award).map((part): LotPart => ({
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
        originYear: part.originYear ?? fiscalYear,
        availableFrom: receivedOn,
      },
    })),
  }));
  return {
    type: 'TransferReceived',
    data: { documentNo, region, fiscalYear, program, receivedOn, lines },
  };
}

export function projectKindOf(state: CountyState, account: AccountRef): ProjectKind | null {
  if (account.class !== 'CONSTRUCTION') return null;
  return state.projectKinds.get(account.code) ?? 'GENERAL';
}

export function accountName(account: AccountRef): string {
  return account.class === 'BASIC_LIVELIHOOD' ? account.code : `${account.class}/${account.code}`;
}
