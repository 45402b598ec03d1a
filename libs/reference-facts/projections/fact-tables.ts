/** What was reported, as rows: who it is about, from when it holds, on what basis. */
import { type Cell, type Projection, addingRows } from '../../projection/projection.js';
import type { DataOf, EventType } from '../../event-catalogue/catalogue.js';

type ReportedType = Extract<
  EventType,
  | 'RegionDesignated'
  | 'IndicatorReported'
  | 'StandardSet'
  | 'DisclosurePublished'
  | 'TargetSet'
  | 'ProgressReported'
>;

/** A table of one kind of fact: `position` and `recorded_at`, then the columns of its data. */
function tableOf<T extends ReportedType>(
  name: string,
  type: T,
  columns: readonly string[],
  cellsOf: (data: DataOf<T>) => readonly Cell[],
): Projection {
  const table = { name, columns: ['position', 'recorded_at', ...columns] };
  return addingRows(table, ({ fact }) =>
    fact.type === type
      ? [[fact.position, fact.recordedAt, ...cellsOf(fact.data as DataOf<T>)]]
      : [],
  );
}

export const factTables: readonly Projection[] = [
  tableOf(
    'designations',
    'RegionDesignated',
    ['region', 'kind', 'effective_from', 'effective_to', 'basis'],
    (data) => [data.region, data.kind, data.effectiveFrom, data.effectiveTo, data.basis],
  ),
  tableOf('indicators', 'IndicatorReported', ['region', 'year', 'indicator', 'value'], (data) => [
    data.region,
    data.year,
    data.indicator,
    data.value,
  ]),
  tableOf(
    'standards',
    'StandardSet',
    ['region', 'program', 'tier', 'monthly_amount_fen', 'effective_from', 'basis'],
    (data) => [
      data.region,
      data.program,
      data.tier,
      data.monthlyAmountFen,
      data.effectiveFrom,
      data.basis,
    ],
  ),
  tableOf(
    'disclosures',
    'DisclosurePublished',
    ['region', 'fiscal_year', 'program', 'period', 'published_on', 'url'],
    (data) => [data.region, data.fiscalYear, data.program, data.period, data.publishedOn, data.url],
  ),
  tableOf(
    'targets',
    'TargetSet',
    ['target_no', 'region', 'clause', 'name', 'unit', 'target', 'due_on'],
    (data) => [
      data.targetNo,
      data.region,
      data.clause,
      data.name,
      data.unit,
      data.target,
      data.dueOn,
    ],
  ),
  tableOf(
    'target_progress',
    'ProgressReported',
    ['target_no', 'reported_on', 'value', 'basis'],
    (data) => [data.targetNo, data.reportedOn, data.value, data.basis],
  ),
];
