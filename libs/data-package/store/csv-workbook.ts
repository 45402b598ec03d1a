/** Tables that came as CSV, as the parts of a workbook in which every cell is a text. */
import type { RawRecord } from '../domain/table.js';
import type { TableSource } from './package-source.js';
import type { ZipContent, ZipEntry } from './zip-content.js';

/** Of a sheet. ECMA-376, and what Excel says of itself */
const MOST_LINES = 1_048_576;
const MOST_COLUMNS = 1024;
const MOST_CHARACTERS = 32_767;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Cells are texts, also those that are filled in later: style 1 is the format `@`. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** @returns undefined where a workbook could not hold all that the files say */
export async function workbookOfTables(
  tables: readonly TableSource[],
): Promise<ZipContent | undefined> {
  for (const source of tables) if (!(await fits(source))) return undefined;
  const names = tables.map(({ table }) => table);
  const sheets = names.map(
    (name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const parts = names.map((_, at) => `sheet${at + 1}.xml`);
  const types = parts.map(
    (part) => `<Override PartName="/xl/worksheets/${part}" ContentType="${TYPE}.worksheet+xml"/>`,
  );
  const targets = parts.map(
    (part, at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/${part}"/>`,
  );
  return {
    entries: [
      textEntry(
        '[Content_Types].xml',
        `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${types.join('')}</Types>`,
      ),
      textEntry(
        '_rels/.rels',
        `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      textEntry(
        'xl/workbook.xml',
        `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`,
      ),
      textEntry(
        'xl/_rels/workbook.xml.rels',
        `${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets.join('')}<Relationship Id="rIdStyles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      ),
      textEntry('xl/styles.xml', STYLES),
      ...tables.map((source, at): ZipEntry => ({
        name: `xl/worksheets/${parts[at]}`,
        open: () => sheetOf(source),
      })),
    ],
    close: () => undefined,
  };
}

async function fits(source: TableSource): Promise<boolean> {
  for await (const some of source.records()) {
    for (const { line, cells, fault } of some) {
      if (fault !== null || line > MOST_LINES || cells.length > MOST_COLUMNS) return false;
      if (cells.some((cell) => cell.length > MOST_CHARACTERS)) return false;
    }
  }
  return true;
}

function textEntry(name: string, text: string): ZipEntry {
  return {
    name,
    open: async function* () {
      yield Buffer.from(text);
    },
  };
}

async function* sheetOf(source: TableSource): AsyncIterable<Buffer> {
  const columns = `<cols><col min="1" max="${MOST_COLUMNS}" width="16" style="1" customWidth="1"/></cols>`;
  yield Buffer.from(`${XML}<worksheet xmlns="${MAIN}">${columns}<sheetData>`);
  for await (const some of source.records()) yield Buffer.from(some.map(rowOf).join(''));
  yield Buffer.from('</sheetData></worksheet>');
}

function rowOf({ line, cells }: RawRecord): string {
  return `<row r="${line}">${cells.map(cellOf).join('')}</row>`;
}

function cellOf(cell: string): string {
  if (cell === '') return '<c s="1"/>';
  return `<c s="1" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** What XML forbids, and what would read as such an escape, as sheets write it. */
function escaped(text: string): string {
  return text
    .replace(/_x[0-9A-Fa-f]{4}_/g, (like) => `_x005F${like}`)
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (one) => {
      return `_x${one.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`;
    })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
