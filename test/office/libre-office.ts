/** LibreOffice at work on files, as an office has it; tests that need it are skipped without it. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const PROGRAM = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((one) => existsSync(one));

/** Also pages as pictures and texts. */
export const hasOffice = PROGRAM !== undefined && existsSync('/usr/bin/pdftoppm');

/** CSV: commas, quotes, UTF-8. */
const FORMS = { pdf: 'pdf', csv: 'csv:Text - txt - csv (StarCalc):44,34,76' } as const;

/** What is typed into a cell: a text, or a number as it shows (a date by its serial number). */
export type Typed = readonly [sheet: string, cell: string, what: string | number];

export class LibreOffice {
  private constructor(private readonly folder: string) {}

  static async open(): Promise<LibreOffice> {
    const office = new LibreOffice(await mkdtemp(join(tmpdir(), 'doudi-office-')));
    // A first start makes the profile, with a module that macros may stand in.
    await office.run('--terminate_after_init');
    await writeFile(join(office.folder, 'profile/user/basic/Standard/Module1.xba'), MODULE);
    return office;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Opens a workbook, types, and saves it as .xlsx under another name. */
  async typed(source: string, cells: readonly Typed[], name: string): Promise<string> {
    const orders = this.path('orders.txt');
    const lines = cells.map(([sheet, cell, what]) =>
      [sheet, cell, typeof what === 'number' ? 'n' : 't', what].join('\t'),
    );
    await writeFile(orders, `${lines.join('\n')}\n`);
    const target = this.path(name);
    await this.run(`macro:///Standard.Module1.Fill("${source}","${orders}","${target}")`);
    return target;
  }

  /** @returns the path of the file in its other form */
  async converted(source: string, kind: 'pdf' | 'csv'): Promise<string> {
    await this.run('--convert-to', FORMS[kind], '--outdir', this.folder, source);
    return this.path(`${basename(source).replace(/\.\w+$/, '')}.${kind}`);
  }

  /** Every sheet of the workbooks as CSV, numbers as they are held: by `file-sheet`. */
  async sheets(sources: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const to = this.path('sheets');
    const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';
    await this.run('--convert-to', csv, '--outdir', to, ...sources);
    const files = await readdir(to);
    const read = files.map(
      async (file) => [file.slice(0, -4), await readFile(join(to, file), 'utf8')] as const,
    );
    return new Map(await Promise.all(read));
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  private async run(...args: readonly string[]): Promise<void> {
    const profile = `-env:UserInstallation=file://${this.folder}/profile`;
    await execute(PROGRAM!, [profile, '--headless', '--norestore', ...args], { timeout: 120_000 });
  }
}

/** The text of a paper. */
export async function textOf(pdf: string): Promise<string> {
  return (await execute('/usr/bin/pdftotext', ['-layout', pdf, '-'])).stdout;
}

/** The first page as a picture; of a sheet what stands at its top. */
export async function picture(pdf: string, target: string, part: 'page' | 'top'): Promise<void> {
  const ofPart = part === 'page' ? ['-r', '80'] : ['-r', '130', '-W', '1520', '-H', '240'];
  const size = ['-png', '-singlefile', ...ofPart];
  await execute('/usr/bin/pdftoppm', [...size, pdf, target.replace(/\.png$/, '')]);
}

/** The one macro: types into cells as the orders say, and saves. */
const MODULE = `<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Fill(source, orders, target)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden"
  how(0).Value = True
  book = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, how())
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  stream = createUnoService("com.sun.star.io.TextInputStream")
  stream.setInputStream(files.openFileRead(ConvertToURL(orders)))
  stream.setEncoding("UTF-8")
  Do While Not stream.isEOF()
    said = stream.readLine()
    If said &lt;&gt; "" Then
      parts = Split(said, Chr(9))
      cell = book.Sheets.getByName(parts(0)).getCellRangeByName(parts(1))
      If parts(2) = "n" Then
        cell.Value = Val(parts(3))
      Else
        cell.String = parts(3)
      End If
    End If
  Loop
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName"
  form(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(ConvertToURL(target), form())
  book.close(True)
  StarDesktop.terminate()
End Sub
</script:module>`;
