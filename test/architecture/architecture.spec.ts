import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type ICruiseResult, type IConfiguration, cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const root = path.resolve(import.meta.dirname, '../..');
const fixtures = path.join(import.meta.dirname, 'fixtures');
const { forbidden = [], options = {} } = createRequire(import.meta.url)(
  '../../.dependency-cruiser.cjs',
) as IConfiguration;
const folders = ['apps', 'libs', 'migrations', 'test'];

async function brokenRules(baseDir: string): Promise<readonly string[]> {
  const present = new Set(readdirSync(baseDir));
  const { output } = await cruise(
    folders.filter((folder) => present.has(folder)),
    { ...options, ruleSet: { forbidden }, validate: true, baseDir },
    {},
    { tsConfig: extractTSConfig(path.join(root, 'tsconfig.json')) },
  );
  const { violations } = (output as ICruiseResult).summary;
  return violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}

describe('the direction of imports', () => {
  it('has a folder that breaks it for each rule, and no other', () => {
    expect(readdirSync(fixtures).sort()).toEqual(forbidden.map((rule) => rule.name).sort());
  });

  it.each(readdirSync(fixtures))('%s is seen to fail, alone', async (rule) => {
    const broken = await brokenRules(path.join(fixtures, rule));
    expect(new Set(broken.map((line) => line.split(':')[0]))).toEqual(new Set([rule]));
  });

  it('holds in the whole tree', async () => {
    expect(await brokenRules(root)).toEqual([]);
  });
});
