/** The description of the interface, made once when the application has been put together. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { PERMISSIONS, type PermissionName } from '../../access/domain/permissions.js';
import { ERROR_ROWS } from '../problems/error-table.js';
import { answerComponents } from './components.js';
import { type Link, type LinkedOperation, addExamples, addLinks } from './links.js';
import { describeStanding } from './standing.js';
import { PROBLEM_RESPONSES, PROBLEM_SCHEMA, problemStatuses } from './problem-responses.js';

export class Interface {
  document: object = {};
}

export interface Tag {
  readonly name: string;
  readonly description: string;
}

/** What the routes do not say of themselves. */
export interface Descriptions {
  /** Each that a controller has, in the order in which the document lists the operations. */
  readonly tags: readonly Tag[];
  readonly links: readonly Link[];
}

type Operation = Record<string, unknown> &
  LinkedOperation & {
    description?: string;
    readonly tags?: readonly string[];
  };

/** What every operation answers beside its own answer. */
function completeOperation(method: string, path: string, operation: Operation): void {
  operation.description = descriptionOf(operation);
  if (!path.startsWith('/api/')) return;
  const isPublic = operation['security'] === undefined;
  const own = (operation['x-problems'] as readonly number[] | undefined) ?? [];
  delete operation['x-problems'];
  for (const status of [...problemStatuses(method, isPublic), ...own]) {
    operation.responses[status] ??= { $ref: `#/components/responses/Problem${status}` };
  }
}

/** What more there is to say, who may ask, and what a write is likely to be refused for. */
function descriptionOf(operation: Operation): string {
  const permission = operation['x-permission'] as PermissionName | undefined;
  const roles = permission && PERMISSIONS[permission].roles.join(', ');
  const who = roles ? `可由 For: ${roles}` : '无需登录 Needs no token.';
  const refusals = ((operation['x-refusals'] ?? []) as readonly string[]).map((code) => {
    const row = ERROR_ROWS.find((candidate) => candidate.code === code);
    return `- \`${code}\` (${row?.status ?? ''})`;
  });
  const refused = ['可能的拒绝 Refusals to expect:', ...refusals].join('\n');
  const parts = [operation.description, who, refusals.length > 0 ? refused : undefined];
  return parts.filter((part) => part !== undefined).join('\n\n');
}

function completeDocument(document: OpenAPIObject, { tags, links }: Descriptions): object {
  const paths = inOrder(document.paths as Paths, tags);
  const operations = new Map<string, Operation>();
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item)) {
      completeOperation(method, path, operation);
      operations.set(`${method} ${path}`, operation);
    }
  }
  const { components } = document;
  const schemas = {
    ...components?.schemas,
    ...answerComponents(),
    Problem: PROBLEM_SCHEMA,
  };
  addExamples(operations, schemas);
  addLinks(operations, links);
  describeStanding(operations, schemas);
  const responses = PROBLEM_RESPONSES;
  return { ...document, tags, paths, components: { ...components, schemas, responses } };
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** By their tags, whichever modules they stand in. */
function inOrder(paths: Paths, tags: readonly Tag[]): Paths {
  const placeOf = (item: Paths[string]): number => {
    const [name] = Object.values(item)[0]?.tags ?? [];
    return tags.findIndex((tag) => tag.name === name);
  };
  const placed = Object.entries(paths).sort(([, a], [, b]) => placeOf(a) - placeOf(b));
  return Object.fromEntries(placed);
}

export function describeInterface(app: INestApplication, descriptions: Descriptions): object {
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
    autoTagControllers: false,
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '').toLowerCase()}-${method}`,
  });
  return completeDocument(document, descriptions);
}
