/** Budget entries by where their money is from: what the ledger adds up, and clauses tell apart. */
import { addingRows } from '../../projection/projection.js';

export const budgetLinesTable = addingRows(
  {
    name: 'budget_lines',
    columns: [
      'position',
      'event_id',
      'recorded_at',
      'region',
      'fiscal_year',
      'class',
      'code',
      'project_kind',
      'source',
      'amount_fen',
      'project_name',
      'allocated_on',
      'mandate',
    ],
  },
  {
    BudgetAllocated(data, { position, id, recordedAt }) {
      const account = [data.region, data.fiscalYear, data.class, data.code, data.projectKind];
      const { source, amountFen, projectName, allocatedOn, mandate } = data;
      const entry = [source, amountFen, projectName, allocatedOn, mandate];
      return [[position, id, recordedAt, ...account, ...entry]];
    },
  },
);
