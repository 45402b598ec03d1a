/** Ways in which a workbook as a whole comes otherwise than it should, and what each means. */
import type { IssueCode } from '../../libs/data-package/domain/issue.js';
import { inline, number } from './archives.js';

/** A cell of the header or of a row as XML, by table. */
export type Rows = Record<string, string[][]>;
type Parts = Record<string, string | Buffer>;

export interface FileDamage {
  readonly name: string;
  readonly rows?: (rows: Rows) => void;
  /** Names of sheets that are called otherwise. */
  readonly names?: Readonly<Record<string, string>>;
  readonly hidden?: readonly string[];
  readonly parts?: (parts: Parts) => void;
  readonly bytes?: (bytes: Buffer) => Buffer;
  readonly stored?: true;
  /** same; the place and the code of an issue; or the code of one, wherever it stands. */
  readonly means:
    'same' | readonly [file: string, line: number | null, code: IssueCode] | IssueCode;
}

const RECEIPTS = 'xl/worksheets/sheet5.xml';
const head = (rows: Rows, table: string, at: number, text: string): void => {
  rows[table]![0]![at] = inline(text);
};
const text = (parts: Parts, name: string): string => String(parts[name]);
const edit = (name: string, change: (xml: string) => string | Buffer) => (parts: Parts) => {
  parts[name] = change(text(parts, name));
};
const ofReceipts = (change: (xml: string) => string | Buffer) => edit(RECEIPTS, change);
const ofWorkbook = (change: (xml: string) => string) => edit('xl/workbook.xml', change);
const ofLinks = (change: (xml: string) => string) => edit('xl/_rels/workbook.xml.rels', change);
const above =
  (...cells: readonly string[]) =>
  (rows: Rows) => {
    rows['receipts']!.unshift([...cells]);
  };
const below =
  (...cells: readonly string[]) =>
  (rows: Rows) => {
    rows['receipts']!.push([...cells]);
  };

const HEADERS: readonly FileDamage[] = [
  { name: 'in Chinese', rows: (r) => head(r, 'receipts', 0, '文号'), means: 'same' },
  { name: 'in Chinese of offices', rows: (r) => head(r, 'receipts', 0, '指标文号'), means: 'same' },
  { name: 'with blanks', rows: (r) => head(r, 'receipts', 4, ' amount '), means: 'same' },
  { name: 'in full width', rows: (r) => head(r, 'receipts', 4, 'ａｍｏｕｎｔ'), means: 'same' },
  { name: 'with the unit yuan', rows: (r) => head(r, 'receipts', 4, '金额（元）'), means: 'same' },
  {
    name: 'with the unit 万元',
    rows: (r) => {
      head(r, 'receipts', 4, '金额(单位:万元)');
      r['receipts']![1]![4] = number('10');
    },
    means: 'same',
  },
  {
    name: 'under a row with the unit 万元',
    rows: (r) => {
      r['receipts']![1]![4] = inline('10.0000');
      r['receipts']!.unshift([inline('单位：万元')]);
    },
    means: 'same',
  },
  {
    name: 'with the unit 亿元',
    rows: (r) => head(r, 'receipts', 4, '金额（亿元）'),
    means: ['receipts', 1, 'UNIT_UNKNOWN'],
  },
  {
    name: 'under a row with the unit 千元',
    rows: above(inline('单位：千元')),
    means: ['receipts', 2, 'UNIT_UNKNOWN'],
  },
  {
    name: 'misspelt',
    rows: (r) => head(r, 'receipts', 4, 'amont'),
    means: ['receipts', 1, 'COLUMN_UNKNOWN'],
  },
  {
    name: 'of another meaning',
    rows: (r) => head(r, 'receipts', 4, '余额'),
    means: ['receipts', 1, 'COLUMN_MISSING'],
  },
  {
    name: 'twice',
    rows: (r) => head(r, 'receipts', 4, 'program'),
    means: ['receipts', 1, 'HEADER_DUPLICATE'],
  },
  {
    name: 'with a column too many',
    rows: (r) => r['receipts']!.forEach((row) => row.push(inline('备注'))),
    means: ['receipts', 1, 'COLUMN_UNKNOWN'],
  },
  {
    name: 'without a column',
    rows: (r) => r['receipts']!.forEach((row) => row.pop()),
    means: ['receipts', 1, 'COLUMN_MISSING'],
  },
  {
    name: 'that is missing',
    rows: (r) => r['receipts']!.shift(),
    means: ['receipts', 1, 'COLUMN_MISSING'],
  },
  {
    name: 'in another order',
    rows: (r) => r['receipts']!.forEach((row) => row.reverse()),
    means: 'same',
  },
  {
    name: 'with columns that change places below it',
    rows: (r) => r['receipts']![1]!.reverse(),
    means: ['receipts', 2, 'PROGRAM_UNKNOWN'],
  },
  {
    name: 'with 序号',
    rows: (r) =>
      r['receipts']!.forEach((row, at) => row.unshift(at ? number('1') : inline('序 号'))),
    means: 'same',
  },
  { name: 'under a title', rows: above(inline('2017年到位资金')), means: 'same' },
  { name: 'under an empty row', rows: above('<c/>'), means: 'same' },
  {
    name: 'twice, one below the other',
    rows: (r) => r['receipts']!.splice(1, 0, [...r['receipts']![0]!]),
    means: ['receipts', 2, 'NOT_YUAN'],
  },
  {
    name: 'calculated without a value',
    rows: (r) => void (r['receipts']![0]![4] = '<c><f>A1</f></c>'),
    means: ['receipts', 1, 'COLUMN_MISSING'],
  },
];

