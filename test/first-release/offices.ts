/** The counties of the scenario, and who acts in it. */
import type { Person } from './requests.js';

export const COUNTY = '220503';
export const OTHER = '220602';
/** Nothing is recorded of it but a need too large for any figure, and that apart. */
export const POISONED = '220421';
export const PROVINCE = '220000';
export const PROVINCE_STREAM = `province-${PROVINCE}`;

const person = (role: Person['role'], subject: string, region?: string): Person => ({
  role,
  subject,
  ...(region === undefined ? {} : { region }),
});
export const drafter = person('province-finance', 'drafter');
export const approver = person('province-finance', 'approver');
export const clerk = person('county-treasury', 'clerk', COUNTY);
export const colleague = person('county-treasury', 'colleague', COUNTY);
export const otherClerk = person('county-treasury', 'other clerk', OTHER);
export const affairs = person('civil-affairs', 'affairs', COUNTY);
export const secondAffairs = person('civil-affairs', 'second affairs', COUNTY);
export const auditor = person('audit', 'auditor');
export const inspector = person('discipline', 'inspector');

export const years = (county: string, year: number): string => `/counties/${county}/years/${year}`;
export const finding = (id: string, step: string): string =>
  `/supervision/findings/${encodeURIComponent(id)}/${step}`;

export const REGIONS = [
  [PROVINCE, '某省', 'province', undefined],
  ['220500', '某市', 'prefecture', PROVINCE],
  [COUNTY, '甲县', 'county', '220500'],
  [OTHER, '乙县', 'county', '220500'],
  [POISONED, '丙县', 'county', '220500'],
] as const;

/** Of packages, which have to say of which regions they speak. */
export const REGIONS_TABLE = ['code,name,level,parent', ...REGIONS.map((region) => region.join())]
  .map((line) => `${line}\n`)
  .join('');
