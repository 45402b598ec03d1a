/** What was reported, as rows: who it is about, from when it holds, on what basis. */
import { type Projection, addingRows } from '../../projection/projection.js';

const RECORDED = ['position', 'recorded_at'];

export const factTables: readonly Projection[] = [
  addingRows(
    {
      name: 'designations',
      columns: [...RECORDED, 'region', 'kind', 'effective_from', 'effective_to', 'basis'],
    },
    {
      RegionDesignated: (
        { region, kind, effectiveFrom, effectiveTo, basis },
        { position, recordedAt },
      ) => [[position, recordedAt, region, kind, effectiveFrom, effectiveTo, basis]],
    },
  ),
  addingRows(
    { name: 'indicators', columns: [...RECORDED, 'region', 'year', 'indicator', 'value'] },
    {
      IndicatorReported: ({ region, year, indicator, value }, { position, recordedAt }) => [
        [position, recordedAt, region, year, indicator, value],
      ],
    },
  ),
  addingRows(
    {
      name: 'standards',
      columns: [
        ...RECORDED,
        'region',
        'program',
        'tier',
        'monthly_amount_fen',
        'effective_from',
        'basis',
      ],
    },
    {
      StandardSet(data, { position, recordedAt }) {
        const { region, program, tier, monthlyAmountFen, effectiveFrom, basis } = data;
        const of = [region, program, tier, monthlyAmountFen, effectiveFrom, basis];
        return [[position, recordedAt, ...of]];
      },
    },
  ),
  addingRows(
    {
      name: 'disclosures',
      columns: [...RECORDED, 'region', 'fiscal_year', 'program', 'period', 'published_on', 'url'],
    },
    {
      DisclosurePublished: (
        { region, fiscalYear, program, period, publishedOn, url },
        { position, recordedAt },
      ) => [[position, recordedAt, region, fiscalYear, program, period, publishedOn, url]],
    },
  ),
  addingRows(
    {
      name: 'targets',
      columns: [...RECORDED, 'target_no', 'region', 'clause', 'name', 'unit', 'target', 'due_on'],
    },
    {
      TargetSet(data, { position, recordedAt }) {
        const { targetNo, region, clause, name, unit, target, dueOn } = data;
        return [[position, recordedAt, targetNo, region, clause, name, unit, target, dueOn]];
      },
    },
  ),
  addingRows(
    {
      name: 'target_progress',
      columns: [...RECORDED, 'target_no', 'reported_on', 'value', 'basis'],
    },
    {
      ProgressReported: ({ targetNo, reportedOn, value, basis }, { position, recordedAt }) => [
        [position, recordedAt, targetNo, reportedOn, value, basis],
      ],
    },
  ),
];
