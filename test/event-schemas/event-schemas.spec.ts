/**
 * A released version of an event never changes, and what was ever written is readable for ever.
 * `npm run schemas` writes the files of a version that has none, and rewrites none.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  CATALOGUE,
  type EventType,
  decodeFact,
  encodeFact,
} from '../../libs/event-catalogue/catalogue.js';
import type { EventDefinition } from '../../libs/event-catalogue/event-definition.js';
import { sampleOf } from './sample.js';

const folder = path.resolve(import.meta.dirname, '../../docs/events');
const types = Object.keys(CATALOGUE) as EventType[];
const released = types.flatMap((type) =>
  Array.from({ length: CATALOGUE[type].version }, (_, index) => ({ type, version: index + 1 })),
);
const current = types.map((type) => ({ type, version: CATALOGUE[type].version }));

const schemaFile = (type: string, version: number) => path.join(folder, `${type}.v${version}.json`);
const exampleFile = (type: string, version: number) =>
  path.join(folder, 'examples', `${type}.v${version}.json`);
const jsonOf = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const definitionOf = (type: EventType) => CATALOGUE[type] as EventDefinition<unknown>;

/** Through JSON, so that what is compared is what is written. */
const schemaOf = (type: EventType): unknown =>
  JSON.parse(
    JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: `${type} v${CATALOGUE[type].version}`,
      ...definitionOf(type).codec.schema,
    }),
  );

function writeMissing(file: string, content: unknown): void {
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

beforeAll(() => {
  // Set by `npm run schemas` only: a test run writes nothing.
  if (!(globalThis as { writeMissingSchemas?: boolean }).writeMissingSchemas) return;
  for (const { type, version } of current) {
    writeMissing(schemaFile(type, version), schemaOf(type));
    writeMissing(exampleFile(type, version), sampleOf(definitionOf(type).codec.schema));
  }
});

describe('the published schemas', () => {
  it.each(current)('$type v$version is what the codec says', ({ type, version }) => {
    expect(jsonOf(schemaFile(type, version))).toEqual(schemaOf(type));
  });

  it('are those of the catalogue and no others', () => {
    const names = released.map(({ type, version }) => `${type}.v${version}.json`).sort();
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort(),
    ).toEqual(names);
    expect(readdirSync(path.join(folder, 'examples')).sort()).toEqual(names);
  });
});

describe('a stored example of every version', () => {
  it.each(released)('$type v$version has the shape that was published', ({ type, version }) => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const valid = ajv.compile(jsonOf(schemaFile(type, version)) as object);
    expect({ valid: valid(jsonOf(exampleFile(type, version))), errors: valid.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  it.each(released)('$type v$version decodes', ({ type, version }) => {
    const data = readFileSync(exampleFile(type, version), 'utf8');
    expect(decodeFact({ type, schemaVersion: version, data }).type).toBe(type);
  });

  it.each(current)('$type v$version is written as it was read', ({ type, version }) => {
    const data = readFileSync(exampleFile(type, version), 'utf8');
    const fact = decodeFact({ type, schemaVersion: version, data });
    expect(JSON.parse(encodeFact(fact))).toEqual(JSON.parse(data));
  });

  it.each(current)('$type v$version does not decode without a field', ({ type, version }) => {
    const { schema } = definitionOf(type).codec;
    const [first] = Object.keys(schema['properties'] as object);
    const broken = { ...(jsonOf(exampleFile(type, version)) as object), [first!]: undefined };
    const data = JSON.stringify(broken);
    expect(() => decodeFact({ type, schemaVersion: version, data })).toThrow(/: not /);
  });
});
