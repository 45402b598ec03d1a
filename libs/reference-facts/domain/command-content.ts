/**
 * What the hashes and fingerprints of reported facts are made of: a stored format. Another content
 * of the same command gets another function, beside the old one.
 */
import { members } from '../../command-handling/content.js';
import type { ReferenceCommand, ReferenceType } from './commands.js';

type DataContent = {
  readonly [T in ReferenceType]: (
    data: Extract<ReferenceCommand, { readonly type: T }>['data'],
  ) => object;
};

const DATA: DataContent = {
  RegionRegistered: (data) => members(data, 'code', 'name', 'level', 'parent'),
  RegionRecoded: (data) =>
    members(data, 'region', 'newCode', 'newName', 'newParent', 'effectiveOn', 'basis'),
  ProgramAdded: (data) => ({
    ...members(data, 'code', 'chineseName', 'englishName', 'class', 'pooled'),
    ...members(data, 'effectiveFrom', 'basis'),
    functionalCodes: data.functionalCodes.map((of) => members(of, 'code', 'from')),
  }),
  RegionDesignated: (data) =>
    members(data, 'region', 'kind', 'effectiveFrom', 'effectiveTo', 'basis'),
  IndicatorReported: (data) => members(data, 'region', 'year', 'indicator', 'value'),
  StandardSet: (data) =>
    members(data, 'region', 'program', 'tier', 'monthlyAmountFen', 'effectiveFrom', 'basis'),
  BeneficiaryExited: (data) =>
    members(data, 'beneficiary', 'region', 'program', 'exitedOn', 'reason', 'readmittedOn'),
  DisclosurePublished: (data) =>
    members(data, 'region', 'fiscalYear', 'program', 'period', 'publishedOn', 'url'),
  MonthCertified: (data) => members(data, 'region', 'fiscalYear', 'month', 'certifiedOn'),
  PerformanceTargetsSet: ({ targets, ...data }) => ({
    ...members(data, 'region', 'fiscalYear', 'program', 'documentNo', 'declaredOn'),
    targets: targets.map((target) => ({
      ...members(target, 'targetNo', 'level1', 'level2', 'name', 'comparator'),
      ...members(target, 'target', 'unit', 'weight'),
    })),
  }),
  PerformanceResultReported: (data) =>
    members(data, 'targetNo', 'kind', 'actual', 'reportedOn', 'reason', 'basis'),
  TargetSet: (data) =>
    members(data, 'targetNo', 'region', 'clause', 'name', 'unit', 'target', 'dueOn'),
  ProgressReported: (data) => members(data, 'targetNo', 'reportedOn', 'value', 'basis'),
};

export function contentOfReference({ kind, type, data }: ReferenceCommand): object {
  const contentOf = DATA[type] as (of: ReferenceCommand['data']) => object;
  return { kind, type, data: contentOf(data) };
}
