/** Pages of rows that come in families: the program lines of a county's year, the months of one. */
import { inSlices } from '../../projection/slices.js';
import type { PublicRow } from '../domain/public-tables.js';

export interface ProgramFilter {
  readonly region?: string;
  readonly fiscalYear?: number;
  readonly program?: string;
}

/** Rows after a key; a key is a list of texts and ends in the place within the family. */
export interface PublicPage {
  readonly after: readonly string[] | null;
  readonly limit: number;
}

export interface Paged {
  readonly rows: readonly PublicRow[];
  /** Key of the last row, where more may follow. */
  readonly next: readonly string[] | null;
}

/** Families looked at for one page: then a page may hold fewer rows than asked for. */
const MOST_PARENTS = 200;

/**
 * @param question.parents families from the one with this key on, it included, in key order
 * @param question.rowsOf a family's rows, in order, always the same at the same position
 */
export async function pageOfParents<P>(question: {
  readonly after: readonly string[] | null;
  readonly limit: number;
  readonly parents: (from: readonly string[] | null, limit: number) => Promise<readonly P[]>;
  readonly keyOf: (parent: P) => readonly string[];
  readonly rowsOf: (parent: P) => readonly PublicRow[];
}): Promise<Paged> {
  const { after, limit, parents, keyOf, rowsOf } = question;
  const most = Math.min(limit, MOST_PARENTS) + 1;
  const found = await parents(after?.slice(0, -1) ?? null, most);
  const rows: PublicRow[] = [];
  let last: readonly string[] | null = null;
  for await (const parent of inSlices(found)) {
    const key = keyOf(parent);
    const isSame = after !== null && key.join('/') === after.slice(0, -1).join('/');
    const family = rowsOf(parent);
    for (let place = isSame ? Number(after.at(-1)) : 0; place < family.length; place++) {
      if (rows.length === limit) return { rows, next: last };
      rows.push(family[place]!);
      last = [...key, String(place + 1)];
    }
    if (family.length === 0) last = [...key, '0'];
  }
  return { rows, next: found.length === most ? last : null };
}

/** Every row of a table, page by page. */
export async function* everyRow(
  ask: (page: PublicPage) => Promise<Paged>,
): AsyncIterable<readonly PublicRow[]> {
  let after: readonly string[] | null = null;
  do {
    const { rows, next }: Paged = await ask({ after, limit: 1000 });
    if (rows.length > 0) yield rows;
    after = next;
  } while (after !== null);
}
