/**
 * Every code that an answer may carry, with its status and words: docs/errors.md and the errors
 * page.
 */
import { REFUSALS, type RefusalCode } from '../../refusals/refusals.js';
import { HTTP_PROBLEMS } from './problem.js';
import { REFUSAL_STATUS } from './refusal-status.js';

export interface ErrorRow {
  readonly code: string;
  readonly status: string;
  readonly zh: string;
  readonly en: string;
}

function refusalRow(code: RefusalCode): ErrorRow {
  const status = REFUSAL_STATUS[code];
  const [zh, en] = REFUSALS[code];
  return { code, status: status === 'address' ? '404, 422' : String(status), zh, en };
}

export const HTTP_ROWS: readonly ErrorRow[] = Object.entries(HTTP_PROBLEMS).map(
  ([code, [status, zh, en]]) => ({ code, status: String(status), zh, en }),
);

export const REFUSAL_ROWS: readonly ErrorRow[] = (Object.keys(REFUSALS) as RefusalCode[]).map(
  refusalRow,
);

export const ERROR_ROWS: readonly ErrorRow[] = [...HTTP_ROWS, ...REFUSAL_ROWS];

function table(rows: readonly ErrorRow[]): string {
  const lines = rows.map(
    ({ code, status, zh, en }) => `| \`${code}\` | ${status} | ${zh} | ${en} |`,
  );
  return ['| code | HTTP | 中文 | English |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

/** docs/errors.md, whole. */
export function errorsDocument(): string {
  return `# Errors 错误代码

Every refused request answers \`application/problem+json\` (RFC 9457) with a stable \`code\`. This page is made
from the tables in the code; a test compares them.

所有被拒绝的请求都以 \`application/problem+json\`（RFC 9457）作答，\`code\` 保持稳定。

## Requests 请求

${table(HTTP_ROWS)}

## Refusals of the domain 业务规则

404 where the path names the thing, 422 where the body does. 路径所指对象不存在为 404，请求体所指为 422。

${table(REFUSAL_ROWS)}
`;
}
