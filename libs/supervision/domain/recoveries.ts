/**
 * By which entries of the ledger wrongly paid or idle money came back: a rectification names them,
 * and each must concern what was found. @source 吉政办发〔2017〕63号 四（四）; domain.md, section 9
 */
import type { DataOf, Fact, RecordedFact } from '../../event-catalogue/catalogue.js';
import { formatYuan } from '../../money/fen.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { parseFindingId } from './finding-kinds.js';

export const RECOVERY_KINDS = ['RETURN', 'RECLAIM', 'CORRECTION'] as const;
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

/** undefined where the entry has nothing to do with what was found. */
function broughtBackFen(findingId: string, fact: Fact): bigint | undefined {
  const { kind, key } = parseFindingId(findingId) ?? { kind: undefined, key: '' };
  switch (kind) {
    case 'PAYMENT_DUPLICATE':
    case 'PAYMENT_AFTER_EXIT':
    case 'PAYMENT_OVER_STANDARD': {
      const colon = key.indexOf(':');
      return ofBatch(fact, key.slice(colon + 1), Number(key.slice(0, colon)));
    }
    case 'PAYMENT_LATE':
    case 'DIRECT_FUNDS_RESTING':
      return ofBatch(fact, key, null);
    case 'FUNDS_IDLE':
    case 'SURPLUS_OVER_TWO_YEARS':
      return ofDocument(fact, key);
    default:
      return undefined;
  }
}

function ofBatch(fact: Fact, batchNo: string, paymentNo: number | null): bigint | undefined {
  if (fact.type === 'PaymentReturned') {
    const { data } = fact;
    const concerns = data.batchNo === batchNo && (paymentNo ?? data.paymentNo) === data.paymentNo;
    return concerns ? data.amountFen : undefined;
  }
  if (fact.type !== 'EntryReversed') return undefined;
  const { reversed } = fact.data;
  const concerns = reversed.type === 'DisbursementRecorded' && reversed.data.batchNo === batchNo;
  return concerns ? reversed.data.amountFen : undefined;
}

/** Money may have been moved to another purpose or year since: its document stays. */
function ofDocument(fact: Fact, key: string): bigint | undefined {
  const [region, , , ...documentNo] = key.split('/');
  if (fact.type !== 'AwardReclaimed') return undefined;
  const concerns = fact.data.region === region && fact.data.documentNo === documentNo.join('/');
  return concerns ? fact.data.amountFen : undefined;
}
