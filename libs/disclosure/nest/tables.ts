/** Duties of disclosure and objections as tables. */
import { coded, program, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { DisclosureDuties, Objections } from './answers.js';

export const DUTIES_TABLE = tableOf(DisclosureDuties, {
  title: '应公开事项',
  columns: {
    kind: coded('事项', CODES.publishedItem),
    region: '县（市、区）',
    fiscalYear: '预算年度',
    program: program(),
    period: '所属月份',
    documentNo: { header: '文号或方案编号', width: 24 },
    since: '起始日期',
    dueOn: '公开期限',
    publishedOn: '公开日期',
    url: { header: '网址', width: 40 },
    amount: '金额',
    status: coded('状态', CODES.dutyStatus),
    clause: { header: '条款', width: 30 },
  },
});

export const OBJECTIONS_TABLE = tableOf(Objections, {
  title: '群众异议',
  columns: {
    objectionNo: { header: '异议编号', width: 26 },
    region: '县（市、区）',
    program: program(),
    period: '所属月份',
    documentNo: { header: '文号', width: 24 },
    lodgedOn: '提出日期',
    dueOn: '办理期限',
    status: coded('状态', CODES.objectionStatus),
    answeredOn: '答复日期',
    answeredLate: '逾期答复',
    outcome: coded('结果', CODES.objectionOutcome),
    contact: coded('联系方式', CODES.contact),
  },
});
