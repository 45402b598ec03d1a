/** The province's exemptions, and the budgets of works that don't count against a gap. */
import { type Projection, addingRows } from '../../projection/projection.js';

const exemptions = addingRows(
  {
    name: 'exemptions',
    columns: [
      ...['position', 'recorded_at', 'recorded_by', 'exemption_no', 'region', 'project'],
      ...['fiscal_year', 'amount_fen', 'issued_on', 'reason'],
    ],
  },
  {
    ExemptionGranted(data, { position, recordedAt }, { actor }) {
      const { exemptionNo, region, project, fiscalYear, amountFen, issuedOn, reason } = data;
      const paper = [exemptionNo, region, project, fiscalYear, amountFen, issuedOn, reason];
      return [[position, recordedAt, actor.subject, ...paper]];
    },
  },
);

const exceptedWorks = addingRows(
  {
    name: 'excepted_works',
    columns: [
      ...['position', 'event_id', 'recorded_at', 'recorded_by', 'entry_no', 'region'],
      ...['fiscal_year', 'project', 'project_name', 'project_kind', 'mandate', 'exemption_no'],
      ...['amount_fen', 'allocated_on'],
    ],
  },
  {
    BudgetAllocated(data, { position, id, recordedAt }, { actor }) {
      const { projectKind, projectName, mandate, exemptionDocumentNo, amountFen } = data;
      if (projectKind === null || projectKind === 'GENERAL') return [];
      const recorded = [position, id, recordedAt, actor.subject];
      const work = [data.entryNo, data.region, data.fiscalYear, data.code, projectName];
      const paper = [projectKind, mandate, exemptionDocumentNo];
      return [[...recorded, ...work, ...paper, amountFen, data.allocatedOn]];
    },
  },
);

export const papersTables: readonly Projection[] = [exemptions, exceptedWorks];
