import { jsonEvent, NO_STREAM, type EventStoreDBClient } from '@eventstore/db-client';
import { answered, isNoStream, isWrongVersion, retried } from './server-errors.js';

/** Beside the log, so that positions are those of events alone. */
const IDENTITY = 'doudi-log-identity';

/** The id that the log was given once, by which a database knows it for its own. */
export class LogIdentity {
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly retryForMs: number,
  ) {}

  /** undefined: it has none yet. @throws StoreUnavailable */
  read(): Promise<string | undefined> {
    return retried(this.retryForMs, async () => {
      let logId: string | undefined;
      try {
        const options = { maxCount: 1, requiresLeader: true };
        for await (const { event } of this.client.readStream(IDENTITY, options)) {
          ({ logId } = event!.data as unknown as { readonly logId: string });
        }
      } catch (error) {
        if (!isNoStream(error)) throw error;
      }
      return logId;
    });
  }

  /** @returns the id that it has from now on: the given one, unless it had one before */
  async give(logId: string): Promise<string> {
    const event = jsonEvent({ type: 'doudi-log', data: { logId } });
    await retried(this.retryForMs, async () => {
      try {
        const append = this.client.appendToStream(IDENTITY, event, { expectedRevision: NO_STREAM });
        await answered(append);
      } catch (error) {
        if (!isWrongVersion(error)) throw error;
      }
    });
    return (await this.read())!;
  }
}