const STRUCTURE: readonly FileDamage[] = [
  { name: 'an empty row behind', rows: below('<c/>', inline(' ')), means: 'same' },
  {
    name: 'a total that is right',
    rows: below(inline('合计'), '<c/>', '<c/>', '<c/>', number('100000')),
    means: 'same',
  },
  {
    name: 'a total that is wrong',
    rows: below(inline('合 计：'), '<c/>', '<c/>', '<c/>', number('100000.01')),
    means: ['receipts', 3, 'TOTAL_MISMATCH'],
  },
  {
    name: 'a total that cannot be read',
    rows: below(inline('总计'), '<c/>', '<c/>', '<c/>', '<c t="e"><v>#REF!</v></c>'),
    means: ['receipts', 3, 'CELL_ERROR'],
  },
  {
    name: 'a note below the table',
    rows: below(inline('制表人：张三')),
    means: ['receipts', 3, 'REQUIRED'],
  },
  {
    name: 'a cell beside the table',
    rows: (r) => r['receipts']![1]!.push(inline('注意')),
    means: ['receipts', 2, 'CELL_COUNT'],
  },
  {
    name: 'an empty cell beside it',
    rows: (r) => r['receipts']![1]!.push('<c s="3"/>'),
    means: 'same',
  },
  {
    name: 'a row twice',
    rows: (r) => r['receipts']!.push([...r['receipts']![1]!]),
    means: ['receipts', 3, 'KEY_TWICE'],
  },
  { name: 'a Chinese name', names: { receipts: '到位资金' }, means: 'same' },
  { name: 'a name of nothing', names: { receipts: 'Sheet3' }, means: 'same' },
  { name: 'a name with blanks', names: { receipts: ' receipts ' }, means: 'same' },
  {
    name: 'a table twice',
    rows: (r) => void (r['Sheet9'] = r['receipts']!.map((row) => [...row])),
    means: ['Sheet9', null, 'FILE_TWICE'],
  },
  {
    name: 'another sheet',
    rows: (r) =>
      void (r['余额表'] = [
        [inline('科目'), inline('余额')],
        [inline('a'), number('1')],
      ]),
    means: ['余额表', null, 'FILE_UNKNOWN'],
  },
  { name: 'an empty sheet', rows: (r) => void (r['Sheet1'] = []), means: 'same' },
  {
    name: 'a hidden list',
    rows: (r) => void (r['xl'] = [[inline('CENTRAL')]]),
    hidden: ['xl'],
    means: 'same',
  },
  { name: 'a hidden table', hidden: ['receipts'], means: 'same' },
  {
    name: 'no header at all',
    rows: (r) => void (r['receipts'] = [[inline('x')]]),
    means: ['receipts', 1, 'COLUMN_UNKNOWN'],
  },
  {
    name: 'nothing in a table',
    rows: (r) => void (r['receipts'] = []),
    means: ['receipts', null, 'FILE_EMPTY'],
  },
];

