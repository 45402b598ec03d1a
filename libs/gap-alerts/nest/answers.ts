/** Gap alerts as they are answered. Amounts are yuan. */
import {
  described,
  integer,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { date, pageOf, region, yuan } from '../../http/openapi/shapes.js';
import { CLOSED_BY } from '../domain/episodes.js';

const acknowledgement = recordOf({
  plan: described(text, { description: '整改计划 Remedy plan' }),
  dueOn: date,
  acknowledgedOn: date,
  acknowledgedBy: text,
});

export const GapAlert = named(
  'GapAlert',
  recordOf({
    id: described(text, { example: '220422-2017-1' }),
    region,
    fiscalYear: integer,
    episode: described(integer, { description: '本年第几次 From 1 in the year of the county' }),
    severity: oneOf('WARNING', 'CRITICAL'),
    status: oneOf('open', 'closed'),
    openedOn: date,
    closedOn: nullable(date),
    closedBy: nullable(oneOf(...CLOSED_BY)),
    gapAtOpen: yuan,
    peakGap: yuan,
    gap: yuan,
    constructionArranged: described(yuan, {
      description: '一般建设项目安排数 Arranged for general construction',
    }),
    spentDuring: described(yuan, { description: '预警期间建设支出 Spent on it since it opened' }),
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
