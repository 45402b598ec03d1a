import type { LoggedEvent } from './event-log.js';

/** The settings of a group that the double obeys; of the others it keeps nothing. */
export interface GroupSettings {
  readonly resolveLinks: boolean;
  /** Milliseconds until an event without an answer is sent again; 0 is never. */
  readonly messageTimeout: number;
  readonly maxRetryCount: number;
  /** 0 is without bound. */
  readonly maxSubscriberCount: number;
  /** DispatchToSingle, RoundRobin, or Pinned: by stream. */
  readonly strategy: number;
}

export interface Delivery {
  readonly event: LoggedEvent;
  readonly retries: number;
}

/** One who reads a group, with room for so many events without answer. */
export interface Consumer {
  readonly bufferSize: number;
  deliver(delivery: Delivery): void;
  drop(): void;
}

interface InFlight extends Delivery {
  readonly consumer: Consumer;
  readonly timer: NodeJS.Timeout | undefined;
}

export type NackAction = 'park' | 'retry' | 'skip' | 'stop';

/**
 * A group of competing consumers: each event goes to one of them until it is acknowledged, parked
 * or skipped. Order is kept only as far as nothing is retried.
 */
export class PersistentGroup {
  readonly parked: LoggedEvent[] = [];
  readonly consumers: Consumer[] = [];
  settings: GroupSettings;
  readonly #inFlight = new Map<string, InFlight>();
  readonly #retries: Delivery[] = [];
  readonly #next: () => LoggedEvent | undefined;
  #turn = 0;

  /** `next` takes the next event of the stream that the group is of. */
  constructor(settings: GroupSettings, next: () => LoggedEvent | undefined) {
    this.settings = settings;
    this.#next = next;
  }

  get inFlightCount(): number {
    return this.#inFlight.size;
  }

  /** False where the group has as many consumers as it may. */
  join(consumer: Consumer): boolean {
    const { maxSubscriberCount } = this.settings;
    if (maxSubscriberCount > 0 && this.consumers.length >= maxSubscriberCount) return false;
    this.consumers.push(consumer);
    return true;
  }

  /** What the consumer had not answered goes to the others. */
  leave(consumer: Consumer): void {
    const index = this.consumers.indexOf(consumer);
    if (index === -1) return;
    this.consumers.splice(index, 1);
    for (const [id, delivery] of this.#inFlight) {
      if (delivery.consumer === consumer) this.#retry(id, delivery.retries);
    }
    this.dispatch();
  }

  acknowledge(ids: readonly string[]): void {
    for (const id of ids) this.#settle(id);
    this.dispatch();
  }

  refuse(consumer: Consumer, ids: readonly string[], action: NackAction): void {
    for (const id of ids) {
      const delivery = this.#inFlight.get(id);
      if (delivery === undefined) continue;
      if (action === 'retry') this.#retry(id, delivery.retries + 1);
      else this.#settle(id);
      if (action === 'park') this.parked.push(delivery.event);
    }
    if (action === 'stop') {
      this.leave(consumer);
      consumer.drop();
    }
    this.dispatch();
  }

  replayParked(): void {
    this.#retries.push(...this.parked.splice(0).map((event) => ({ event, retries: 0 })));
    this.dispatch();
  }

  /** Sends what there is to those who have room. */
  dispatch(): void {
    while (this.consumers.some((consumer) => this.#hasRoom(consumer))) {
      const delivery = this.#retries.shift() ?? this.#first();
      if (delivery === undefined) return;
      this.#deliver(this.#choose(delivery.event), delivery);
    }
  }

  /** Sends every consumer away; what they had not answered stays. */
  drop(): void {
    for (const [id, { retries }] of [...this.#inFlight]) this.#retry(id, retries);
    for (const consumer of this.consumers.splice(0)) consumer.drop();
  }

  #first(): Delivery | undefined {
    const event = this.#next();
    return event && { event, retries: 0 };
  }

  #deliver(consumer: Consumer, delivery: Delivery): void {
    const { messageTimeout } = this.settings;
    const { id } = delivery.event;
    const timer =
      messageTimeout > 0
        ? setTimeout(() => {
            this.#retry(id, delivery.retries + 1);
            this.dispatch();
          }, messageTimeout).unref()
        : undefined;
    this.#inFlight.set(id, { ...delivery, consumer, timer });
    consumer.deliver(delivery);
  }

  #choose(event: LoggedEvent): Consumer {
    const free = this.consumers.filter((consumer) => this.#hasRoom(consumer));
    if (this.settings.strategy === 0) return free[0]!;
    if (this.settings.strategy === 2) return free[hashOf(event.stream) % free.length]!;
    this.#turn += 1;
    return free[this.#turn % free.length]!;
  }

  #hasRoom(consumer: Consumer): boolean {
    let held = 0;
    for (const delivery of this.#inFlight.values()) if (delivery.consumer === consumer) held += 1;
    return held < consumer.bufferSize;
  }

  #settle(id: string): InFlight | undefined {
    const delivery = this.#inFlight.get(id);
    clearTimeout(delivery?.timer);
    this.#inFlight.delete(id);
    return delivery;
  }

  #retry(id: string, retries: number): void {
    const delivery = this.#settle(id);
    if (delivery === undefined) return;
    if (retries > this.settings.maxRetryCount) this.parked.push(delivery.event);
    else this.#retries.push({ event: delivery.event, retries });
  }
}

function hashOf(text: string): number {
  let hash = 0;
  for (const letter of text) hash = (hash * 31 + letter.codePointAt(0)!) >>> 0;
  return hash;
}
