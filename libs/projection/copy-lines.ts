/** Rows as PostgreSQL sends them with COPY, one after the other, so that memory stays flat. */
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** Lines of a COPY, looked at one by one. */
export class Lines {
  private readonly chunks: AsyncIterator<string>;
  private lines: string[] = [];
  private at = 0;
  private rest = '';
  private ended = false;

  /** @param query of the rows */
  constructor(client: pg.ClientBase, query: string) {
    const stream = client.query(copyTo(`COPY (${query}) TO STDOUT`));
    stream.setEncoding('utf8');
    this.chunks = (stream as AsyncIterable<string>)[Symbol.asyncIterator]();
  }

  /** Undefined: there are no more. */
  get line(): string | undefined {
    return this.lines[this.at];
  }

  get isEmpty(): boolean {
    return this.at >= this.lines.length && !this.ended;
  }

  pass(): void {
    this.at++;
  }

  async fill(): Promise<void> {
    while (this.isEmpty) {
      const next = await this.chunks.next();
      this.ended = next.done === true;
      this.lines = next.done === true ? [] : (this.rest + next.value).split('\n');
      this.rest = this.lines.pop() ?? '';
      this.at = 0;
    }
  }
}

const ESCAPED: Readonly<Record<string, string>> = {
  ...{ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
};

/** Cells of a line in COPY's text format; null: NULL. */
export function cellsOf(line: string): readonly (string | null)[] {
  return line.split('\t').map((cell) => {
    if (cell === '\\N') return null;
    if (!cell.includes('\\')) return cell;
    return cell.replace(/\\(.)/g, (_, character: string) => ESCAPED[character] ?? character);
  });
}
