/** A table as a CSV file, written in pieces. */
import { type FileHandle, open } from 'node:fs/promises';
import { csvLine } from '../../workbook/csv.js';

const PIECE = 256 * 1024;

export class TableWriter {
  private text: string;
  private written = 0;

  private constructor(private readonly file: FileHandle) {
    this.text = '';
  }

  /** The file holds personal data perhaps: only its owner may read it. */
  static async open(path: string, columns: readonly string[]): Promise<TableWriter> {
    const writer = new TableWriter(await open(path, 'w', 0o600));
    writer.text = csvLine(columns);
    return writer;
  }

  get rows(): number {
    return this.written;
  }

  add(cells: readonly string[]): void {
    this.text += csvLine(cells);
    this.written += 1;
  }

  /** Writes what has gathered, where it is enough for a piece. */
  async drain(least = PIECE): Promise<void> {
    if (this.text.length < least) return;
    const { text } = this;
    this.text = '';
    await this.file.write(text);
  }

  async close(): Promise<void> {
    await this.drain(1);
    await this.file.close();
  }
}
