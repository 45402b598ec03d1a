/** RFC 9457 problems: what is wrong with a request, in Chinese and English, under a stable code. */
import { SESSION_REFUSALS } from '../../postgres/session.js';
import type { Refusal, RefusalCode } from '../../refusals/refusals.js';
import type { Language } from '../../wording/languages.js';

/** What is wrong apart from refusals of the domain: status, Chinese, English. */
export const HTTP_PROBLEMS = {
  VALIDATION_FAILED: [400, '请求内容有误，详见各项说明', 'The request is not valid, see errors'],
  MALFORMED_REQUEST: [400, '请求格式错误', 'The request is malformed'],
  MALFORMED_JSON: [400, '请求内容的格式有误，无法读取', 'The body is not valid JSON'],
  INVALID_CURSOR: [400, '分页游标无效', 'The cursor is not valid'],
  UNAUTHENTICATED: [401, '需要有效的访问令牌', 'A valid access token is needed'],
  FORBIDDEN: [403, '您的角色无权进行此操作', 'Your role may not do this'],
  OUTSIDE_COUNTY: [403, '只能办理本县（市、区）的业务', 'Your office reaches its own county only'],
  NOT_FOUND: [404, '所请求的内容不存在', 'There is no such thing'],
  LOG_NOT_TILED: [
    404,
    '本日志采用国密哈希，不提供分块下载',
    'This log is hashed by SM3 and has no tiles: the format tlog-tiles is of SHA-256',
  ],
  METHOD_NOT_ALLOWED: [405, '不支持此请求方法', 'The method is not allowed here'],
  NOT_ACCEPTABLE: [
    406,
    '此内容没有所要求的格式',
    'There is no such form of this: ask for one that it is described in',
  ],
  PERSON_FORGOTTEN: [410, '该人员的个人信息已删除', 'The personal data of this person were erased'],
  STALE_REVISION: [
    412,
    '记录已被他人更新，请重新读取后再试',
    'Somebody else has written since: read again and retry',
  ],
  IDEMPOTENCY_KEY_REUSED: [
    409,
    '幂等键已用于另一请求',
    'The idempotency key was used for another request',
  ],
  BODY_TOO_LARGE: [413, '请求体过大', 'The body is too large'],
  UNSUPPORTED_MEDIA_TYPE: [415, '不支持此内容类型', 'The content type is not supported'],
  PACKAGE_REFUSED: [
    422,
    '数据包有误，未写入任何数据，详见导入报告',
    'The package has errors, nothing was written, see report',
  ],
  RATE_LIMITED: [429, '请求过于频繁，请稍后再试', 'Too many requests: try again later'],
  WORK_BUDGET_SPENT: [
    429,
    '本小时内的耗时操作（导入、证据包、方案、回放等）已达上限，请稍后再试',
    'Your long work (imports, bundles, schemes, replays …) has used up its time of this hour: try again later',
  ],
  INTERNAL: [500, '系统内部错误，已记录', 'Something went wrong here and was logged'],
  UNAVAILABLE: [503, '服务暂时不可用，请稍后再试', 'The service is not available: try again later'],
  RECORDED_OTHERWISE: [
    503,
    '记录与所发送的内容不符，未出具回执：请勿重试，立即报告系统管理员，并告知所列事件',
    'What was recorded is not what was sent; no receipt is given. Do not try again, tell the operator: see eventIds',
  ],
  OUTCOME_UNKNOWN: [
    503,
    '未能及时确认是否已记录：请用同一幂等键重新提交，将得到已记录的结果或在此时记录',
    'Whether it was recorded is not known: send it again under the same idempotency key, which answers what was recorded, or records it then',
  ],
  NOT_RECORDED: [
    503,
    '未记录：服务未能及时受理，可以重新提交',
    'Nothing was recorded, for it could not be done in time: send it again',
  ],
  STORAGE_FULL: [
    507,
    '未记录：数据库磁盘已满',
    'Nothing was recorded: the database has no disk space',
  ],
  STORAGE_READ_ONLY: [
    503,
    '未记录：数据库当前只读',
    'Nothing was recorded: the database is read-only just now',
  ],
  STORAGE_FAILING: [503, '数据库读写磁盘出错', 'The database meets errors of its disk'],
  CLOCK_DISAGREES: [
    503,
    '未记录：服务器时钟与数据库时钟相差超过 60 秒',
    'Nothing was recorded: the clocks of the server and of the database differ by more than 60 s',
  ],
  OVERLOADED: [
    503,
    '服务繁忙，本次请求未予受理，请稍后再试',
    'Too much is under way here; the request was not taken: try again later',
  ],
  ROLE_NOT_IN_FORCE: [503, ...SESSION_REFUSALS.ROLE_NOT_IN_FORCE],
  POOLER_IN_BETWEEN: [503, ...SESSION_REFUSALS.POOLER_IN_BETWEEN],
  STREAMS_FULL: [
    503,
    '实时推送的连接数已满，请稍后再试',
    'Too many are following: connect again later',
  ],
  READ_MODELS_BEHIND: [
    503,
    '查询数据尚未更新到所要求的位置',
    'The read models have not caught up to the position asked for',
  ],
  EVENT_SET_ASIDE: [
    503,
    '所依据的事件暂时无法处理，已经搁置；更正该事件或升级后即恢复',
    'An event that this rests on is set aside, until it is corrected or a release can fold it: see eventId',
  ],
} as const satisfies Record<string, readonly [status: number, zh: string, en: string]>;

