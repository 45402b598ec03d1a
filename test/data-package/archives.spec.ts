import { describe, expect, it } from '@jest/globals';
import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPackage } from '../../libs/data-package/store/open-package.js';
import { importPackage } from '../../libs/data-package/store/import-package.js';
import type { PackageFile } from '../../libs/data-package/store/package-file.js';
import { openZip } from '../../libs/data-package/store/zip-archive.js';
import {
  formula,
  inline,
  number,
  sheetXml,
  soundFiles,
  soundSheets,
  soundWorkbook,
  workbookWith,
  zipWith,
} from './archives.js';
import { ACTOR, FakeLedger, FakeVault, SOUND, packageWith, temporaryFolder } from './fakes.js';

async function imported(path: string | PackageFile) {
  const ledger = new FakeLedger();
  const report = await importPackage({
    path,
    ledger,
    vault: new FakeVault(),
    actor: ACTOR,
    onError: 'stop',
    workDir: await temporaryFolder(),
  });
  const issues = report.issues.map(({ file, line, column, code }) => [file, line, column, code]);
  return { report, issues, recorded: ledger.recorded };
}

const fromFolder = async () => (await imported(await packageWith())).recorded;

const OLD = [0xd0, 0xcf, 0x11, 0xe0, 1, 2];
const XML_OF_2003 =
  '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook></Workbook>';

describe('a zip', () => {
  it('reads as the folder does, at its root or in one folder', async () => {
    const wanted = await fromFolder();
    expect((await imported(await zipWith(soundFiles()))).recorded).toEqual(wanted);
    expect((await imported(await zipWith(soundFiles('吉林/')))).recorded).toEqual(wanted);
  });

  it('reads as bytes from any place', async () => {
    const path = await zipWith(soundFiles());
    const file: PackageFile = {
      name: 'package.zip',
      size: (await stat(path)).size,
      read: (start, end) => createReadStream(path, { start, end: end - 1 }),
    };
    expect((await imported(file)).recorded).toEqual(await fromFolder());
  });

  it('ignores names that climb, hidden folders and what lies deeper', async () => {
    const broken = 'nothing,of,a,table\r\n';
    const path = await zipWith({
      ...soundFiles('p/'),
      'p/deeper/needs.csv': broken,
      '__MACOSX/needs.csv': broken,
      'p/.needs.csv': broken,
    });
    // The writer refuses such names, so they are put in behind its back.
    const bytes = await readFile(path);
    const climbing = Buffer.from(
      bytes.toString('latin1').replaceAll('p/deeper/', '../../../'),
      'latin1',
    );
    await writeFile(path, climbing);
    const { issues, recorded } = await imported(path);
    expect(issues).toEqual([]);
    expect(recorded).toEqual(await fromFolder());
  });

  it('refuses a table that stands in it twice', async () => {
    const path = await zipWith({ ...soundFiles('a/'), 'b/needs.csv': 'x' });
    expect((await imported(path)).issues).toEqual([['needs.csv', null, null, 'FILE_TWICE']]);
  });

  it('refuses what expands without end', async () => {
    const path = await zipWith({
      ...soundFiles(),
      'needs.csv': Buffer.alloc(40 * 1024 * 1024, 44),
    });
    expect((await imported(path)).issues).toEqual([['package.zip', null, null, 'ZIP_BOMB']]);
  });

  it.each([
    ['entries', { entries: 3 }],
    ['bytes', { bytes: 100 }],
  ])('holds to its limit of %s', async (_, limit) => {
    const path = await zipWith(soundFiles());
    const limits = { entries: 100, bytes: 1e9, ratio: 250, ratioFrom: 1e9, ...limit };
    await expect(openZip(path, 'p.zip', limits)).rejects.toThrow('expands to too much');
  });

  it('says so where it is broken', async () => {
    const path = await zipWith(soundFiles());
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, bytes.length / 2));
    expect((await imported(path)).issues).toEqual([['package.zip', null, null, 'FILE_UNREADABLE']]);
    bytes.fill(0xff, 60, 90);
    await writeFile(path, bytes);
    const { issues } = await imported(path);
    expect(issues).toContainEqual([expect.any(String), null, null, 'FILE_UNREADABLE']);
  });

  it.each([
    ['an old workbook', OLD, 'FILE_OLD_EXCEL'],
    ['a locked one', [...OLD, ...Buffer.from('EncryptedPackage', 'utf16le')], 'FILE_WITH_PASSWORD'],
    ['XML of 2003', Buffer.from(XML_OF_2003), 'FILE_XML_2003'],
    ['a text', Buffer.from('region,year'), 'TABLE_UNKNOWN'],
    ['nothing', [], 'FILE_EMPTY'],
  ])('is not %s', async (_, bytes, code) => {
    const path = join(await temporaryFolder(), 'upload');
    await writeFile(path, Buffer.from(bytes));
    const { report } = await imported(path);
    expect(report.issues.map((issue) => issue.code)).toEqual([code]);
  });

  it.each([
    ['xl/vbaProject.bin', 'FILE_WITH_MACROS'],
    ['META-INF/manifest.xml', 'FILE_OPEN_DOCUMENT'],
  ])('with %s is a workbook of another kind', async (part, code) => {
    const path = await zipWith({
      [part]: '',
      'content.xml': '',
      '[Content_Types].xml': '<Types/>',
    });
    const { report } = await imported(path);
    expect(report.issues.map((issue) => issue.code)).toEqual([code]);
  });

  it('says so where there is nothing at the path', async () => {
    const { report } = await imported('/nowhere/at/all');
    expect(report.issues[0]).toMatchObject({ file: 'all', code: 'FILE_UNREADABLE' });
    expect(report.issues[0]!.en).not.toContain('nowhere');
  });
});

