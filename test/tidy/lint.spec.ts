import { beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';

/** Each rule seen to fail on text that breaks it, under the path of a real file. */
const cases: readonly [rule: string, path: string, text: string][] = [
  ['no-restricted-globals', 'libs/funds/domain/lots.ts', 'export const now = () => Date.now();'],
  [
    'no-restricted-globals',
    'libs/funds/domain/lots.ts',
    'export const where = () => process.cwd();',
  ],
  ['no-restricted-globals', 'libs/funds/domain/lots.ts', "export const page = () => fetch('x');"],
  [
    'no-restricted-properties',
    'libs/funds/domain/lots.ts',
    'export const r = () => Math.random();',
  ],
  ['no-restricted-properties', 'libs/money/fen.ts', "export const port = process.env['PORT'];"],
  ['no-restricted-exports', 'libs/money/fen.ts', 'export default 1;'],
  ['no-console', 'libs/money/fen.ts', "console.log('1');"],
  [
    '@typescript-eslint/no-floating-promises',
    'libs/money/fen.ts',
    'export function go() { Promise.resolve(1); }',
  ],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    'libs/money/fen.ts',
    `export function name(kind: 'a' | 'b') { switch (kind) { case 'a': return 1; } return 2; }`,
  ],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    'libs/funds/domain/lots.ts',
    `export function name(kind: 'a' | 'b') { switch (kind) { case 'a': return 1; default: return 2; } }`,
  ],
  [
    'no-restricted-syntax',
    'libs/funds/projections/fund-tables.ts',
    `import type { Fact } from '../../event-catalogue/catalogue.js';
     export const isNeed = (fact: Fact) => fact.type === 'NeedAssessed';`,
  ],
  [
    '@typescript-eslint/consistent-type-imports',
    'libs/money/fen.ts',
    `import { SpendingClass } from '../event-catalogue/vocabulary.js';
     export const of: SpendingClass = 'OTHER';`,
  ],
  ['max-len', 'libs/money/fen.ts', `// ${'long '.repeat(30)}`],
  [
    'max-lines-per-function',
    'libs/money/fen.ts',
    `export function long() {\n${'void 0;\n'.repeat(71)}}`,
  ],
  ['max-lines', 'libs/money/fen.ts', 'void 0;\n'.repeat(401)],
  [
    'complexity',
    'libs/money/fen.ts',
    `export const many = (n: number) => ${'n > 1 ? 1 : '.repeat(12)}0;`,
  ],
];

describe('eslint.config.js', () => {
  let eslint: ESLint;
  beforeAll(() => {
    eslint = new ESLint();
  });

  it.each(cases)('%s fails in %s', async (rule, filePath, text) => {
    const [result] = await eslint.lintText(text, { filePath });
    expect(result?.messages.map((message) => message.ruleId)).toContain(rule);
  });

  it('lets the command line print and settings be read in one place', async () => {
    const printing = await eslint.calculateConfigForFile('apps/cli/main.ts');
    const settings = await eslint.calculateConfigForFile('libs/configuration/settings.ts');
    expect(printing.rules['no-console'][0]).toBe(0);
    expect(settings.rules['no-restricted-properties'][0]).toBe(0);
  });
});
