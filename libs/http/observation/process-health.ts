/** How a serving process fares: what probes and Prometheus are answered. */
import { HEALTH_REASON_CODES, type HealthReason, statusOf } from './health-reasons.js';

export interface HealthReport {
  /** Everything that is not as it should be. */
  readonly reasons: ReadonlySet<HealthReason>;
  /** Events recorded but not yet in the read models. */
  readonly lag: number;
  /** Ids of events that no read model or decision can fold. */
  readonly setAside: readonly string[];
}

/** What a readiness probe is answered, with 503 where requests should not be sent here. */
export function readinessOf({ reasons, lag, setAside }: HealthReport, isStopping: boolean) {
  const [reason = null] = detailsOf({ reasons }, isStopping);
  return { status: statusOf(reason), reason, lag, setAside } as const;
}

/** Every reason that there is, in the order in which they are told. */
export function detailsOf(
  { reasons }: Pick<HealthReport, 'reasons'>,
  isStopping: boolean,
): readonly HealthReason[] {
  return HEALTH_REASON_CODES.filter(
    (code) => reasons.has(code) || (code === 'STOPPING' && isStopping),
  );
}

export function probeStatus({ status }: ReturnType<typeof readinessOf>): 200 | 503 {
  return status === 'up' || status === 'degraded' ? 200 : 503;
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
