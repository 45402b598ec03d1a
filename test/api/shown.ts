/** What an answer shows: amounts of money, and counties. */

/** Amounts are yuan of two places, whatever the field. */
const YUAN = /^-?\d+\.\d{2}$/;
const CODE = /(?<!\d)\d{6}(?!\d)/g;

export interface Shown {
  readonly amounts: readonly string[];
  readonly codes: ReadonlySet<string>;
}

/** Of a JSON answer, of lines of NDJSON, or of CSV. */
export function shownIn(text: string): Shown {
  const cells = textsOf(text);
  return {
    amounts: cells.filter((cell) => YUAN.test(cell)),
    codes: new Set(cells.flatMap((cell) => cell.match(CODE) ?? [])),
  };
}

function textsOf(text: string): readonly string[] {
  try {
    return leavesOf(JSON.parse(text));
  } catch {
    return text.split(/[\r\n,]+/).flatMap((part) => part.replace(/^.*"([^"]*)"\}*\]*$/, '$1'));
  }
}

function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...Object.keys(value), ...Object.values(value).flatMap(leavesOf)];
}
