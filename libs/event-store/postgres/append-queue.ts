import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { isOutage, isTakenBack } from '../../postgres/passing-errors.js';
import type { StorageTroubles } from '../../postgres/storage-troubles.js';
import type { AppendRequest } from '../port.js';
import { WriteDeadline, WriteUnfinished } from '../write-deadline.js';
import { callAppend, type Outcome } from './append-call.js';
import { planFlight, sizeOf, type FlightLimits } from '../flight-plan.js';
import { isGivenUp, pauseMs, retried, unavailable } from './retry.js';

/**
 * Larger appends go alone on a connection of the pool, so that small ones need not wait behind
 * them.
 */
const largeAppend = { events: 200, bytes: 256 * 1024 };
const limits: FlightLimits = { maxRequests: 256, maxBytes: 1024 * 1024 };

export interface AppendQueueOptions {
  /** Makes an unconnected client; the queue keeps one for each of its connections. */
  readonly makeClient: () => pg.Client;
  /** For large appends. */
  readonly pool: pg.Pool;
  /** How long an append is tried again while the server is away. */
  readonly retryForMs: number;
  /** Calls under way at once. */
  readonly connections: number;
  readonly troubles: StorageTroubles;
}

const UNWAITED_WITHIN_MS = 60_000;
/** As troubles of the storage name it. */
const APPENDS = 'appends';

interface Pending {
  readonly request: AppendRequest;
  /** Of the write that waits for it. */
  readonly write: WriteDeadline | undefined;
  readonly bytes: number;
  readonly beganAt: number;
  readonly deadline: number;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: while calls are under way, appends gather; then they leave together in one call and
 * one commit. An append whose call broke off goes again with the same ids, so that it counts once
 * whether or not the commit was made.
 */
export class AppendQueue {
  private waiting: Pending[] = [];
  private readonly freeConnections: AppendConnection[];
  private scheduled = false;
  private underWay = 0;
  private drained: (() => void) | undefined;

  constructor(private readonly options: AppendQueueOptions) {
    const { connections, makeClient } = options;
    this.freeConnections = Array.from(
      { length: connections },
      () => new AppendConnection(makeClient),
    );
  }

  async append(request: AppendRequest): Promise<Outcome> {
    const { events, bytes } = sizeOf(request);
    if (events > largeAppend.events || bytes > largeAppend.bytes) return this.appendLarge(request);
    return new Promise<Outcome>((resolve, reject) => {
      const beganAt = Date.now();
      const deadline = beganAt + this.options.retryForMs;
      const write = WriteDeadline.current;
      this.waiting.push({ request, write, bytes, beganAt, deadline, resolve, reject });
      this.schedule();
    });
  }

  /** Waits for everything accepted so far; the caller sees to it that nothing comes after. */
  async close(): Promise<void> {
    if (this.waiting.length > 0 || this.underWay > 0) {
      await new Promise<void>((resolve) => {
        this.drained = resolve;
      });
    }
    await Promise.all(this.freeConnections.map((connection) => connection.close()));
  }

  /**
   * At the end of the turn, not at once: writers just answered get to add their next append first,
   * and leave together.
   */
  private schedule(): void {
    if (this.scheduled || this.freeConnections.length === 0 || this.waiting.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.depart();
    });
  }

  private depart(): void {
    const connection = this.freeConnections.pop();
    if (!connection) return;
    const { flight, left } = planFlight(this.waiting, limits);
    this.waiting = left;
    this.underWay++;
    void this.fly(connection, flight).finally(() => {
      this.freeConnections.push(connection);
      this.schedule();
      this.landed();
    });
    this.schedule();
  }

