import {
  described,
  dictionaryOf,
  flag,
  integer,
  listOf,
  named,
  nullable,
  number,
  oneOf,
  optional,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { IMPORT_STATES } from '../store/import-records.js';
import { instant, pageOf, position, proposedCommand, region } from '../../http/openapi/shapes.js';

const file = recordOf({
  file: text,
  table: text,
  encoding: text,
  rows: integer,
  understood: described(dictionaryOf(integer), {
    description: '按原样理解的写法及次数 What was written in another form and understood, by kind',
  }),
});

const issue = recordOf({
  file: text,
  line: nullable(integer),
  column: nullable(text),
  code: text,
  zh: optional(text),
  en: optional(text),
});

export const ImportReport = named(
  'ImportReport',
  recordOf({
    id: described(text, { description: 'GET /imports/{id}' }),
    outcome: oneOf('posted', 'checked', 'refused', 'interrupted', 'ledger-changed'),
    files: listOf(file),
    accepted: described(integer, { description: '本次新记 Entries recorded now' }),
    known: described(integer, { description: '此前已记 Entries recorded before' }),
    refused: described(integer, {
      description: '被拒绝的行 Rows refused, as written or by the ledgers',
    }),
    proposed: described(integer, {
      description: '已提请复核、尚未记录 Put before another person; nothing of these is recorded',
    }),
    proposals: described(listOf(proposedCommand), { description: '前一千项 The first thousand' }),
    payments: described(integer, { description: '本次新记的发放明细 Payments recorded now' }),
    signedFor: described(integer, {
      description: '签名回执所及事件数 Events that are signed for',
    }),
    issues: described(listOf(issue), { description: '前一千项 The first thousand' }),
    issueCount: integer,
    issuesByCode: dictionaryOf(integer),
    notes: described(listOf(issue), {
      description: '已受理但应知悉 Taken, and worth knowing; the first thousand',
    }),
    noteCount: integer,
    refusalsMayFollow: described(flag, {
      description: '部分拒绝可能因数据有误而起 Refusals may follow from faulty rows',
    }),
    rejectsPath: nullable(text),
    seconds: described(number, { unit: 'seconds' }),
    advice: nullable(recordOf({ zh: optional(text), en: optional(text) })),
    signedReceipts: described(nullable(listOf(text)), {
      description:
        '本次记账的签名回执；超过 500 份时为 null，请用命令行导入并加 --receipts Signed receipts of what was recorded now; null beyond 500 of them: import such a package by the command line with --receipts',
    }),
    marked: described(nullable(text), {
      description:
        '标注了问题的原文件，仅上传人可取，24 小时 The file itself with what is wrong on its cells; for who sent it, 24 hours',
    }),
    position,
  }),
);

const entry = {
  id: text,
  state: described(oneOf(...IMPORT_STATES), {
    description:
      'waiting、running 为进行中；interrupted 表示被停止或进程中断，重新导入即可继续，不会重复记账 Under way while waiting or running; interrupted: stopped, or its process ended: import it again, nothing is posted twice',
  }),
  dryRun: flag,
  askedAt: instant,
  endedAt: nullable(instant),
  phase: nullable(oneOf('read', 'trial', 'post', 'rejects', 'export')),
  done: described(integer, { description: '本阶段已处理行数 Rows of the phase' }),
  total: nullable(integer),
  failure: described(nullable(text), { description: '/docs/errors' }),
  marked: nullable(recordOf({ url: text, until: instant })),
};

export const Import = named('Import', recordOf(entry));

export const ImportFound = named(
  'ImportFound',
  recordOf({
    ...entry,
    report: described(nullable(ImportReport), { description: '30 天 30 days' }),
  }),
);

export const ImportPage = pageOf('Imports', Import);

export const HeaderMappings = pageOf(
  'HeaderMappings',
  recordOf({
    region,
    table: text,
    name: described(text, { description: '表的中文名称 Its Chinese name', example: '发放表' }),
    headers: listOf(recordOf({ header: text, column: nullable(text) })),
    fixed: listOf(recordOf({ column: text, value: text })),
    setBy: described(text, { description: '设置人 Who set it' }),
    setAt: instant,
  }),
);

export const Templates = pageOf(
  'Templates',
  recordOf({
    table: text,
    name: described(text, { description: '表的中文名称 Its Chinese name', example: '发放表' }),
    meaning: text,
    href: described(text, { example: '/api/v1/templates/payroll.xlsx' }),
  }),
);
