/** What access answers of persons, of their forgetting and of the record of access. */
import {
  described,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { instant, pageOf, position, recordedRegion, region } from '../../http/openapi/shapes.js';
import { READ_KINDS } from '../domain/access-events.js';

const pseudonym = described(text, {
  description: '人员化名 Pseudonym',
  example: 'pXz3b1mDq0u0k2w0vQ8dJmJ3yqzq3b8yH6y0eUuW3Zg',
});

export const Beneficiary = named(
  'Beneficiary',
  recordOf({
    pseudonym,
    name: described(text, {
      description: '最近一次所见姓名；未知为空 The latest; empty where only the number is known',
    }),
    identityNo: text,
    earlierNames: listOf(text),
  }),
);

export const FoundPerson = named(
  'FoundPerson',
  recordOf({
    pseudonym,
    counties: described(listOf(region), {
      description: '发放过补助或登记过退出的县 Counties that have paid the person',
    }),
  }),
);

export const Forgetting = named(
  'Forgetting',
  recordOf({
    forgettingNo: described(text, { example: 'SC-2018-0101' }),
    beneficiary: pseudonym,
    region: described(nullable(region), { description: 'null：省级部门 a provincial office' }),
    basis: text,
    reason: text,
    status: oneOf('proposed', 'forgotten'),
    proposedBy: text,
    proposedAt: instant,
    approvedBy: nullable(text),
    forgottenAt: nullable(instant),
  }),
);
export const Forgettings = pageOf('Forgettings', Forgetting);

export const RecordedAccess = named(
  'RecordedAccess',
  recordOf({
    position,
    recordedAt: instant,
    kind: oneOf(...READ_KINDS),
    person: described(text, { description: '查阅人 Who read' }),
    role: text,
    organisation: recordedRegion,
    route: nullable(text),
    parameters: listOf(recordOf({ name: text, value: text })),
    purpose: nullable(text),
    scope: described(nullable(recordedRegion), { description: '所查县区 The county read about' }),
    beneficiary: nullable(text),
    persons: described(nullable(integer), {
      description: '随证据包带出个人信息的人数 How many persons’ data left in a bundle',
    }),
    correlationId: text,
  }),
);
export const RecordedAccesses = pageOf('RecordedAccesses', RecordedAccess);