const XML: readonly FileDamage[] = [
  { name: 'with a mark of order', parts: ofReceipts((x) => `\ufeff${x}`), means: 'same' },
  {
    name: 'with a prefix',
    parts: ofReceipts((x) => x.replace(/<(\/?)(?=[a-z])/g, '<$1x:').replace('xmlns=', 'xmlns:x=')),
    means: 'same',
  },
  {
    name: 'in single quotes',
    parts: ofReceipts((x) => x.replaceAll('"', "'")),
    means: 'same',
  },
  {
    name: 'in lines',
    parts: ofReceipts((x) => x.replace(/(<row|<c )/g, '\r\n  $1')),
    means: 'same',
  },
  {
    name: 'without references',
    parts: ofReceipts((x) => x.replace(/<(row|c) r="\w+"/g, '<$1')),
    means: 'same',
  },
  {
    name: 'of a size that is wrong',
    parts: ofReceipts((x) => x.replace('<sheetData>', '<dimension ref="A1"/><sheetData>')),
    means: 'same',
  },
  {
    name: 'with hidden rows and columns',
    parts: ofReceipts((x) =>
      x
        .replace('<sheetData>', '<cols><col min="1" max="5" hidden="1"/></cols><sheetData>')
        .replaceAll('<row ', '<row hidden="1" '),
    ),
    means: 'same',
  },
  {
    name: 'with a filter and protection',
    parts: ofReceipts((x) =>
      x.replace(
        '</sheetData>',
        '</sheetData><sheetProtection sheet="1"/><autoFilter ref="A1:G2"/>',
      ),
    ),
    means: 'same',
  },
  {
    name: 'with a list behind its cells',
    parts: ofReceipts((x) =>
      x.replace(
        '</sheetData>',
        '</sheetData><dataValidations><dataValidation><formula1>"a"</formula1></dataValidation></dataValidations>',
      ),
    ),
    means: 'same',
  },
  {
    name: 'with text beside its cells',
    parts: ofReceipts((x) => x.replace('</row>', 'stray <v>9</v><t>9</t></row>')),
    means: 'same',
  },
  {
    name: 'with a document type',
    parts: ofReceipts((x) => x.replace('?>', '?><!DOCTYPE a [<!ENTITY b "9">]>')),
    means: ['receipts', null, 'FILE_UNREADABLE'],
  },
  {
    name: 'with an entity of its own',
    parts: ofReceipts((x) => x.replace('2017</t>', '&b;</t>')),
    means: ['receipts', null, 'FILE_UNREADABLE'],
  },
  {
    name: 'cut off',
    parts: ofReceipts((x) => x.slice(0, x.length - 60)),
    means: ['receipts', null, 'FILE_UNREADABLE'],
  },
  {
    name: 'that does not close',
    parts: ofReceipts((x) => x.replace('</row>', '')),
    means: ['receipts', null, 'FILE_UNREADABLE'],
  },
  {
    name: 'in UTF-16',
    parts: ofReceipts((x) => Buffer.from(`\ufeff${x}`, 'utf16le')),
    means: ['receipts', null, 'FILE_UNREADABLE'],
  },
  {
    name: 'in GBK',
    parts: ofReceipts((x) =>
      Buffer.from(
        x
          .replace('?>', ' encoding="GBK"?>')
          .replace('财社', '\xb2\xc6\xc9\xe7')
          .replace(/[〔〕号]/g, 'x'),
        'latin1',
      ),
    ),
    means: ['receipts', null, 'FILE_UNREADABLE'],
  },
  {
    name: 'with a byte that is no text',
    parts: ofReceipts((x) =>
      Buffer.from(Buffer.from(x).toString('latin1').replace('CENTRAL', 'CENTRAL\xff'), 'latin1'),
    ),
    means: ['receipts', null, 'FILE_UNREADABLE'],
  },
  {
    name: 'with a row twice',
    parts: ofReceipts((x) =>
      x.replace(/<row r="2">(.*?)<\/row>/, '<row r="2">$1</row><row r="2">$1</row>'),
    ),
    means: ['receipts', 3, 'CELL_MISPLACED'],
  },
  {
    name: 'with a cell twice',
    parts: ofReceipts((x) => x.replace(/(<c r="E2".*?<\/c>)/, '$1<c r="E2"><v>5</v></c>')),
    means: ['receipts', 2, 'CELL_MISPLACED'],
  },
  {
    name: 'with cells out of order',
    parts: ofReceipts((x) => x.replace(/(<c r="D2".*?<\/c>)(<c r="E2".*?<\/c>)/, '$2$1')),
    means: ['receipts', 2, 'CELL_MISPLACED'],
  },
  {
    name: 'with a reference in lower case',
    parts: ofReceipts((x) => x.replace('r="E2"', 'r="e2"')),
    means: ['receipts', 2, 'CELL_MISPLACED'],
  },
  {
    name: 'with a reference to another row',
    parts: ofReceipts((x) => x.replace('r="E2"', 'r="E9"')),
    means: ['receipts', 2, 'CELL_MISPLACED'],
  },
  {
    name: 'with a gap where a cell was',
    parts: ofReceipts((x) => x.replace(/<c r="E2".*?<\/c>/, '')),
    means: ['receipts', 2, 'REQUIRED'],
  },
  {
    name: 'with rows that are numbered on',
    parts: ofReceipts((x) => x.replaceAll('2"', '7"')),
    means: 'same',
  },
  {
    name: 'of no sheet',
    parts: ofReceipts(() => '<html/>'),
    means: ['receipts', null, 'FILE_EMPTY'],
  },
  { name: 'of nothing', parts: ofReceipts(() => ''), means: ['receipts', null, 'FILE_UNREADABLE'] },
];