describe('a workbook', () => {
  const receipts = (...cells: string[]) =>
    sheetXml([
      [
        'document_no',
        'program',
        'fiscal_year',
        'source',
        'amount',
        'document_date',
        'received_on',
      ].map(inline),
      cells,
    ]);
  const receipt = (amount: string, date: string) =>
    receipts(
      inline('财社〔2017〕1号'),
      inline('URBAN_DIBAO'),
      number('2017'),
      inline('CENTRAL'),
      amount,
      date,
      inline('2017-01-04'),
    );
  const ofReceipts = async (sheet: string, more = {}) => {
    const { issues, recorded } = await imported(await soundWorkbook({ receipts: sheet }, more));
    const found = recorded.find(({ command }) => command.kind === 'RecordReceipt')?.command;
    return { issues, receipt: found };
  };

  it('reads as the folder does', async () => {
    expect((await imported(await soundWorkbook())).recorded).toEqual(await fromFolder());
  });

  it.each([
    ['100000', 10000000n],
    ['1234.5', 123450n],
    ['0.28999999999999998', 29n],
    ['1234.0999999999999', 123410n],
    ['19.989999999999998', 1999n],
    ['999999999999.99', 99999999999999n],
    // As other writers than Excel put numbers, and what adding up leaves.
    ['1.0E7', 1000000000n],
    ['0.30000000000000004', 30n],
    ['1E+3', 100000n],
  ])('takes the number %s for what was typed', async (text, amountFen) => {
    const { issues, receipt: said } = await ofReceipts(receipt(number(text), number('42738')));
    expect(issues).toEqual([]);
    expect(said).toMatchObject({ entries: [{ amountFen }], documentDate: '2017-01-03' });
  });

  it.each(['1e21', '12345678901234567.89', '1.1010119900307E+17', 'NaN', '12,3'])(
    'refuses the number %s, which is not exact',
    async (text) => {
      const { issues } = await ofReceipts(receipt(number(text), number('42738')));
      expect(issues).toEqual([['receipts', 2, 'amount', 'NUMBER_INEXACT']]);
    },
  );

  it('refuses an identity number that the sheet has rounded', async () => {
    const exits = sheetXml([
      ['beneficiary_id', 'region', 'program', 'exited_on', 'reason', 'readmitted_on'].map(inline),
      [
        number('220503198001031240'),
        number('220503'),
        inline('URBAN_DIBAO'),
        number('42789'),
        inline('x'),
      ],
    ]);
    const { issues, report } = await imported(await soundWorkbook({ exits }));
    expect(issues).toEqual([['exits', 2, 'beneficiary_id', 'ID_DIGITS_LOST']]);
    expect(report.issues[0]!.en).not.toContain('2205031980');
  });

  it('reads the days of both systems', async () => {
    const { receipt: of1900 } = await ofReceipts(receipt(number('5'), number('42738')));
    const { receipt: of1904 } = await ofReceipts(receipt(number('5'), number('41276')), {
      date1904: true,
    });
    expect(of1904).toEqual(of1900);
  });

  it('takes the day of a time', async () => {
    const { receipt: said } = await ofReceipts(receipt(number('5'), number('42738.5')));
    expect(said).toMatchObject({ documentDate: '2017-01-03' });
  });

  it('refuses a number that is no day', async () => {
    for (const day of ['1', '9999999']) {
      const { issues } = await ofReceipts(receipt(number('5'), number(day)));
      expect(issues).toEqual([['receipts', 2, 'document_date', 'NOT_A_DATE']]);
    }
  });

  it('reads a month that the sheet took for its first day', async () => {
    const sheet = (day: string) =>
      sheetXml([
        ['region', 'fiscal_year', 'program', 'period', 'published_on', 'url'].map(inline),
        [
          number('220503'),
          number('2017'),
          inline('URBAN_DIBAO'),
          number(day),
          number('42785'),
          inline('u'),
        ],
      ]);
    const good = await imported(await soundWorkbook({ disclosures: sheet('42767') }));
    expect(good.issues).toEqual([]);
    const bad = await imported(await soundWorkbook({ disclosures: sheet('42768') }));
    expect(bad.issues).toEqual([['disclosures', 2, 'period', 'NOT_A_MONTH']]);
  });

  it('takes what a formula gave, and refuses one without a value and an error value', async () => {
    const calculated = await ofReceipts(receipt(formula('5'), number('42738')));
    expect(calculated.receipt).toMatchObject({ entries: [{ amountFen: 500n }] });
    const empty = await ofReceipts(receipt('<c><f>1+1</f></c>', number('42738')));
    expect(empty.issues).toEqual([['receipts', 2, 'amount', 'FORMULA_IN_CELL']]);
    const failed = await ofReceipts(receipt('<c t="e"><v>#N/A</v></c>', number('42738')));
    expect(failed.issues).toEqual([['receipts', 2, 'amount', 'CELL_ERROR']]);
  });

  it('reads shared strings, rich ones too, without their phonetic hints', async () => {
    const strings =
      '<si><t>CENTRAL</t></si><si><r><t>财社</t></r><r><t>〔2017〕1号</t></r><rPh sb="0" eb="1"><t>cai</t></rPh></si>';
    const shared = (index: number) => `<c t="s"><v>${index}</v></c>`;
    const sheet = receipts(
      shared(1),
      inline('URBAN_DIBAO'),
      number('2017'),
      shared(0),
      number('5'),
      number('42738'),
      number('42739'),
    );
    const { issues, receipt: said } = await ofReceipts(sheet, { strings });
    expect(issues).toEqual([]);
    expect(said).toMatchObject({ documentNo: '财社〔2017〕1号', entries: [{ source: 'CENTRAL' }] });
    const lost = await ofReceipts(sheet.replace('<v>0</v>', '<v>7</v>'), { strings });
    expect(lost.issues).toEqual([['receipts', 2, 'source', 'CELL_ERROR']]);
  });

  it('takes a styled cell without a text for an empty one', async () => {
    const sheet = receipt(number('5'), number('42738'));
    const styled = sheet.replace('</row></sheetData>', '<c r="H2" s="4" t="s"/></row></sheetData>');
    const { issues, receipt: said } = await ofReceipts(styled, { strings: '<si><t>x</t></si>' });
    expect([issues, said]).toEqual([[], expect.objectContaining({ fiscalYear: 2017 })]);
    const empty = sheet.replace(/<c r="A2"[^>]*>.*?<\/c>/, '<c r="A2" s="4" t="s"/>');
    const lost = await ofReceipts(empty, { strings: '<si><t>x</t></si>' });
    expect(lost.issues).toEqual([['receipts', 2, 'document_no', 'REQUIRED']]);
  });

  it('finds the shared strings wherever the workbook says they are', async () => {
    const sheet = receipt(number('5'), number('42738')).replace(
      /<c r="D2"[^>]*>.*?<\/c>/,
      '<c r="D2" t="s"><v>0</v></c>',
    );
    const strings = '<si><t>CENTRAL</t></si>';
    const { receipt: said } = await ofReceipts(sheet, { strings, stringsPart: 'texts/all.xml' });
    expect(said).toMatchObject({ entries: [{ source: 'CENTRAL' }] });
  });

  it('passes over sheets that are empty, hidden or notes, and refuses an unknown one', async () => {
    const something = sheetXml([[inline('x')]]);
    const passed = {
      Sheet1: sheetXml([]),
      填表说明: something,
      下拉项: something,
      programs: something,
    };
    const hidden = { hidden: ['下拉项', 'programs'] };
    const { issues, report } = await imported(await soundWorkbook(passed, hidden));
    expect(issues).toEqual([]);
    expect(report.notes.map(({ file, code }) => [file, code])).toEqual(
      ['填表说明', '下拉项', 'programs'].map((file) => [file, 'SHEET_PASSED_OVER']),
    );
    const unknown = await soundWorkbook({ Receits: something });
    expect((await imported(unknown)).issues).toEqual([['Receits', null, null, 'FILE_UNKNOWN']]);
  });

  it('reads a table as an office has it', async () => {
    const day = (serial: string) => number(serial);
    const row = (...cells: string[]) => cells;
    const sheet = sheetXml([
      row(inline('2017年到位资金'), '<c/>', '<c/>'),
      row('<c/>', inline('单位：元')),
      row(
        ...['序号', '文号', ' 资金项目', '预算年度', '资金来源'].map(inline),
        ...['金额（万元）', '文件日期', '到账日期'].map(inline),
      ),
      row(
        number('1'),
        inline('财社〔2017〕1号'),
        inline('URBAN_DIBAO'),
        inline('2017年'),
        inline('ＣＥＮＴＲＡＬ'),
        inline('1,000.5'),
        inline('2017/1/3'),
        day('42739.25'),
      ),
      row('<c/>', '<c/>'),
      row('<c/>', inline('合 计'), '<c/>', '<c/>', '<c/>', number('1000.5')),
    ]);
    const { receipts: _, ...others } = soundSheets();
    const path = await workbookWith({ sheets: { ...others, 到位资金: sheet } });
    const { issues, recorded, report } = await imported(path);
    expect(issues).toEqual([]);
    expect(recorded.find(({ command }) => command.kind === 'RecordReceipt')?.command).toMatchObject(
      {
        ...{ documentNo: '财社〔2017〕1号', documentDate: '2017-01-03', receivedOn: '2017-01-04' },
        entries: [{ program: 'URBAN_DIBAO', source: 'CENTRAL', amountFen: 1_000_500_000n }],
      },
    );
    expect(report.files.find(({ table }) => table === 'receipts')?.understood).toEqual({
      ...{ CHINESE_HEADER: 1, COUNTER_COLUMN: 1, TITLE_ROW: 2, TOTAL_ROW: 1 },
      ...{ SEPARATORS: 1, IN_TEN_THOUSANDS: 2, FULL_WIDTH: 1, DATE_FORM: 2, DATE_TIME: 1 },
    });
    const wrong = await workbookWith({
      sheets: { ...others, 到位资金: sheet.replace('<v>1000.5</v>', '<v>1000.4</v>') },
    });
    expect((await imported(wrong)).issues).toEqual([['到位资金', 6, 'amount', 'TOTAL_MISMATCH']]);
    const unit = await workbookWith({
      sheets: { ...others, 到位资金: sheet.replace('（万元）', '（亿元）') },
    });
    expect((await imported(unit)).issues).toEqual([['到位资金', 3, 'amount', 'UNIT_UNKNOWN']]);
  });

  it('refuses a document type, malformed XML and endless text', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheetXml([[inline('x')]])}`;
    const unreadable = [['needs', null, null, 'FILE_UNREADABLE']];
    expect((await imported(await soundWorkbook({ needs: bomb }))).issues).toEqual(unreadable);
    expect((await imported(await soundWorkbook({ needs: '<a><b></a>' }))).issues).toEqual(
      unreadable,
    );
    const long = sheetXml([[inline('x'.repeat(6_000_000))]]);
    expect((await imported(await soundWorkbook({ needs: long }))).issues).toEqual([
      ['needs', null, null, 'LINE_TOO_LONG'],
    ]);
  });

  it('reads dated, escaped and boolean cells', async () => {
    const dated = '<c t="d"><v>2017-01-03T00:00:00</v></c>';
    const escaped = '<c t="inlineStr"><is><t>a_x4E00_b</t><rPh><t>yi</t></rPh></is></c>';
    const sheet = receipts(
      escaped,
      inline('URBAN_DIBAO'),
      number('2017'),
      inline('CENTRAL'),
      number('5'),
      dated,
      dated,
    );
    const { receipt: said } = await ofReceipts(sheet);
    expect(said).toMatchObject({ documentNo: 'a一b', documentDate: '2017-01-03' });
    const { issues } = await ofReceipts(receipt('<c t="b"><v>1</v></c>', dated));
    expect(issues).toEqual([['receipts', 2, 'amount', 'NOT_YUAN']]);
  });

  it('knows how many rows a sheet says it has', async () => {
    const sheet = sheetXml([SOUND['needs']![0]!.split(',').map(inline)]);
    const sized = sheet.replace('<sheetData>', '<dimension ref="A1:H77"/><sheetData>');
    const source = await openPackage(await soundWorkbook({ needs: sized }));
    expect(source.tables.find(({ table }) => table === 'needs')!.lines).toBe(77);
    expect(source.tables.find(({ table }) => table === 'regions')!.lines).toBe(0);
    await source.close();
  });

  it('refuses a cell of 2 MB by its line', async () => {
    const sheet = receipts(inline('x'.repeat(2_000_000)), inline('URBAN_DIBAO'));
    expect((await ofReceipts(sheet)).issues).toEqual([['receipts', 2, null, 'LINE_TOO_LONG']]);
  });
});
