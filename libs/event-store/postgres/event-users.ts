/** Who is at work on the events of a database, so that they are moved while nobody is. */
import type pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { clientSql } from '../../postgres/client-sql.js';
import { type EventPlace, readEventHome } from './event-home.js';

/** Any fixed number: shared by all who work, held alone by who moves. */
const USERS_LOCK = 20_160_440;
const AGAIN_AFTER_MS = 1_000;

export interface EventUserOptions {
  /** An unconnected client, the user's own. */
  readonly makeClient: () => pg.Client;
  /** Where this process goes on from the last event. */
  readonly place: EventPlace;
  /** The events are being moved, or have been: nothing may be appended there any more. */
  readonly onMoved: () => void;
}

/** A session that says so for as long as the process works; made anew where it breaks. */
export class EventUser {
  private client: pg.Client | undefined;
  private readonly leaving = new AbortController();
  private watching: Promise<void> | undefined;

  constructor(private readonly options: EventUserOptions) {}

  /** @returns whether nobody moves the events now */
  async enter(): Promise<boolean> {
    const client = this.options.makeClient();
    const broken = new Promise<void>((resolve) => client.once('end', () => resolve()));
    let isFree = false;
    try {
      await client.connect();
      isFree = await this.isFree(client);
    } finally {
      if (isFree && !this.leaving.signal.aborted) this.client = client;
      else await client.end().catch(() => undefined);
    }
    if (isFree) this.watching = this.watch(broken);
    return isFree;
  }

  private async isFree(client: pg.Client): Promise<boolean> {
    const { rows } = await client.query<{ held: boolean }>(
      'SELECT pg_try_advisory_lock_shared($1) AS held',
      [USERS_LOCK],
    );
    const { home } = await readEventHome(clientSql(client));
    return rows[0]!.held && home === this.options.place;
  }

  async leave(): Promise<void> {
    this.leaving.abort();
    await this.client?.end().catch(() => undefined);
    await this.watching;
  }

  private async watch(broken: Promise<void>): Promise<void> {
    const { signal } = this.leaving;
    await broken;
    while (!signal.aborted) {
      try {
        if (!(await this.enter())) this.options.onMoved();
        return;
      } catch {
        await sleep(AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}

/** For as long as the session lasts. @returns whether nobody else is at work on the events */
export async function workAlone(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    'SELECT pg_try_advisory_lock($1) AS held',
    [USERS_LOCK],
  );
  return rows[0]!.held;
}
