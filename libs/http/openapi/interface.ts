/** The description of the interface, made once when the application has been put together. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ERROR_ROWS } from '../problems/error-table.js';
import { answerComponents } from './components.js';
import { PROBLEM_RESPONSES, PROBLEM_SCHEMA, problemStatuses } from './problem-responses.js';
import type { Schema } from './schema-parts.js';

export class Interface {
  document: object = {};
}

type Operation = Record<string, unknown> & {
  description?: string;
  responses: Record<string, unknown>;
};

/** What every operation answers beside its own answer; which refusals a write is likely to meet. */
function completeOperation(method: string, path: string, operation: Operation): void {
  if (!path.startsWith('/api/')) return;
  const isPublic = operation['security'] === undefined;
  const own = (operation['x-problems'] as readonly number[] | undefined) ?? [];
  delete operation['x-problems'];
  for (const status of [...problemStatuses(method, isPublic), ...own]) {
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
  const { components } = document;
  const schemas = {
    ...components?.schemas,
    ...answers,
    ...answerComponents(),
    Problem: PROBLEM_SCHEMA,
  };
  const responses = PROBLEM_RESPONSES;
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
