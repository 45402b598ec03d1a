/**
 * The clerk's own workbook with what is wrong written on its cells: each coloured, with a comment
 * that says what is wrong and what to do. Every part that marks do not touch stays byte for byte.
 * docs/adr/0051
 */
import { Readable } from 'node:stream';
import yazl from 'yazl';
import { type SheetLayout, cellOf, layoutOf, markText } from '../domain/cell-marks.js';
import type { KeptHeaders } from '../domain/header-mapping.js';
import type { Issue } from '../domain/issue.js';
import { tableNamed } from '../domain/tables.js';
import { workbookOfTables } from './csv-workbook.js';
import {
  type CellPlace,
  NO_SHAPES,
  holdsOurComments,
  markComments,
  markShapes,
  noComments,
  referenceOf,
} from './marked-comments.js';
import {
  type SheetMarks,
  type SheetSurvey,
  surveySheet,
  visible,
  writeSheet,
} from './marked-sheet.js';
import {
  MINIMAL_STYLES,
  type MarkKind,
  type MarkedStyles,
  markStyles,
  stylesMarkedBefore,
} from './marked-styles.js';
import { openPackage } from './open-package.js';
import type { PackageFile } from './package-file.js';
import type { PackageSource, TableSource } from './package-source.js';
import { WorkbookParts } from './workbook-parts.js';
import { readOutline } from './workbook.js';
import type { ZipEntry } from './zip-content.js';

export interface Marking {
  readonly issues: readonly Issue[];
  /** What is nothing wrong, and is to be known; marked in another colour. */
  readonly notes: readonly Issue[];
}

/** Beyond this a comment is cut: a cell of Excel holds no more. */
const LONGEST_COMMENT = 8_000;

/**
 * @param kept the county's own headers, as the import had them
 * @param path the file that was imported; a CSV comes back as a workbook of its tables
 * @returns the bytes of an .xlsx; undefined where the file gives no sheet that could be marked
 * @throws while it is read, where the file can no longer be read
 */
export async function markedWorkbook(
  path: string | PackageFile,
  marking: Marking,
  kept?: KeptHeaders,
): Promise<Readable | undefined> {
  const source = await openPackage(path, kept);
  const marked = await write(source, marking).catch(async (error: unknown) => {
    await source.close();
    throw error;
  });
  if (!marked) {
    await source.close();
    return undefined;
  }
  marked.once('close', () => void source.close());
  return marked;
}

async function write(source: PackageSource, marking: Marking): Promise<Readable | undefined> {
  const zip = source.workbook ?? (await workbookOfTables(source.tables));
  if (!zip || zip.entries.length === 0) return undefined;
  const { sheets, workbook } = await readOutline(zip);
  if (sheets.length === 0) return undefined;
  const parts = new WorkbookParts(zip);
  const names = sheets.map(({ name }) => name);
  const marks = await marksOf(source, names, marking);
  const stylesName = await parts.partOf(workbook, 'styles');
  const styles = stylesName === undefined ? MINIMAL_STYLES : await parts.textOf(stylesName);
  const wereMarked = stylesMarkedBefore(styles).size > 0;
  const marked: MarkedSheet[] = [];
  for (const { name, entry } of sheets) {
    const sheet = await markedSheet(parts, entry, marks.get(name)?.notes, wereMarked);
    if (sheet) marked.push(sheet);
  }
  if (marked.length > 0) {
    const written = markStyles(styles, stylesIn(marked));
    await parts.put(workbook, 'styles', stylesName ?? 'xl/styles.xml', written.xml);
    for (const sheet of marked) await markSheet(parts, sheet, written);
  }
  return zipped(parts);
}

/** @returns undefined where the sheet has no marks, and had none */
async function markedSheet(
  parts: WorkbookParts,
  { name: part, open }: ZipEntry,
  notes: SheetNotes['notes'] | undefined,
  wereMarked: boolean,
): Promise<MarkedSheet | undefined> {
  const commentsName = await parts.partOf(part, 'comments');
  const comments = commentsName === undefined ? undefined : await parts.textOf(commentsName);
  const hadMarks = wereMarked || (comments !== undefined && holdsOurComments(comments));
  if (!notes && !hadMarks) return undefined;
  return { ...(await placed(open, notes ?? new Map())), part, commentsName, comments };
}

function stylesIn(marked: readonly MarkedSheet[]): Record<MarkKind, Set<number>> {
  const styles = { wrong: new Set<number>(), note: new Set<number>() };
  for (const { marks, survey } of marked) {
    for (const [line, columns] of marks) {
      for (const [column, kind] of columns) {
        const style = survey.styles.get(referenceOf({ line, column }));
        if (style !== undefined) styles[kind].add(style);
      }
    }
  }
  return styles;
}

interface CellNote extends CellPlace {
  readonly kind: MarkKind;
  readonly texts: string[];
}

interface PlacedMarks {
  readonly marks: SheetMarks;
  /** By reference. */
  readonly texts: ReadonlyMap<string, string>;
  readonly survey: SheetSurvey;
}

interface MarkedSheet extends PlacedMarks {
  readonly part: string;
  readonly commentsName: string | undefined;
  readonly comments: string | undefined;
}

interface SheetNotes {
  /** By reference. */
  readonly notes: Map<string, CellNote>;
  readonly layout: SheetLayout | undefined;
  readonly table: string | undefined;
}

