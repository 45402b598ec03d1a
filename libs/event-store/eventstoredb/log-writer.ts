import { NO_STREAM, type EventStoreDBClient } from '@eventstore/db-client';
import { answerRepeated, eventsOf } from '../append-request.js';
import { planFlight, type FlightLimits } from '../flight-plan.js';
import {
  ClaimTaken,
  StoreUnavailable,
  type AppendRequest,
  type AppendResult,
  type ClaimHolder,
} from '../port.js';
import { decide, type Decision } from './decide.js';
import type { FreshIndex } from './fresh-index.js';
import { draftsOf, layOut } from './log-append.js';
import type { LogIndex } from './log-index.js';
import { LOG, weightOf, type Draft } from './log-record.js';
import type { LogReader } from './log-reader.js';
import {
  answered,
  finalError,
  isPassing,
  isWrongVersion,
  pause,
  unavailable,
} from './server-errors.js';
import { WriteDeadline, WriteUnfinished } from '../write-deadline.js';
import { MOST_APPEND_BYTES, type Staging } from './staging.js';

const limits: FlightLimits = { maxRequests: 256, maxBytes: MOST_APPEND_BYTES };
/** Above it, the larger data of an append is staged, so that small ones need not wait behind it. */
const STAGED_FROM_BYTES = 512 * 1024;

interface Prepared {
  readonly drafts: readonly Draft[];
  /** Where data was staged. */
  readonly stagedIn?: string;
}

interface Pending {
  readonly request: AppendRequest;
  /** Of the write that waits for it. */
  readonly write: WriteDeadline | undefined;
  readonly drafts: readonly Draft[];
  readonly bytes: number;
  readonly deadline: number;
  /** First records of attempts whose answer was lost. */
  readonly sent: Set<string>;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

export interface LogWriterOptions {
  readonly client: EventStoreDBClient;
  readonly index: FreshIndex;
  readonly reader: LogReader;
  readonly staging: Staging;
  /** How long an append is tried again while the server is away. */
  readonly retryForMs: number;
}

/**
 * Group commit: while an append is under way, others gather, and leave together in one. What leaves
 * is decided by the index and written on condition that the log still ends where the index does, so
 * that no other writer can have come in between; else the tail is read and all is decided again.
 */
export class LogWriter {
  private waiting: Pending[] = [];
  private isFlying = false;
  private readonly underWay = new Set<Promise<AppendResult>>();

  constructor(private readonly options: LogWriterOptions) {}

  append(request: AppendRequest): Promise<AppendResult> {
    const answer = this.prepareAndSend(request);
    this.underWay.add(answer);
    const forget = () => this.underWay.delete(answer);
    answer.then(forget, forget);
    return answer;
  }

