/** Papers as programs of others read them: text, fonts, pages; and what the font holds. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { fontFile } from './face.js';
import { brokenInto } from './lines.js';
import { newPdf, embedded } from './pdf-document.js';
import type { Block, Paper, Row } from './paper.js';
import { printPaper } from './print-paper.js';

const run = promisify(execFile);
const POPPLER = existsSync('/usr/bin/pdftotext');

const paper = (blocks: readonly Block[], more: Partial<Paper> = {}): Paper => ({
  title: '县级财政责任台账',
  subtitle: '东辽县　2017年度',
  seal: ['单位（盖章）：', '负责人：'],
  foot: ['截至：2017年12月31日', '打印：张三'],
  printedAt: new Date('2026-12-01T00:00:00Z'),
  blocks,
  ...more,
});

function* rows(count: number): Generator<Row> {
  for (let at = 0; at < count; at += 1) yield { cells: [`城市低保${at}`, `1,234,${at + 1000}.50`] };
}

const table = (count: number): Block => ({
  kind: 'table',
  unit: '单位：元',
  columns: [
    { head: '项目', width: 1 },
    { head: '金额', width: 1, align: 'right' },
  ],
  rows: rows(count),
});

async function read(file: Buffer, program: string, ...options: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'doudi-paper-'));
  try {
    const path = join(folder, 'paper.pdf');
    await writeFile(path, file);
    const output = program === 'pdftotext' ? ['-'] : [];
    return (await run(`/usr/bin/${program}`, [...options, path, ...output])).stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the font', () => {
  const characters = readFileSync(new URL('standard-characters.txt', import.meta.url), 'utf8');
  const standard = [...characters].filter((character) => character !== '\n');

  it.each(['regular', 'bold'] as const)('has all of 通用规范汉字表, %s', (weight) => {
    const { font } = embedded(newPdf('', new Date(0)), weight, fontFile(weight));
    const missing = standard.filter((one) => !font.hasGlyphForCodePoint(one.codePointAt(0)!));
    expect(new Set(standard).size).toBe(8105);
    expect(missing).toEqual([]);
  });
});

describe('lines', () => {
  it('end after words and before no closing mark', () => {
    const width = (text: string): number => [...text].length;
    expect(brokenInto('截至2017年12月，（缺口）1234.50元。', width, 9)).toEqual([
      '截至2017年12',
      '月，（缺口）',
      '1234.50元。',
    ]);
  });
});

describe('a paper', () => {
  it('is the same bytes each time', async () => {
    const [one, other] = [
      await buffer(printPaper(paper([table(3)]))),
      await buffer(printPaper(paper([table(3)]))),
    ];
    expect(one.equals(other)).toBe(true);
  });

  it('passes on what breaks while it is made', async () => {
    const broken: Block = { ...table(0), rows: failing() } as Block;
    await expect(buffer(printPaper(paper([broken])))).rejects.toThrow('the rows broke');
  });
});

async function* failing(): AsyncGenerator<Row> {
  throw await Promise.resolve(new Error('the rows broke'));
}

(POPPLER ? describe : describe.skip)('a paper as poppler reads it (pdftotext, pdffonts)', () => {
  it('repeats heads, numbers its pages, and has every row once', async () => {
    const file = await buffer(printPaper(paper([table(200)])));
    const text = await read(file, 'pdftotext', '-layout');
    const amounts = text.match(/1,234,\d+\.50/g)!;
    expect(amounts).toEqual([...rows(200)].map(({ cells }) => cells[1]));
    const pages = text.split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(3);
    for (const [at, page] of pages.entries()) {
      expect(page).toMatch(new RegExp(`第${at + 1}页\\s*共${pages.length}页`));
      expect(page).toMatch(/项目\s+金额/);
      expect(page).toContain('截至：2017年12月31日');
    }
    expect(pages.at(-1)).toContain('单位（盖章）：');
  });

  it('embeds what it uses of the font, and no more', async () => {
    const file = await buffer(printPaper(paper([table(3)])));
    const fonts = (await read(file, 'pdffonts')).split('\n').slice(2, -1);
    expect(fonts).toHaveLength(2);
    for (const font of fonts) expect(font).toMatch(/NotoSerifSC-\w+\s+CID TrueType.*yes yes yes/);
    expect(file.length).toBeLessThan(60_000);
  });

  it('names a character that the font does not have', async () => {
    const text = await read(
      await buffer(printPaper(paper([{ kind: 'paragraph', text: '户主𠮷某' }]))),
      'pdftotext',
    );
    expect(text).toContain('户主〓某');
    expect(text).toContain('U+20BB7（第1页）');
  });
});