export type HttpProblemCode = keyof typeof HTTP_PROBLEMS;

/** Something wrong at one place of the request. It never repeats what stood there. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export interface ProblemDetails {
  readonly zh?: string;
  readonly en?: string;
  readonly errors?: readonly FieldError[];
  readonly clause?: string;
  /** What was refused, whose units are named once the problem is answered. */
  readonly refusal?: Refusal;
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the problem's body. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** Thrown wherever a request cannot be answered; the filter makes the answer of it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly status: number,
    readonly code: HttpProblemCode | RefusalCode,
    readonly messages: { readonly zh: string; readonly en: string },
    readonly details: ProblemDetails = {},
  ) {
    super(code);
  }
}

export function problem(code: HttpProblemCode, details: ProblemDetails = {}): Problem {
  const [status, zh, en] = HTTP_PROBLEMS[code];
  return new Problem(status, code, { zh: details.zh ?? zh, en: details.en ?? en }, details);
}

export function invalid(path: string, code: string, message: string): Problem {
  return problem('VALIDATION_FAILED', { errors: [{ path, code, message }] });
}

/** How many errors an answer names. */
export const MOST_ERRORS = 100;

/** Names the first of the errors, and says how many more there are. */
export function notValid(errors: readonly FieldError[], count = errors.length): Problem {
  const further = count - MOST_ERRORS;
  return problem('VALIDATION_FAILED', {
    errors: errors.slice(0, MOST_ERRORS),
    ...(further > 0 ? { members: { furtherErrors: further } } : {}),
  });
}

/** By its status, in Chinese: codes are named in English. */
const TITLES: Readonly<Record<number, string>> = {
  400: '请求内容有误',
  401: '身份未经认证',
  403: '无权办理',
  404: '内容不存在',
  405: '请求方式不支持',
  406: '格式不提供',
  409: '与已有记录冲突',
  410: '内容已删除',
  412: '记录已被更新',
  413: '内容过大',
  415: '内容类型不支持',
  422: '不符合办理条件',
  429: '请求过于频繁',
  500: '系统内部错误',
  503: '服务暂不可用',
  507: '存储空间不足',
};

/** The title of a problem, the same each time: the code in words, in Chinese what kind it is of. */
export function titleOf(code: string, status: number, language?: Language): string {
  if (language === 'zh') return TITLES[status] ?? '未予办理';
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Where the docs page explains the code. */
export function typeOf(code: string): string {
  return `/docs/errors#${code}`;
}

const IDENTITY_NUMBER = /(?<!\d)\d{6}(?:19|20)\d{9}[\dXx](?!\d)/g;

/**
 * Whatever looks like an identity number is blotted out: where a user put one by mistake, it must
 * not spread.
 */
export function withoutIdentityNumbers(text: string): string {
  return text.replace(IDENTITY_NUMBER, '******************');
}
