import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

/**
 * Lets node itself run the sources (`node --import ./test/typescript-loader.js file.ts`), compiled
 * as the build compiles them: for what jest loads outside its own transforms, and for processes
 * that tests start in order to kill them.
 */
const AS_HOOKS = '?hooks';
if (!import.meta.url.endsWith(AS_HOOKS)) register(`${import.meta.url}${AS_HOOKS}`);

const build = JSON.parse(readFileSync(new URL('../.swcrc', import.meta.url), 'utf8'));

export async function resolve(specifier, context, next) {
  const isOfSource = /^\.{1,2}\//.test(specifier) && context.parentURL?.endsWith('.ts');
  // A thread's first module has no parent.
  const isFirst = specifier.startsWith('file:') && context.parentURL === undefined;
  if (specifier.endsWith('.js') && (isOfSource || isFirst)) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return { url: source.href, shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(readFileSync(filename, 'utf8'), {
    filename,
    swcrc: false,
    jsc: build.jsc,
    module: build.module,
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}
