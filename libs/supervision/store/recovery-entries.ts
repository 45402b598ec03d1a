/** Entries by their numbers, as the event store has them. */
import type { Fact } from '../../event-catalogue/catalogue.js';
import { recordedFact } from '../../event-store/decoding.js';
import type { EventStore } from '../../event-store/port.js';
import type { FoundRecovery, NamedRecovery } from '../domain/recoveries.js';

type Entry = NonNullable<FoundRecovery['entry']>;

/** In the order in which they are named; entries that were reversed do not count. */
export function recoveryEntries(
  store: EventStore,
  named: readonly NamedRecovery[],
): Promise<readonly FoundRecovery[]> {
  return Promise.all(
    named.map(async (recovery) => ({ ...recovery, entry: await entryOf(store, recovery) })),
  );
}

function entryOf(store: EventStore, { kind, number }: NamedRecovery): Promise<Entry | undefined> {
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
async function standingEntry(store: EventStore, key: string): Promise<Entry | undefined> {
  for (let generation = 0; ; generation++) {
    const entry = await claimed(store, `${key}/${generation}`);
    if (!entry) return undefined;
    const [reversal] = await store.findClaims([`reversal/${entry.eventId}/0`]);
    if (!reversal) return entry;
  }
}

async function approvedCorrection(store: EventStore, number: string): Promise<Entry | undefined> {
  const proposal = await claimed(store, `correction/${number}/0`);
  if (proposal?.fact.type !== 'CorrectionProposed') return undefined;
  const reversal = await claimed(store, `reversal/${proposal.fact.data.eventId}/0`);
  const approved = reversal?.fact.type === 'EntryReversed' ? reversal.fact.data.correctionNo : null;
  return approved === number ? reversal : undefined;
}

async function claimed(store: EventStore, key: string): Promise<Entry | undefined> {
  const [claim] = await store.findClaims([key]);
  const [event] = claim ? await store.findEvents([claim.eventId]) : [];
  return event && { eventId: event.id, fact: recordedFact(event) as Fact };
}