const LINKS: readonly FileDamage[] = [
  {
    name: 'an absolute target',
    parts: ofLinks((x) => x.replaceAll('Target="worksheets', 'Target="/xl/worksheets')),
    means: 'same',
  },
  {
    name: 'a target with dots',
    parts: ofLinks((x) => x.replaceAll('Target="worksheets', 'Target="../xl/./worksheets')),
    means: 'same',
  },
  {
    name: 'relationships in another order',
    parts: ofLinks((x) => {
      const all = [...x.matchAll(/<Relationship [^>]*>/g)].map(([one]) => one);
      return `<Relationships>${all.reverse().join('')}</Relationships>`;
    }),
    means: 'same',
  },
  {
    name: 'a sheet without a relationship',
    parts: ofLinks((x) => x.replace(/<Relationship Id="rId5"[^>]*>/, '')),
    means: ['receipts', null, 'SHEET_LOST'],
  },
  {
    name: 'a sheet that lies elsewhere',
    parts: ofLinks((x) => x.replace('sheet5.xml', 'sheet77.xml')),
    means: ['receipts', null, 'SHEET_LOST'],
  },
  {
    name: 'a sheet on the web',
    parts: ofLinks((x) => x.replace('worksheets/sheet5.xml', 'https://example.com/sheet5.xml')),
    means: ['receipts', null, 'SHEET_LOST'],
  },
  {
    name: 'a sheet’s part that is gone',
    parts: (p) => void delete p[RECEIPTS],
    means: ['receipts', null, 'SHEET_LOST'],
  },
  {
    name: 'a relationship twice',
    parts: ofLinks((x) => x.replace('Id="rId4"', 'Id="rId5"')),
    means: 'FILE_UNREADABLE',
  },
  {
    name: 'two sheets of one part',
    parts: ofLinks((x) => x.replace('sheet5.xml', 'sheet4.xml')),
    means: ['receipts', 1, 'COLUMN_UNKNOWN'],
  },
  {
    name: 'two sheets that changed places',
    parts: ofWorkbook((x) =>
      x.replace('"rId5"', '"rIdX"').replace('"rId4"', '"rId5"').replace('"rIdX"', '"rId4"'),
    ),
    means: ['receipts', 1, 'COLUMN_UNKNOWN'],
  },
  {
    name: 'no relationships of the workbook',
    parts: (p) => void delete p['xl/_rels/workbook.xml.rels'],
    means: 'SHEET_LOST',
  },
  {
    name: 'no relationships of the package',
    parts: (p) => void delete p['_rels/.rels'],
    means: 'same',
  },
  {
    name: 'a workbook that is gone',
    parts: (p) => void delete p['xl/workbook.xml'],
    means: 'FILE_UNREADABLE',
  },
  {
    name: 'a workbook that is no XML',
    parts: ofWorkbook((x) => x.slice(1)),
    means: 'FILE_UNREADABLE',
  },
  {
    name: 'no content types',
    parts: (p) => void delete p['[Content_Types].xml'],
    means: 'TABLE_UNKNOWN',
  },
  {
    name: 'content types of macros',
    parts: edit(
      '[Content_Types].xml',
      () =>
        '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
    ),
    means: 'FILE_WITH_MACROS',
  },
  {
    name: 'macros',
    parts: (p) => void (p['xl/vbaProject.bin'] = 'x'),
    means: 'FILE_WITH_MACROS',
  },
  {
    name: 'a binary workbook',
    parts: (p) => void (p['xl/workbook.bin'] = 'x'),
    means: 'FILE_BINARY_WORKBOOK',
  },
];