  /** Waits for everything accepted so far; the caller sees to it that nothing comes after. */
  async close(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  private async prepareAndSend(request: AppendRequest): Promise<AppendResult> {
    const write = WriteDeadline.current;
    const { drafts, stagedIn } = await this.prepare(draftsOf(request));
    const bytes = weightOfAll(drafts);
    if (bytes > MOST_APPEND_BYTES) {
      throw new TypeError(`an append of ${drafts.length} events is too much for the event store`);
    }
    try {
      return await new Promise<AppendResult>((resolve, reject) => {
        const deadline = Date.now() + this.options.retryForMs;
        const sent = new Set<string>();
        const pending = { request, write, drafts, bytes, deadline, sent, resolve, reject };
        this.waiting.push(pending);
        this.schedule();
      });
    } catch (error) {
      // Where nobody knows whether it was written, the data stays.
      const isRefused = !(error instanceof StoreUnavailable);
      if (isRefused && stagedIn !== undefined) await this.options.staging.discard(stagedIn);
      throw error;
    }
  }

  private async prepare(drafts: readonly Draft[]): Promise<Prepared> {
    if (weightOfAll(drafts) <= STAGED_FROM_BYTES) return { drafts };
    // What is recorded already needs no second copy of its data.
    const index = await this.options.index.fresh();
    if (drafts.some(({ event }) => index.positionOfId(event.id) > 0)) {
      return { drafts: drafts.map((draft) => ({ ...draft, body: Buffer.alloc(0) })) };
    }
    const staged = await this.options.staging.stage(drafts, false);
    if (weightOfAll(staged.drafts) <= MOST_APPEND_BYTES) return staged;
    await this.options.staging.discard(staged.stagedIn);
    return this.options.staging.stage(drafts, true);
  }

  /** At the end of the turn: writers just answered get to add their next append first. */
  private schedule(): void {
    if (this.isFlying || this.waiting.length === 0) return;
    this.isFlying = true;
    setImmediate(() => {
      const { flight, left } = planFlight(this.waiting, limits);
      this.waiting = left;
      void this.fly(flight).finally(() => {
        this.isFlying = false;
        this.schedule();
      });
    });
  }

  private async fly(flight: readonly Pending[]): Promise<void> {
    let left = flight;
    let isFresh = false;
    for (let attempt = 0; left.length > 0; attempt++) {
      try {
        const { index: freshIndex } = this.options;
        const index = isFresh ? await freshIndex.fresh() : await freshIndex.known();
        const decided = left.map(({ request }) => decide(request, index));
        // Only an index known to be up to date may say no.
        if (!isFresh && decided.some(({ status }) => status !== 'accepted')) {
          isFresh = true;
          continue;
        }
        const accepted = left.filter((_, place) => decided[place]!.status === 'accepted');
        const head = index.size;
        await this.settle(left, decided);
        left = accepted;
        if (index.size !== head) continue;
        await this.write(accepted, index);
        return;
      } catch (error) {
        isFresh = true;
        left = await this.withoutHopeless(left, error, attempt);
      }
    }
  }

  private async write(decided: readonly Pending[], index: LogIndex): Promise<void> {
    const accepted = decided.filter(leaves);
    if (accepted.length === 0) return;
    const head = index.size;
    const { records, entries, results, firstRecords } = layOut(
      accepted.map(({ drafts }) => drafts),
      index,
    );
    const expectedRevision = head === 0 ? NO_STREAM : BigInt(head - 1);
    try {
      await answered(this.options.client.appendToStream(LOG, [...records], { expectedRevision }));
    } catch (error) {
      // Also where it is another's revision: the client may have sent twice by itself.
      accepted.forEach(({ sent }, place) => sent.add(firstRecords[place]!));
      throw error;
    }
    entries.forEach((entry, place) => index.fold(head + 1 + place, entry));
    accepted.forEach(({ resolve }, place) => resolve(results[place]!));
  }

  private async settle(flight: readonly Pending[], decided: readonly Decision[]): Promise<void> {
    const answers = flight.map(async (pending, place) => {
      const decision = decided[place]!;
      if (decision.status === 'accepted') return;
      // An id that is known may be that of an earlier try of the same append.
      if (decision.status !== 'id known') pending.write?.refused(pending.request);
      await this.answer(pending, decision).then(pending.resolve, pending.reject);
    });
    await Promise.all(answers);
  }

  private async answer(
    { request, sent }: Pending,
    decision: Exclude<Decision, { status: 'accepted' }>,
  ): Promise<AppendResult> {
    const { index: freshIndex, reader } = this.options;
    switch (decision.status) {
      case 'refused':
        throw decision.error;
      case 'claim taken':
        throw new ClaimTaken(await claimHolder(reader, decision.key, decision.position));
      case 'id known': {
        const index = await freshIndex.known();
        const positions = eventsOf(request)
          .map(({ event }) => index.positionOfId(event.id))
          .filter((position) => position > 0);
        const records = await reader.recordsAt(positions);
        const events = await reader.events(records);
        const known = new Map(events.map((event) => [event.id, event]));
        const result = answerRepeated(request, known);
        return { ...result, repeated: !records.some(({ recordId }) => sent.has(recordId)) };
      }
    }
  }

  /** Pauses, and gives up those whose time is over or whom no other attempt helps. */
  private async withoutHopeless(
    flight: readonly Pending[],
    error: unknown,
    attempt: number,
  ): Promise<readonly Pending[]> {
    const isOvertaken = isWrongVersion(error);
    if (!isOvertaken && !isPassing(error)) {
      for (const { reject } of flight) reject(finalError(error));
      return [];
    }
    const now = Date.now();
    for (const { reject, deadline } of flight) if (now >= deadline) reject(unavailable(error));
    if (!isOvertaken || attempt > 3) await pause(Math.min(attempt, 6));
    return flight.filter(({ deadline }) => now < deadline);
  }
}

/** Nobody waits any more for one whose write is over: it stays here. */
function leaves({ write, request, reject }: Pending): boolean {
  if (write === undefined || write.letGo(request)) return true;
  reject(new WriteUnfinished(write.mayBeRecorded));
  return false;
}

export async function claimHolder(
  reader: LogReader,
  key: string,
  position: number,
): Promise<ClaimHolder> {
  const [record] = await reader.recordsAt([position]);
  const { id: eventId, stream, claims = [] } = record!;
  const fingerprint = claims.find(([claimed]) => claimed === key)![1];
  return { key, fingerprint, eventId, stream, position: BigInt(position) };
}

function weightOfAll(drafts: readonly Draft[]): number {
  return drafts.reduce((sum, draft) => sum + weightOf(draft), 0);
}
