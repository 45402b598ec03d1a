/** What enters a closed list is a type error at each place that must speak of it, until it does. */
import { describe, expect, it } from '@jest/globals';
import { filesBelow, textOf } from '../tidy/tree.js';
import { typeErrorsIn } from './type-errors.js';

const sources = filesBelow('libs').filter((file) => /(?<![.]spec)[.]ts$/.test(file));
const holding = (pattern: RegExp) => sources.filter((file) => pattern.test(textOf(file)));

const CATALOGUE = 'libs/event-catalogue/catalogue.ts';
const names = textOf('libs/event-catalogue/fold-names.ts');
const [folds, tables] = names.split('type ReadModel') as [string, string];
const quoted = (text: string) => [...text.matchAll(/\| '(\w+)'/g)].map(([, name]) => name!);
const FOLDS = [...quoted(folds), ...quoted(tables).map((name) => `read.${name}`)].sort();

/** The folds that a table is typed by, as its statement or the compiler's message names them. */
function foldsNamed(text: string): readonly string[] {
  const typed = [...text.matchAll(/(?:FoldTable|EventOf)<\s*['"]([\w.]+)['"]/g)];
  const rows = [...text.matchAll(/RowsByEvent<"(\w+)">/g)];
  return [...typed.map(([, name]) => name!), ...rows.map(([, name]) => `read.${name}`)];
}

describe('an event', () => {
  const files = holding(/FoldTable|EventTable|addingRows\b/);

  it('that is added is an error in each fold that it names, and where every event speaks', () => {
    const list = FOLDS.map((fold) => `'${fold}'`).join(', ');
    const row = `Added: define(policy.policyParameterSet, '新', 'New', [${list}]),`;
    const end = '} as const;\n\nexport type EventType';
    const edit = { file: CATALOGUE, find: end, replace: `${row}\n${end}` };
    const errors = typeErrorsIn(files, [edit]);
    expect(errors.filter(({ text }) => !text.includes("'Added' is missing"))).toEqual([]);
    expect([...new Set(errors.flatMap(({ text }) => foldsNamed(text)))].sort()).toEqual(FOLDS);
    expect(errors.filter(({ text }) => text.includes('EventTable<EventType'))).toHaveLength(1);
  });

  it('that no longer names a fold is an error where the fold speaks of it', () => {
    const row = "'A county received its line', [\n    ...ENTRY,";
    const edit = { file: CATALOGUE, find: `${row}\n    'packageSurvey',`, replace: row };
    const errors = typeErrorsIn(['libs/data-package/store/event-survey.ts'], [edit]);
    const unasked = "'TransferReceived' does not exist in type";
    // Of the survey itself, and of what it takes back of reversed entries.
    expect(errors.filter(({ text }) => text.includes(unasked))).toHaveLength(2);
  });
});
