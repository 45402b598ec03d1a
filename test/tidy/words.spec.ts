import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../../libs/event-catalogue/catalogue.js';
import { PROGRAMS } from '../../libs/policy/programs.js';
import { REFUSALS } from '../../libs/refusals/refusals.js';
import { SOURCE_WORDS } from '../../libs/wording/fund-words.js';
import { FINDING_WORDS } from '../../libs/wording/supervision-words.js';
import { textOf } from './tree.js';

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
