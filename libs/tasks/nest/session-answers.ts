/** What somebody who is signed in is told of himself. */
import { DUTIES, ROLES } from '../../access/domain/roles.js';
import {
  described,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { date, region, regionName } from '../../http/openapi/shapes.js';
import { TaskCount } from './answers.js';

const role = oneOf(...ROLES);

export const Session = named(
  'Session',
  recordOf({
    person: recordOf({
      subject: described(text, { description: '令牌中的 sub The sub of the token' }),
      name: described(nullable(text), { description: '姓名 As the token says it' }),
    }),
    roles: listOf(role),
    region: described(
      nullable(
        recordOf({
          region,
          name: described(nullable(regionName), { description: 'null：未登记 Not registered' }),
        }),
      ),
      {
        description:
          '所在行政区划，用现行名称；null：省级 Of the office, as it is called today; null: the province',
      },
    ),
    duties: listOf(
      described(oneOf(...DUTIES), { description: '经办、复核、审批 Duties in force' }),
    ),
    permits: listOf(
      recordOf({
        permission: described(text, {
          description: '权限 As in docs/access.md',
          example: 'ledgers.read',
        }),
        role: described(role, { description: '由哪个角色取得 By which role' }),
        region: described(nullable(region), {
          description:
            '仅限的行政区划；null：不限 The one unit that it reaches, null: not bound to one',
        }),
      }),
    ),
    counts: TaskCount,
    language: described(nullable(oneOf('zh', 'en')), {
      description: '提示语言；null：中英文 Of messages; null: both',
    }),
    businessDate: described(date, { description: '服务器业务日期 Of the server' }),
  }),
);
