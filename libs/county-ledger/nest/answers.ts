/** The county fiscal-responsibility ledger as it is answered. Amounts are yuan. */
import {
  described,
  flag,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { PROJECT_KINDS } from '../../event-catalogue/vocabulary.js';
import { REPORTED } from '../domain/year-figures.js';
import { date, instant, position, region, regionName, yuan } from '../../http/openapi/shapes.js';

const account = recordOf({
  program: text,
  need: described(yuan, { description: '保障需求 Need of the year' }),
  carriedIn: described(yuan, { description: '上年结转 Carried over from the year before' }),
  carriedOut: described(yuan, { description: '结转下年 Carried over into the next year' }),
  awarded: described(yuan, { description: '下达数 Issued to the county' }),
  received: described(yuan, { description: '到账数 Arrived in the county' }),
  inTransit: described(yuan, { description: '在途数 Issued, not arrived' }),
  ownBudget: described(yuan, { description: '本级安排 Own money' }),
  adjustedIn: described(yuan, { description: '调入 Moved here from other accounts' }),
  adjustedOut: described(yuan, { description: '调出 Moved to other accounts' }),
  reclaimed: described(yuan, { description: '收回 Taken back by the province' }),
  arranged: described(yuan, { description: '已安排 All that is there for the year' }),
  disbursed: described(yuan, { description: '已支付 Paid out' }),
  returned: described(yuan, { description: '退票 Payments that came back' }),
  available: described(yuan, { description: '可用余额 Left to be spent' }),
  gap: described(yuan, { description: '缺口：需求超出已安排 By how much the need exceeds it' }),
  projectedNeed: described(yuan, {
    description: '按发放推算的全年需求 Need of the year as payments project it',
  }),
  assessed: described(flag, { description: '是否已核定 Whether an assessment of the year stands' }),
});

const project = recordOf({
  project: text,
  name: described(nullable(text), { description: '项目名称 As last given' }),
  kind: oneOf(...PROJECT_KINDS),
  arranged: yuan,
  redirectable: described(yuan, {
    description: '其中可调整用于民生的 The part that may be cut for livelihood',
  }),
  redirectableAvailable: described(yuan, {
    description: '现可调出的上限 The most that an adjustment can take out',
  }),
  spent: yuan,
  carriedOut: yuan,
  available: yuan,
});

export const Ledger = named(
  'Ledger',
  recordOf({
    region,
    name: regionName,
    fiscalYear: described(integer, { example: 2017 }),
    asOf: described(nullable(date), {
      description: '所问业务日 Day asked for; null: all recorded',
    }),
    knownAt: nullable(instant),
    closed: described(flag, { description: '已结账 Whether the year is closed' }),
    position,
    gap: described(yuan, { description: '全县缺口 Gap of the county, all programs together' }),
    unsplit: described(yuan, {
      description:
        '困难群众救助补助资金尚未分配到项目的部分 Combined assistance that is not split yet',
    }),
    projectedGap: described(yuan, {
      description: '按推算需求的缺口 The gap with the projected needs',
    }),
    reported: described(oneOf(...REPORTED), {
      description:
        '需求填报：NONE 未填报 Whether needs are reported; NONE: figures rest on silence',
    }),
    programs: listOf(account),
    construction: listOf(project),
    otherAccounts: described(listOf(account), {
      description: '运转和其他账户，program 为“类别/代码” Other accounts; program is class/code',
    }),
  }),
);
