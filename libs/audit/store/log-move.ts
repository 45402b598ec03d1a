/** Copies a log from one store to another, and proves that it is the same there. */
import type { MovableLog, MovedEvent } from '../../event-store/movable-log.js';
import { claimsByKey } from '../../event-store/movable-log.js';
import { leafHash } from '../domain/leaf.js';
import { recordedEvent } from './store-log.js';

export interface LogMove {
  readonly source: MovableLog;
  readonly target: MovableLog;
  readonly progress: (doing: 'comparing' | 'copying', done: bigint, total: bigint) => void;
  readonly signal: AbortSignal;
}

/** The two logs are not the same; nothing is written to one that has other events. */
export class LogsDiffer extends Error {
  override readonly name = 'LogsDiffer';
  constructor(readonly position: bigint) {
    super(
      `从位置 ${position} 起目标中的事件与来源不同 / ` +
        `from position ${position} on the target has other events than the source`,
    );
  }
}

/**
 * Adds to the target what it lacks of the source. What a copy that was killed has left there is
 * compared with the source first, then gone on from.
 *
 * @returns how many events both have now
 * @throws LogsDiffer
 */
export async function copyLog(move: LogMove): Promise<bigint> {
  const { source, target, progress, signal } = move;
  const [total, known] = [await source.head(), await target.head()];
  if (known > total) throw new LogsDiffer(total + 1n);
  await requireSame(move, known);
  if (known === total) return total;
  for await (const page of source.events(known)) {
    signal.throwIfAborted();
    await target.restore(page);
    progress('copying', page.at(-1)!.position, total);
  }
  return total;
}

/**
 * Every event up to a position is the same in both, by its leaf and by the keys that it holds.
 * @throws LogsDiffer naming the first that is not
 */
export async function requireSame(move: LogMove, upTo: bigint): Promise<void> {
  if (upTo === 0n) return;
  const { source, target, progress, signal } = move;
  const there = oneByOne(target.events(0n));
  try {
    for await (const page of source.events(0n)) {
      signal.throwIfAborted();
      for (const event of page) {
        if (event.position > upTo) return;
        const { value: other } = await there.next();
        if (!other || !isSame(event, other)) throw new LogsDiffer(event.position);
      }
      progress('comparing', page.at(-1)!.position, upTo);
    }
  } finally {
    await there.return(undefined);
  }
}

async function* oneByOne(
  pages: AsyncIterable<readonly MovedEvent[]>,
): AsyncGenerator<MovedEvent, undefined, undefined> {
  for await (const page of pages) yield* page;
  return undefined;
}

function isSame(one: MovedEvent, other: MovedEvent): boolean {
  return (
    leafHash(recordedEvent(one)).equals(leafHash(recordedEvent(other))) &&
    JSON.stringify(claimsByKey(one.claims)) === JSON.stringify(claimsByKey(other.claims))
  );
}
