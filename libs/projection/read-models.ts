/** The read models as queries ask them: as they are, as they were known, caught up. */
import { businessDateAt, businessDateToday } from '../event-store/business-date.js';
import { type EventStore, StoreUnavailable } from '../event-store/port.js';
import type { Sql } from '../postgres/sql.js';
import { type DerivedTables, readModelsKnownAt } from './known-read-models.js';
import type { ReadPosition } from './read-position.js';

const LONGEST_WAIT_MILLISECONDS = 5_000;

/** What was known at a point, and the business date that was today then. */
export interface KnownReadModels {
  readonly sql: Sql;
  readonly today: () => string;
}

/** They do not hold everything that is recorded, and did not catch up in time. */
export class ReadModelsBehind extends StoreUnavailable {
  constructor() {
    super('the read models have not caught up');
  }
}

export class ReadModels implements KnownReadModels {
  readonly today = businessDateToday;

  constructor(
    readonly sql: Sql,
    readonly position: ReadPosition,
    private readonly store: Pick<EventStore, 'head' | 'positionAt'>,
  ) {}

  /**
   * @param time ISO 8601: what was recorded later is left out; undefined: all that is known now
   * @param derived rows of tables that are no single event's
   */
  async knownAt(time: string | undefined, derived?: DerivedTables): Promise<KnownReadModels> {
    if (time === undefined) return this;
    const position = await this.store.positionAt(time);
    const sql = readModelsKnownAt(this.sql, position, derived);
    return { sql, today: () => businessDateAt(time) };
  }

  /**
   * Resolves when they hold everything recorded by now, with the position they have reached.
   * @throws ReadModelsBehind where that takes longer than 5 s
   */
  async caughtUp(): Promise<bigint> {
    const head = await this.store.head();
    if (await this.position.waitFor(head, LONGEST_WAIT_MILLISECONDS)) return head;
    throw new ReadModelsBehind();
  }
}
