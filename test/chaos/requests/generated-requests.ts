/**
 * Requests over all operations of the served document, each made of the seed and its number: such
 * as should be answered, such as are wrong in one to three places, and such as are no requests.
 */
import {
  PERMISSIONS,
  type Permission,
  type PermissionName,
} from '../../../libs/access/domain/permissions.js';
import { ROLES, type Role } from '../../../libs/access/domain/roles.js';
import type { Document, ExampleRequests, Operation, Parameter } from './example-requests.js';
import type { KnownValues } from './known-values.js';
import { Random } from './random.js';
import { type Place, SchemaValues, oddValue } from './schema-values.js';

export interface Who {
  readonly role: Role;
  readonly region?: string;
  readonly subject: string;
}

export interface GeneratedRequest {
  readonly number: number;
  readonly operation: Operation;
  readonly who: Who | null;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
}

export interface Generating {
  readonly seed: string;
  readonly document: Document;
  readonly examples: ExampleRequests;
  readonly known: KnownValues;
  readonly counties: readonly string[];
  /** Of the example of an upload. */
  readonly upload: Buffer;
}

type Wrong = Readonly<Record<'path' | 'query' | 'body' | 'headers', boolean>>;

/** Beyond 16 KB Node itself says 431. */
const LONGEST_ADDRESS = 12_000;

const RIGHT: Wrong = { path: false, query: false, body: false, headers: false };

export class GeneratedRequests {
  private readonly values: SchemaValues;
  private readonly operations: readonly Operation[];

  constructor(private readonly from: Generating) {
    this.values = new SchemaValues(from.document.components.schemas, from.known);
    this.operations = from.examples.operations.filter(({ template }) =>
      template.startsWith('/api/'),
    );
  }

  at(number: number): GeneratedRequest {
    const random = new Random(`${this.from.seed}:${number}`);
    const operation = random.pick(this.operations);
    const county = random.pick(this.from.counties);
    const place = { template: operation.template, name: '', county };
    const wrong = wrongPlaces(random);
    const headers: Record<string, string> = {};
    const path = this.pathOf(operation, place, wrong, random, headers);
    const body = this.bodyOf(operation, place, wrong, random, headers);
    const who = whoAsks(operation, /\/counties\/(\d{6})/.exec(path)?.[1] ?? county, random);
    return { number, operation, who, path, headers, body };
  }

