/** The single-file verifier, run as an auditor runs it: alone in a folder, without any package. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Vector } from './vector.js';

const here = import.meta.dirname;
const vectors = path.join(here, '../fixtures/proof-vectors.json');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'doudi-verifier-'));
  copyFileSync(path.join(here, '../../docs/verify/verify.mjs'), path.join(folder, 'verify.mjs'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  const options = { cwd: folder, encoding: 'utf8' as const };
  try {
    return { code: 0, said: execFileSync(process.execPath, ['verify.mjs', ...args], options) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, said: stdout };
  }
}

describe('verify.mjs', () => {
  it('gives every vector the verdict that the service gives it', () => {
    const { length } = JSON.parse(readFileSync(vectors, 'utf8')) as readonly Vector[];
    const { code, said } = run('--vectors', vectors);
    expect(said).toContain(`${length}/${length} `);
    expect(code).toBe(0);
  });

  it('says where it does not agree', () => {
    const [first, ...others] = JSON.parse(readFileSync(vectors, 'utf8')) as readonly Vector[];
    const changed = path.join(folder, 'changed.json');
    writeFileSync(changed, JSON.stringify([{ ...first, verdict: 'LEAF_MISMATCH' }, ...others]));
    const { code, said } = run('--vectors', changed);
    expect(said).toContain(first!.name);
    expect(code).toBe(1);
  });

  it('12.A6 is the one whose SHA-256 is published', () => {
    const sums = readFileSync(path.join(here, '../../docs/verify/SHA256SUMS'), 'utf8');
    const bytes = readFileSync(path.join(folder, 'verify.mjs'));
    // `sha256sum verify.mjs > SHA256SUMS` in docs/verify
    expect(sums).toBe(`${createHash('sha256').update(bytes).digest('hex')}  verify.mjs\n`);
  });

  it('12.A6 says so of a call that it does not understand', () => {
    for (const args of [[], ['--nothing', 'x'], ['--checkpoint']])
      expect(run(...args).code).toBe(2);
    expect(run('missing.zip').code).toBe(2);
  });

  it('needs nothing but Node', () => {
    const text = readFileSync(path.join(folder, 'verify.mjs'), 'utf8');
    const imported = [...text.matchAll(/from '([^']+)'/g)].map(([, name]) => name);
    expect(imported.filter((name) => !name!.startsWith('node:'))).toEqual([]);
  });
});
