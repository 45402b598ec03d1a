/** Performance targets, what was reported of them, and the province's reviews. */
import { type Projection, addingRows } from '../../projection/projection.js';

const RECORDED = ['position', 'recorded_at'];
const SET = ['region', 'fiscal_year', 'program'];

export const targetTables: readonly Projection[] = [
  addingRows(
    {
      name: 'performance_targets',
      columns: [
        ...[...RECORDED, 'place', 'target_no', ...SET, 'document_no', 'declared_on', 'level1'],
        ...['level2', 'name', 'comparator', 'target', 'unit', 'weight'],
      ],
    },
    {
      PerformanceTargetsSet: ({ targets, ...set }, { position, recordedAt }) =>
        targets.map(
          ({ targetNo, level1, level2, name, comparator, target, unit, weight }, place) => [
            ...[position, recordedAt, place, targetNo, set.region, set.fiscalYear, set.program],
            ...[set.documentNo, set.declaredOn, level1],
            ...[level2, name, comparator, target, unit, weight],
          ],
        ),
    },
  ),
  addingRows(
    {
      name: 'performance_results',
      columns: [...RECORDED, 'target_no', 'kind', 'actual', 'reported_on', 'reason', 'basis'],
    },
    {
      PerformanceResultReported: (data, { position, recordedAt }) => {
        const { targetNo, kind, actual, reportedOn, reason, basis } = data;
        return [[position, recordedAt, targetNo, kind, actual, reportedOn, reason, basis]];
      },
    },
  ),
  addingRows(
    {
      name: 'performance_reviews',
      columns: [...RECORDED, ...SET, 'score', 'reason', 'reviewed_on', 'reviewed_by'],
    },
    {
      PerformanceReviewed: (data, { position, recordedAt }, { actor }) => {
        const { region, fiscalYear, program, score, reason, reviewedOn } = data;
        const of = [region, fiscalYear, program, score, reason, reviewedOn];
        return [[position, recordedAt, ...of, actor.subject]];
      },
    },
  ),
];
