/** Gap alerts as they are answered. Amounts are yuan. */
import {
  described,
  flag,
  integer,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { date, pageOf, region, yuan } from '../../http/openapi/shapes.js';
import { CLOSED_BY } from '../domain/episodes.js';
import { SEVERITIES } from '../domain/severity.js';

const acknowledgement = recordOf({
  plan: described(text, { description: '整改方案 Remedy plan' }),
  dueOn: date,
  acknowledgedOn: date,
  acknowledgedBy: text,
  overdue: described(flag, { description: '逾期未关闭 Its day is past and the alert is open' }),
});

export const GapAlert = named(
  'GapAlert',
  recordOf({
    id: described(text, { example: '220422-2017-1' }),
    region,
    fiscalYear: integer,
    episode: described(integer, { description: '本年第几次 From 1 in the year of the county' }),
    severity: oneOf(...SEVERITIES),
    status: oneOf('open', 'closed'),
    openedOn: date,
    closedOn: nullable(date),
    closedBy: nullable(oneOf(...CLOSED_BY)),
    gapAtOpen: yuan,
    peakGap: yuan,
    gap: yuan,
    constructionArranged: described(yuan, {
      description:
        '一般建设项目中可调整的安排数 Redirectable money arranged for general construction',
    }),
    constructionTotal: described(yuan, {
      description: '一般建设项目安排数（全部来源） The same of every source',
    }),
    spentDuring: described(yuan, {
      description: '预警期间可调整资金的建设支出 Redirectable money spent on it since it opened',
    }),
    spentUnfunded: described(yuan, {
      description: '其中当月民生未保障到位时的支出 Of it, on days by which the need was not funded',
    }),
    mustCompress: described(yuan, { description: '应压缩 What has to be compressed' }),
    fundedThrough: described(integer, {
      description: '已安排资金可保障至该月 Month up to which the need is covered, 0 to 12',
    }),
    clause: text,
    owner: described(region, { description: '责任县，不可上交 Cannot be reassigned upward' }),
    acknowledgement: nullable(acknowledgement),
  }),
);
export const GapAlerts = pageOf('GapAlerts', GapAlert);