/** By the name of the sheet; what is about none of them stands on the first. */
async function marksOf(
  { tables }: PackageSource,
  names: readonly string[],
  { issues, notes }: Marking,
): Promise<ReadonlyMap<string, SheetNotes>> {
  const sheets = new Map<string, SheetNotes>();
  const sheetOf = async (file: string): Promise<SheetNotes> => {
    const name = names.find((one) => one === file || `${one}.csv` === file) ?? names[0]!;
    let sheet = sheets.get(name);
    if (!sheet) {
      const source = tables.find((one) => one.file === name || one.file === `${name}.csv`);
      const layout =
        source &&
        layoutOf(tableNamed(source.table), await firstRecords(source), source.own?.mapping);
      sheet = { notes: new Map(), layout, table: source?.table };
      sheets.set(name, sheet);
    }
    return sheet;
  };
  const all = [
    ...issues.map((issue) => ({ issue, kind: 'wrong' as const })),
    ...notes.filter(({ line }) => line !== null).map((issue) => ({ issue, kind: 'note' as const })),
  ];
  for (const { issue, kind } of all) {
    const sheet = await sheetOf(issue.file);
    const place = cellOf(issue, sheet.layout);
    const reference = referenceOf(place);
    let note = sheet.notes.get(reference);
    if (!note) sheet.notes.set(reference, (note = { ...place, kind, texts: [] }));
    const text = markText(sheet.table, issue);
    if (!note.texts.includes(text)) note.texts.push(text);
  }
  return sheets;
}

const FIRST = 32;

async function firstRecords(source: TableSource) {
  const first = [];
  try {
    for await (const some of source.records()) {
      first.push(...some);
      if (first.length >= FIRST) break;
    }
  } catch {
    // A sheet that cannot be read has an issue of its own, on its first cell.
  }
  return first;
}

/** Marks on cells that are seen: those under merged ones move to the visible cell. */
async function placed(
  open: () => AsyncIterable<Buffer>,
  notes: ReadonlyMap<string, CellNote>,
): Promise<PlacedMarks> {
  const survey = await surveySheet(open(), byLine([...notes.values()]));
  const seen = new Map<string, CellNote>();
  let hasMoved = false;
  for (const note of notes.values()) {
    const place = visible(note, survey.merged);
    hasMoved ||= place !== note;
    const reference = referenceOf(place);
    const there = seen.get(reference);
    if (there) there.texts.push(...note.texts);
    else seen.set(reference, { ...place, kind: note.kind, texts: [...note.texts] });
  }
  const marks = byLine([...seen.values()]);
  const texts = new Map([...seen].map(([reference, note]) => [reference, commentOf(note)]));
  return { marks, texts, survey: hasMoved ? await surveySheet(open(), marks) : survey };
}

function byLine(notes: readonly CellNote[]): SheetMarks {
  const lines = new Map<number, Map<number, MarkKind>>();
  for (const { line, column, kind } of notes) {
    const columns = lines.get(line) ?? new Map<number, MarkKind>();
    lines.set(line, columns.set(column, kind));
  }
  return lines;
}

function commentOf({ texts }: CellNote): string {
  const all =
    texts.length === 1 ? texts[0]! : texts.map((text, at) => `${at + 1}. ${text}`).join('\n');
  return all.length > LONGEST_COMMENT ? `${all.slice(0, LONGEST_COMMENT)}…` : all;
}

async function markSheet(
  parts: WorkbookParts,
  sheet: MarkedSheet,
  styles: MarkedStyles,
): Promise<void> {
  const { part, marks, texts, survey, comments } = sheet;
  const isSaid = texts.size > 0 || comments !== undefined;
  const id = isSaid ? await putComments(parts, sheet) : undefined;
  const shapes = survey.shapes === undefined ? id : undefined;
  parts.replace(part, (chunks) => writeSheet(chunks, { marks, survey, styles, shapes }));
}

/** @returns the relationship of the sheet to the shapes that show its comments */
async function putComments(
  parts: WorkbookParts,
  { part, texts, survey, comments, commentsName }: MarkedSheet,
): Promise<string> {
  const { root, shapes } = survey;
  const main = /\sxmlns(?::\w+)?="([^"]*\/(?:main|spreadsheetml))"/.exec(root.raw)?.[1];
  const { xml, references } = markComments(comments ?? noComments(main), texts);
  const name = commentsName ?? parts.freeName('xl/comments', '.xml');
  await parts.put(part, 'comments', name, xml);
  const vmlName = shapes === undefined ? undefined : await parts.targetOf(part, shapes);
  const vml = vmlName === undefined ? NO_SHAPES : await parts.textOf(vmlName);
  const put = vmlName ?? parts.freeName('xl/drawings/vmlDrawing', '.vml');
  return parts.put(part, 'vmlDrawing', put, markShapes(vml, references, texts));
}

/** Entries in their order; new parts behind them. */
function zipped(parts: WorkbookParts): Readable {
  const file = new yazl.ZipFile();
  const output = file.outputStream as Readable;
  file.on('error', (error) => output.destroy(error as Error));
  for (const { name, open } of parts.written()) {
    file.addReadStreamLazy(name, (done) => {
      const stream = Readable.from(open());
      stream.once('error', (error) => output.destroy(error));
      done(null, stream);
    });
  }
  file.end();
  return output;
}
