/** Which states a command is decided on, and which stream its fact enters. */
import type { EventOf, Fact } from '../../event-catalogue/catalogue.js';
import { type EventTable, entryFor } from '../../event-catalogue/folds.js';
import type { ReversibleFact } from '../../event-catalogue/reversal-events.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { refuseDays } from './command-days.js';
import type { FundsCommand } from './commands.js';
import type { LedgerState } from './corrections.js';
import { adjustFunds, allocateBudget, grantExemption } from './budget-decisions.js';
import {
  type Circumstances,
  assessNeed,
  enterOpeningBalance,
  receiveTransfer,
} from './county-decisions.js';
import type { CountyState } from './county-state.js';
import { closeCountyYear, recordDisbursement, returnPayment } from './payment-decisions.js';
import {
  closePoolYear,
  issueTransfer,
  reclaimAward,
  recordReceipt,
  refuseCounty,
} from './province-decisions.js';

type Kind = FundsCommand['kind'];
type CommandOf<K extends Kind> = Extract<FundsCommand, { readonly kind: K }>;

/** How a kind of command is decided. */
interface Way<C> {
  /** Whose stream the fact enters. */
  readonly of: 'province' | 'county';
  /** The counties whose states the decision reads. */
  reads(command: C): readonly string[];
  decide(command: C, state: LedgerState, circumstances: Circumstances): Fact | Refusal;
}

type DecideInCounty<C> = (
  command: C,
  county: CountyState,
  circumstances: Circumstances,
  state: LedgerState,
) => Fact | Refusal;

/** Decided on the state of the county that the command names. */
function inCounty<C extends { readonly region: string }>(
  decide: DecideInCounty<C>,
  of: Way<C>['of'] = 'county',
): Way<C> {
  return {
    of,
    reads: ({ region }) => [region],
    decide(command, state, circumstances) {
      const { region } = command;
      const refusal = refuseCounty(region, circumstances.divisions);
      if (refusal) return refusal;
      const county = state.counties.get(region);
      if (!county) return refuse('REGION_UNKNOWN', { region });
      return decide(command, county, circumstances, state);
    },
  };
}

const WAYS: { readonly [K in Kind]: Way<CommandOf<K>> } = {
  RecordReceipt: {
    of: 'province',
    reads: () => [],
    decide: (command, { province }, circumstances) =>
      recordReceipt(command, province, circumstances),
  },
  IssueTransfer: {
    of: 'province',
    reads: ({ lines }) => [...new Set(lines.map(({ region }) => region))],
    decide: (command, { province, counties }, circumstances) =>
      issueTransfer(command, province, counties, circumstances),
  },
  ReclaimAward: inCounty(
    (command, county, circumstances, { province }) =>
      reclaimAward(command, province, county, circumstances),
    'province',
  ),
  ClosePoolYear: {
    of: 'province',
    reads: () => [],
    decide: (command, { province }) => closePoolYear(command, province),
  },
  EnterOpeningBalance: inCounty((command, county, circumstances, { province }) =>
    enterOpeningBalance(command, county, province, circumstances),
  ),
  AssessNeed: inCounty(assessNeed),
  ReceiveTransfer: inCounty(receiveTransfer),
  GrantExemption: inCounty(grantExemption),
  AllocateBudget: inCounty(allocateBudget),
  AdjustFunds: inCounty(adjustFunds),
  RecordDisbursement: inCounty(recordDisbursement),
  ReturnPayment: inCounty(returnPayment),
  CloseCountyYear: inCounty(closeCountyYear),
};

function wayOf({ kind }: FundsCommand): Way<FundsCommand> {
  return WAYS[kind];
}

/** Whose stream the fact enters: the province's, or this county's. */
export function writesTo(command: FundsCommand): 'province' | { readonly county: string } {
  if (wayOf(command).of === 'province' || !('region' in command)) return 'province';
  return { county: command.region };
}

/** The counties whose states the decision reads. */
export function readsCounties(command: FundsCommand): readonly string[] {
  return wayOf(command).reads(command);
}

/**
 * Decides on the state as it stands; it holds at least the counties of `readsCounties`.
 * @param command about documents as they are recorded: `aboutRecorded`
 */
export function decide(
  command: FundsCommand,
  state: LedgerState,
  circumstances: Circumstances,
): Fact | Refusal {
  const refusal = refuseDays(command, circumstances.today);
  return refusal ?? wayOf(command).decide(command, state, circumstances);
}

const DATES: EventTable<EventOf<'countyState' | 'provinceState' | 'postings'>, [], string> = {
  ReceiptRecorded: ({ receivedOn }) => receivedOn,
  TransferIssued: ({ issuedOn }) => issuedOn,
  AwardReclaimed: ({ reclaimedOn }) => reclaimedOn,
  PoolYearClosed: ({ closedOn }) => closedOn,
  CountyYearClosed: ({ closedOn }) => closedOn,
  OpeningBalanceEntered: ({ fiscalYear }) => `${fiscalYear}-01-01`,
  NeedAssessed: ({ assessedOn }) => assessedOn,
  TransferReceived: ({ receivedOn }) => receivedOn,
  ExemptionGranted: ({ issuedOn }) => issuedOn,
  BudgetAllocated: ({ allocatedOn }) => allocatedOn,
  FundsAdjusted: ({ adjustedOn }) => adjustedOn,
  DisbursementRecorded: ({ paidOn }) => paidOn,
  PaymentReturned: ({ returnedOn }) => returnedOn,
  EntryReversed: ({ reversed }) => businessDateOf(reversed),
};

/** The business date of a fact that funds decide: when it happened. domain.md, section 1 */
export function businessDateOf({ type, data }: Fact | ReversibleFact): string {
  const date = entryFor(DATES, type);
  if (!date) throw new Error(`${type} is no happening of funds`);
  return date(data);
}
