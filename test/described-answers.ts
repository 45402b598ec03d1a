/**
 * Holds every answer of a server against the OpenAPI document that it serves: status, content type,
 * and each member of the body. Members that are not described are faults.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

interface Content {
  readonly schema: object;
}

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, Content>> }>
  >;
}

export interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** An answer, as far as it is looked at. */
export interface Answered {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** Without parameters. */
  readonly type: string;
  readonly text: () => string;
}

interface Route {
  readonly template: string;
  readonly matches: RegExp;
  readonly operations: Readonly<Record<string, Operation>>;
}

const PROBLEM = { $ref: '#/components/schemas/Problem' };

const MOST_FAULTS = 20;

export class DescribedAnswers {
  private readonly faults = new Set<string>();
  private readonly ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    allErrors: true,
    discriminator: true,
  });
  private readonly routes: readonly Route[];
  private readonly checks = new Map<object, ValidateFunction>();

  constructor(document: Described) {
    this.ajv.addSchema({ $id: 'doudi', components: document.components });
    this.routes = Object.entries(document.paths)
      .map(([template, operations]) => ({ template, operations, matches: patternOf(template) }))
      .sort((a, b) => a.template.split('{').length - b.template.split('{').length);
  }

  /** Looks at everything that the server answers from now on. */
  watch(server: Server): this {
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
      const chunks: Buffer[] = [];
      const [write, end] = [response.write.bind(response), response.end.bind(response)];
      response.write = ((...args: Parameters<typeof write>) => {
        keep(chunks, args[0]);
        return write(...args);
      }) as typeof write;
      response.end = ((...args: Parameters<typeof end>) => {
        keep(chunks, args[0]);
        return end(...args);
      }) as typeof end;
      response.once('finish', () => this.look(request, response, chunks));
    });
    return this;
  }

  get found(): readonly string[] {
    return [...this.faults];
  }

  /** @throws where an answer was not as described */
  requireNone(): void {
    if (this.faults.size === 0) return;
    const some = [...this.faults].slice(0, MOST_FAULTS).join('\n');
    throw new Error(`answers are not as described:\n${some}`);
  }

  private look(request: IncomingMessage, response: ServerResponse, chunks: Buffer[]): void {
    const [type = ''] = String(response.getHeader('content-type') ?? '').split(';');
    const { statusCode: status } = response;
    const { method = '', url = '' } = request;
    this.judge({ method, url, status, type, text: () => bodyOf(chunks) });
  }

  /** Looks at one answer. */
  judge({ method, url, status, type, text }: Answered): void {
    const [path = ''] = url.split('?');
    const route = this.routes.find(({ matches }) => matches.test(path));
    const operation = route?.operations[method.toLowerCase()];
    // Nothing is said of defects, and 304 is no answer of its own.
    if (!route || !operation || status >= 500 || status === 304) return;
    const place = `${method.toUpperCase()} ${route.template} ${status}`;
    const described = operation.responses[status];
    if (!described) this.faults.add(`${place}: the status is not described`);
    else if (described.$ref !== undefined) this.check(place, PROBLEM, text());
    else if (status < 300) this.lookAt(place, described.content ?? {}, type, text);
  }

  private lookAt(
    place: string,
    described: Readonly<Record<string, Content>>,
    type: string,
    text: () => string,
  ): void {
    if (type === '' && Object.keys(described).length === 0) return;
    const content = described[type];
    if (!content) return void this.faults.add(`${place}: ${type} is not described`);
    if (!type.endsWith('json')) return;
    const body = text();
    const texts = type === 'application/x-ndjson' ? body.split('\n') : [body];
    for (const each of texts) this.check(place, content.schema, each);
  }

  private check(place: string, schema: object, text: string): void {
    if (text === '') return;
    const check = this.checks.get(schema) ?? this.ajv.compile(rooted(schema));
    this.checks.set(schema, check);
    if (check(JSON.parse(text))) return;
    for (const { instancePath, message, params } of check.errors ?? []) {
      const at = instancePath.replace(/\/\d+(?=\/|$)/g, '[]');
      this.faults.add(`${place}: ${at} ${message} ${JSON.stringify(params)}`);
    }
  }
}

function bodyOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8').trimEnd();
}

function keep(chunks: Buffer[], chunk: unknown): void {
  if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
  else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
}

function patternOf(template: string): RegExp {
  const parts = template
    .split(/\{[^}]+\}/)
    .map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}

/** The schema, its references resolved within the document. */
function rooted(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"doudi#/')) as object;
}
