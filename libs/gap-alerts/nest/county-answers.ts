/** The list of counties as it is answered. Amounts are yuan. */
import { REPORTED } from '../../county-ledger/domain/year-figures.js';
import {
  described,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
  textMatching,
} from '../../event-catalogue/codec.js';
import { date, instant, region, regionName, yuan } from '../../http/openapi/shapes.js';
import { SEVERITIES } from '../domain/severity.js';

const money = {
  need: described(yuan, { description: '保障需求 Need of the year' }),
  arranged: described(yuan, {
    description: '已安排，含困难群众救助补助资金 Arranged, combined assistance in it',
  }),
  unsplit: described(yuan, { description: '统筹资金尚未分配到项目 Combined and not split yet' }),
  gap: described(yuan, { description: '缺口 Gap' }),
  projectedGap: described(yuan, {
    description: '按发放推算的缺口 Gap with the needs that payments project',
  }),
  awarded: described(yuan, { description: '下达数 Issued to the county' }),
  received: described(yuan, { description: '到账数 Arrived in the county' }),
  inTransit: described(yuan, { description: '在途数 Issued, not arrived' }),
  disbursed: described(yuan, { description: '已支付（未扣退票） Paid out, returns not deducted' }),
  constructionArranged: described(yuan, {
    description: '一般建设项目中可调整的安排数 Redirectable money for general construction',
  }),
  constructionTotal: described(yuan, {
    description: '一般建设项目安排数（全部来源） The same of every source',
  }),
  mustCompress: described(yuan, {
    description: '当前预警应压缩 What the open alert wants compressed',
  }),
};

const item = named(
  'CountyOfYear',
  recordOf({
    region,
    name: regionName,
    prefecture: described(nullable(region), { description: '上级市（州） Its parent then' }),
    ...money,
    fundedThrough: described(integer, {
      description: '已安排资金可保障至该月 Month up to which the need is covered, 0 to 12',
    }),
    execution: described(
      nullable(textMatching(/^-?\d+\.\d{4}$/, { type: 'string' }, 'a ratio of four places')),
      { description: '执行率 Paid less returned, over arranged', example: '0.7586' },
    ),
    alert: described(nullable(oneOf(...SEVERITIES)), {
      description: '当前预警的严重程度 Severity of the alert that is open on the day',
    }),
    certifiedThrough: described(integer, {
      description: '自一月起连续确认到的月份 Last month of an unbroken run of certifications',
    }),
    reported: described(oneOf(...REPORTED), {
      description:
        '需求填报 NONE：未填报，依需求的数字没有依据 Figures that rest on need say nothing',
    }),
    acknowledgedOn: nullable(date),
    dueOn: described(nullable(date), { description: '整改期限 Of the plan for the open alert' }),
    lastEntryOn: described(nullable(date), {
      description: '本县最近一笔的业务日 Business day of the latest entry of its own',
    }),
  }),
);

const sums = {
  ...money,
  counties: integer,
  unreported: described(integer, {
    description: '其中未填报需求的县 Counties of them that have reported no need',
  }),
};

export const Counties = named(
  'Counties',
  recordOf({
    fiscalYear: described(integer, { example: 2017 }),
    asOf: nullable(date),
    knownAt: nullable(instant),
    program: nullable(text),
    items: described(listOf(item), { description: '每县一行，没有数据的县也在内 Every county' }),
    totals: recordOf(sums),
    prefectures: listOf(recordOf({ prefecture: nullable(region), name: nullable(text), ...sums })),
    next: described(nullable(text), { description: '总为空：一次给出全部 Always null' }),
  }),
);
