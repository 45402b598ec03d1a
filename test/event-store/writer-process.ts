import { randomUUID } from 'node:crypto';
import { PostgresEventStore } from '../../libs/event-store/postgres/postgres-event-store.js';
import { newEvent } from './contract/given-events.js';

/**
 * A process that a test kills: appends without end with several writers, and prints the id of each
 * event that the store has acknowledged.
 */
const store = new PostgresEventStore({ connectionString: process.argv[2]!, role: 'app' });
const writers = 8;

async function write(): Promise<never> {
  for (;;) {
    const event = newEvent();
    const stream = `crash-${randomUUID()}`;
    await store.append({ writes: [{ stream, expectedRevision: 'none', events: [event] }] });
    process.stdout.write(`${event.id}\n`);
  }
}

await Promise.all(Array.from({ length: writers }, write));
