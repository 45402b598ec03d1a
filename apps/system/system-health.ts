/** How this process fares, for probes and for Prometheus. */
import { SealMismatch } from '../../libs/audit/store/seal-refusals.js';
import type { Sealer } from '../../libs/audit/store/sealer.js';
import type { EventPlace } from '../../libs/event-store/postgres/event-home.js';
import { CLOCKS_AGREE_WITHIN, secondsAhead } from '../../libs/event-store/clock.js';
import type { EventStore } from '../../libs/event-store/port.js';
import type { HealthReason } from '../../libs/http/observation/health-reasons.js';
import {
  type HealthReport,
  ProcessHealth,
  type Reading,
} from '../../libs/http/observation/process-health.js';
import type { Sql } from '../../libs/postgres/sql.js';
import type { StorageTrouble, StorageTroubles } from '../../libs/postgres/storage-troubles.js';
import type { Projector } from '../../libs/projection/projector.js';
import type { ReadPosition } from '../../libs/projection/read-position.js';
import { readingOf, storeReadings } from './store-readings.js';

/** Lag in events from which the read models are said to be behind. */
const BEHIND_EVENTS = 10_000;

const OF_STORAGE: Readonly<Record<StorageTrouble, HealthReason>> = {
  'disk-full': 'DISK_FULL',
  'read-only': 'STORE_READ_ONLY',
  'io-error': 'STORAGE_FAILING',
};

export interface Observed {
  readonly place: EventPlace;
  readonly store: EventStore;
  readonly sql: Sql;
  readonly position: ReadPosition;
  readonly troubles: StorageTroubles;
  /** Ids of events that a decision of this process could not fold. */
  readonly unfolded: ReadonlySet<string>;
  /** Ids of events that this process sent and that stand otherwise. */
  readonly otherwise: ReadonlySet<string>;
}

export class SystemHealth extends ProcessHealth {
  private readonly raised = new Set<HealthReason>();
  /** Of this process; undefined: it keeps no read models. */
  private projector: Pick<Projector, 'held'> | undefined;

  /** At the last check: digests that the rows that people read do not come to. */
  private changed = 0;
  /** Of this process; undefined: it does not seal. */
  private sealer: Pick<Sealer, 'trouble' | 'witnessedAt'> | undefined;

  constructor(private readonly observed: Observed) {
    super();
  }

  /** The projector of this process. */
  projectsBy(projector: Pick<Projector, 'held'>): void {
    this.projector = projector;
  }

  rowsChanged(digests: number): void {
    this.changed = digests;
  }

  /** What keeps the sealer of this process from sealing; it is asked each time. */
  sealsBy(sealer: Pick<Sealer, 'trouble' | 'witnessedAt'>): void {
    this.sealer = sealer;
  }

  private get isSealMismatch(): boolean {
    return this.sealer?.trouble instanceof SealMismatch;
  }

  /** Of the one process that seals, once witnesses have said anything. */
  private unwitnessed(): readonly Reading[] {
    const at = this.sealer?.witnessedAt;
    return at === undefined
      ? []
      : [readingOf('doudi_unwitnessed_seconds', (Date.now() - at) / 1000)];
  }

  /** A projector that fails stops loudly: readiness says so from then on. */
  projectorFailed(): void {
    this.raise('PROJECTOR_STOPPED');
  }

  /** Stands until it is cleared: for whoever finds something that probes should tell. */
  raise(reason: HealthReason): void {
    this.raised.add(reason);
  }

  clear(reason: HealthReason): void {
    this.raised.delete(reason);
  }

  override async health(): Promise<HealthReport> {
    const { store, sql, position, unfolded, otherwise, troubles } = this.observed;
    const reasons = new Set(this.raised);
    if (otherwise.size > 0) reasons.add('RECORDED_OTHERWISE');
    if (this.isSealMismatch) reasons.add('SEAL_MISMATCH');
    if (troubles.current !== undefined) reasons.add(OF_STORAGE[troubles.current]);
    try {
      const [head, standing] = [await store.head(), await position.standing()];
      const lag = Number(head - standing.position);
      const aside = new Set([...standing.missing.map(({ eventId }) => eventId), ...unfolded]);
      if (!position.isWhole) reasons.add('READ_MODELS_BEHIND');
      if (lag > BEHIND_EVENTS) reasons.add('LAGGING');
      if (Math.abs(await secondsAhead(sql)) > CLOCKS_AGREE_WITHIN) reasons.add('CLOCK_DISAGREES');
      return { reasons, lag, setAside: [...aside] };
    } catch {
      return { reasons: reasons.add('STORE_DOWN'), lag: 0, setAside: [] };
    }
  }

  /** What this process knows of itself is told also while the store is out of reach. */
  override async readings(): Promise<readonly Reading[]> {
    const stopped = this.raised.has('PROJECTOR_STOPPED') ? 1 : 0;
    const own: readonly Reading[] = [
      readingOf('doudi_events_in_eventstoredb', this.observed.place === 'eventstoredb' ? 1 : 0),
      readingOf('doudi_recorded_otherwise_events', this.observed.otherwise.size),
      ...(this.projector
        ? [
            readingOf('doudi_projector_stopped', stopped),
            readingOf('doudi_projector_lanes', this.projector.held.length),
            readingOf('doudi_read_models_changed', this.changed),
          ]
        : []),
      ...(this.sealer ? [readingOf('doudi_seal_mismatch', this.isSealMismatch ? 1 : 0)] : []),
      ...this.unwitnessed(),
    ];
    try {
      return [...own, readingOf('doudi_store_up', 1), ...(await storeReadings(this.observed))];
    } catch {
      return [...own, readingOf('doudi_store_up', 0)];
    }
  }
}
