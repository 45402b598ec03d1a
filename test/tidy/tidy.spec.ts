import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesBelow, foldersIn, root, textOf } from './tree.js';

const sources = ['apps', 'libs', 'migrations', 'test'].flatMap(filesBelow);
const textual = /\.(?:[cm]?[jt]s|json|md|ya?ml|sh|html|css|example)$|(?:^|\/)\.[a-z]+$|\/run$/;
const written = filesBelow('.').filter((file) => textual.test(file));

/** Lines that say what they must not. This folder names the words and is left out. */
function linesMatching(pattern: RegExp, files: readonly string[]): readonly string[] {
  return files
    .filter((file) => !file.startsWith('test/tidy/'))
    .flatMap((file) =>
      textOf(file)
        .split('\n')
        .map((text, index) => `${file}:${index + 1}: ${text.trim().slice(0, 120)}`)
        .filter((line) => pattern.test(line.slice(file.length))),
    );
}

describe('names', () => {
  it('has no barrels: an import names the file it means', () => {
    expect(sources.filter((file) => /\/index\.[jt]s$/.test(file))).toEqual([]);
  });

  it('has no drawer for what has no place', () => {
    const drawers = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'shared', 'core']);
    const parts = (file: string) => file.split('/').map((part) => part.split('.')[0]!);
    expect(sources.filter((file) => parts(file).some((part) => drawers.has(part)))).toEqual([]);
  });

  it('names files in kebab case', () => {
    const odd = sources.filter(
      (file) =>
        file.endsWith('.ts') && !/^[a-z0-9]+(?:[-.][a-z0-9]+)*\.ts$/.test(path.basename(file)),
    );
    expect(odd).toEqual([]);
  });

  it('gives each class of a request body a name of its own: OpenAPI knows it by that alone', () => {
    const names = sources
      .filter((file) => !file.startsWith('test/'))
      .flatMap((file) => [...textOf(file).matchAll(/^(?:export )?class (\w+Body)\b/gm)])
      .map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('has no room in a capability but the four', () => {
    const rooms = new Set(['domain', 'projections', 'store', 'nest']);
    const foundation =
      /^(?:event-store|event-catalogue|money|regions|policy|refusals|postgres|projection|http)$/;
    const odd = foldersIn('libs')
      .filter((lib) => !foundation.test(lib))
      .flatMap((lib) => foldersIn(`libs/${lib}`).map((room) => `libs/${lib}/${room}`))
      .filter((room) => !rooms.has(path.basename(room)));
    expect(odd).toEqual([]);
  });
});

describe('what is written', () => {
  it('has no two bodies of one name, of which the OpenAPI document would keep one', () => {
    const sources = ['apps', 'libs'].flatMap(filesBelow).map(textOf);
    const names = sources.flatMap((text) =>
      [...text.matchAll(/^(?:export )?class (\w+Body)\b/gm)].map(([, name]) => name!),
    );
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('leaves nothing for later without saying where it is tracked', () => {
    expect(linesMatching(/\b(?:TODO|FIXME|XXX)\b/, written)).toEqual([]);
  });

  it('names no path of the machine it was written on', () => {
    expect(linesMatching(/(?<![\w.])\/(?:work|home|Users)\/\w|\.\.\/shared\b/, written)).toEqual(
      [],
    );
  });

  it('names no package registry', () => {
    expect(linesMatching(/\bregistry\.[\w-]+\.|npmmirror|"resolved":/, written)).toEqual([]);
  });

  it('skips no test in silence, and runs none alone', () => {
    const specs = sources.filter((file) => file.endsWith('.spec.ts'));
    expect(linesMatching(/\b(?:it|test|describe)\.only\(|\bx(?:it|describe)\(/, specs)).toEqual([]);
  });
});

describe('each lib', () => {
  it.each(foldersIn('libs'))('%s says in 5 to 20 lines what it decides', (lib) => {
    const readme = `libs/${lib}/README.md`;
    expect(existsSync(path.join(root, readme))).toBe(true);
    const lines = textOf(readme).trim().split('\n');
    expect(lines[0]).toBe(`# ${lib}`);
    expect(lines.length).toBeGreaterThanOrEqual(5);
    expect(lines.length).toBeLessThanOrEqual(20);
  });
});
