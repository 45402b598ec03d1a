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
  soundWorkbook,
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
    ['an old or locked workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'password'],
    ['a text', Buffer.from('region,year'), 'neither a folder'],
    ['nothing', Buffer.alloc(0), 'neither a folder'],
  ])('is not %s', async (_, bytes, reason) => {
    const path = join(await temporaryFolder(), 'upload');
    await writeFile(path, bytes);
    const { report } = await imported(path);
    expect(report.issues.map(({ code }) => code)).toEqual(['FILE_UNREADABLE']);
    expect(report.issues[0]!.en).toContain(reason);
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
  ])('takes the number %s for what was typed', async (text, amountFen) => {
    const { issues, receipt: said } = await ofReceipts(receipt(number(text), number('42738')));
    expect(issues).toEqual([]);
    expect(said).toMatchObject({ entries: [{ amountFen }], documentDate: '2017-01-03' });
  });

  it.each(['0.30000000000000004', '1E+3', '1e21', '12345678901234567.89', 'NaN', '12,3'])(
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
    expect(issues).toEqual([['exits', 2, 'beneficiary_id', 'NUMBER_INEXACT']]);
    expect(report.issues[0]!.en).not.toContain('2205031980');
  });

  it('reads the days of both systems', async () => {
    const { receipt: of1900 } = await ofReceipts(receipt(number('5'), number('42738')));
    const { receipt: of1904 } = await ofReceipts(receipt(number('5'), number('41276')), {
      date1904: true,
    });
    expect(of1904).toEqual(of1900);
  });

  it('refuses a day with a time, and a number that is no day', async () => {
    for (const day of ['42738.5', '1', '9999999']) {
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

  it('refuses a formula and an error value', async () => {
    const calculated = await ofReceipts(receipt(formula('5'), number('42738')));
    expect(calculated.issues).toEqual([['receipts', 2, 'amount', 'FORMULA_IN_CELL']]);
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

  it('leaves an empty sheet out and refuses an unknown one with something in it', async () => {
    const empty = await soundWorkbook({ Sheet1: sheetXml([]) });
    expect((await imported(empty)).issues).toEqual([]);
    const noted = await soundWorkbook({ Notes: sheetXml([[inline('x')]]) });
    expect((await imported(noted)).issues).toEqual([['Notes', null, null, 'FILE_UNKNOWN']]);
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
