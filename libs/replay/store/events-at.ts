/** Events by their positions: neighbours are read together, the others side by side. */
import type { EventStore, StoredEvent } from '../../event-store/port.js';

/** Up to so many positions that nobody asked for are read along rather than asked around. */
const BRIDGED = 40n;
const SIDE_BY_SIDE = 6;

/** @param positions growing */
export async function eventsAt(
  store: EventStore,
  positions: readonly bigint[],
): Promise<readonly StoredEvent[]> {
  const runs = runsOf(positions);
  const found: StoredEvent[][] = runs.map(() => []);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < runs.length; index = next++) {
      const run = runs[index]!;
      const wanted = new Set(run);
      const range = { fromPosition: run[0]!, toPosition: run.at(-1)! };
      const streamPrefixes = ['province-', 'county-'];
      for await (const page of store.readAll({ ...range, streamPrefixes })) {
        found[index]!.push(...page.filter(({ position }) => wanted.has(position)));
      }
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  return found.flat();
}

function runsOf(positions: readonly bigint[]): bigint[][] {
  const runs: bigint[][] = [];
  for (const position of positions) {
    const last = runs.at(-1);
    if (last && position - last.at(-1)! <= BRIDGED) last.push(position);
    else runs.push([position]);
  }
  return runs;
}
