/** Which months of direct funds were reported, and when. */
import { addingRows } from '../../projection/projection.js';

export const directFundReportsTable = addingRows(
  {
    name: 'direct_fund_reports',
    columns: [
      'position',
      'event_id',
      'recorded_at',
      'month',
      'reported_on',
      'document_no',
      'reported_by',
    ],
  },
  ({ fact, metadata }) => {
    if (fact.type !== 'DirectFundsReported') return [];
    const { position, id, recordedAt } = fact;
    const { month, reportedOn, documentNo } = fact.data;
    return [[position, id, recordedAt, month, reportedOn, documentNo, metadata.actor.subject]];
  },
);
