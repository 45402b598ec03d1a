/**
 * Where the second edition answers otherwise about what the first release recorded: each figure as
 * it was and as it is stands in `test/fixtures/first-release/changed.json`, why in this table.
 */
import { readFile } from 'node:fs/promises';

/** By the last member of the path that differs. */
const REASONS: Readonly<Record<string, string>> = {
  severity: 'CRITICAL is what was spent while the county was materially not funded (section 6)',
  previousScore: 'a year of which too little is known is not judged (section 8)',
  previousBand: 'a year of which too little is known is NOT_EVALUATED (section 8)',
  change: 'there is no score of the year before to compare with (section 8)',
  zh: 'the score may be multiplied by the effort too (section 7)',
  en: 'the score may be multiplied by the effort too (section 7)',
};

/** Of a difference, `path: then, not now`; undefined: there is none. */
export function reasonOf(difference: string): string | undefined {
  const member = /\.(\w+)(?:\[[^\]]*\])?:/.exec(difference)?.[1];
  return member === undefined ? undefined : REASONS[member];
}

/** By the name of the question. */
export async function answersRecordedAnew(): Promise<Readonly<Record<string, readonly string[]>>> {
  const file = new URL('../fixtures/first-release/changed.json', import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, readonly string[]>>;
}
