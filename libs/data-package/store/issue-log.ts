/**
 * Gathers what is wrong: counts all of it, keeps the first, and writes everything to a file where
 * asked.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { csvLine } from '../../workbook/csv.js';
import {
  type Issue,
  type IssueCode,
  type PackageNote,
  type Place,
  issueAt,
} from '../domain/issue.js';
import type { IssueData } from '../domain/issue.js';
import type { TableName } from '../domain/tables.js';
import { BitSet } from './bit-set.js';

/** How many a report keeps. */
export const KEPT_ISSUES = 1000;
export const ISSUE_COLUMNS = ['file', 'line', 'column', 'code', 'zh', 'en'] as const;

export class IssueLog {
  private readonly kept: Issue[] = [];
  private readonly codes = new Map<IssueCode, number>();
  private readonly rejected = new Map<TableName, BitSet>();
  private readonly files: IssueFile[];
  private total = 0;
  readonly notes: Issue[] = [];
  noteCount = 0;

  /** @param paths files (`.json`, else CSV) that get every issue, written when there is one */
  constructor(paths: readonly string[] = []) {
    this.files = paths.map((path) => new IssueFile(path));
  }

  get count(): number {
    return this.total;
  }

  add(issue: Issue): void {
    this.total += 1;
    this.codes.set(issue.code, (this.codes.get(issue.code) ?? 0) + 1);
    if (this.kept.length < KEPT_ISSUES) this.kept.push(issue);
    for (const file of this.files) file.add(issue);
  }

  at(place: Place, code: IssueCode, data?: IssueData): void {
    this.add(issueAt(place, code, data));
  }

  /** What is nothing wrong, and is to be known all the same. */
  remark(place: Place, code: PackageNote, data?: IssueData): void {
    this.noteCount += 1;
    if (this.notes.length < KEPT_ISSUES) this.notes.push(issueAt(place, code, data));
  }

  /** Writes to the files what is no issue of its own: a row that goes back along with another. */
  note(issue: Issue): void {
    for (const file of this.files) file.add(issue);
  }

  /** Marks a row as refused. @param record its number in the file, from 0 */
  reject(table: TableName, record: number): void {
    let rows = this.rejected.get(table);
    if (!rows) this.rejected.set(table, (rows = new BitSet()));
    rows.add(record);
  }

  isRejected(table: TableName, record: number): boolean {
    return this.rejected.get(table)?.has(record) ?? false;
  }

  /** How many rows are refused, of all tables. */
  get rejectedRows(): number {
    return [...this.rejected.values()].reduce((sum, { size }) => sum + size, 0);
  }

  hasRejected(table: TableName): boolean {
    return this.rejected.has(table);
  }

  byCode(): Readonly<Partial<Record<IssueCode, number>>> {
    return Object.fromEntries([...this.codes].sort((a, b) => b[1] - a[1]));
  }

  /** The kept issues, those of a file together and by line. */
  sorted(): readonly Issue[] {
    const files = [...new Set(this.kept.map(({ file }) => file))];
    const rank = new Map(files.map((file, index) => [file, index]));
    return [...this.kept].sort(
      (a, b) => rank.get(a.file)! - rank.get(b.file)! || (a.line ?? 0) - (b.line ?? 0),
    );
  }

  async drain(): Promise<void> {
    for (const file of this.files) await file.drain();
  }

  async close(): Promise<void> {
    for (const file of this.files) await file.close();
  }
}

/** Issues in a file: a JSON list, or CSV. The file appears with its first issue. */
class IssueFile {
  private text = '';
  private file: FileHandle | null = null;
  private readonly json: boolean;

  constructor(private readonly path: string) {
    this.json = path.endsWith('.json');
  }

  add(issue: Issue): void {
    const first = this.text === '' && this.file === null;
    if (this.json) this.text += `${first ? '[\n' : ',\n'}${JSON.stringify(issue)}`;
    else {
      if (first) this.text += csvLine(ISSUE_COLUMNS);
      this.text += csvLine(ISSUE_COLUMNS.map((column) => String(issue[column] ?? '')));
    }
  }

  async drain(): Promise<void> {
    if (this.text === '') return;
    this.file ??= await open(this.path, 'w', 0o600);
    await this.file.write(this.text);
    this.text = '';
  }

  async close(): Promise<void> {
    if (this.json && (this.text !== '' || this.file !== null)) this.text += '\n]\n';
    await this.drain();
    await this.file?.close();
    this.file = null;
  }
}
