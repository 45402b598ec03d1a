/** Links between operations, and the examples of request bodies that they fill in. */
import type { JsonSchema } from '../../event-catalogue/codec.js';

export interface Link {
  /** Method and path of the operation whose answer holds what is needed. */
  readonly from: string;
  readonly to: string;
  /** Runtime expressions of OpenAPI by qualified name of the parameter: `path.no`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Members of the body that are not as in its example; expressions in braces. */
  readonly body?: Readonly<Record<string, string>>;
}

interface Media {
  readonly schema?: JsonSchema;
  example?: unknown;
}

export interface LinkedOperation {
  readonly operationId?: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Record<string, unknown>;
}

type Operations = ReadonlyMap<string, LinkedOperation>;

/** Gives each JSON body the example that the fields of its class make up. */
export function addExamples(
  operations: Operations,
  schemas: Readonly<Record<string, JsonSchema>>,
): void {
  for (const { requestBody } of operations.values()) {
    const media = requestBody?.content['application/json'];
    if (media?.schema) media.example ??= exampleOf(media.schema, schemas);
  }
}

/** @throws where a link names an operation that is not there */
export function addLinks(operations: Operations, links: readonly Link[]): void {
  for (const { from, to, parameters, body } of links) {
    const [source, target] = [operations.get(from), operations.get(to)];
    if (!source || !target) throw new Error(`no operation for the link from ${from} to ${to}`);
    const [status] = Object.keys(source.responses).filter((code) => code.startsWith('2'));
    const response = source.responses[status!] as { links?: Record<string, object> };
    const example = target.requestBody?.content['application/json']?.example as object;
    (response.links ??= {})[target.operationId!] = {
      operationId: target.operationId,
      ...(parameters === undefined ? {} : { parameters }),
      ...(body === undefined ? {} : { requestBody: { ...example, ...body } }),
    };
  }
}

/** Of an object what is required, and what is not but has an example of its own. */
function exampleOf(schema: JsonSchema, schemas: Readonly<Record<string, JsonSchema>>): unknown {
  const { example, $ref, allOf, type, properties, required, items } = schema as ObjectSchema;
  if (example !== undefined) return example;
  if ($ref !== undefined) return exampleOf(schemas[$ref.split('/').at(-1)!]!, schemas);
  if (allOf) return exampleOf(allOf[0]!, schemas);
  if (type === 'array' && items) return [exampleOf(items, schemas)];
  if (type !== 'object') return undefined;
  const members = Object.entries(properties ?? {}).filter(
    ([name, member]) => 'example' in member || required?.includes(name),
  );
  return Object.fromEntries(members.map(([name, member]) => [name, exampleOf(member, schemas)]));
}

interface ObjectSchema {
  readonly example?: unknown;
  readonly $ref?: string;
  readonly allOf?: readonly JsonSchema[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
}
