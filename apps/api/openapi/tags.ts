/** The groups of the interface, in the order of the work, as the document lists them. */
import type { Tag } from '../../../libs/http/openapi/interface.js';

export const TAGS: readonly Tag[] = [
  {
    name: 'Tasks 待办',
    description:
      '各岗位待办事项及期限，由台账和各项记录推算。 What waits for each post, with deadlines, derived from what is recorded.',
  },
  {
    name: 'Reported facts 上报事实',
    description:
      '行政区划、地区类型、指标、标准、退出、公示和目标，一切判断以此为据。 Divisions, designations, indicators, standards, exits, disclosures and targets: what everything else is judged by.',
  },
  {
    name: 'Provincial funds 省级资金',
    description:
      '到位资金、下达的转移支付及其到县、资金池结账、逐文件追踪。 Receipts, transfers and their arrivals, the closing of pools, the trace of each document.',
  },
  {
    name: 'County ledgers 县级台账',
    description:
      '一县一年的需求、预算、调整、收回、结转、结账和台账。 Needs, budgets, adjustments, reclaims, carry-overs, closing and ledger of a county’s year.',
  },
  {
    name: 'Disbursements 资金发放',
    description:
      '发放批次及明细、退票、每笔发放的资金来源。 Payment batches with their payments, returns, and the money behind each payment.',
  },
  {
    name: 'Gap alerts 缺口预警',
    description:
      '有缺口而安排一般建设时的预警，县级提出补足计划。 Alerts where general construction is arranged while a gap remains; the county answers with a plan.',
  },
  {
    name: 'Corrections 更正',
    description:
      '冲销一笔记录，须另一人批准。 The reversal of an entry, approved by another person.',
  },
  {
    name: 'Direct funds 直达资金',
    description: '直达资金的去向和月报。 Where direct money went, and its monthly report.',
  },
  {
    name: 'Public 公开',
    description:
      '无需登录：公示的明细、台账、文件，提出异议；日志镜像。 Without a token: published lists, ledgers and documents, and objections to them; the log for mirrors.',
  },
  {
    name: 'Disclosure 公示公开',
    description:
      '应公示事项、公示与撤回、异议的办理。 What has to be published, publication and withdrawal, and the answers to objections.',
  },
  {
    name: 'Proposals 提请复核',
    description:
      '须经另一人复核、审批后入账的业务。 What another person reviews and approves before it counts.',
  },
  {
    name: 'Supervision 监督',
    description:
      '监督发现的问题：县级说明、审计或纪检认定、县级整改。 Findings: the county explains, audit or discipline judges, the county rectifies.',
  },
  {
    name: 'Matters 投诉与整改',
    description:
      '投诉举报和整改事项，从立案到结案。 Complaints and rectifications, from opening to closing.',
  },
  {
    name: 'Reminders 督办',
    description:
      '省、市对县级的督办，县级签收、回复。 Reminders of the province and prefectures to a county, signed for and answered.',
  },
  {
    name: 'Policy 政策',
    description:
      '政策参数、保障标准核对、两份文件逐条落实情况。 Policy values, checks of standards, and how each clause of the two documents is kept.',
  },
  {
    name: 'Performance 绩效',
    description: '年度绩效评价及其认定。 The evaluation of a year, and its adoption.',
  },
  {
    name: 'Allocation 因素法分配',
    description:
      '分配方案的拟定、比较、批准和下达。 Schemes, drafted, compared, adopted and issued.',
  },
  {
    name: 'Personal data 个人信息',
    description:
      '查阅个人信息（每次留痕）、删除个人信息（须另一人批准）。 Looks at personal data, each recorded, and their erasure, approved by another person.',
  },
  {
    name: 'Audit 审计',
    description:
      '事件、封存证明、证据包、年度重放、查阅记录。 Events, proofs of what is sealed, evidence bundles, replays of years, the record of access.',
  },
  { name: 'Import 导入', description: '整包导入数据。 Data packages.' },
  {
    name: 'Papers 公文表单',
    description:
      '可打印归档的表单（PDF）和核验码查询。 Papers to print and file, and what their check codes stand for.',
  },
  {
    name: 'Service 运行',
    description:
      '探针，无需登录；指标在 DOUDI_PROBE_PORT。 Probes, without a token; metrics are at DOUDI_PROBE_PORT.',
  },
];
