/** Reads `posting-order.csv` and puts the entries of a package in the order it says. */
import { POSTINGS } from '../domain/posting-order.js';
import type { PackageSource } from './package-source.js';
import type { ReadPackage } from './read-package.js';

interface Ordered {
  readonly keys: number[];
  readonly kinds: readonly number[];
  readonly rows: readonly number[];
}

/** Above the keys of facts for reference, which go first. */
const AFTER_REPORTS = 1_000_000;

export class PostingOrder {
  /** For each kind, the place of each row of its table. */
  private readonly places: (Map<number, number> | undefined)[] = [];

  set(kind: number, record: number, place: number): void {
    (this.places[kind] ??= new Map<number, number>()).set(record, place);
  }

  /** Replaces the keys by places. False where an entry has none. */
  apply(read: ReadPackage, entries: Ordered): boolean {
    for (let at = 0; at < entries.keys.length; at++) {
      const kind = entries.kinds[at]!;
      const { table, step } = POSTINGS[kind]!;
      if (step === 'report') continue;
      const record = read.tables.get(table)!.record(entries.rows[at]!);
      const place = this.places[kind]?.get(record);
      if (place === undefined) return false;
      entries.keys[at] = AFTER_REPORTS + place;
    }
    return true;
  }
}

/** Null where the package has no order of its own. */
export async function readPostingOrder({ order }: PackageSource): Promise<PostingOrder | null> {
  if (order === null) return null;
  const read = new PostingOrder();
  let place = 0;
  for await (const records of order()) {
    for (const { cells } of records) {
      const [table, step, row] = cells;
      const kind = POSTINGS.findIndex((each) => each.table === table && each.step === step);
      if (kind >= 0) read.set(kind, Number(row) - 1, place++);
    }
  }
  return read;
}
