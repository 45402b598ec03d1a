/** Requests as the served document fills them in, with what its links take from earlier answers. */
import type { Schema } from './schema-values.js';

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Link {
  readonly operationId: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly requestBody?: object;
}

interface Media {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly externalValue?: string }>>;
}

export interface DocumentedOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<
    Record<string, { readonly links?: Readonly<Record<string, Link>>; readonly content?: object }>
  >;
  readonly 'x-long-work'?: boolean;
  readonly 'x-permission'?: string;
  readonly 'x-refusals'?: readonly string[];
}

export interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
}

export interface Operation {
  readonly method: string;
  /** As the document has it, with the names of its parameters. */
  readonly template: string;
  readonly described: DocumentedOperation;
}

export interface FilledIn {
  /** With its query. */
  readonly path: string;
  /** That earlier answers tell. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Where the file lies that is uploaded, of a multipart body. */
  readonly file: string | undefined;
}

export class ExampleRequests {
  readonly operations: readonly Operation[];
  private readonly answers = new Map<string, unknown>();

  constructor({ paths }: Document) {
    this.operations = Object.entries(paths).flatMap(([template, item]) =>
      Object.entries(item).map(([method, described]) => ({ method, template, described })),
    );
  }

  /** The read whose answer is needed for the operation, where it was not asked yet. */
  readBefore({ described }: Operation): Operation | undefined {
    const source = this.linkTo(described.operationId)?.source;
    const isMissing = source && !this.answers.has(source.described.operationId);
    return isMissing && source.method === 'get' ? source : undefined;
  }

  keep({ described }: Operation, answer: unknown): void {
    this.answers.set(described.operationId, answer);
  }

  filledIn({ template, described }: Operation): FilledIn {
    const { operationId, parameters = [], requestBody } = described;
    const found = this.linkTo(operationId);
    const answer = found && this.answers.get(found.source.described.operationId);
    const valueIn = ({ in: place, name, schema }: Parameter): string | undefined => {
      const expression = found?.link.parameters?.[`${place}.${name}`];
      const value = expression === undefined ? schema.example : valueOf(expression, answer);
      return typeof value === 'number' || typeof value === 'string' ? `${value}` : undefined;
    };
    const file = fileOf(requestBody?.content['multipart/form-data']);
    const example = requestBody?.content['application/json']?.example;
    const body = JSON.stringify(found?.link.requestBody ?? example ?? {});
    const whole = body.replace(/\{(\$response\.body#[^}]+)\}/g, (_, expression: string) =>
      String(valueOf(expression, answer)),
    );
    const path = pathOf(template, parameters, valueIn);
    return { path, headers: headersOf(parameters, valueIn), body: JSON.parse(whole), file };
  }

  private linkTo(operationId: string): { source: Operation; link: Link } | undefined {
    for (const source of this.operations) {
      for (const { links = {} } of Object.values(source.described.responses)) {
        const link = Object.values(links).find((it) => it.operationId === operationId);
        if (link) return { source, link };
      }
    }
    return undefined;
  }
}

function headersOf(
  parameters: readonly Parameter[],
  valueIn: (parameter: Parameter) => string | undefined,
): Readonly<Record<string, string>> {
  const needed = parameters.filter(({ in: place, required }) => place === 'header' && required);
  return Object.fromEntries(
    needed.flatMap((parameter) => {
      const value = valueIn(parameter);
      return value === undefined ? [] : [[parameter.name, value]];
    }),
  );
}

function pathOf(
  template: string,
  parameters: readonly Parameter[],
  valueIn: (parameter: Parameter) => string | undefined,
): string {
  const query = new URLSearchParams();
  let path = template;
  for (const parameter of parameters) {
    const value = valueIn(parameter);
    if (value === undefined) continue;
    if (parameter.in === 'query') query.set(parameter.name, value);
    else if (parameter.in === 'path') {
      path = path.replace(`{${parameter.name}}`, encodeURIComponent(value));
    }
  }
  return `${path}?${query.toString()}`;
}

function fileOf(media: Media | undefined): string | undefined {
  const [example] = Object.values(media?.examples ?? {});
  return example?.externalValue;
}

/** `$response.body#/events/0/id` of an answer. */
function valueOf(expression: string, answer: unknown): unknown {
  const pointer = expression.replace('$response.body#/', '').split('/');
  return pointer.reduce<unknown>(
    (at, member) => (at as Readonly<Record<string, unknown>> | undefined)?.[member],
    answer,
  );
}
