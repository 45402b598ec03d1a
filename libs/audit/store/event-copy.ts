/** Recorded events as PostgreSQL sends them with binary COPY: their canonical fields, in order. */
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { VisitRow } from './recorded-log.js';

/** Signature, flags and length of the extension that lead a binary COPY; the end of one. */
const HEADER_BYTES = 19;
const FIELDS = 10;
const TRAILER = -1;

/** Visits the events of a condition on `e`, in the order of their positions. */
export async function visitRows(
  client: pg.ClientBase,
  condition: string,
  visit: VisitRow,
): Promise<void> {
  const stream = client.query(
    copyTo(`COPY (
      SELECT position, stream, revision, id, type, schema_version, occurred_on, recorded_at,
             metadata, data FROM store.events e WHERE ${condition} ORDER BY position
    ) TO STDOUT (FORMAT binary)`),
  );
  const rows = new Rows(visit);
  for await (const chunk of stream as AsyncIterable<Buffer>) rows.take(chunk);
}

/** Cuts chunks, which end anywhere, into rows. */
class Rows {
  private rest: Buffer = Buffer.alloc(0);
  private header = HEADER_BYTES;

  constructor(private readonly visit: VisitRow) {}

  take(chunk: Buffer): void {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let at = 0;
    if (this.header > 0) {
      if (bytes.length < this.header) return this.keep(bytes);
      at = this.header;
      this.header = 0;
    }
    for (;;) {
      const end = endOfRow(bytes, at);
      if (end === undefined) break;
      this.visit(bytes, at + 2, end);
      at = end;
    }
    this.keep(bytes.subarray(at));
  }

  private keep(bytes: Buffer): void {
    this.rest = bytes;
  }
}

/** undefined: the row is not all there, or there is none. */
function endOfRow(bytes: Buffer, start: number): number | undefined {
  if (start + 2 > bytes.length || bytes.readInt16BE(start) === TRAILER) return undefined;
  let at = start + 2;
  for (let field = 0; field < FIELDS; field++) {
    if (at + 4 > bytes.length) return undefined;
    at += 4 + bytes.readInt32BE(at);
  }
  return at <= bytes.length ? at : undefined;
}
