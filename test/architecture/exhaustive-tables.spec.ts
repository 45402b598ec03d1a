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
  const typed = [...text.matchAll(/(?:FoldTable|EventOf|foldOf)<\s*['"]([\w.]+)['"]/g)];
  const rows = [...text.matchAll(/RowsByEvent<"(\w+)">/g)];
  return [...typed.map(([, name]) => name!), ...rows.map(([, name]) => `read.${name}`)];
}

describe('an event', () => {
  const files = holding(/FoldTable|EventTable|addingRows\b|foldOf\b/);

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
    const row = "'A county received its line',\n    [...ENTRY";
    const file = 'libs/event-catalogue/fund-catalogue.ts';
    const edit = { file, find: `${row}, 'packageSurvey'`, replace: row };
    const errors = typeErrorsIn(['libs/data-package/store/event-survey.ts'], [edit]);
    const unasked = "'TransferReceived' does not exist in type";
    // Of the survey itself, and of what it takes back of reversed entries.
    expect(errors.filter(({ text }) => text.includes(unasked))).toHaveLength(2);
  });
});

describe('what enters a closed list', () => {
  const kinds = 'libs/supervision/domain/finding-kinds.ts';
  const endOfKinds =
    '} as const satisfies Readonly<Record<keyof typeof FINDING_WORDS, KindOfFinding>>;';
  const endOfPrograms = "} as const satisfies Readonly<Record<string, Omit<Program, 'code'>>>;";

  it('is an error at each place that has a word for each of it', () => {
    const rows = "NEW_LEAK: leak, NEW_SUM: { ...leak, about: 'batch' },";
    const edits = [
      { file: kinds, find: endOfKinds, replace: `${rows}\n${endOfKinds}` },
      {
        file: 'libs/wording/supervision-words.ts',
        find: 'export const FINDING_WORDS = {',
        replace:
          "export const FINDING_WORDS = { NEW_LEAK: words('新', 'New'), NEW_SUM: words('新', 'New'),",
      },
      {
        file: 'libs/policy/programs.ts',
        find: endOfPrograms,
        replace: `NEW_PROGRAM: { chinese: '新', english: 'New', ...livelihood, ...uncoded, ...by2006('二') },\n${endOfPrograms}`,
      },
      {
        file: 'libs/event-catalogue/vocabulary.ts',
        find: "'CENTRAL',",
        replace: "'CENTRAL', 'NEW_SOURCE',",
      },
      {
        file: 'libs/refusals/refusals.ts',
        find: 'export const REFUSALS = {',
        replace: "export const REFUSALS = { NEW_REFUSAL: ['新', 'New'],",
      },
    ];
    const files = holding(/FindingKind|PaymentKind|ProgramCode|ReceiptSource|RefusalCode/);
    const missing = typeErrorsIn(files, edits).flatMap(({ file, text }) =>
      [...text.matchAll(/Property '(NEW_\w+)' is missing|missing the following.*: (.*)$/gm)].map(
        ([, name, names]) => `${name ?? names} in ${file}`,
      ),
    );
    expect(missing.sort()).toEqual([
      'NEW_LEAK in libs/supervision/store/finding-evidence.ts',
      'NEW_LEAK in libs/supervision/store/payment-judgement.ts',
      'NEW_LEAK in libs/supervision/store/payment-warnings.ts',
      'NEW_LEAK, NEW_SUM in libs/supervision/store/finding-statements.ts',
      'NEW_PROGRAM in libs/disclosure/domain/published-form.ts',
      'NEW_REFUSAL in libs/http/problems/refusal-status.ts',
      'NEW_SOURCE in libs/policy/money-sources.ts',
      'NEW_SOURCE in libs/wording/fund-words.ts',
      'NEW_SUM in libs/supervision/store/finding-evidence.ts',
    ]);
  });
});
