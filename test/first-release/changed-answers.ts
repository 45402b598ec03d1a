/**
 * Where the second edition answers otherwise about what the first release recorded, or reckons
 * otherwise what is recorded anew: each figure as it was and as it is stands in
 * `test/fixtures/first-release/changed.json`, why in this table.
 */
import { readFile } from 'node:fs/promises';

/** By the last member of the path that differs. */
const REASONS: Readonly<Record<string, string>> = {
  severity: 'CRITICAL is what was spent while the county was materially not funded (section 6)',
  previousScore: 'a year of which too little is known is not judged (section 8)',
  previousBand: 'a year of which too little is known is NOT_EVALUATED (section 8)',
  change: 'there is no score of the year before to compare with (section 8)',
  band: 'a year of which too little is known is NOT_EVALUATED (section 8)',
  score: 'over the weights of what is judged (section 8)',
  rank: 'nobody is ranked without a score (section 8)',
  weightJudged: 'what nothing is known of is not judged (section 8)',
  gapClosure: 'null without a need (section 8)',
  execution: 'null where nothing is arranged (section 8)',
  punctuality: 'null without a batch (section 8)',
  inputGrowth: 'null without input in the year before (section 8)',
  standards: 'null where no rule of standards applies (section 8)',
  constructionDiscipline: 'half with an unresolved episode, null without a need (section 8)',
  integrity: 'null where no payment is listed (section 8)',
  disclosure: 'null where there is nothing to publish (section 8)',
  holds: 'claims are verified, and one of the fixture was made by hand (docs/adr/0038)',
  assessed: 'a county that assessed nothing is told from one whose need is 0 (section 7)',
  pressure: '1 where the county assessed nothing in the year before (section 7)',
  ownBudgetFen: 'frozen for the effort, which did not count before (section 7)',
  zh: 'the score may be multiplied by the effort too (section 7)',
  en: 'the score may be multiplied by the effort too (section 7)',
};

/** Of a difference, `path: then, not now`; undefined: there is none. */
export function reasonOf(difference: string): string | undefined {
  const member = /\.(\w+)(?:\[[^\]]*\])?:/.exec(difference)?.[1];
  return member === undefined ? undefined : REASONS[member];
}

/** By the name of the question, or the stream of the event. */
export async function answersRecordedAnew(): Promise<Readonly<Record<string, readonly string[]>>> {
  const file = new URL('../fixtures/first-release/changed.json', import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, readonly string[]>>;
}
