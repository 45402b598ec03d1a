/** The clauses of the two documents that speak of money, standards, targets or supervision. */
import { NOTICE_2017_FUNDS } from './register/notice-2017-funds.js';
import { NOTICE_2017_MECHANISMS } from './register/notice-2017-mechanisms.js';
import { NOTICE_2017_PERSONS } from './register/notice-2017-persons.js';
import { NOTICE_2017_RELIEF } from './register/notice-2017-relief.js';
import { OPINION_2006_AID } from './register/opinion-2006-aid.js';
import { OPINION_2006_ALLOWANCE } from './register/opinion-2006-allowance.js';
import { OPINION_2006_GROUPS } from './register/opinion-2006-groups.js';
import type { ClauseKind, RegisterRow } from './register-row.js';

export interface PolicyDocument {
  readonly number: string;
  readonly title: string;
  readonly english: string;
  /** Day on which it was issued and took effect. */
  readonly effectiveFrom: string;
}

export const NOTICE_2017: PolicyDocument = {
  number: '吉政办发〔2017〕63号',
  title: '吉林省人民政府办公厅关于进一步做好困难群众基本生活保障工作的通知',
  english: 'Notice on better securing the basic livelihood of people in difficulty',
  effectiveFrom: '2017-08-04',
};

export const OPINION_2006: PolicyDocument = {
  number: '吉政发〔2006〕48号',
  title: '吉林省人民政府关于加快推进城乡社会救助体系建设的实施意见',
  english: 'Opinion on speeding up the system of urban and rural social assistance',
  effectiveFrom: '2006-12-18',
};

export const DOCUMENTS: readonly PolicyDocument[] = [NOTICE_2017, OPINION_2006];

export const KIND_WORDS: Readonly<Record<ClauseKind, readonly [string, string]>> = {
  allocation: ['资金分配', 'allocation'],
  construction: ['建设性支出', 'construction'],
  coordination: ['协调机制', 'coordination'],
  disbursement: ['资金发放', 'disbursement'],
  disclosure: ['公示公开', 'disclosure'],
  'fund-source': ['资金来源', 'sources of funds'],
  gap: ['资金缺口', 'gap'],
  performance: ['绩效评价', 'performance'],
  standard: ['保障标准', 'standards'],
  supervision: ['监督管理', 'supervision'],
  target: ['目标任务', 'targets'],
};

/** From when to when the clause binds; by years, a year that touches the window is bound. */
export interface Window {
  readonly from: string;
  /** Last day; null: until further notice. */
  readonly to: string | null;
}

export interface Clause extends RegisterRow {
  readonly document: PolicyDocument;
  readonly window: Window;
}

/**
 * Clauses whose own words say when they bind. 十三五 is 2016 to 2020, whatever the date of the
 * notice; what the notice orders for 2017, or by 2020, is asked until then. A claim about the years
 * before is asked of those years as well. docs/adr: which document rules when.
 */
const WINDOWS: Readonly<Record<string, Window>> = {
  A001: { from: '2007-01-01', to: null },
  A015: { from: '2017-08-04', to: '2020-12-31' },
  A019: { from: '2017-08-04', to: '2020-12-31' },
  A027: { from: '2016-01-01', to: '2020-12-31' },
  A028: { from: '2016-01-01', to: '2020-12-31' },
  A029: { from: '2016-01-01', to: '2020-12-31' },
  A045: { from: '2017-01-01', to: '2017-12-31' },
  A046: { from: '2017-01-01', to: '2017-12-31' },
  A047: { from: '2017-01-01', to: '2017-12-31' },
  A048: { from: '2017-01-01', to: '2017-12-31' },
  A053: { from: '2017-01-01', to: '2017-12-31' },
};

function ofDocument(document: PolicyDocument, rows: readonly RegisterRow[]): readonly Clause[] {
  const window = { from: document.effectiveFrom, to: null };
  return rows.map((row) => ({ ...row, document, window: WINDOWS[row.id] ?? window }));
}

/** By id. */
export const CLAUSES: readonly Clause[] = [
  ...ofDocument(NOTICE_2017, [
    ...NOTICE_2017_PERSONS,
    ...NOTICE_2017_RELIEF,
    ...NOTICE_2017_MECHANISMS,
    ...NOTICE_2017_FUNDS,
  ]),
  ...ofDocument(OPINION_2006, [
    ...OPINION_2006_ALLOWANCE,
    ...OPINION_2006_AID,
    ...OPINION_2006_GROUPS,
  ]),
].sort((a, b) => (a.id < b.id ? -1 : 1));

export function bindsIn({ window }: Clause, year: number): boolean {
  const begun = window.from <= `${year}-12-31`;
  return begun && (window.to === null || window.to >= `${year}-01-01`);
}
