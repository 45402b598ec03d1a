import { describe, expect, it } from '@jest/globals';
import type { Fact, RecordedFact } from '../../event-catalogue/catalogue.js';
import { EventSurvey } from './event-survey.js';

const recorded = (id: string, fact: Fact): RecordedFact => ({
  ...fact,
  id,
  stream: 'disclosure-220422',
  revision: 0n,
  position: 1n,
  occurredOn: '2017-03-01',
  recordedAt: '2017-03-01T00:00:00.000Z',
});

const published = (id: string, period: string): RecordedFact =>
  recorded(id, {
    type: 'DisclosurePublished',
    data: {
      region: '220422',
      fiscalYear: 2017,
      program: 'URBAN_DIBAO',
      period,
      publishedOn: '2017-03-20',
      url: 'https://example.gov.cn/gs',
    },
  });

describe('the survey before an export', () => {
  it('leaves out lists that were withdrawn, and keeps one that was published again', () => {
    const survey = new EventSurvey();
    survey.see(published('first', '2017-03'));
    survey.see(published('other month', '2017-04'));
    survey.see(
      recorded('withdrawal', {
        type: 'DisclosureWithdrawn',
        data: {
          kind: 'LIST',
          region: '220422',
          fiscalYear: 2017,
          subject: 'URBAN_DIBAO/2017-03',
          withdrawnOn: '2017-04-01',
          reason: '名单有误',
        },
      }),
    );
    survey.see(published('again', '2017-03'));
    const kept = ['first', 'other month', 'again'].filter((id) => !survey.isReversed(id));
    expect(kept).toEqual(['other month', 'again']);
  });
});
