import { randomUUID } from 'node:crypto';
import type { AppendingEventStore } from '../../../libs/event-store/appending.js';
import type {
  NewEvent,
  StoredEvent,
  Subscription,
  SubscribeOptions,
} from '../../../libs/event-store/port.js';

export interface ContractStore {
  readonly store: AppendingEventStore;
  /** Called after the store was closed. */
  dispose(): Promise<void>;
}

export type MakeStore = () => Promise<ContractStore>;

/** A category that no other test writes to. */
export function freshCategory(): string {
  return `test${randomUUID().replaceAll('-', '')}`;
}

export function freshStream(): string {
  return `${freshCategory()}-1`;
}

export function newEvent(data = '{}', changes: Partial<NewEvent> = {}): NewEvent {
  return {
    id: randomUUID(),
    type: 'TransferIssued',
    schemaVersion: 1,
    occurredOn: '2016-04-30',
    metadata: {
      actor: { subject: 'a-clerk', role: 'county-finance', organisation: '220503' },
      commandId: randomUUID(),
      correlationId: randomUUID(),
      causationId: randomUUID(),
    },
    data,
    ...changes,
  };
}

export function newEvents(count: number): NewEvent[] {
  return Array.from({ length: count }, (_, index) => newEvent(`{"number":${index}}`));
}

export async function allOf(
  pages: AsyncIterable<readonly StoredEvent[]>,
): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const page of pages) events.push(...page);
  return events;
}

/** What a subscription has delivered, and a way to wait for it. */
export interface Delivery {
  readonly events: StoredEvent[];
  readonly calls: { readonly count: number; readonly head: bigint; readonly caughtUp: boolean }[];
  readonly subscription: Subscription;
  /** Fails after 30 seconds, or when the subscription ends. */
  until(met: (delivery: Delivery) => boolean): Promise<void>;
}

export function collect(
  store: AppendingEventStore,
  options: Omit<SubscribeOptions, 'onEvents'>,
): Delivery {
  const events: StoredEvent[] = [];
  const calls: Delivery['calls'] = [];
  let told = () => {};
  const subscription = store.subscribe({
    ...options,
    onEvents: async (batch, progress) => {
      events.push(...batch);
      calls.push({ count: batch.length, ...progress });
      told();
    },
  });
  const delivery: Delivery = {
    events,
    calls,
    subscription,
    until: async (met) => {
      const deadline = Date.now() + 30_000;
      while (!met(delivery)) {
        if (Date.now() > deadline) throw new Error(`waited for events; got ${events.length}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 1_000);
          told = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
  };
  return delivery;
}
