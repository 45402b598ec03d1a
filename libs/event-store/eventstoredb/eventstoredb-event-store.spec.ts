import { startEventStoreDouble } from '../../../test/eventstoredb-double/eventstoredb-double.js';
import { eventStoreContract } from '../../../test/event-store/contract.js';
import { testServer } from '../../../test/event-store/test-server.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';

const server = testServer('the contract of the event stores');

eventStoreContract(
  server === undefined ? 'EventStoreDB, on its protocol double' : 'EventStoreDB, on a real server',
  async () => {
    if (server !== undefined) {
      const store = new EventStoreDbEventStore({ connectionString: server });
      return { store, dispose: async () => {} };
    }
    const double = await startEventStoreDouble();
    const { connectionString } = double;
    return {
      store: new EventStoreDbEventStore({ connectionString }),
      dispose: () => double.stop(),
    };
  },
  { raceEvents: 10_000 },
);
