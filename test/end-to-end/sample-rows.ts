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

/** Identity numbers without their spelling, and numbers that stand in their place. */
const NUMBERS = /\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx]|\d{15}|NOID-\d{6}-\d+/g;
const bare = (number: string): string =>
  number
    .normalize('NFKC')
    .replace(/[^\dA-Za-z]/g, '')
    .toUpperCase();

/** Finds persons of the package in a text: their numbers, in whatever spelling, and their names. */
export class SamplePersons {
  private constructor(
    readonly numbers: ReadonlySet<string>,
    readonly names: ReadonlySet<string>,
  ) {}

  /** The same and others, who are in no package. */
  and(numbers: readonly string[], names: readonly string[]): SamplePersons {
    return new SamplePersons(
      new Set([...this.numbers, ...numbers.map(bare)]),
      new Set([...this.names, ...names]),
    );
  }

  static async read(): Promise<SamplePersons> {
    const payments = await sampleRows('payments');
    return new SamplePersons(
      new Set(payments.map((row) => bare(row['beneficiary_id']!))),
      new Set(payments.map((row) => row['name']!.replaceAll(' ', ''))),
    );
  }

  in(text: string): readonly string[] {
    const plain = text.normalize('NFKC');
    const all = (pattern: RegExp): string[] => [...plain.matchAll(pattern)].map(([one]) => one);
    return [
      ...all(NUMBERS)
        .map(bare)
        .filter((number) => this.numbers.has(number)),
      ...all(/\p{Script=Han}{2,}/gu).filter((name) => this.names.has(name)),
    ];
  }
}
