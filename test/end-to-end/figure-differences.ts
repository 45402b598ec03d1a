/**
 * Where an answer is not what was expected. Items are matched by what identifies them, not by their
 * place; members that are not expected are free, items that are not expected are differences.
 */

/** The members that identify an item, so far as it has them. */
const KEY = [
  ...['documentNo', 'region', 'fiscalYear', 'program', 'project', 'source', 'kind', 'batchNo'],
  ...['paymentNo', 'entryNo', 'episode', 'asOf', 'date', 'rule', 'targetNo'],
];

type Item = Readonly<Record<string, unknown>>;

/** @returns a line a difference: path, expected, answered */
export function differencesOf(expected: unknown, answered: unknown, path = ''): readonly string[] {
  if (isItems(expected) && isItems(answered)) return ofItems(expected, answered, path);
  if (isItem(expected) && isItem(answered)) {
    return Object.entries(expected).flatMap(([name, value]) =>
      differencesOf(value, answered[name], `${path}.${name}`),
    );
  }
  const [wanted, found] = [JSON.stringify(expected), JSON.stringify(answered)];
  return wanted === found ? [] : [`${path}: ${wanted}, not ${found}`];
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isItems(value: unknown): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem);
}

/** Of several items of one key, the ones that agree belong together. */
function ofItems(expected: readonly Item[], answered: readonly Item[], path: string) {
  const names = KEY.filter((name) => expected.some((item) => name in item));
  const keyOf = (item: Item) => names.map((name) => String(item[name])).join(' ');
  const left = new Map<string, Item[]>();
  for (const item of answered) left.set(keyOf(item), [...(left.get(keyOf(item)) ?? []), item]);
  const differences: string[] = [];
  for (const item of expected) {
    const found = left.get(keyOf(item)) ?? [];
    const each = found.map((other) => differencesOf(item, other, `${path}[${keyOf(item)}]`));
    const place = Math.max(
      0,
      each.findIndex((those) => those.length === 0),
    );
    if (found.length === 0) differences.push(`${path}[${keyOf(item)}]: is missing`);
    else differences.push(...each[place]!);
    found.splice(place, 1);
  }
  for (const [key, rest] of left) {
    for (const item of rest)
      differences.push(`${path}[${key}]: unexpected ${JSON.stringify(item)}`);
  }
  return differences;
}
