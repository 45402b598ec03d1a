import { eventStoreContract } from '../../../test/event-store/contract.js';
import { MemoryEventStore } from './memory-event-store.js';

eventStoreContract(
  'memory',
  async () => ({ store: new MemoryEventStore(), dispose: async () => {} }),
  { raceEvents: 10_000 },
);