const be = (bytes: Buffer): Buffer => Buffer.from(bytes);

const ARCHIVES: readonly FileDamage[] = [
  { name: 'stored', stored: true, means: 'same' },
  { name: 'cut in half', bytes: (b) => b.subarray(0, b.length / 2), means: 'FILE_UNREADABLE' },
  { name: 'without its end', bytes: (b) => b.subarray(0, b.length - 30), means: 'FILE_UNREADABLE' },
  { name: 'without its beginning', bytes: (b) => b.subarray(100), means: 'ENCODING_UNKNOWN' },
  {
    name: 'with a figure changed in a stored part',
    stored: true,
    bytes: (b) => {
      const at = b.indexOf('100000.00');
      const changed = be(b);
      changed[at] = 0x39;
      return changed;
    },
    means: 'FILE_UNREADABLE',
  },
  {
    name: 'under a password',
    bytes: (b) => {
      const changed = be(b);
      for (
        let at = changed.indexOf('PK\x01\x02');
        at >= 0;
        at = changed.indexOf('PK\x01\x02', at + 4)
      ) {
        changed[at + 8]! |= 1;
      }
      return changed;
    },
    means: 'ZIP_WITH_PASSWORD',
  },
  {
    name: 'with backslashes in its names',
    bytes: (b) =>
      Buffer.from(b.toString('latin1').replaceAll('xl/worksheets/', 'xl\\worksheets\\'), 'latin1'),
    means: 'same',
  },
  {
    name: 'turned into text',
    bytes: (b) => Buffer.from(b.toString('utf8')),
    means: 'FILE_UNREADABLE',
  },
  { name: 'empty', bytes: () => Buffer.alloc(0), means: 'FILE_EMPTY' },
  {
    name: 'a web page',
    bytes: () => Buffer.from('<html><table><tr><td>1'),
    means: 'FILE_WEB_PAGE',
  },
  { name: 'a PDF', bytes: () => Buffer.from('%PDF-1.7\n'), means: 'FILE_NOT_A_TABLE' },
  { name: 'a RAR', bytes: () => Buffer.from('Rar!\x1a\x07\x01'), means: 'FILE_OTHER_ARCHIVE' },
  {
    name: 'text of UTF-16',
    bytes: () => Buffer.from('\ufeffregion\tyear\r\n', 'utf16le'),
    means: 'FILE_UTF16',
  },
];

function named(kind: string, damages: readonly FileDamage[]): readonly FileDamage[] {
  return damages.map((damage) => ({ ...damage, name: `${kind}: ${damage.name}` }));
}

export const FILE_DAMAGES: readonly FileDamage[] = [
  ...named('header', HEADERS),
  ...named('sheet', STRUCTURE),
  ...named('XML', XML),
  ...named('relationship', LINKS),
  ...named('archive', ARCHIVES),
];
