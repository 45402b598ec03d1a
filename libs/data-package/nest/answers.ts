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
import { instant, pageOf, position, region } from '../../http/openapi/shapes.js';

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
    outcome: oneOf('posted', 'checked', 'refused', 'interrupted', 'ledger-changed'),
    files: listOf(file),
    accepted: described(integer, { description: '本次新记 Entries recorded now' }),
    known: described(integer, { description: '此前已记 Entries recorded before' }),
    refused: described(integer, { description: '被拒绝 Entries refused by the ledgers' }),
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
    position,
  }),
);

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
