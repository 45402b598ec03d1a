/** A log as a store to fold events from, whichever holds them: whoever may read it may fold it. */
import type { EventMetadata, EventStore, StoredEvent } from '../../event-store/port.js';
import { type RecordedEvent, decodedFields } from '../domain/leaf.js';
import type { LogReading } from './recorded-log.js';

const PAGE_EVENTS = 1_000n;

export function eventsOf(reading: LogReading): Pick<EventStore, 'readAll' | 'head'> {
  const head = async (): Promise<bigint> => (await reading.end()).head;
  return {
    head,
    async *readAll({ fromPosition = 1n, toPosition, maxCount } = {}) {
      const last = toPosition ?? (await head());
      const end = maxCount === undefined ? last : fromPosition + BigInt(maxCount) - 1n;
      for (let after = fromPosition - 1n; after < end; after += PAGE_EVENTS) {
        const upTo = after + PAGE_EVENTS < end ? after + PAGE_EVENTS : end;
        const page: StoredEvent[] = [];
        await reading.visit({ after, upTo }, (bytes, start, stop) => {
          page.push(storedEvent(decodedFields(bytes.subarray(start, stop))));
        });
        if (page.length > 0) yield page;
      }
    },
  };
}

function storedEvent(event: RecordedEvent): StoredEvent {
  return { ...event, metadata: JSON.parse(event.metadata) as EventMetadata };
}
