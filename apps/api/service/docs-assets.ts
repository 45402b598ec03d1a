import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The docs page's own files, from the installed package: the page works without a network. */
const NAMES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

export const DOCS_ASSETS: ReadonlyMap<string, string> = new Map(
  NAMES.map((name) => [name, join(folder, name)]),
);
