import { describe, expect, it } from '@jest/globals';
import { PROGRAMS } from '../../policy/programs.js';
import { LISTED_PROGRAMS, publishedFormOf } from './published-form.js';

describe('the form in which a program is published', () => {
  it.each(['ORPHAN', 'CHILD_PROTECTION', 'EDUCATION_AID'])(
    '%s: children, never by line',
    (code) => {
      expect(publishedFormOf(code)).toMatchObject({ kind: 'SUMS', reason: 'CHILDREN' });
    },
  );

  it.each(['DISABILITY_LIVING', 'DISABILITY_CARE', 'MEDICAL_ASSISTANCE'])(
    '%s: health, never by line',
    (code) => expect(publishedFormOf(code)).toMatchObject({ kind: 'SUMS', reason: 'HEALTH' }),
  );

  it('is sums for whatever nobody has opened', () => {
    expect(publishedFormOf('A_NEW_PROGRAM')).toMatchObject({ kind: 'SUMS', reason: 'NOT_NAMED' });
    expect(publishedFormOf('toString')).toMatchObject({ kind: 'SUMS' });
  });

  it('is lines for five programs', () => {
    expect(LISTED_PROGRAMS).toHaveLength(5);
  });

  it('has a source', () => {
    for (const { code } of PROGRAMS) expect(publishedFormOf(code).source).toMatch(/第.+条/);
  });
});
