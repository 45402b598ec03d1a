/** Entries by their numbers, from claims and streams: known as soon as they are recorded. */
import type { Reading } from '../../command-handling/reading.js';
import { reversalKey } from '../../command-handling/reading.js';
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import type { FoundRecovery, NamedRecovery } from './recoveries.js';

/** In the order in which they are named; entries that were reversed do not count. */
export async function recoveryEntries(
  reading: Reading,
  named: readonly NamedRecovery[],
): Promise<readonly FoundRecovery[]> {
  const found: FoundRecovery[] = [];
  for (const recovery of named) {
    found.push({ ...recovery, entry: await entryOf(reading, recovery) });
  }
  return found;
}

function entryOf(
  reading: Reading,
  { kind, number }: NamedRecovery,
): Promise<RecordedFact | undefined> {
  switch (kind) {
    case 'RETURN':
      return reading.standingFact(`return/${number}`);
    case 'RECLAIM':
      return reading.standingFact(`reclaim/${number}`);
    case 'CORRECTION':
      return approvedCorrection(reading, number);
  }
}

async function approvedCorrection(
  reading: Reading,
  number: string,
): Promise<RecordedFact | undefined> {
  const proposal = await reading.claimedFact(`correction/${number}/0`);
  if (proposal?.type !== 'CorrectionProposed') return undefined;
  const reversal = await reading.claimedFact(reversalKey(proposal.data.eventId));
  const approved = reversal?.type === 'EntryReversed' ? reversal.data.correctionNo : null;
  return approved === number ? reversal : undefined;
}
