/** How a serving process fares: what probes and Prometheus are answered. */

export interface HealthReport {
  /** Which store holds the events. */
  readonly events: 'postgresql' | 'eventstoredb';
  readonly store: 'up' | 'down';
  readonly readModels: 'up' | 'behind' | 'stopped';
  /** Events recorded but not yet in the read models. */
  readonly lag: number;
  /** Whether the read models have held what was recorded before this process began. */
  readonly isWhole: boolean;
  /** Ids of events that no read model or decision can fold. */
  readonly setAside: readonly string[];
  /** Whether the store was seen to hold other events than this process sent it. */
  readonly isOtherwise: boolean;
  /** Why something is not up, for operators. */
  readonly detail?: string;
}

/** Why requests should not be sent here. */
export type NotReady = 'STOPPING' | 'RECORDED_OTHERWISE' | 'STORE_DOWN' | 'READ_MODELS_BEHIND';

/** A process that was ready stays so while the projector stands: answers tell their position. */
export function notReady(
  { store, isWhole, isOtherwise }: HealthReport,
  isStopping: boolean,
): NotReady | null {
  if (isStopping) return 'STOPPING';
  if (isOtherwise) return 'RECORDED_OTHERWISE';
  if (store === 'down') return 'STORE_DOWN';
  return isWhole ? null : 'READ_MODELS_BEHIND';
}

/** What a readiness probe is answered, with 503 where there is a reason. */
export function readinessOf(report: HealthReport, isStopping: boolean) {
  const { events, store, readModels, lag, setAside } = report;
  const reason = notReady(report, isStopping);
  const status = reason === null ? 'up' : reason === 'STOPPING' ? 'stopping' : 'down';
  return { status, reason, events, store, readModels, lag, setAside } as const;
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
