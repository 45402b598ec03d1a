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
  {
    DirectFundsReported: (
      { month, reportedOn, documentNo },
      { position, id, recordedAt },
      { actor },
    ) => [[position, id, recordedAt, month, reportedOn, documentNo, actor.subject]],
  },
);
