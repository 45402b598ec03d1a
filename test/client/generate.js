/**
 * Types of the interface for the client of the tests, made of the OpenAPI document: of its shapes
 * alone, since an example may name a file that is served and not at hand.
 */
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const PROSE = new Set(['description', 'summary']);

const [from, to] = process.argv.slice(2);
const document = JSON.parse(await readFile(from, 'utf8'), (name, value) =>
  name === 'examples' || (PROSE.has(name) && typeof value === 'string') ? undefined : value,
);
await writeFile(to, astToString(await openapiTS(document)));
