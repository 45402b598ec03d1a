import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../../libs/event-catalogue/catalogue.js';
import { PROGRAMS } from '../../libs/policy/programs.js';
import { PACKAGE_FAULTS, PACKAGE_NOTES } from '../../libs/data-package/domain/issue.js';
import { UNDERSTOOD } from '../../libs/data-package/domain/understood-kinds.js';
import { HTTP_PROBLEMS } from '../../libs/http/problems/problem.js';
import { DOUBT_WORDS } from '../../libs/policy/indicators.js';
import { REFUSALS } from '../../libs/refusals/refusals.js';
import { inChinese } from '../../libs/wording/data-words.js';
import { SOURCE_WORDS } from '../../libs/wording/fund-words.js';
import { FINDING_WORDS } from '../../libs/wording/supervision-words.js';
import { filesBelow, textOf } from './tree.js';

const glossary = textOf('docs/glossary.md').split('\n');
const HAN = /\p{Script=Han}/u;
const blanksOf = (message: string) => [...message.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!);

describe('the glossary', () => {
  it.each(Object.entries(CATALOGUE))('has the event %s beside its Chinese term', (type, event) => {
    expect(event.chinese).toMatch(HAN);
    expect(glossary).toContainEqual(
      expect.stringMatching(new RegExp(`^\\| \`${type}\` +\\| ${event.chinese} +\\|`)),
    );
  });

  it.each(PROGRAMS)('has the program $code beside its Chinese term', ({ code, chinese }) => {
    expect(glossary).toContainEqual(
      expect.stringMatching(new RegExp(`^\\| \`${code}\` +\\| ${chinese} +\\|`)),
    );
  });

  it.each(Object.entries(FINDING_WORDS))('has the finding %s beside its term', (kind, { zh }) => {
    expect(glossary).toContainEqual(
      expect.stringMatching(new RegExp(`^\\| \`${kind}\` +\\| ${zh} +\\|`)),
    );
  });

  it.each(Object.entries(SOURCE_WORDS))('has the source %s', (source, { zh }) => {
    const row = glossary.find((line) => line.startsWith('| source |'));
    expect(row).toContain(`\`${source}\` ${zh}`);
  });

  it.each(Object.keys(REFUSALS))('has the refusal %s', (code) => {
    expect(glossary).toContainEqual(expect.stringMatching(new RegExp(`^\\| \`${code}\` +\\|`)));
  });
});

const NAMES_OF_FILES = /Excel|WPS|CSV|PDF|\.(?:xlsx|xlsm|xls|et|ods)(?![a-z])/g;
const withoutBlanks = (message: string) =>
  message.replace(/\$?\{[^}]*\}/g, '').replace(NAMES_OF_FILES, '');

/** Messages that stand in the code, Chinese first: `…… / in English`, and those of fields. */
function messagesIn(file: string): readonly string[] {
  const literals = [...textOf(file).matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)];
  const texts = literals.map(([, quoted, template]) => (quoted ?? template)!);
  return texts.flatMap((text) => {
    const [zh, en] = text.split(' / ') as [string, string?];
    return en !== undefined && HAN.test(zh) && !HAN.test(en) ? [zh] : [];
  });
}

describe('a message in Chinese', () => {
  const tables = {
    ...REFUSALS,
    ...PACKAGE_FAULTS,
    ...PACKAGE_NOTES,
    ...UNDERSTOOD,
    ...DOUBT_WORDS,
  };
  const problems = Object.entries(HTTP_PROBLEMS).map(([code, [, zh]]) => [code, zh] as const);
  const ofTables = Object.entries(tables).map(([code, [zh]]) => [code, zh] as const);

  it.each([...ofTables, ...problems])('of %s has no English and no codes in it', (_, zh) => {
    expect(zh).toMatch(HAN);
    expect(withoutBlanks(zh)).not.toMatch(/[A-Za-z]/);
  });

  it('that stands in the code has none either', () => {
    const files = filesBelow('libs').filter((file) =>
      /^libs\/(?:http|[^/]+\/nest|[^/]+\/domain)\/.*(?<![.]spec)[.]ts$/.test(file),
    );
    const messages = files.flatMap((file) => messagesIn(file).map((zh) => `${file}: ${zh}`));
    expect(messages.length).toBeGreaterThan(40);
    const english = messages.filter((said) =>
      /[A-Za-z]/.test(withoutBlanks(said.slice(said.indexOf(': ') + 2))),
    );
    expect(english).toEqual([]);
  });

  it.each([
    ['account', 'CONSTRUCTION/GJ-01 财社〔2017〕2号', '建设性/GJ-01 财社〔2017〕2号'],
    ['to', 'URBAN_DIBAO', '城市居民最低生活保障'],
    ['program', 'GRAIN_SUBSIDY', 'GRAIN_SUBSIDY'],
    ['kind', 'RETURN', '退票'],
    ['factors', 'resource, effort', '资源能源型困难地区、财政努力程度'],
    ['factor', 'INDICATOR:RESIDENT_POPULATION', '常住人口'],
    ['type', 'TransferIssued', '转移支付下达'],
    ['region', 'province', '省级'],
    ['name', 'supervision.idle.days', expect.stringMatching(HAN)],
    ['columns', 'fiscal_year, issued_on', '预算年度、发文日期'],
    ['fields', 'targets[0].name, reason', '名称、原因'],
    ['allowed', 'OWN, LOTTERY', '本级财力、彩票公益金'],
    ['item', 'LIST/220422/2017/ORPHAN/2017-03', '发放清单/220422/2017/孤儿基本生活保障/2017-03'],
    ['amount', '1234.50', '1234.50'],
  ])('says its %s %s as %s', (name, value, shown) => {
    expect(inChinese(name, value)).toEqual(shown);
  });
});

describe('the refusals', () => {
  it.each(Object.entries(REFUSALS))('%s speaks both languages', (_, [chinese, english]) => {
    expect(chinese).toMatch(HAN);
    expect(english).not.toMatch(HAN);
    expect(english).toMatch(/[A-Za-z]{3}/);
  });

  it.each(Object.entries(REFUSALS))('%s says nothing in English only', (_, [chinese, english]) => {
    expect(blanksOf(chinese)).toEqual(expect.arrayContaining(blanksOf(english)));
  });
});
