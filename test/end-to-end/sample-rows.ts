/** The bundled package as it lies in its files: what answers are held against. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SAMPLE } from './running-doudi.js';

export type SampleRow = Readonly<Record<string, string>>;

/** Rows of a table, their cells as they are written. No cell of the package is quoted. */
export async function sampleRows(table: string): Promise<readonly SampleRow[]> {
  const text = await readFile(join(SAMPLE, `${table}.csv`), 'utf8');
  const [header, ...lines] = text.trim().split(/\r?\n/);
  const columns = header!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]!]));
  });
}
