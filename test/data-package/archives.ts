/** Zips and workbooks for tests, written by hand as small as they may be. */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { SOUND, temporaryFolder } from './fakes.js';

export async function zipWith(
  files: Readonly<Record<string, string | Buffer>>,
  name = 'package.zip',
  compress = true,
): Promise<string> {
  const zip = new yazl.ZipFile();
  for (const [file, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), file, { compress });
  }
  zip.end();
  const path = join(await temporaryFolder(), name);
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

/** The files of the sound package, in a folder of the zip where one is given. */
export function soundFiles(folder = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(SOUND).map(([table, lines]) => [
      `${folder}${table}.csv`,
      `${lines.join('\r\n')}\r\n`,
    ]),
  );
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const inline = (text: string) =>
  text === '' ? '' : `<c t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
export const number = (text: string) => `<c><v>${text}</v></c>`;
export const formula = (text: string) => `<c><f>1+1</f><v>${text}</v></c>`;

/** Rows of cells as XML; cells are placed by their references. */
export function sheetXml(rows: readonly (readonly string[])[]): string {
  const body = rows.map((cells, row) => {
    const placed = cells.map((cell, column) =>
      cell.replace('<c', `<c r="${String.fromCharCode(65 + column)}${row + 1}"`),
    );
    return `<row r="${row + 1}">${placed.join('')}</row>`;
  });
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${body.join('')}</sheetData></worksheet>`;
}

export interface WorkbookParts {
  readonly sheets: Readonly<Record<string, string>>;
  readonly strings?: string;
  /** Where the workbook keeps them, from `xl/`. */
  readonly stringsPart?: string;
  readonly date1904?: boolean;
  readonly hidden?: readonly string[];
}

export function workbookWith(parts: WorkbookParts): Promise<string> {
  return zipWith(workbookFiles(parts), 'package.xlsx');
}

/** The parts of a workbook, by name. */
export function workbookFiles(parts: WorkbookParts): Record<string, string> {
  const { sheets, strings, stringsPart = 'sharedStrings.xml', date1904, hidden = [] } = parts;
  const names = Object.keys(sheets);
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${office}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${names
      .map(
        (name, i) =>
          `<sheet name="${name}"${hidden.includes(name) ? ' state="hidden"' : ''} sheetId="${i + 1}" r:id="rId${i}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, i) => `<Relationship Id="rId${i}" Type="x" Target="worksheets/sheet${i}.xml"/>`)
      .join(
        '',
      )}<Relationship Id="s" Type="${office}/sharedStrings" Target="${stringsPart}"/></Relationships>`,
  };
  if (strings !== undefined) files[`xl/${stringsPart}`] = `<sst>${strings}</sst>`;
  names.forEach((name, i) => (files[`xl/worksheets/sheet${i}.xml`] = sheets[name]!));
  return files;
}

/** The sound package as a workbook, every cell a text; some sheets replaced. */
export function soundWorkbook(
  changes: Readonly<Record<string, string>> = {},
  more: Omit<WorkbookParts, 'sheets'> = {},
): Promise<string> {
  return workbookWith({ sheets: { ...soundSheets(), ...changes }, ...more });
}

export function soundSheets(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(SOUND).map(([table, lines]) => [
      table,
      sheetXml(lines.map((line) => line.split(',').map(inline))),
    ]),
  );
}
