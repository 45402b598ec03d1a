/**
 * A county's payroll as an office sends it: a workbook of one sheet whose texts are shared, as
 * Excel and WPS write it. Made up by counting, so that the same size gives the same bytes.
 */
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import { identityNo } from './payroll-package.js';

export interface OfficePayroll {
  readonly county: string;
  readonly program: string;
  readonly batches: number;
  /** In all of them. */
  readonly lines: number;
}

export const YUAN_A_LINE = 350;

const HEADER = [
  '序号',
  '批次号',
  '资金项目',
  '发放月份',
  '发放日期',
  '身份证号',
  '姓名',
  '人数',
  '金额',
];
const SURNAMES = [...'王李张刘陈杨赵黄周吴'];
const CONTENT_TYPES = `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`;
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const ROOT_RELS = `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const WORKBOOK = `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="发放表" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const WORKBOOK_RELS = `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;

export async function payrollWorkbook(payroll: OfficePayroll): Promise<Buffer> {
  const texts = new Texts();
  const rows = [HEADER.map((word) => texts.cell(word)), ...rowsOf(payroll, texts)];
  const data = rows.map((cells, at) => `<row r="${at + 1}">${cells.join('')}</row>`).join('');
  const zip = new yazl.ZipFile();
  const parts = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': ROOT_RELS,
    'xl/workbook.xml': WORKBOOK,
    'xl/_rels/workbook.xml.rels': WORKBOOK_RELS,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><dimension ref="A1:I${rows.length}"/><sheetData>${data}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': texts.part(),
  };
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream as Readable);
}

function* rowsOf({ county, program, batches, lines }: OfficePayroll, texts: Texts) {
  const each = lines / batches;
  for (let line = 0; line < lines; line++) {
    const name = `${SURNAMES[line % SURNAMES.length]}示例${line % 977}`;
    yield [
      number(line + 1),
      texts.cell(`FF-2018-03-${Math.floor(line / each) + 1}`),
      ...[program, '2018年3月', '2018/3/9'].map((word) => texts.cell(word)),
      ...[identityNo(county, line), name].map((word) => texts.cell(word)),
      number(1),
      number(YUAN_A_LINE),
    ];
  }
}

function number(value: number): string {
  return `<c><v>${value}</v></c>`;
}

class Texts {
  private readonly places = new Map<string, number>();

  cell(text: string): string {
    let place = this.places.get(text);
    if (place === undefined) this.places.set(text, (place = this.places.size));
    return `<c t="s"><v>${place}</v></c>`;
  }

  part(): string {
    const items = [...this.places.keys()].map((text) => `<si><t>${text}</t></si>`).join('');
    return `<sst xmlns="${MAIN}" uniqueCount="${this.places.size}">${items}</sst>`;
  }
}
