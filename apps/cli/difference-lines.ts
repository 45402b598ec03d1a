/** Differences of read models, in words. */
import type { RowDifference, TableComparison } from '../../libs/projection/row-comparison.js';

/** One line a table, and one for each difference that is named. */
export function changeLines(changes: readonly TableComparison[]): readonly string[] {
  if (changes.length === 0) return ['与原有读模型逐行一致 every row is as it was'];
  return changes.flatMap(({ table, missing, extra, changed, named }) => {
    const counts = `增 added ${missing}，删 removed ${extra}，改 changed ${changed}`;
    const more = missing + extra + changed - named.length;
    const lines = named.map((difference) => `  ${differenceText(difference)}`);
    return [`read.${table}: ${counts}`, ...lines, ...(more > 0 ? [`  … ${more}`] : [])];
  });
}

/** Table, unit, row, and of a changed row its columns: shown → proven. */
export function differenceText({ table, unit, row, kind, columns }: RowDifference): string {
  const cell = (value: string | null): string => value ?? 'null';
  const changes = columns.map(
    ({ name, shown, proven }) => `${name}: ${cell(shown)} → ${cell(proven)}`,
  );
  const place = [`read.${table}`, unit ?? '', row === null ? '' : `(${row})`];
  return [...place, kind, changes.join(', ')].filter((part) => part !== '').join(' ');
}
