/** How this process fares, for probes and for Prometheus. */
import type { EventPlace } from '../../libs/event-store/postgres/event-home.js';
import type { EventStore } from '../../libs/event-store/port.js';
import {
  type HealthReport,
  ProcessHealth,
  type Reading,
} from '../../libs/http/observation/process-health.js';
import type { Sql } from '../../libs/postgres/sql.js';
import type { Projector } from '../../libs/projection/projector.js';
import type { ReadPosition } from '../../libs/projection/read-position.js';
import { readingOf, storeReadings } from './store-readings.js';

/** Lag in events from which the read models are said to be behind. */
const BEHIND_EVENTS = 10_000;

export interface Observed {
  readonly place: EventPlace;
  readonly store: EventStore;
  readonly sql: Sql;
  readonly position: ReadPosition;
  /** Ids of events that a decision of this process could not fold. */
  readonly unfolded: ReadonlySet<string>;
  /** Ids of events that this process sent and that stand otherwise. */
  readonly otherwise: ReadonlySet<string>;
}

export class SystemHealth extends ProcessHealth {
  /** Why the projector of this process has stopped, if it has. */
  private projectorFailure: Error | undefined;
  /** Of this process; undefined: it keeps no read models. */
  private projector: Pick<Projector, 'held'> | undefined;

  constructor(private readonly observed: Observed) {
    super();
  }

  /** The projector of this process. */
  projectsBy(projector: Pick<Projector, 'held'>): void {
    this.projector = projector;
  }

  /** A projector that fails stops loudly: readiness says so from then on. */
  projectorFailed(error: Error): void {
    this.projectorFailure = error;
  }

  override async health(): Promise<HealthReport> {
    const { place: events, store, position, unfolded, otherwise } = this.observed;
    const isOtherwise = otherwise.size > 0;
    try {
      const [head, standing] = [await store.head(), await position.standing()];
      const lag = Number(head - standing.position);
      const setAside = [
        ...new Set([...standing.missing.map(({ eventId }) => eventId), ...unfolded]),
      ];
      const { isWhole } = position;
      const held = { events, store: 'up', lag, isWhole, isOtherwise, setAside } as const;
      if (this.projectorFailure) {
        return { ...held, readModels: 'stopped', detail: this.projectorFailure.message };
      }
      const isBehind = !isWhole || lag > BEHIND_EVENTS;
      return { ...held, readModels: isBehind ? 'behind' : 'up' };
    } catch (error) {
      const { isWhole } = position;
      const down = { events, store: 'down', readModels: 'stopped', lag: 0, isWhole } as const;
      return { ...down, isOtherwise, setAside: [], detail: (error as Error).message };
    }
  }

  /** What this process knows of itself is told also while the store is out of reach. */
  override async readings(): Promise<readonly Reading[]> {
    const stopped = this.projectorFailure ? 1 : 0;
    const own: readonly Reading[] = [
      readingOf('doudi_events_in_eventstoredb', this.observed.place === 'eventstoredb' ? 1 : 0),
      readingOf('doudi_recorded_otherwise_events', this.observed.otherwise.size),
      ...(this.projector
        ? [
            readingOf('doudi_projector_stopped', stopped),
            readingOf('doudi_projector_lanes', this.projector.held.length),
          ]
        : []),
    ];
    try {
      return [...own, readingOf('doudi_store_up', 1), ...(await storeReadings(this.observed))];
    } catch {
      return [...own, readingOf('doudi_store_up', 0)];
    }
  }
}
