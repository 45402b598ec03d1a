/** The list of proposals as a table. */
import { coded, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { ProposalItems } from './answers.js';

export const PROPOSALS_TABLE = tableOf(ProposalItems, {
  title: '提请复核的业务',
  columns: {
    id: { header: '编号', width: 38 },
    state: coded('状态', CODES.proposalState),
    kind: { ...coded('业务种类', CODES.reviewKind), width: 24 },
    eventType: { ...coded('批准后的业务', CODES.event), width: 20 },
    region: '县（市、区）',
    fiscalYear: '预算年度',
    amount: '金额',
    preparedBy: '经办人',
    role: coded('角色', CODES.role),
    createdAt: { header: '起草时间', width: 20 },
    submittedAt: { header: '提请时间', width: 20 },
    expiresAt: { header: '失效时间', width: 20 },
    reviewedBy: '复核人',
    approvedBy: '审批人',
    reason: { header: '退回理由', width: 30 },
  },
});