  private async fly(connection: AppendConnection, planned: readonly Pending[]): Promise<void> {
    let flight = planned;
    try {
      await connection.open();
      flight = planned.filter(leaves);
      if (flight.length === 0) return;
      const requests = flight.map(({ request }) => request);
      const outcomes = await connection.call((client) => callAppend(client, requests));
      this.options.troubles.over(APPENDS);
      flight.forEach((pending, index) => land(pending, outcomes[index]!));
    } catch (error) {
      if (isTakenBack(error)) for (const { write, request } of flight) write?.refused(request);
      this.options.troubles.note(APPENDS, error);
      if (isOutage(error)) await this.standBy(connection, flight, error);
      // One bad request spoils the call for all: each goes by itself, and only that one fails.
      else if (flight.length > 1)
        for (const pending of flight) await this.fly(connection, [pending]);
      else flight[0]!.reject(error);
    }
  }

  /**
   * The connection keeps its place while the server is away, and what it carried goes back to the
   * front.
   */
  private async standBy(
    connection: AppendConnection,
    flight: readonly Pending[],
    cause: unknown,
  ): Promise<void> {
    await sleep(pauseMs(connection.failures));
    const expired = ({ beganAt, deadline }: Pending) => isGivenUp(cause, beganAt, deadline);
    for (const pending of [...flight, ...this.waiting].filter(expired)) {
      pending.reject(unavailable(cause));
    }
    this.waiting = [...flight, ...this.waiting].filter((pending) => !expired(pending));
  }

  private async appendLarge(request: AppendRequest): Promise<Outcome> {
    const { pool, retryForMs, troubles } = this.options;
    const write = WriteDeadline.current;
    this.underWay++;
    try {
      const outcome = await retried(
        retryForMs,
        () => alone(pool, request, write),
        (error) => troubles.note(APPENDS, error),
      );
      troubles.over(APPENDS);
      return outcome;
    } catch (error) {
      troubles.note(APPENDS, error);
      throw error;
    } finally {
      this.landed();
    }
  }

  private landed(): void {
    this.underWay--;
    if (this.waiting.length === 0 && this.underWay === 0) this.drained?.();
  }
}

async function alone(
  pool: pg.Pool,
  request: AppendRequest,
  write: WriteDeadline | undefined,
): Promise<Outcome> {
  const client = await pool.connect();
  try {
    if (write?.letGo(request) === false) throw new WriteUnfinished(write.mayBeRecorded);
    // Nobody waits for an answer to what a package appends.
    const withinMs = write === undefined ? UNWAITED_WITHIN_MS : undefined;
    const [outcome] = await callAppend(client, [request], withinMs);
    client.release();
    if (isRefusal(outcome!)) write?.refused(request);
    return outcome!;
  } catch (error) {
    if (isTakenBack(error)) write?.refused(request);
    client.release(true);
    throw error;
  }
}

/** Nobody waits any more for one whose write is over: it stays here. */
function leaves({ write, request, reject }: Pending): boolean {
  if (write === undefined || write.letGo(request)) return true;
  reject(new WriteUnfinished(write.mayBeRecorded));
  return false;
}

function land({ write, request, resolve }: Pending, outcome: Outcome): void {
  if (isRefusal(outcome)) write?.refused(request);
  resolve(outcome);
}

/** An id that is known may be that of an earlier try of the same append. */
function isRefusal({ status }: Outcome): boolean {
  return status === 'refused' || status === 'claim taken';
}

/** A connection kept for calls, made anew after it broke. */
class AppendConnection {
  /** Calls in a row that found the server away. */
  failures = 0;
  private client: pg.Client | undefined;

  constructor(private readonly makeClient: () => pg.Client) {}

  async open(): Promise<void> {
    await this.counted(async () => {
      this.client ??= await this.connect();
    });
  }

  /** The connection is open. */
  async call<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const result = await this.counted(async () => work(this.client ?? (await this.connect())));
    this.failures = 0;
    return result;
  }

  private async counted<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isOutage(error)) {
        this.failures++;
        await this.close();
      }
      throw error;
    }
  }

  async close(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<pg.Client> {
    const client = this.makeClient();
    client.on('end', () => {
      if (this.client === client) this.client = undefined;
    });
    await client.connect();
    this.client = client;
    return client;
  }
}
