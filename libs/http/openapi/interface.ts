/** The description of the interface, made once when the application has been put together. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ERROR_ROWS } from '../problems/error-table.js';
import { answerComponents } from './components.js';
import type { Schema } from './schema-parts.js';

export class Interface {
  document: object = {};
}

type Operation = Record<string, unknown> & {
  description?: string;
  responses: Record<string, unknown>;
};

const PROBLEM_RESPONSES: Readonly<Record<number, string>> = {
  400: '请求有误 The request is malformed',
  401: '需要访问令牌 A token is needed',
  403: '无权进行此操作 Not allowed',
  404: '不存在 There is no such thing',
  409: '与已有记录冲突 It collides with what is recorded',
  410: '个人信息已删除 The personal data were erased',
  412: 'If-Match 已过期 If-Match is stale',
  413: '请求体过大 The body is too large',
  415: '内容类型不支持 The content type is not supported',
  422: '业务规则不允许 A refusal of the domain',
  429: '请求过于频繁 Too many requests',
  503: '暂不可用 Not available just now',
};

const OF_READS = [400, 401, 403, 404, 429, 503];
const OF_WRITES = [400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503];
/** Routes that need no token. */
const OF_PUBLIC_READS = [400, 404, 429, 503];
const OF_PUBLIC_WRITES = [400, 409, 413, 415, 422, 429, 503];

function problemResponse(description: string): object {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, content: { 'application/problem+json': { schema } } };
}

/** What every operation answers beside its own answer; which refusals a write is likely to meet. */
function completeOperation(method: string, path: string, operation: Operation): void {
  if (!path.startsWith('/api/')) return;
  const isPublic = operation['security'] === undefined;
  const [reads, writes] = isPublic ? [OF_PUBLIC_READS, OF_PUBLIC_WRITES] : [OF_READS, OF_WRITES];
  const own = (operation['x-problems'] as readonly number[] | undefined) ?? [];
  delete operation['x-problems'];
  for (const status of [...(method === 'get' ? reads : writes), ...own]) {
    operation.responses[status] ??= { $ref: `#/components/responses/Problem${status}` };
  }
  const refusals = operation['x-refusals'] as readonly string[] | undefined;
  if (refusals === undefined || refusals.length === 0) return;
  const said = refusals.map((code) => {
    const row = ERROR_ROWS.find((candidate) => candidate.code === code);
    return `- \`${code}\` (${row?.status ?? ''})`;
  });
  const before = operation.description === undefined ? '' : `${operation.description}\n\n`;
  operation.description = `${before}可能的拒绝 Refusals to expect:\n${said.join('\n')}`;
}

function completeDocument(
  document: OpenAPIObject,
  answers: Readonly<Record<string, Schema>>,
): object {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item as Record<string, Operation>)) {
      completeOperation(method, path, operation);
    }
  }
  const responses = Object.fromEntries(
    Object.entries(PROBLEM_RESPONSES).map(([status, description]) => [
      `Problem${status}`,
      problemResponse(description),
    ]),
  );
  const { components } = document;
  const schemas = { ...components?.schemas, ...answers, ...answerComponents() };
  return { ...document, components: { ...components, schemas, responses } };
}

/** @param answers the schemas of answers, by their names */
export function describeInterface(
  app: INestApplication,
  answers: Readonly<Record<string, Schema>>,
): object {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('兜底 Doudi')
    .setDescription(
      '民生资金台账与缺口预警。金额为元的文本（"1234.50"），日期为 ISO 8601，路径中的文号按 UTF-8 百分号编码。\n\n' +
        'The ledger of social-assistance money and its gap alerts. Amounts are yuan as strings, dates ISO 8601, ' +
        'document numbers in paths percent-encoded UTF-8. Errors: [/docs/errors](/docs/errors).',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '').toLowerCase()}-${method}`,
  });
  return completeDocument(document, answers);
}
