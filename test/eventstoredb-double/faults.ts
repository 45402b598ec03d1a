import type { EventLog } from './event-log.js';

/** Where the leader is said to be. */
export interface LeaderEndpoint {
  readonly host: string;
  readonly port: number;
}

type Moment =
  'before-append' | 'after-append' | 'during-append' | 'during-read' | 'during-subscription';

/**
 * What goes wrong, on demand. Every fault is used up by what it hits; several of a kind queue up.
 * A disconnect tears down the TCP connection of the call it hits, and no other.
 */
export class Faults {
  readonly #disconnects = new Map<Moment, number[]>();
  readonly #denied = new Set<string>();
  #notLeader: { times: number; readonly leader: LeaderEndpoint | undefined } | undefined;
  #slow: { times: number; readonly milliseconds: number } | undefined;

  /** The next `times` appends are lost before anything is written. */
  disconnectBeforeAppend(times = 1): void {
    for (let count = 0; count < times; count += 1) this.#add('before-append', 0);
  }

  /** The next `times` appends are written, but never answered. */
  disconnectAfterAppend(times = 1): void {
    for (let count = 0; count < times; count += 1) this.#add('after-append', 0);
  }

  /** One append breaks off when `events` of its events have arrived; none of them is written. */
  disconnectDuringAppend(events: number): void {
    this.#add('during-append', events);
  }

  /** One read breaks off when it has sent `events` events. */
  disconnectReadAfter(events: number): void {
    this.#add('during-read', events);
  }

  /** One subscription, catch-up or persistent, breaks off when it has sent `events` events. */
  disconnectSubscriptionAfter(events: number): void {
    this.#add('during-subscription', events);
  }

  /** The next writes, and reads that ask for the leader, are sent to another node (or back). */
  answerNotLeader(times = 1, leader?: LeaderEndpoint): void {
    this.#notLeader = { times, leader };
  }

  /** The next writes are done at once, but answered late. */
  answerSlowly(milliseconds: number, times = 1): void {
    this.#slow = { milliseconds, times };
  }

  /** Reads and writes of the stream (or `$all`) are refused until `clear`. */
  denyAccess(stream: string): void {
    this.#denied.add(stream);
  }

  /** Takes back every fault that has not been used up. */
  clear(): void {
    this.#disconnects.clear();
    this.#denied.clear();
    this.#notLeader = undefined;
    this.#slow = undefined;
  }

  /** For the services: how many events are still let through, if this call is to break off. */
  takeDisconnect(moment: Moment): number | undefined {
    return this.#disconnects.get(moment)?.shift();
  }

  /** For the services: the same of an append that is still arriving, without using it up. */
  peekDuringAppend(): number | undefined {
    return this.#disconnects.get('during-append')?.[0];
  }

  /** For the services: whether this call is sent away, and where to. */
  takeNotLeader(): { readonly leader: LeaderEndpoint | undefined } | undefined {
    if (this.#notLeader === undefined || this.#notLeader.times <= 0) return undefined;
    this.#notLeader.times -= 1;
    return this.#notLeader;
  }

  /** For the services: how many milliseconds this answer is kept back. */
  takeDelay(): number {
    if (this.#slow === undefined || this.#slow.times <= 0) return 0;
    this.#slow.times -= 1;
    return this.#slow.milliseconds;
  }

  isDenied(stream: string): boolean {
    return this.#denied.has(stream);
  }

  #add(moment: Moment, events: number): void {
    const queue = this.#disconnects.get(moment) ?? [];
    queue.push(events);
    this.#disconnects.set(moment, queue);
  }
}

/** What each service of the double works on. */
export interface DoubleState {
  readonly log: EventLog;
  readonly faults: Faults;
  /** Bytes that one append may have. */
  readonly maxAppendSize: number;
  readonly offersBatchAppend: boolean;
  /** Where this double listens; also the leader that NotLeader names by default. */
  readonly endpoint: () => LeaderEndpoint;
  /** Tears down the connection of the peer (`address:port`) once what was sent has left. */
  readonly disconnect: (peer: string) => void;
}
