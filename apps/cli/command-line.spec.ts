import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportPackage } from '../../libs/data-package/store/export-package.js';
import { TargetInUse } from '../../libs/data-package/store/package-target.js';
import { makeRunFolder } from '../../test/test-run.js';
import { UsageError } from './command.js';
import { failureOf } from './failures.js';
import { USAGES, allUsages } from './usages.js';

const ROOT = join(import.meta.dirname, '../..');
const LOADER = ['--import', './test/typescript-loader.js', 'apps/cli/main.ts'];

function doudi(...args: string[]) {
  const env = { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' };
  const told = spawnSync(process.execPath, [...LOADER, ...args], { cwd: ROOT, env });
  return { code: told.status, out: String(told.stdout), err: String(told.stderr) };
}

describe('the command line', () => {
  it('says its version, and how it is called', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(doudi('--version')).toEqual({ code: 0, out: `doudi ${version}\n`, err: '' });
    expect(doudi('--help')).toEqual({ code: 0, out: allUsages(), err: '' });
    expect(doudi('nothing')).toEqual({ code: 2, out: '', err: allUsages() });
  });

  it('says how each command is called, also where it was called wrongly', () => {
    const help = doudi('export', '--help');
    expect([help.code, help.err]).toEqual([0, '']);
    expect(help.out).toContain(`doudi export ${USAGES.export.synopsis}`);
    for (const args of [['export'], ['export', '--what'], ['rebuild', 'all'], ['seal', 'it']]) {
      const { code, out, err } = doudi(...args);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(`doudi ${args[0]!}`);
      expect(err.trim().split('\n').length).toBeLessThan(3);
    }
  });
});

describe('a failure', () => {
  const missing = Object.assign(new Error('no'), { code: 'ENOENT', path: '/nowhere/a.zip' });
  it.each([
    [missing, '/nowhere/a.zip: 文件或文件夹不存在 no such file or folder', undefined],
    [new UsageError('so'), 'so', 2],
    [new DOMException('stopped', 'AbortError'), '已中断 interrupted', 130],
    [new TypeError('x is not a function'), 'TypeError: x is not a function', undefined],
  ] as const)('is told without a trace: %s', async (error, text, code) => {
    expect(await failureOf(error)).toEqual(code === undefined ? { text } : { text, code });
  });
});

describe('an export', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await makeRunFolder();
    await writeFile(join(folder, 'file'), '');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const events = async function* () {
    await Promise.resolve();
  };
  const options = (path: string) => ({
    ...{ events, path: join(folder, path), workDir: join(folder, 'work') },
    format: path.endsWith('.zip') ? ('zip' as const) : ('folder' as const),
  });

  it.each(['file/inside', 'file/inside.zip', 'nowhere/inside.zip'])(
    'ends at once where %s cannot be',
    async (path) => {
      const error: unknown = await exportPackage(options(path)).catch((thrown: unknown) => thrown);
      expect((await failureOf(error)).text).toMatch(/inside(?:\.zip)?: \p{Script=Han}/u);
    },
  );

  it('overwrites nothing', async () => {
    await expect(exportPackage(options('.'))).rejects.toBeInstanceOf(TargetInUse);
  });

  it.each(['new/folder', 'new.zip'])('ends on a signal and leaves no %s', async (path) => {
    const signal = AbortSignal.abort();
    await expect(exportPackage({ ...options(path), signal })).rejects.toThrow(/abort/i);
    expect(await readdir(folder)).not.toContain(path.split('/')[0]);
  });
});
