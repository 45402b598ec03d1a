import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesBelow, root, textOf } from './tree.js';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(textOf('package.json')) as Manifest;
const documents = filesBelow('.').filter((file) => file.endsWith('.md'));
const packages = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });

/** Anchors of a document: lower case, no punctuation, hyphens for blanks. */
function anchorsOf(file: string): readonly string[] {
  return [...textOf(file).matchAll(/^#+ +(.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

function brokenLinks(file: string): readonly string[] {
  const text = textOf(file).replace(/```[\s\S]*?```/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1]!)
    .filter((link) => !/^(?:https?|mailto):/.test(link))
    .filter((link) => {
      const [target, anchor] = link.split('#') as [string, string?];
      const named = target ? path.posix.join(path.posix.dirname(file), target) : file;
      if (!existsSync(path.join(root, named))) return true;
      return anchor !== undefined && !anchorsOf(named).includes(decodeURIComponent(anchor));
    });
}

/** Commands of the fenced shell blocks, without their comments. */
function commandsOf(file: string): readonly string[] {
  return [...textOf(file).matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) =>
    block!
      .split('\n')
      .map((line) => line.replace(/\s+#\s.*$/, '').trim())
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
}

describe('the documents', () => {
  it('are there where the sources cite them', () => {
    const sources = ['apps', 'libs', 'migrations'].flatMap(filesBelow);
    const cited = sources.flatMap((file) => [...textOf(file).matchAll(/\b([a-z-]+\.md)\b/g)]);
    const names = new Set(cited.map((match) => match[1]!));
    expect([...names].filter((name) => !existsSync(path.join(root, 'docs', name)))).toEqual([]);
  });

  it.each(documents)('%s links to what is there', (file) => {
    expect(brokenLinks(file)).toEqual([]);
  });

  it.each(documents)('%s names only scripts that npm can run', (file) => {
    const named = [...textOf(file).matchAll(/npm run ([a-z][\w:-]*)/g)].map((match) => match[1]!);
    expect(named.filter((script) => !Object.hasOwn(manifest.scripts, script))).toEqual([]);
  });

  it.each(['README', 'docs/manual'])('%s gives the same commands in both languages', (name) => {
    expect(commandsOf(`${name}.zh-CN.md`)).toEqual(commandsOf(`${name}.md`));
  });

  it.each(['README.md', 'README.zh-CN.md'])('%s is a tour of at most 120 lines', (file) => {
    expect(textOf(file).split('\n').length).toBeLessThanOrEqual(120);
  });

  it('begins both with the two commands', () => {
    for (const file of ['README.md', 'README.zh-CN.md']) {
      expect(commandsOf(file).slice(0, 2)).toEqual([
        'npm ci && npm run demo',
        'npm ci && npm test',
      ]);
    }
  });
});

describe('the settings', () => {
  const read = [...textOf('libs/configuration/settings.ts').matchAll(/'([A-Z]+(?:_[A-Z]+)*)'/g)]
    .map((match) => match[1]!)
    .filter((name) => name === 'HOST' || name === 'PORT' || name.includes('_'));

  it.each(['docs/settings.md', '.env.example'])('%s lists those that are read', (file) => {
    const listed = [...textOf(file).matchAll(/^(?:\| `|# )([A-Z_]+)(?:` |=)/gm)].map(
      ([, name]) => name,
    );
    expect(listed.sort()).toEqual([...new Set(read)].sort());
  });
});

describe('the packages', () => {
  const listed = textOf('docs/dependencies.md').split('\n');

  it.each(packages)('%s says why it is here', (name) => {
    const rows = listed.filter((line) => line.startsWith(`| \`${name}\` `));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(
      (manifest.dependencies[name] ?? manifest.devDependencies[name])!.replace(/^[\^~]/, ''),
    );
  });

  it('lists none that has gone', () => {
    const names = listed.flatMap((line) => /^\| `([^`]+)` /.exec(line)?.[1] ?? []);
    expect(names.filter((name) => !packages.includes(name))).toEqual([]);
  });
});
