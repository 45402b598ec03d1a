import { describe, expect, it } from '@jest/globals';
import { Programs } from './known-programs.js';
import { BENEFITS, PROGRAMS, findProgram, hasStandards } from './programs.js';

describe('the program catalogue', () => {
  it('names each program once', () => {
    const codes = PROGRAMS.map((program) => program.code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each([...PROGRAMS, ...BENEFITS])('gives $code a source and a first day', (entry) => {
    expect(entry.source.document).toMatch(/〔\d{4}〕\d+号$/);
    expect(entry.source.clause).not.toBe('');
    expect(entry.effectiveFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(entry.chinese).toMatch(/\p{Script=Han}/u);
    expect(entry.english).not.toBe('');
  });

  it('dates a program by its national basis where the provincial clause did not found it', () => {
    for (const program of PROGRAMS) {
      const founded = program.source.document === '吉政发〔2006〕48号';
      expect(program.basis === null).toBe(founded);
    }
  });

  it('pools exactly the group of domain.md, section 4', () => {
    expect(PROGRAMS.filter((program) => program.pooled).map((program) => program.code)).toEqual([
      'URBAN_DIBAO',
      'RURAL_DIBAO',
      'URBAN_DESTITUTE',
      'RURAL_DESTITUTE',
      'TEMPORARY_ASSISTANCE',
      'VAGRANT_RELIEF',
      'ORPHAN',
      'COMBINED_ASSISTANCE',
    ]);
    const pooled = (code: string) => new Programs().accountOf(code).pooled;
    expect(pooled('MEDICAL_ASSISTANCE')).toBe(false);
    expect(pooled('NO_SUCH_PROGRAM')).toBe(false);
  });

  it('keeps work funds apart from benefits', () => {
    expect(
      PROGRAMS.filter((program) => program.spendingClass !== 'BASIC_LIVELIHOOD').map(
        (program) => `${program.code} ${program.spendingClass}`,
      ),
    ).toEqual(['WORK_FUNDS OPERATING']);
  });

  it('has standards for programs and for benefits that are none', () => {
    expect(findProgram('DESTITUTE_CARE')).toBeUndefined();
    expect(hasStandards('DESTITUTE_CARE')).toBe(true);
    expect(hasStandards('URBAN_DIBAO')).toBe(true);
    expect(hasStandards('toString')).toBe(false);
  });

  it('marks the functional codes that the year’s book must confirm', () => {
    expect(findProgram('URBAN_DIBAO')).toMatchObject({
      functionalCode: '2081901',
      functionalCodeAssumed: false,
    });
    expect(findProgram('RURAL_DESTITUTE')).toMatchObject({
      functionalCode: '2082102',
      functionalCodeAssumed: true,
    });
  });
});
