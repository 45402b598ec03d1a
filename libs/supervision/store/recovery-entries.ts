/** Entries by their numbers, as the event store has them. */
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import { claimedFact } from '../../event-store/claimed-fact.js';
import type { EventStore } from '../../event-store/port.js';
import type { FoundRecovery, NamedRecovery } from '../domain/recoveries.js';

/** In the order in which they are named; entries that were reversed do not count. */
export function recoveryEntries(
  store: EventStore,
  named: readonly NamedRecovery[],
): Promise<readonly FoundRecovery[]> {
  return Promise.all(
    named.map(async (recovery) => ({ ...recovery, entry: await entryOf(store, recovery) })),
  );
}

function entryOf(
  store: EventStore,
  { kind, number }: NamedRecovery,
): Promise<RecordedFact | undefined> {
  switch (kind) {
    case 'RETURN':
      return standingEntry(store, `return/${number}`);
    case 'RECLAIM':
      return standingEntry(store, `reclaim/${number}`);
    case 'CORRECTION':
      return approvedCorrection(store, number);
  }
}

/** A number that was reversed may have been used again: the last use counts, while it stands. */
async function standingEntry(store: EventStore, key: string): Promise<RecordedFact | undefined> {
  for (let generation = 0; ; generation++) {
    const entry = await claimedFact(store, `${key}/${generation}`);
    if (!entry) return undefined;
    const [reversal] = await store.findClaims([`reversal/${entry.id}/0`]);
    if (!reversal) return entry;
  }
}

async function approvedCorrection(
  store: EventStore,
  number: string,
): Promise<RecordedFact | undefined> {
  const proposal = await claimedFact(store, `correction/${number}/0`);
  if (proposal?.type !== 'CorrectionProposed') return undefined;
  const reversal = await claimedFact(store, `reversal/${proposal.data.eventId}/0`);
  const approved = reversal?.type === 'EntryReversed' ? reversal.data.correctionNo : null;
  return approved === number ? reversal : undefined;
}
