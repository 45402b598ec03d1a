import { describe, expect, it } from '@jest/globals';
import type { Fact, RecordedFact } from '../../event-catalogue/catalogue.js';
import { objectionNoOf, OBJECTION_NO, statusOfObjection } from './objections.js';
import { itemText, publicationsOf } from './published-items.js';

const LIST = {
  kind: 'LIST',
  region: '220422',
  fiscalYear: 2017,
  subject: 'URBAN_DIBAO/2017-03',
} as const;

function recorded(position: number, fact: Fact): RecordedFact {
  const at = { id: String(position), stream: 'disclosure-220422', revision: 0n };
  const days = { occurredOn: '2017-04-01', recordedAt: '2017-04-01T00:00:00Z' };
  return { ...fact, ...at, ...days, position: BigInt(position) };
}

const published = (position: number, period = '2017-03') =>
  recorded(position, {
    type: 'DisclosurePublished',
    data: {
      ...{ region: '220422', fiscalYear: 2017, program: 'URBAN_DIBAO', period },
      ...{ publishedOn: '2017-04-01', url: 'https://example.gov.cn' },
    },
  });
const withdrawn = (position: number) =>
  recorded(position, {
    type: 'DisclosureWithdrawn',
    data: { ...LIST, withdrawnOn: '2017-04-02', reason: '有误' },
  });

const ACTOR = { subject: 'a', role: 'civil-affairs', organisation: '220422' };
function standing(facts: readonly RecordedFact[]): readonly bigint[] {
  const fold = publicationsOf(LIST);
  return facts.reduce((state, fact) => fold.evolve(state, fact, ACTOR), fold.initial()).standing;
}

describe('what stands published', () => {
  it('is what was published', () => {
    expect(standing([published(1), published(2, '2017-04')])).toEqual([1n]);
  });
  it('ends with a withdrawal', () => {
    expect(standing([published(1), published(2), withdrawn(3)])).toEqual([]);
  });
  it('stands again when it is published anew', () => {
    expect(standing([published(1), withdrawn(2), published(3)])).toEqual([3n]);
  });
  it('is named by everything that tells it from others', () => {
    expect(itemText(LIST)).toBe('LIST/220422/2017/URBAN_DIBAO/2017-03');
  });
});

describe('an objection', () => {
  it('has a number that tells nobody how many there are', () => {
    const no = objectionNoOf('2017-11-23', new Uint8Array([0, 31, 32, 63, 5, 6, 7, 8, 9, 10]));
    expect(no).toBe('YY-20171123-0Z0Z56789A');
    expect(no).toMatch(OBJECTION_NO);
  });
  it('is overdue the day after its deadline, unless it was answered', () => {
    const objection = { dueOn: '2018-01-22', answered: false };
    expect(statusOfObjection(objection, '2018-01-22')).toBe('open');
    expect(statusOfObjection(objection, '2018-01-23')).toBe('overdue');
    expect(statusOfObjection({ ...objection, answered: true }, '2018-01-23')).toBe('answered');
  });
});
