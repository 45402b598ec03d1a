import { describe, expect, it } from '@jest/globals';
import { RETIRED_CLAUSE_PARAMETERS } from '../../policy/clause-parameters.js';
import { INDICATORS } from '../../policy/indicators.js';
import { PARAMETER_NAMES } from '../../policy/parameters.js';
import { CLAUSES, DOCUMENTS, bindsIn } from './clause.js';
import { ruleOf } from './compliance.js';
import { METHOD_NAMES } from './rule.js';
import { RULES } from './rule-table.js';

const HAN = /\p{Script=Han}/u;
const clauseOf = (id: string) => CLAUSES.find((clause) => clause.id === id)!;

describe('the register', () => {
  it('has the 157 clauses: 103 of the notice of 2017, 54 of the opinion of 2006', () => {
    const ids = CLAUSES.map(({ id }) => id);
    const numbered = (letter: string, from: number, to: number) =>
      Array.from(
        { length: to - from + 1 },
        (_, i) => `${letter}${String(from + i).padStart(3, '0')}`,
      );
    expect(ids).toEqual([...numbered('A', 1, 103), ...numbered('B', 104, 157)]);
  });

  it.each(CLAUSES)('$id says where it stands, and its words stand in the passage', (clause) => {
    expect(DOCUMENTS).toContain(clause.document);
    expect(clause.clause).toMatch(/^[一二三四五六七八九十]+(?:（[一二三四五六]）|¶\d)?$|^附件$/);
    expect(clause.passage).toContain(clause.words);
    expect(clause.words).toMatch(HAN);
    expect(clause.demand).toMatch(/[a-z]{3}/);
    expect(clause.demand).not.toMatch(HAN);
  });

  it('puts back the decimal points that the scan lost', () => {
    expect(clauseOf('A009')).toMatchObject({ scanned: '13倍' });
    expect(clauseOf('A009').words).toContain('1.3倍');
    expect(clauseOf('A045').words).toContain('4.8万户');
    expect(clauseOf('A046').words).toContain('11.5万套');
    expect(clauseOf('A047').words).toContain('0.8万户');
  });
});

describe('the rules', () => {
  it('answer every clause of the register, and nothing else', () => {
    expect(Object.keys(RULES).sort()).toEqual(CLAUSES.map(({ id }) => id));
  });

  it.each(CLAUSES)('$id is answered for somebody, in a way that is said', (clause) => {
    const rule = ruleOf(clause);
    expect(rule.county !== null || rule.province !== null).toBe(true);
    expect(METHOD_NAMES).toContain(rule.method);
    expect(rule.how[0]).toMatch(HAN);
    expect(rule.how[1]).not.toBe('');
    expect(rule.basis === 'none').toBe(rule.method === 'NOT_JUDGED');
  });

  it('cite parameters and indicators that exist', () => {
    const parameters = Object.values(RULES).flatMap(({ parameters: used = [] }) => used);
    const indicators = Object.values(RULES).flatMap(({ indicators: asked = [] }) => asked);
    expect(parameters.filter((name) => !PARAMETER_NAMES.includes(name))).toEqual([]);
    expect(indicators.filter((name) => !(name in INDICATORS))).toEqual([]);
  });

  it('use every threshold of the clauses', () => {
    const used = new Set<string>([
      ...RETIRED_CLAUSE_PARAMETERS,
      ...Object.values(RULES).flatMap(({ parameters = [] }) => parameters),
    ]);
    const unused = PARAMETER_NAMES.filter((name) => name.startsWith('clauses.') && !used.has(name));
    expect(unused).toEqual([]);
  });
});

describe('the window of a clause', () => {
  it.each([
    ['A009', 2016, false],
    ['A009', 2017, true],
    ['A027', 2015, false],
    ['A027', 2016, true],
    ['A027', 2020, true],
    ['A027', 2021, false],
    ['A045', 2016, false],
    ['A045', 2017, true],
    ['A045', 2018, false],
    ['B104', 2005, false],
    ['B104', 2006, true],
    ['B104', 2030, true],
  ])('%s in %i: %s', (id, year, bound) => {
    expect(bindsIn(clauseOf(id), year)).toBe(bound);
  });
});