  private pathOf(
    { template, described }: Operation,
    place: Place,
    wrong: Wrong,
    random: Random,
    headers: Record<string, string>,
  ): string {
    let path = template;
    const query = new URLSearchParams();
    for (const parameter of described.parameters ?? []) {
      const value = this.valueOf(parameter, place, wrong, random);
      if (value === undefined) continue;
      if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, escaped(value));
      else if (parameter.in === 'query') query.append(parameter.name, value);
      else if (/^[\x21-\x7e]{1,4000}$/.test(value)) headers[parameter.name] = value;
    }
    if (wrong.query) query.append(random.pick(['x', '__proto__', 'limit', 'a[b]', '']), 'x');
    const text = query.toString();
    return `${path}?${text}`.slice(0, LONGEST_ADDRESS);
  }

  private valueOf(
    { name, in: where, required = false, schema }: Parameter,
    place: Place,
    wrong: Wrong,
    random: Random,
  ): string | undefined {
    const isOdd = where === 'header' ? wrong.headers : where === 'path' ? wrong.path : wrong.query;
    if (!random.chance(required ? 0.98 : (LIKELY[name] ?? 0.3))) return undefined;
    if (isOdd && random.chance(0.6)) return textOf(oddValue(random));
    if (name === 'Idempotency-Key') return `key-${random.below(300)}`;
    return textOf(this.values.right(schema, { ...place, name }, random));
  }

  private bodyOf(
    { template, described }: Operation,
    place: Place,
    wrong: Wrong,
    random: Random,
    headers: Record<string, string>,
  ): string | Buffer | undefined {
    const types = Object.entries(described.requestBody?.content ?? {});
    if (types.length === 0) return undefined;
    const [type, { schema, example }] = random.pick(types);
    headers['Content-Type'] = type;
    if (type === 'multipart/form-data') return this.upload(wrong, random, headers);
    if (type === 'text/csv') return csv(wrong, random);
    const isExample = example !== undefined && random.chance(0.3);
    const value = isExample
      ? renumbered(example, random)
      : this.values.right(schema!, place, random);
    if (!wrong.body) return JSON.stringify(value);
    if (random.chance(0.15)) return broken(JSON.stringify(value), random, headers);
    const changed = structuredClone(value) as Record<string, unknown>;
    for (let left = 1 + random.below(3); left > 0; left--) spoil(changed, template, random);
    return JSON.stringify(changed);
  }

  private upload(wrong: Wrong, random: Random, headers: Record<string, string>): Buffer {
    const boundary = `b${random.below(1e9)}`;
    headers['Content-Type'] = `multipart/form-data; boundary=${boundary}`;
    const file = Buffer.from(this.from.upload);
    if (wrong.body) file[random.below(file.length)]! ^= 1 + random.below(255);
    const name = wrong.body && random.chance(0.2) ? 'other' : 'package';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="package.zip"\r\n\r\n`;
    const whole = Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    return wrong.body && random.chance(0.2) ? whole.subarray(0, random.below(whole.length)) : whole;
  }
}

/** How often a parameter is told that need not be. */
const LIKELY: Readonly<Record<string, number>> = {
  ...{ minPosition: 0.05, cursor: 0.1, limit: 0.3, dryRun: 0.2, knownAt: 0.1, asOf: 0.25 },
  ...{ 'If-Match': 0.05, 'Idempotency-Key': 0.2, 'Last-Event-ID': 0.1, purpose: 0.95, token: 0.9 },
};

function wrongPlaces(random: Random): Wrong {
  if (random.chance(0.6)) return RIGHT;
  return {
    path: random.chance(0.2),
    query: random.chance(0.35),
    body: random.chance(0.8),
    headers: random.chance(0.1),
  };
}

/** Mostly somebody who may, of the county that is asked about. */
function whoAsks({ described }: Operation, county: string, random: Random): Who | null {
  const permission = described['x-permission'] as PermissionName | undefined;
  if (random.chance(permission === undefined ? 0.6 : 0.02)) return null;
  const table: Readonly<Record<string, Permission>> = PERMISSIONS;
  const allowed = table[permission ?? '']?.roles ?? ROLES;
  const role = random.pick(random.chance(0.9) ? allowed : ROLES);
  const subject = `${role} ${random.below(5)}`;
  const isOfCounty = role === 'county-treasury' || (role === 'civil-affairs' && random.chance(0.7));
  return { role, subject, ...(isOfCounty ? { region: county } : {}) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** What an address can hold. */
function escaped(text: string): string {
  const part = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '?'));
  return part === '' || /^\.+$/.test(part) ? '-' : part;
}

/** The example, its numbers others than those that were recorded. */
function renumbered(example: unknown, random: Random): unknown {
  const number = random.below(1e6);
  return JSON.parse(
    JSON.stringify(example, (name, value: unknown) =>
      typeof value === 'string' && /No$|Id$/.test(name) && !/^\d{17}/.test(value)
        ? `${value}-${number}`
        : value,
    ),
  );
}

/** One member somewhere is changed, removed, or added. */
function spoil(holder: Record<string, unknown>, template: string, random: Random): void {
  const names = Object.keys(holder);
  const name = names.length === 0 ? template : random.pick(names);
  const value = holder[name];
  const isHolder = typeof value === 'object' && value !== null;
  if (isHolder && random.chance(0.5)) {
    return spoil(value as Record<string, unknown>, template, random);
  }
  if (random.chance(0.15)) delete holder[name];
  else if (random.chance(0.1)) holder['another'] = oddValue(random);
  else holder[name] = oddValue(random);
}

/** No JSON, or not said to be. */
function broken(json: string, random: Random, headers: Record<string, string>): string | Buffer {
  const bytes = Buffer.from(json);
  const ways: readonly (() => string | Buffer)[] = [
    () => json.slice(0, random.below(json.length)),
    () => {
      bytes[random.below(bytes.length)] = random.below(256);
      return bytes;
    },
    () => {
      headers['Content-Type'] = random.pick(['text/plain', 'application/xml', 'text/csv', 'x']);
      return json;
    },
    () => {
      headers['Content-Encoding'] = random.pick(['gzip', 'br', 'deflate', 'zip']);
      return json;
    },
    () => '['.repeat(1 + random.below(100_000)),
    () => `{${Array.from({ length: 1 + random.below(20_000) }, (_, at) => `"k${at}":0`).join()}}`,
  ];
  return random.pick(ways)();
}

const COLUMNS = 'payment_no,beneficiary_id,name,persons,months,component,amount';

function csv(wrong: Wrong, random: Random): string {
  const count = random.chance(0.02) ? 5_000 : 1 + random.below(20);
  const lines = Array.from(
    { length: count },
    (_, at) => `${at + 1},11010119900307${100 + (at % 900)}X,示例甲,1,1,BASIC,307.00`,
  );
  if (wrong.body) lines[random.below(count)] = textOf(oddValue(random)).slice(0, 1_000);
  return `${wrong.body && random.chance(0.2) ? 'payment_no,x' : COLUMNS}\n${lines.join('\n')}\n`;
}
