/**
 * The catalogue of what money is for. domain.md, section 2. Dated data: a program that ends gets
 * its last day, a code that changes a row of its own; nothing is edited once money has moved.
 */
import type { SpendingClass } from '../event-catalogue/vocabulary.js';

export interface Source {
  readonly document: string;
  readonly clause: string;
}

export interface Program {
  readonly code: ProgramCode;
  readonly chinese: string;
  readonly english: string;
  /** 政府收支分类科目, seven digits; null where the documents leave it open. */
  readonly functionalCode: string | null;
  /** True where the code must be checked against the year's book before relying on it. */
  readonly functionalCodeAssumed: boolean;
  /** The first year's book that has the code. */
  readonly codeFrom: string;
  readonly spendingClass: SpendingClass;
  /** Of the pooled group (统筹使用), between whose programs award money may be adjusted. */
  readonly pooled: boolean;
  /** First day, `YYYY-MM-DD`: of `basis` where there is one, else of the source document. */
  readonly effectiveFrom: string;
  /** Last day; null: until further notice. */
  readonly effectiveTo: string | null;
  /** The provincial clause that orders it. */
  readonly source: Source;
  /** The national instrument that it rests on, where the provincial clause does not found it. */
  readonly basis: Source | null;
}

/** A benefit that has standards but is no program of its own: it is paid out of others. */
export interface Benefit {
  readonly code: string;
  readonly chinese: string;
  readonly english: string;
  readonly tiers: readonly string[];
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly source: Source;
}

const NOTICE_2006 = '吉政发〔2006〕48号';
const NOTICE_2017 = '吉政办发〔2017〕63号';
const ASSISTANCE_MEASURES = '社会救助暂行办法（国务院令第649号）';

const by2006 = (clause: string): Founded => ({
  source: { document: NOTICE_2006, clause },
  effectiveFrom: '2006-12-18',
  basis: null,
});

const by2017 = (clause: string, effectiveFrom: string, basis: Source): Founded => ({
  source: { document: NOTICE_2017, clause },
  effectiveFrom,
  basis,
});

type Founded = Pick<Program, 'source' | 'effectiveFrom' | 'basis'>;
type Coded = Pick<Program, 'functionalCode' | 'functionalCodeAssumed' | 'codeFrom'>;

/** The books have these from 2014 on (款 19 to 21 of 208), others from the year that is said. */
const functional = (functionalCode: string): Coded => ({
  functionalCode,
  functionalCodeAssumed: false,
  codeFrom: '2014-01-01',
});
const assumed = (functionalCode: string, codeFrom = '2014-01-01'): Coded => ({
  functionalCode,
  functionalCodeAssumed: true,
  codeFrom,
});
const uncoded: Coded = {
  functionalCode: null,
  functionalCodeAssumed: false,
  codeFrom: '2014-01-01',
};

const pooledLivelihood = {
  spendingClass: 'BASIC_LIVELIHOOD',
  pooled: true,
  effectiveTo: null,
} as const;
const livelihood = { ...pooledLivelihood, pooled: false } as const;
const operating = { ...livelihood, spendingClass: 'OPERATING' } as const;

