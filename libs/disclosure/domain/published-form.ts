/**
 * In which form a program's payments are shown to the public. Each program says it; an unknown one
 * is shown as sums: what is personal is opened one by one, never by oversight.
 * @source 2017, 四（四） and 五（三）; 社会救助暂行办法 第十一、十六、四十八条 (public notice);
 * 个人信息保护法 第六、二十八、三十一条 (no more than needed; health; children)
 */
import { PROGRAMS, type ProgramCode, findProgram } from '../../policy/programs.js';
import type { SUMS_REASON_WORDS } from '../../wording/supervision-words.js';

export type PublishedForm =
  | { readonly kind: 'LINES'; readonly source: string }
  | { readonly kind: 'SUMS'; readonly reason: SumsReason; readonly source: string };

/** Why single payments are never shown, whatever was published. */
export type SumsReason = keyof typeof SUMS_REASON_WORDS;

const lines = (source: string): PublishedForm => ({ kind: 'LINES', source });
const sums = (reason: SumsReason, source: string): PublishedForm => ({
  kind: 'SUMS',
  reason,
  source,
});

const CHILDREN = '个人信息保护法 第二十八、三十一条；未成年人保护法 第四条';
const HEALTH = '个人信息保护法 第二十八条';
const NOT_NAMED = sums('NOT_NAMED', '个人信息保护法 第六条');

const FORMS: Readonly<Record<ProgramCode, PublishedForm>> = {
  URBAN_DIBAO: lines('社会救助暂行办法 第十一条'),
  RURAL_DIBAO: lines('社会救助暂行办法 第十一条'),
  URBAN_DESTITUTE: lines('社会救助暂行办法 第十六条'),
  RURAL_DESTITUTE: lines('社会救助暂行办法 第十六条'),
  TEMPORARY_ASSISTANCE: lines('社会救助暂行办法 第四十八条'),
  ORPHAN: sums('CHILDREN', CHILDREN),
  CHILD_PROTECTION: sums('CHILDREN', CHILDREN),
  EDUCATION_AID: sums('CHILDREN', CHILDREN),
  DISABILITY_LIVING: sums('HEALTH', HEALTH),
  DISABILITY_CARE: sums('HEALTH', HEALTH),
  MEDICAL_ASSISTANCE: sums('HEALTH', HEALTH),
  VAGRANT_RELIEF: sums('NO_FIXED_HOME', '个人信息保护法 第六条'),
  COMBINED_ASSISTANCE: NOT_NAMED,
  HOUSING_AID: NOT_NAMED,
  EMPLOYMENT_AID: NOT_NAMED,
  LEGAL_AID: NOT_NAMED,
  DISASTER_RELIEF: NOT_NAMED,
  PRICE_SUBSIDY: NOT_NAMED,
  WORK_FUNDS: NOT_NAMED,
};

export function publishedFormOf(program: string): PublishedForm {
  const known = findProgram(program);
  return known ? FORMS[known.code] : NOT_NAMED;
}

/** Programs whose payments may be shown line by line, and no others. */
export const LISTED_PROGRAMS: readonly string[] = PROGRAMS.map(({ code }) => code).filter(
  (code) => FORMS[code].kind === 'LINES',
);
