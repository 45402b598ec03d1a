import { freshDatabase } from '../../../test/postgres-for-tests.js';
import { eventStoreContract } from '../../../test/event-store/contract.js';
import { PostgresEventStore } from './postgres-event-store.js';

eventStoreContract(
  'postgres',
  async () => {
    const database = await freshDatabase();
    return {
      store: new PostgresEventStore(database.logins.of('app')),
      dispose: () => database.drop(),
    };
  },
  { raceEvents: 100_000 },
);