const BY_CODE = {
  URBAN_DIBAO: {
    chinese: '城市居民最低生活保障',
    english: 'Urban minimum living allowance',
    ...pooledLivelihood,
    ...functional('2081901'),
    ...by2006('二'),
  },
  RURAL_DIBAO: {
    chinese: '农村居民最低生活保障',
    english: 'Rural minimum living allowance',
    ...pooledLivelihood,
    ...functional('2081902'),
    ...by2006('二'),
  },
  URBAN_DESTITUTE: {
    chinese: '城市特困人员救助供养',
    english: 'Support of urban persons in extreme difficulty',
    ...pooledLivelihood,
    ...functional('2082101'),
    ...by2017('二（一）', '2014-05-01', { document: ASSISTANCE_MEASURES, clause: '第三章' }),
  },
  RURAL_DESTITUTE: {
    chinese: '农村特困人员救助供养',
    english: 'Support of rural persons in extreme difficulty',
    ...pooledLivelihood,
    ...assumed('2082102'),
    ...by2017('二（一）', '2014-05-01', { document: ASSISTANCE_MEASURES, clause: '第三章' }),
  },
  TEMPORARY_ASSISTANCE: {
    chinese: '临时救助',
    english: 'Temporary assistance',
    ...pooledLivelihood,
    ...functional('2082001'),
    ...by2006('二¶2'),
  },
  VAGRANT_RELIEF: {
    chinese: '流浪乞讨人员救助',
    english: 'Relief of homeless and begging persons',
    ...pooledLivelihood,
    ...functional('2082002'),
    ...by2006('九¶2'),
  },
  ORPHAN: {
    chinese: '孤儿基本生活保障',
    english: 'Basic living allowance of orphans',
    ...pooledLivelihood,
    ...assumed('2081001', '2007-01-01'),
    ...by2006('九¶2'),
  },
  DISABILITY_LIVING: {
    chinese: '困难残疾人生活补贴',
    english: 'Living allowance of disabled persons in difficulty',
    ...livelihood,
    ...assumed('2081107', '2016-01-01'),
    ...by2017('二（一）', '2016-01-01', { document: '国发〔2015〕52号', clause: '二' }),
  },
  DISABILITY_CARE: {
    chinese: '重度残疾人护理补贴',
    english: 'Care allowance of severely disabled persons',
    ...livelihood,
    ...assumed('2081107', '2016-01-01'),
    ...by2017('二（一）', '2016-01-01', { document: '国发〔2015〕52号', clause: '二' }),
  },
  MEDICAL_ASSISTANCE: {
    chinese: '城乡医疗救助',
    english: 'Medical assistance',
    ...livelihood,
    ...assumed('2101301', '2017-01-01'),
    ...by2006('三'),
  },
  COMBINED_ASSISTANCE: {
    chinese: '困难群众救助补助资金（统筹）',
    english: 'Combined assistance of persons in difficulty',
    ...pooledLivelihood,
    ...uncoded,
    ...by2017('四（三）', '2016-01-01', { document: '财社〔2016〕16号', clause: '第二条' }),
  },
  EDUCATION_AID: {
    chinese: '教育救助',
    english: 'Education aid',
    ...livelihood,
    ...uncoded,
    ...by2006('四'),
  },
  HOUSING_AID: {
    chinese: '住房救助',
    english: 'Housing aid',
    ...livelihood,
    ...uncoded,
    ...by2006('五'),
  },
  EMPLOYMENT_AID: {
    chinese: '就业援助',
    english: 'Employment aid',
    ...livelihood,
    ...uncoded,
    ...by2006('六'),
  },
  LEGAL_AID: {
    chinese: '法律援助',
    english: 'Legal aid',
    ...livelihood,
    ...uncoded,
    ...by2006('七'),
  },
  DISASTER_RELIEF: {
    chinese: '自然灾害救助',
    english: 'Disaster relief',
    ...livelihood,
    ...uncoded,
    ...by2006('十'),
  },
  PRICE_SUBSIDY: {
    chinese: '价格补贴',
    english: 'Price subsidy',
    ...livelihood,
    ...uncoded,
    ...by2006('二¶2'),
  },
  CHILD_PROTECTION: {
    chinese: '困境未成年人救助保护',
    english: 'Protection of minors in difficulty',
    ...livelihood,
    ...uncoded,
    ...by2017('二（二）', '2016-06-13', { document: '国发〔2016〕36号', clause: '二' }),
  },
  WORK_FUNDS: {
    chinese: '工作经费',
    english: 'Work funds',
    ...operating,
    ...uncoded,
    ...by2006('二¶4'),
  },
} as const satisfies Readonly<Record<string, Omit<Program, 'code'>>>;

export type ProgramCode = keyof typeof BY_CODE;

export const PROGRAMS: readonly Program[] = Object.entries(BY_CODE).map(([code, program]) => ({
  code: code as ProgramCode,
  ...program,
}));

export const BENEFITS: readonly Benefit[] = [
  {
    code: 'DESTITUTE_CARE',
    chinese: '特困人员照料护理',
    english: 'Care of persons in extreme difficulty',
    tiers: ['FULL', 'PARTIAL', 'SELF'],
    effectiveFrom: '2014-05-01',
    effectiveTo: null,
    source: { document: NOTICE_2017, clause: '二（一）' },
  },
];

const byCode: ReadonlyMap<string, Program> = new Map(
  PROGRAMS.map((program) => [program.code, program]),
);

export function findProgram(code: string): Program | undefined {
  return byCode.get(code);
}

/**
 * The one sum in which centre and province send aid for several programs: a county splits it by
 * adjustments. It has no need of its own and cannot be paid from. domain.md, section 2
 */
export const COMBINED_ASSISTANCE = 'COMBINED_ASSISTANCE' satisfies ProgramCode;

/** A program, or a benefit that has standards of its own. */
export function hasStandards(code: string): boolean {
  return byCode.has(code) || BENEFITS.some((benefit) => benefit.code === code);
}
