/** How a serving process fares: what probes and Prometheus are answered. */

export interface HealthReport {
  /** Which store holds the events. */
  readonly events: 'postgresql' | 'eventstoredb';
  readonly store: 'up' | 'down';
  readonly readModels: 'up' | 'behind' | 'stopped';
  /** Events recorded but not yet in the read models. */
  readonly lag: number;
  /** Why something is not up, for operators. */
  readonly reason?: string;
}

/** A reading for Prometheus. */
export interface Reading {
  readonly name: string;
  readonly help: string;
  readonly type: 'gauge' | 'counter';
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

export abstract class ProcessHealth {
  abstract health(): Promise<HealthReport>;
  abstract readings(): Promise<readonly Reading[]>;
}
