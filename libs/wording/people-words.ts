/** Words of offices, of what they are there for, and of what they read. */
import { type WordTable, words } from './words.js';

export const ROLE_WORDS = {
  'province-finance': words('省级财政', 'Province finance'),
  'prefecture-finance': words('市级财政', 'Prefecture finance'),
  'county-treasury': words('县级财政', 'County treasury'),
  'civil-affairs': words('民政', 'Civil affairs'),
  audit: words('审计', 'Audit'),
  discipline: words('纪检监察', 'Discipline inspection'),
  admin: words('系统管理员', 'Administrator'),
} as const satisfies WordTable;

export const DUTY_WORDS = {
  prepare: words('经办', 'Prepares'),
  review: words('复核', 'Reviews'),
  approve: words('审批', 'Approves'),
} as const satisfies WordTable;

/** What the record of access says somebody did. */
export const READ_KIND_WORDS = {
  AUDIT_READ: words('审计查阅', 'Read by audit'),
  PERSONAL_DATA_VIEWED: words('个人信息查阅', 'Personal data viewed'),
  PERSONAL_DATA_TAKEN: words('个人信息导出', 'Personal data taken'),
  EVIDENCE_TAKEN: words('证据包导出', 'Evidence taken'),
  ACCESS_LIMIT_REACHED: words('查阅达到上限', 'Access limit reached'),
} as const satisfies WordTable;

export const CORRECTION_STATUS_WORDS = {
  proposed: words('待审批', 'Proposed'),
  approved: words('已审批', 'Approved'),
} as const satisfies WordTable;

export const PROPOSAL_STATE_WORDS = {
  DRAFT: words('草稿', 'Draft'),
  SUBMITTED: words('待复核', 'Submitted'),
  RETURNED: words('已退回', 'Returned'),
  APPROVED: words('已批准', 'Approved'),
  WITHDRAWN: words('已撤回', 'Withdrawn'),
  EXPIRED: words('已失效', 'Expired'),
} as const satisfies WordTable;

export const FORGETTING_STATUS_WORDS = {
  proposed: words('待审批', 'Proposed'),
  forgotten: words('已删除', 'Forgotten'),
} as const satisfies WordTable;

/** What an import came to. */
export const IMPORT_OUTCOME_WORDS = {
  posted: words('已入账', 'Posted'),
  checked: words('已试算', 'Checked'),
  refused: words('退回修改', 'Refused'),
  interrupted: words('已中断', 'Interrupted'),
  'ledger-changed': words('账务已变动', 'Ledger changed'),
} as const satisfies WordTable;

/** How far an upload is. */
export const IMPORT_STATE_WORDS = {
  waiting: words('排队中', 'Waiting'),
  running: words('处理中', 'Running'),
  failed: words('未能完成', 'Failed'),
} as const satisfies WordTable;

export const IMPORT_PHASE_WORDS = {
  read: words('读取校验', 'Reading'),
  trial: words('试算', 'Trial run'),
  post: words('记账', 'Posting'),
  rejects: words('退回清单', 'Rejects'),
  export: words('导出', 'Exporting'),
} as const satisfies WordTable;

/** What became of an entry. */
export const ENTRY_STATE_WORDS = {
  recorded: words('已记账', 'Recorded'),
  reversed: words('已冲销', 'Reversed'),
} as const satisfies WordTable;

/** Titles by which offices file papers. */
export const PAPER_WORDS = {
  ledger: words('县级财政责任台账', 'Ledger of a county'),
  'transfer-table': words('资金分配表', 'Allocation table of a document'),
  'gap-notice': words('缺口预警通知书', 'Gap alert notice'),
  'month-report': words('困难群众救助资金月报', 'Monthly report'),
  'self-evaluation': words('转移支付区域绩效自评表', 'Self-evaluation of performance targets'),
} as const satisfies WordTable;
