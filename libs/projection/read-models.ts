/** The read models as queries ask them: as they are, as they were known, caught up. */
import { businessDateAt, businessDateToday } from '../event-store/business-date.js';
import { type EventStore, StoreUnavailable } from '../event-store/port.js';
import type { Sql } from '../postgres/sql.js';
import { type KnownRelations, readModelsKnownAt } from './known-read-models.js';
import type { ReadPosition, Standing } from './read-position.js';

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
    private readonly relations: KnownRelations,
  ) {}

  /** @param time ISO 8601: what was recorded later is left out; undefined: all that is known now */
  async knownAt(time: string | undefined): Promise<KnownReadModels> {
    if (time === undefined) return this;
    const sql = this.upTo(await this.store.positionAt(time));
    return { sql, today: () => businessDateAt(time) };
  }

  /** As if no event after the position had been recorded. */
  upTo(position: bigint): Sql {
    return readModelsKnownAt(this.sql, position, this.relations);
  }

  /**
   * Resolves when they hold everything recorded by now, up to that position, but for what is set
   * aside.
   * @throws ReadModelsBehind where that takes longer, 5 s unless told
   */
  async caughtUp(milliseconds = LONGEST_WAIT_MILLISECONDS): Promise<Standing> {
    const position = await this.store.head();
    if (!(await this.position.waitFor(position, milliseconds))) {
      throw new ReadModelsBehind();
    }
    const { missing } = await this.position.standing();
    return { position, missing };
  }
}
