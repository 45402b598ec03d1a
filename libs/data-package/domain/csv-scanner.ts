/**
 * RFC 4180 as a scanner of text chunks: it says the physical line of every record, takes CRLF, LF
 * and CR for a line end, and holds no more than one record, of limited length. Written here because
 * the line of a fault, and going on after one, are what an importer is asked for, and because
 * payments come by the million.
 */
import type { IssueCode } from './issue.js';
import type { RawRecord } from './table.js';

/** Characters that a record may have: 1 MB. */
export const LINE_LIMIT = 1_000_000;

const COMMA = 0x2c;
const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

type Scanned = 'record' | 'open-line' | 'open-quote';

export class CsvScanner {
  private text = '';
  private position = 0;
  private line = 1;
  /** Inside a line that was too long: skip to its end. */
  private skipping = false;
  private skippedCr = false;
  /** The rest of the file has no reliable shape. */
  private broken = false;

  private cells: string[] = [];
  private fault: IssueCode | null = null;
  private faultLine = 0;
  private linesInside = 0;
  private end = 0;

  constructor(private readonly limit: number = LINE_LIMIT) {}

  /** The records that this chunk completes. */
  push(chunk: string): RawRecord[] {
    return this.run(chunk, false);
  }

  /** The last record, where the text does not end with a line end, and an open quote. */
  finish(): RawRecord[] {
    return this.run('', true);
  }

  private run(chunk: string, final: boolean): RawRecord[] {
    const records: RawRecord[] = [];
    if (this.broken) return records;
    this.text = this.text.slice(this.position) + chunk;
    this.position = 0;
    if (this.skipping && !this.skipToLineEnd()) return records;
    while (this.position < this.text.length) {
      const scanned = this.scan(final);
      if (scanned === 'record') {
        this.take(records);
      } else if (final) {
        records.push({ line: this.faultLine, cells: [], fault: 'QUOTE_UNCLOSED', endsFile: true });
        this.broken = true;
        break;
      } else {
        if (this.text.length - this.position > this.limit) this.giveUp(scanned, records);
        break;
      }
    }
    if (this.broken) this.text = '';
    return records;
  }

  private take(records: RawRecord[]): void {
    const tooLong = this.end - this.position > this.limit + 2;
    const blank = this.cells.length === 1 && this.cells[0] === '' && this.fault === null;
    if (tooLong) {
      records.push({ line: this.line, cells: [], fault: 'LINE_TOO_LONG' });
    } else if (!blank) {
      const line = this.fault === null ? this.line : this.faultLine;
      records.push({ line, cells: this.cells, fault: this.fault });
    }
    this.line += this.linesInside + 1;
    this.position = this.end;
  }

  private giveUp(scanned: Scanned, records: RawRecord[]): void {
    const tooLong: RawRecord = { line: this.line, cells: [], fault: 'LINE_TOO_LONG' };
    if (scanned === 'open-quote') {
      records.push({ ...tooLong, endsFile: true });
      this.broken = true;
      return;
    }
    records.push(tooLong);
    this.skippedCr = this.text.endsWith('\r');
    this.text = '';
    this.position = 0;
    this.skipping = true;
  }

  /** True once the end of the line that is skipped was found. */
  private skipToLineEnd(): boolean {
    const { text } = this;
    let at = 0;
    if (this.skippedCr) {
      at = text.charCodeAt(0) === LF ? 1 : 0;
      if (text.length === 0) return false;
    } else {
      while (at < text.length && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) at++;
      if (at === text.length) {
        this.text = '';
        return false;
      }
      if (text.charCodeAt(at) === CR && at + 1 === text.length) {
        this.skippedCr = true;
        this.text = '';
        return false;
      }
      at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
    }
    this.skipping = false;
    this.skippedCr = false;
    this.line += 1;
    this.position = at;
    return true;
  }

  /** Reads one record from `position`; sets `cells`, `fault`, `linesInside` and `end`. */
  private scan(final: boolean): Scanned {
    const { text } = this;
    this.cells = [];
    this.fault = null;
    this.faultLine = this.line;
    this.linesInside = 0;
    let at = this.position;
    for (;;) {
      const next = text.charCodeAt(at) === QUOTE ? this.quoted(at, final) : this.plain(at);
      if (next < 0) return 'open-quote';
      const code = text.charCodeAt(next);
      if (code === COMMA) {
        at = next + 1;
        continue;
      }
      if (next >= text.length) {
        this.end = next;
        return final ? 'record' : 'open-line';
      }
      if (code === CR && next + 1 === text.length && !final) return 'open-line';
      this.end = next + (code === CR && text.charCodeAt(next + 1) === LF ? 2 : 1);
      return 'record';
    }
  }

  /** An unquoted cell; returns where its comma or line end stands. */
  private plain(from: number): number {
    const { text } = this;
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === COMMA || code === LF || code === CR) break;
      if (code === QUOTE) this.blame('QUOTE_STRAY');
    }
    this.cells.push(text.slice(from, at));
    return at;
  }

  /**
   * A quoted cell; returns where its comma or line end stands, -1 where the quote is still open.
   */
  private quoted(from: number, final: boolean): number {
    const { text } = this;
    let close = text.indexOf('"', from + 1);
    let doubled = false;
    while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) {
      doubled = true;
      close = text.indexOf('"', close + 2);
    }
    if (close < 0 || (close + 1 === text.length && !final)) {
      this.faultLine = this.line + this.linesInside;
      return close < 0 ? -1 : text.length;
    }
    const raw = text.slice(from + 1, close);
    const lines = countLineEnds(raw);
    const stray = strayAfter(text.charCodeAt(close + 1));
    if (stray) this.blame('QUOTE_STRAY');
    this.linesInside += lines;
    if (!stray) {
      this.cells.push(doubled ? raw.replaceAll('""', '"') : raw);
      return close + 1;
    }
    const next = this.plain(close + 1);
    return next;
  }

  private blame(fault: IssueCode): void {
    if (this.fault !== null) return;
    this.fault = fault;
    this.faultLine = this.line + this.linesInside;
  }
}

function strayAfter(code: number): boolean {
  return !(Number.isNaN(code) || code === COMMA || code === LF || code === CR);
}

function countLineEnds(raw: string): number {
  let count = 0;
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code === LF || (code === CR && raw.charCodeAt(at + 1) !== LF)) count++;
  }
  return count;
}
