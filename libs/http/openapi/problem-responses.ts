/** Problems as the OpenAPI document describes them, and which of them an operation may answer. */
import {
  described,
  integer,
  listOf,
  optional,
  recordOf,
  text,
  textMatching,
} from '../../event-catalogue/codec.js';

const fieldError = recordOf({ path: text, code: text, message: text });
const TRACE_ID = '^[0-9a-f]{32}$';
const traceId = textMatching(
  new RegExp(TRACE_ID),
  { type: 'string', pattern: TRACE_ID },
  'a trace',
);
const address = textMatching(null, { type: 'string', format: 'uri-reference' }, 'an address');

/** Some problems have members of their own, such as the report of an import. */
export const PROBLEM_SCHEMA = {
  ...recordOf({
    type: address,
    title: text,
    status: integer,
    detail: described(text, {
      description: '中文或英文，见 Accept-Language Chinese, English or both',
    }),
    code: text,
    errors: optional(listOf(fieldError)),
    furtherErrors: optional(integer),
    clause: optional(text),
    traceId,
  }).schema,
  description: 'RFC 9457',
  additionalProperties: true,
};

const RESPONSES: Readonly<Record<number, string>> = {
  400: '请求有误 The request is malformed',
  401: '需要访问令牌 A token is needed',
  403: '无权进行此操作 Not allowed',
  404: '不存在 There is no such thing',
  406: '没有此格式 There is no such form',
  409: '与已有记录冲突 It collides with what is recorded',
  410: '个人信息已删除 The personal data were erased',
  412: 'If-Match 已过期 If-Match is stale',
  413: '请求体过大 The body is too large',
  415: '内容类型不支持 The content type is not supported',
  422: '业务规则不允许 A refusal of the domain',
  429: '请求过于频繁 Too many requests',
  503: '暂不可用 Not available just now',
  507: '数据库磁盘已满 The database has no disk space',
};

/** By their names in the document. */
export const PROBLEM_RESPONSES = Object.fromEntries(
  Object.entries(RESPONSES).map(([status, description]) => {
    const schema = { $ref: '#/components/schemas/Problem' };
    return [
      `Problem${status}`,
      { description, content: { 'application/problem+json': { schema } } },
    ];
  }),
);

/** 422: where a purpose holds what it must not; some are recorded, and so need room too. */
const OF_READS = [400, 401, 403, 404, 406, 422, 429, 503, 507];
const OF_WRITES = [400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503, 507];
/** Routes that need no token. */
const OF_PUBLIC_READS = [400, 404, 406, 429, 503];
const OF_PUBLIC_WRITES = [400, 409, 413, 415, 422, 429, 503, 507];

export function problemStatuses(method: string, isPublic: boolean): readonly number[] {
  // A DELETE takes no body, and finds or does not.
  if (method === 'get' || method === 'delete') return isPublic ? OF_PUBLIC_READS : OF_READS;
  return isPublic ? OF_PUBLIC_WRITES : OF_WRITES;
}
