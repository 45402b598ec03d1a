/**
 * By which entries of the ledger wrongly paid or idle money came back: a rectification names them,
 * and each must concern what was found. @source 吉政办发〔2017〕63号 四（四）; domain.md, section 9
 */
import type { DataOf, Fact, RecordedFact } from '../../event-catalogue/catalogue.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import { formatYuan } from '../../money/fen.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { RECOVERY_WORDS } from '../../wording/supervision-words.js';
import { codesIn } from '../../wording/words.js';
import { type KindOfFinding, kindOfFinding, parseFindingId } from './finding-kinds.js';

export const RECOVERY_KINDS = codesIn(RECOVERY_WORDS);
export type RecoveryKind = (typeof RECOVERY_KINDS)[number];

/** The number of a return, of a reclaim, or of an approved correction. */
export interface NamedRecovery {
  readonly kind: RecoveryKind;
  readonly number: string;
}

/** An entry as it was found by its number; undefined where there is none that counts. */
export interface FoundRecovery extends NamedRecovery {
  readonly entry: RecordedFact | undefined;
}

export type Recovery = DataOf<'FindingRectified'>['recoveries'][number];

/** What the entries brought back, each once, in the order in which they were named. */
export function decideRecoveries(
  findingId: string,
  found: readonly FoundRecovery[],
): readonly Recovery[] | Refusal {
  const recoveries = new Map<string, Recovery>();
  for (const { kind, number, entry } of found) {
    if (!entry) return refuse('RECOVERY_UNKNOWN', { kind, number });
    const amountFen = broughtBackFen(findingId, entry);
    if (amountFen === undefined)
      return refuse('RECOVERY_NOT_OF_FINDING', { kind, number, findingId });
    recoveries.set(entry.id, { kind, number, eventId: entry.id, amountFen });
  }
  return [...recoveries.values()];
}

/** What came back in all; null where nothing is said of it and no entry is named. */
export function recoveredOf(
  said: bigint | null,
  foundFen: bigint,
  recoveries: readonly Recovery[],
): { readonly recoveredFen: bigint | null } | Refusal {
  if (recoveries.length === 0) return { recoveredFen: said };
  const entered = recoveries.reduce((sum, { amountFen }) => sum + amountFen, 0n);
  if (said === null) return { recoveredFen: entered < foundFen ? entered : foundFen };
  if (said <= entered) return { recoveredFen: said };
  const [recovered, back] = [formatYuan(said), formatYuan(entered)];
  return refuse('RECOVERY_EXCEEDS_ENTRIES', { recovered, entered: back });
}

/** What an entry brought back, and of which batch or document. */
export interface MoneyBack {
  readonly region: string;
  readonly amountFen: bigint;
  readonly of: PaidBack | { readonly documentNo: string };
}

interface PaidBack {
  readonly batchNo: string;
  /** null: all payments of the batch. */
  readonly paymentNo: number | null;
}

const MONEY_BACK: FoldTable<'moneyBack', [], MoneyBack | undefined> = {
  PaymentReturned: ({ region, amountFen, batchNo, paymentNo }) => ({
    region,
    amountFen,
    of: { batchNo, paymentNo },
  }),
  AwardReclaimed: ({ region, amountFen, documentNo }) => ({
    region,
    amountFen,
    of: { documentNo },
  }),
  EntryReversed({ reversed }) {
    if (reversed.type !== 'DisbursementRecorded') return undefined;
    const { region, amountFen, batchNo } = reversed.data;
    return { region, amountFen, of: { batchNo, paymentNo: null } };
  },
};

/** undefined where the entry brought nothing back. */
export function moneyBackOf({ type, data }: Fact): MoneyBack | undefined {
  return entryFor(MONEY_BACK, type)?.(data);
}

type IsAffected = (key: string, back: MoneyBack) => boolean;

/** Whether what came back is of what a finding with this key is about. */
const IS_AFFECTED: Readonly<Record<KindOfFinding['about'], IsAffected>> = {
  payment(key, { of }) {
    const colon = key.indexOf(':');
    return isOfBatch(of, key.slice(colon + 1), Number(key.slice(0, colon)));
  },
  batch: (key, { of }) => isOfBatch(of, key, null),
  // Money may have been moved to another purpose or year since: its document stays.
  stock(key, { region, of }) {
    const [ofRegion, , , ...documentNo] = key.split('/');
    return 'documentNo' in of && of.documentNo === documentNo.join('/') && region === ofRegion;
  },
  document: () => false,
  year: () => false,
  program: () => false,
  entry: () => false,
};

function isOfBatch(of: MoneyBack['of'], batchNo: string, paymentNo: number | null): boolean {
  if (!('batchNo' in of) || of.batchNo !== batchNo) return false;
  return paymentNo === null || of.paymentNo === null || of.paymentNo === paymentNo;
}

/** undefined where the entry has nothing to do with what was found. */
function broughtBackFen(findingId: string, fact: Fact): bigint | undefined {
  const id = parseFindingId(findingId);
  const back = moneyBackOf(fact);
  if (!id || !back) return undefined;
  return IS_AFFECTED[kindOfFinding(id.kind).about](id.key, back) ? back.amountFen : undefined;
}
