/**
 * Two commands at the same time, in every order of their reads and appends that can make a
 * difference. Reads change nothing, so an order is told by who appends first, and by how many
 * operations of the other have been done by then; what fails then is tried again alone.
 */
import { expect } from '@jest/globals';
import type { CommandAnswer } from '../../libs/command-handling/answers.js';
import { MemoryEventStore } from '../../libs/event-store/memory/memory-event-store.js';
import type { AppendingEventStore } from '../../libs/event-store/appending.js';
import type {
  AppendRequest,
  AppendResult,
  ClaimHolder,
  ReadAllOptions,
  ReadStreamOptions,
  StoredEvent,
  SubscribeOptions,
  Subscription,
} from '../../libs/event-store/port.js';
import { type AtWork, atWorkOn, eventsOf, wordOf } from '../ledger-at-work.js';

/** One process: its own handler and kept states over the shared store. */
export type Bring = (process: AtWork) => Promise<CommandAnswer>;

export interface Meeting {
  /** Carries out what has happened before, by yet another process. */
  readonly given: (process: AtWork) => Promise<unknown>;
  readonly one: Bring;
  readonly other: Bring;
}

/** What came of both, and everything that is recorded, in its order. */
interface Outcome {
  readonly words: readonly [one: string, other: string];
  readonly events: readonly string[];
}

/**
 * However they meet, it comes out as if one had been brought after the other: the same answers, and
 * the same events in the same order.
 * @returns what came of both in one order and in the other, for the spec to look at
 */
export async function meet(meeting: Meeting): Promise<readonly string[]> {
  const orders = [
    await inOrder(meeting, ['one', 'other']),
    await inOrder(meeting, ['other', 'one']),
  ];
  for (const early of ['one', 'other'] as const) {
    for (let operations = 0; ; operations++) {
      const { outcome, wasPaused } = await interleaved(meeting, early, operations);
      expect(orders).toContainEqual(outcome);
      if (!wasPaused) break;
    }
  }
  return orders.map(({ words }) => words.join(', '));
}

async function inOrder(
  meeting: Meeting,
  order: readonly ['one' | 'other', 'one' | 'other'],
): Promise<Outcome> {
  const { store, one, other } = await world(meeting);
  const answers = new Map<string, string>();
  for (const who of order) {
    answers.set(who, wordOf(await meeting[who]({ one, other }[who].atWork)));
  }
  return outcomeOf(store, answers.get('one')!, answers.get('other')!);
}

/** The late one does so many operations, then the early one all of its own, then the late one. */
async function interleaved(meeting: Meeting, early: 'one' | 'other', operations: number) {
  const { store, one, other } = await world(meeting);
  const late = early === 'one' ? 'other' : 'one';
  const processes = { one, other };
  const paused = processes[late].store.pauseAfter(operations);
  const lateAnswer = meeting[late](processes[late].atWork);
  const wasPaused = await Promise.race([paused.reached, lateAnswer.then(() => false)]);
  const earlyAnswer = await meeting[early](processes[early].atWork);
  paused.goOn();
  const answers = { [early]: earlyAnswer, [late]: await lateAnswer } as Record<
    'one' | 'other',
    CommandAnswer
  >;
  const outcome = await outcomeOf(store, wordOf(answers.one), wordOf(answers.other));
  return { outcome, wasPaused };
}

async function world({ given }: Meeting) {
  const store = new MemoryEventStore();
  await given(atWorkOn(store));
  return { store, one: processOn(store), other: processOn(store) };
}

function processOn(shared: AppendingEventStore) {
  const store = new PausingStore(shared);
  return { store, atWork: atWorkOn(store) };
}

async function outcomeOf(store: AppendingEventStore, one: string, other: string): Promise<Outcome> {
  const events = (await eventsOf(store)).map(({ stream, revision, type, data, metadata }) => {
    const { commandHash, actor } = metadata;
    return JSON.stringify([stream, String(revision), type, data, commandHash, actor.subject]);
  });
  return { words: [one, other], events };
}

/** Waits before one of its operations until it is told to go on. */
class PausingStore implements AppendingEventStore {
  private left = Infinity;
  private reach: (wasPaused: boolean) => void = () => undefined;
  private goingOn: Promise<void> = Promise.resolve();

  constructor(private readonly inner: AppendingEventStore) {}

  pauseAfter(operations: number) {
    this.left = operations;
    let goOn: () => void = () => undefined;
    this.goingOn = new Promise((resolve) => (goOn = resolve));
    const reached = new Promise<boolean>((resolve) => (this.reach = resolve));
    return { reached, goOn };
  }

  private async step(): Promise<void> {
    if (this.left-- !== 0) return;
    this.reach(true);
    await this.goingOn;
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    await this.step();
    return this.inner.append(request);
  }

  async *readStream(
    stream: string,
    options?: ReadStreamOptions,
  ): AsyncIterable<readonly StoredEvent[]> {
    await this.step();
    yield* this.inner.readStream(stream, options);
  }

  async *readAll(options?: ReadAllOptions): AsyncIterable<readonly StoredEvent[]> {
    await this.step();
    yield* this.inner.readAll(options);
  }

  async streamRevision(stream: string): Promise<bigint> {
    await this.step();
    return this.inner.streamRevision(stream);
  }

  async head(): Promise<bigint> {
    await this.step();
    return this.inner.head();
  }

  async findEvents(ids: readonly string[]): Promise<readonly StoredEvent[]> {
    await this.step();
    return this.inner.findEvents(ids);
  }

  async findClaims(keys: readonly string[]): Promise<readonly ClaimHolder[]> {
    await this.step();
    return this.inner.findClaims(keys);
  }

  positionAt(at: string): Promise<bigint> {
    return this.inner.positionAt(at);
  }

  subscribe(options: SubscribeOptions): Subscription {
    return this.inner.subscribe(options);
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
