/** The persons behind assessed needs; what these cost is in the ledger's postings. */
import { addingRows } from '../../projection/projection.js';

export const needAssessmentsTable = addingRows(
  {
    name: 'need_assessments',
    columns: [
      'position',
      'event_id',
      'region',
      'fiscal_year',
      'program',
      'from_month',
      'months',
      'persons',
    ],
  },
  {
    NeedAssessed: ({ region, fiscalYear, program, fromMonth, months, persons }, fact) => [
      [fact.position, fact.id, region, fiscalYear, program, fromMonth, months, persons],
    ],
  },
);
