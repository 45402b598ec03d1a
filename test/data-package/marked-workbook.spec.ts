/** The clerk's own workbook comes back with its faults on its cells, and imports once mended. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { Divisions } from '../../libs/regions/domain/divisions.js';
import { importPackage } from '../../libs/data-package/store/import-package.js';
import { markedWorkbook } from '../../libs/data-package/store/marked-workbook.js';
import { openZip } from '../../libs/data-package/store/zip-archive.js';
import { inline, sheetXml, soundFiles, soundSheets, zipWith } from './archives.js';
import { ACTOR, FakeLedger, FakeVault, SOUND, temporaryFolder } from './fakes.js';

async function imported(path: string) {
  const report = await importPackage({
    path,
    ledger: new FakeLedger(),
    vault: new FakeVault(),
    actor: ACTOR,
    onError: 'stop',
    workDir: await temporaryFolder(),
    divisions: new Divisions(),
  });
  const issues = report.issues.map(({ file, line, column, code }) => [file, line, column, code]);
  return { report, issues };
}

type Parts = Record<string, string>;

async function partsOf(path: string): Promise<Parts> {
  const zip = await openZip(path, 'x.xlsx');
  const parts: Parts = {};
  for (const { name, open } of zip.entries) {
    const chunks: Buffer[] = [];
    for await (const chunk of open()) chunks.push(chunk);
    parts[name] = Buffer.concat(chunks).toString('utf8');
  }
  zip.close();
  return parts;
}

/** Imports, and writes the marked workbook where there is one. */
async function marked(path: string) {
  const { report, issues } = await imported(path);
  const stream = await markedWorkbook(path, report);
  const to = join(await temporaryFolder(), 'marked.xlsx');
  if (stream) await writeFile(to, stream);
  return { issues, path: to, isMarked: stream !== undefined };
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const NEEDS_HEADER = SOUND['needs']![0]!.split(',');

/**
 * As WPS and Excel keep it: shared strings, styled cells, a column of text, merged title, comments
 * of the clerk's own with their shapes, a printer's settings behind.
 */
function clerksFile(amount: string): Parts {
  const cell = (at: string, text: string, s = 1) =>
    `<c r="${at}" s="${s}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const letters = 'ABCDEFGH';
  const header = NEEDS_HEADER.map((name, at) => cell(`${letters[at]}2`, name)).join('');
  const [, ...rows] = SOUND['needs']!;
  const [first = ''] = rows;
  const cells = first
    .split(',')
    .flatMap((text, at) =>
      text === '' || at === 6 ? [] : [cell(`${letters[at]}3`, at === 7 ? amount : text)],
    );
  const needs = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><dimension ref="A1:H3"/><cols><col min="7" max="7" width="9" style="2" customWidth="1"/></cols><sheetData><row r="1" spans="1:8"><c r="A1" s="1" t="s"><v>0</v></c></row><row r="2" spans="1:8">${header}</row><row r="3" spans="1:6" x14ac:dyDescent="0.2" xmlns:x14ac="x">${cells.join('')}</row></sheetData><mergeCells count="1"><mergeCell ref="A1:H1"/></mergeCells><!-- <c r="Z9"/> --><pageMargins left="0.7" right="0.7" top="1" bottom="1" header="0" footer="0"/><legacyDrawing r:id="rId7"/><tableParts count="0"/></worksheet>`;
  const { needs: _, ...others } = soundSheets();
  const sheets = { needs, ...others };
  const names = Object.keys(sheets);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const overrides = [
    ...['workbook.xml sheet.main', 'styles.xml styles', 'sharedStrings.xml sharedStrings'],
    ...['comments1.xml comments', ...names.map((_, at) => `worksheets/sheet${at}.xml worksheet`)],
  ].map((said) => {
    const [part, kind] = said.split(' ');
    return `<Override PartName="/xl/${part}" ContentType="${type}.${kind}+xml"/>`;
  });
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="VML" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${names.map((_, at) => `<Relationship Id="rId${at}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at}.xml"/>`).join('')}<Relationship Id="s" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}"><si><r><t>需求</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>`,
    'xl/styles.xml': `<x:styleSheet xmlns:x="${MAIN}"><x:fonts count="1"><x:font/></x:fonts><x:fills count="3"><x:fill><x:patternFill patternType="none"/></x:fill><x:fill><x:patternFill patternType="gray125"/></x:fill><x:fill><x:patternFill patternType="solid"><x:fgColor rgb="FFCCFFCC"/></x:patternFill></x:fill></x:fills><x:borders count="1"><x:border/></x:borders><x:cellXfs count="3"><x:xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><x:xf numFmtId="4" fontId="0" fillId="2" borderId="0"><x:alignment wrapText="1"/></x:xf><x:xf numFmtId="49" fontId="0" fillId="0" borderId="0"/></x:cellXfs><x:dxfs count="0"/></x:styleSheet>`,
    'xl/worksheets/_rels/sheet0.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId7" Type="${OFFICE}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/><Relationship Id="rId8" Type="${OFFICE}/comments" Target="/xl/comments1.xml"/></Relationships>`,
    'xl/comments1.xml': `<comments xmlns="${MAIN}"><authors><author>张会计</author></authors><commentList><comment ref="H3" authorId="0"><text><t>请领导审核</t></text></comment><comment ref="B3" authorId="0"><text><r><t>年度</t></r></text></comment></commentList></comments>`,
    'xl/drawings/vmlDrawing1.vml': `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">${[7, 1].map((column, at) => `<v:shape id="_x0000_s${2049 + at}" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Row>2</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`).join('')}<v:shape id="_x0000_s3000"><x:ClientData ObjectType="Button"/></v:shape></xml>`,
    'xl/printerSettings/printerSettings1.bin': '\u0001\u0002settings',
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/sheet${at}.xml`,
        sheets[name as keyof typeof sheets],
      ]),
    ),
  };
}

const ISSUES = [
  ['needs', 3, 'persons', 'REQUIRED'],
  ['needs', 3, 'monthly_amount', 'NOT_YUAN'],
];
const comments = (xml: string) =>
  [...xml.matchAll(/<comment ref="(\w+)"[\s\S]*?<\/comment>/g)].map(([all, reference]) => [
    reference,
    all.replace(/<[^>]*>/g, ''),
  ]);

describe('a marked workbook', () => {
  it('keeps every other part, and what the clerk wrote on its cells', async () => {
    const before = clerksFile('三百');
    const { issues, path } = await marked(await zipWith(before, 'package.xlsx'));
    expect(issues).toEqual(ISSUES);
    const after = await partsOf(path);
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(changed.sort()).toEqual([
      ...['xl/comments1.xml', 'xl/drawings/vmlDrawing1.vml', 'xl/styles.xml'],
      'xl/worksheets/sheet0.xml',
    ]);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(comments(after['xl/comments1.xml']!)).toEqual([
      [
        'H3',
        '请领导审核\n\n【兜底核对】\n月人均金额：不是金额：三百（元，至多两位小数）。\n请只填写数字，以元为单位。',
      ],
      ['B3', '年度'],
      ['G3', '【兜底核对】\n人数：不能为空。\n请填写。'],
    ]);
    // One shape more; the cell that was not there is a text, as its column is, and coloured.
    expect(after['xl/drawings/vmlDrawing1.vml']!.match(/<v:shape /g)).toHaveLength(4);
    const sheet = after['xl/worksheets/sheet0.xml']!;
    expect(sheet).toContain('<c r="G3" s="3"/><c r="H3" s="4" t="inlineStr">');
    const unmarked = sheet
      .replace('<c r="G3" s="3"/>', '')
      .replace('<c r="H3" s="4"', '<c r="H3" s="1"')
      .replace('<row r="3" x14', '<row r="3" spans="1:6" x14');
    expect(unmarked).toBe(before['xl/worksheets/sheet0.xml']);
    const styles = after['xl/styles.xml']!;
    expect(styles).toContain('<x:fills count="4">');
    expect(styles).toContain(
      '<x:xf applyFill="1" numFmtId="49" fontId="0" fillId="3" borderId="0"/><x:xf applyFill="1" numFmtId="4" fontId="0" fillId="3" borderId="0"><x:alignment wrapText="1"/></x:xf></x:cellXfs>',
    );
  });

  it('imports once it is mended, and forgets marks that are mended when it is marked again', async () => {
    const first = await marked(await zipWith(clerksFile('三百'), 'package.xlsx'));
    const parts = await partsOf(first.path);
    const sheet = 'xl/worksheets/sheet0.xml';
    const half = parts[sheet]!.replace('<c r="G3" s="3"/>', '<c r="G3" s="3"><v>10</v></c>');
    const second = await marked(await zipWith({ ...parts, [sheet]: half }, 'package.xlsx'));
    expect(second.issues).toEqual(ISSUES.slice(1));
    const again = await partsOf(second.path);
    expect(comments(again['xl/comments1.xml']!).map(([reference]) => reference)).toEqual([
      'H3',
      'B3',
    ]);
    expect(comments(again['xl/comments1.xml']!)[0]![1]!.match(/兜底核对/g)).toHaveLength(1);
    expect(again['xl/drawings/vmlDrawing1.vml']!.match(/<v:shape /g)).toHaveLength(3);
    expect(again[sheet]).toContain('<c r="G3" s="5">');
    const mended = again[sheet]!.replace('<t>三百</t>', '<t>300</t>');
    const path = await zipWith({ ...again, [sheet]: mended }, 'package.xlsx');
    const { report, issues } = await imported(path);
    expect([issues, report.outcome]).toEqual([[], 'posted']);
  });

  it('makes the parts that a plain writer leaves out', async () => {
    const [, ...rows] = SOUND['needs']!;
    const cells = rows[0]!.split(',').slice(0, 7).map(inline);
    const needs = sheetXml([NEEDS_HEADER.map(inline), cells]).replaceAll(' r="', ' r = "');
    const plain = clerksFile('1');
    for (const name of Object.keys(plain)) {
      if (/styles|comments|vml|sheet0.xml.rels/i.test(name)) delete plain[name];
    }
    plain['[Content_Types].xml'] = '<Types/>';
    const rels = plain['xl/_rels/workbook.xml.rels']!.replace(/<Relationship Id="t"[^>]*>/, '');
    const x = (xml: string) =>
      xml.replace(/<(\/?)(\w)/g, '<$1x:$2').replace('<x:worksheet xmlns=', '<x:worksheet xmlns:x=');
    const path = await zipWith(
      {
        ...plain,
        'xl/_rels/workbook.xml.rels': rels,
        'xl/worksheets/sheet0.xml': x(needs).replace('<?x:xml', '<?xml'),
      },
      'package.xlsx',
    );
    const { issues, path: to } = await marked(path);
    expect(issues).toEqual([['needs', 2, 'monthly_amount', 'REQUIRED']]);
    const after = await partsOf(to);
    expect(after['xl/worksheets/sheet0.xml']).toContain(
      `<x:c r="H2" s="1"/></x:row></x:sheetData><x:legacyDrawing xmlns:r="${OFFICE}" r:id="rIdMarks2"/></x:worksheet>`,
    );
    expect(after['[Content_Types].xml']).toMatch(
      /PartName="\/xl\/styles.xml".*PartName="\/xl\/comments1.xml"/,
    );
    expect(comments(after['xl/comments1.xml']!)).toHaveLength(1);
    expect((await imported(to)).issues).toEqual(issues);
  });

  it('is made of the tables where they came as CSV', async () => {
    const files = soundFiles();
    const wrong = {
      ...files,
      'needs.csv': files['needs.csv']!.replace(/,[^,\r\n]*\r\n$/, ',_x0041_<三&\r\n'),
    };
    const { issues, path } = await marked(await zipWith(wrong));
    expect(issues.map(([, line, column, code]) => [line, column, code])).toEqual([
      [SOUND['needs']!.length, 'monthly_amount', 'NOT_YUAN'],
    ]);
    const again = await imported(path);
    expect(again.issues.map(([, line, column, code]) => [line, column, code])).toEqual(
      issues.map(([, line, column, code]) => [line, column, code]),
    );
    const broken = { ...files, 'needs.csv': `${files['needs.csv']}"open\r\n` };
    expect((await marked(await zipWith(broken))).isMarked).toBe(false);
  });
});

