export interface BenchContext {
  /** The owner's connection to a migrated, empty database. */
  readonly connectionString: string;
  readonly rounds: number;
  readonly roundMs: number;
  /** Payment lines of the month whose import is measured. */
  readonly lines: number;
  /** Makes a further migrated, empty database; it goes with the section. */
  readonly anotherDatabase: () => Promise<string>;
  /** The same without tables: another release makes its own. */
  readonly emptyDatabase: () => Promise<string>;
  /** Folder of a built checkout of another release, to be measured in the same rounds. */
  readonly beside: string | undefined;
}

/** A figure of one section: how fast something went, and how fast the plain way went beside it. */
export interface Measurement {
  readonly what: string;
  readonly unit: string;
  readonly perSecond: number;
  readonly baseline: string;
  readonly baselinePerSecond: number;
  /** perSecond / baselinePerSecond, of the medians. */
  readonly ratio: number;
}

/** Does the thing once, for a while, and tells how many a second. */
export type Attempt = () => Promise<number>;

/**
 * Takes turns, so that a disk or a neighbour that slows down for a while slows both alike; the
 * first round warms up and does not count.
 */
export async function compare(
  rounds: number,
  figure: { readonly what: string; readonly unit: string; readonly attempt: Attempt },
  baselines: readonly { readonly name: string; readonly attempt: Attempt }[],
): Promise<Measurement[]> {
  const own: number[] = [];
  const others: number[][] = baselines.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    const results = [];
    for (const { attempt } of baselines) results.push(await attempt());
    const result = await figure.attempt();
    if (round === 0) continue;
    own.push(result);
    results.forEach((value, index) => others[index]!.push(value));
  }
  const perSecond = median(own);
  return baselines.map(({ name }, index) => {
    const baselinePerSecond = median(others[index]!);
    return {
      what: figure.what,
      unit: figure.unit,
      perSecond: Math.round(perSecond),
      baseline: name,
      baselinePerSecond: Math.round(baselinePerSecond),
      ratio: Math.round((perSecond / baselinePerSecond) * 100) / 100,
    };
  });
}

/** Writers that repeat `once` until the time is over; `once` returns how much it did. */
export async function during(
  ms: number,
  writers: number,
  once: (writer: number) => Promise<number>,
): Promise<number> {
  const begin = performance.now();
  let done = 0;
  const write = async (_: unknown, writer: number) => {
    while (performance.now() - begin < ms) {
      // Not `done += await …`, which would read the sum before it waits.
      const amount = await once(writer);
      done += amount;
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  return (done / (performance.now() - begin)) * 1_000;
}

/** Runs once, over a known amount. */
export async function timed(amount: number, work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return (amount / (performance.now() - begin)) * 1_000;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]!
    : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
