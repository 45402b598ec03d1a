import { businessDateToday } from '../../event-store/business-date.js';
import { recordedFact } from '../../event-store/decoding.js';
import { foldedElseSkipped } from '../../event-store/event-set-aside.js';
import type { EventStore } from '../../event-store/port.js';
import type { Sql } from '../../postgres/sql.js';
import { Divisions } from '../domain/divisions.js';

/**
 * The divisions as a process keeps them. A code that is known never changes its unit, so that only
 * unknown codes are looked up again; what units are called is as far as the read models are.
 */
export class Units {
  private readonly divisions = new Divisions();
  private position = 0n;
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Pick<EventStore, 'readAll' | 'head'>,
    private readonly sql: Sql,
  ) {}

  /** The unit that has or had the code; the code itself where nobody does. */
  async identityOf(code: string): Promise<string> {
    const known = this.divisions.unitOf(code);
    if (known !== undefined || !/^\d{6}$/.test(code)) return known ?? code;
    return (await this.upToNow()).unitOf(code) ?? code;
  }

  /** What a unit is called today, as far as this process knows; undefined: it has not met it. */
  nameOf(code: string): string | undefined {
    const unit = this.divisions.unitOf(code) ?? code;
    return this.divisions.standing(unit, { date: businessDateToday() })?.name;
  }

  /** All that is recorded by now. */
  async upToNow(): Promise<Divisions> {
    const next = this.reading.then(() => this.readOn());
    this.reading = next.catch(() => undefined);
    await next;
    return this.divisions;
  }

  /** By which an answer names units; undefined where all are called as they were registered. */
  async recoded(): Promise<Divisions | undefined> {
    const [row] = await this.sql.query<{ readonly last: bigint | null }>(LAST_RECODING);
    if (row?.last == null) return undefined;
    return row.last > this.position ? this.upToNow() : this.divisions;
  }

  private async readOn(): Promise<void> {
    const head = await this.store.head();
    if (head === this.position) return;
    await readDivisions(this.store, this.divisions, this.position + 1n, head);
    this.position = head;
  }
}

const LAST_RECODING = 'SELECT max(position) AS last FROM read.region_recodings';

export async function readDivisions(
  store: Pick<EventStore, 'readAll'>,
  divisions: Divisions,
  fromPosition: bigint,
  toPosition: bigint,
): Promise<void> {
  const range = { fromPosition, toPosition, streamPrefixes: ['region-'] };
  for await (const page of store.readAll(range)) {
    for (const event of page) {
      foldedElseSkipped(event, () => divisions.evolve(recordedFact(event)));
    }
  }
}

/** The divisions as they are recorded now. */
export async function recordedDivisions(store: EventStore): Promise<Divisions> {
  const divisions = new Divisions();
  await readDivisions(store, divisions, 1n, await store.head());
  return divisions;
}