const OFFICE_PROGRAM = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((one) => existsSync(one));

(OFFICE_PROGRAM ? describe : describe.skip)('LibreOffice', () => {
  it('shows the marks, and what it saves imports as before', async () => {
    const before = await zipWith(clerksFile('三百'), 'package.xlsx');
    const { path, issues } = await marked(before);
    const folder = await mkdtemp(join(tmpdir(), 'doudi-office-'));
    const convert = (from: string, kind: string) =>
      promisify(execFile)(OFFICE_PROGRAM!, [
        ...['--headless', `-env:UserInstallation=file://${folder}/profile`],
        ...['--convert-to', kind, '--outdir', folder, from],
      ]);
    await convert(path, 'fods');
    const shown = await readFile(join(folder, 'marked.fods'), 'utf8');
    expect(shown.match(/<office:annotation\b/g)).toHaveLength(3);
    expect(shown).toContain('请领导审核');
    expect(shown).toContain('#ffb8b9');
    await convert(path, 'xlsx');
    const saved = await marked(join(folder, 'marked.xlsx'));
    expect(saved.issues).toEqual(issues);
    const after = await partsOf(saved.path);
    const texts = comments(
      Object.entries(after).find(([name]) => /comments\d*\.xml$/.test(name))![1],
    );
    expect(texts.map(([reference]) => reference).sort()).toEqual(['B3', 'G3', 'H3']);
    for (const [, text] of texts) expect(text!.match(/兜底核对/g)?.length ?? 1).toBe(1);
  }, 60_000);
});
