/** The record of access and forgettings as tables; persons by their pseudonyms alone. */
import { coded, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { Forgettings, RecordedAccesses } from './answers.js';

export const ACCESSES_TABLE = tableOf(RecordedAccesses, {
  title: '查阅留痕',
  columns: {
    position: '位置',
    recordedAt: { header: '时间', width: 20 },
    kind: coded('类型', CODES.readKind),
    person: '查阅人',
    role: coded('角色', CODES.role),
    organisation: '单位代码',
    route: { header: '查阅内容', width: 40 },
    purpose: { header: '目的', width: 30 },
    scope: '所查县（市、区）代码',
    beneficiary: { header: '人员化名', width: 46 },
    persons: '带出人数',
  },
});

export const FORGETTINGS_TABLE = tableOf(Forgettings, {
  title: '个人信息删除申请',
  columns: {
    forgettingNo: { header: '申请编号', width: 18 },
    beneficiary: { header: '人员化名', width: 46 },
    region: { header: '县（市、区）', none: '省级' },
    basis: { header: '依据', width: 30 },
    reason: { header: '理由', width: 30 },
    status: coded('状态', CODES.forgettingStatus),
    proposedBy: '申请人',
    proposedAt: { header: '申请时间', width: 20 },
    approvedBy: '批准人',
    forgottenAt: { header: '删除时间', width: 20 },
  },
});
