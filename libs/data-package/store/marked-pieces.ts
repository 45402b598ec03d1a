/**
 * Workbooks that came back marked: full of names and identity numbers, so they lie in pieces sealed
 * under the key of their import, for a day.
 */
import { seal, unseal } from '../../access/store/sealing.js';
import type { Sql } from '../../postgres/sql.js';

/** An import and its key, 32 bytes. */
export interface ImportKey {
  readonly id: string;
  readonly key: Uint8Array;
}

const PIECE_BYTES = 1024 * 1024;
export const MARKED_HOURS = 24;

export class MarkedPieces {
  constructor(private readonly sql: Sql) {}

  /** Durable until the database crashes; nothing is kept where the content ends before its time. */
  async keep({ id, key }: ImportKey, content: AsyncIterable<Buffer | string>): Promise<void> {
    let piece = 0;
    const put = async (bytes: Buffer, isLast: boolean): Promise<void> => {
      const sealed = seal(Buffer.from(key), bytes, boundTo(id, piece, isLast));
      await this.sql.query(PUT, [id, piece, MARKED_HOURS, sealed]);
      piece += 1;
    };
    try {
      let waiting: Buffer[] = [];
      let size = 0;
      for await (const chunk of content) {
        const bytes = Buffer.from(chunk);
        waiting.push(bytes);
        size += bytes.length;
        if (size < PIECE_BYTES) continue;
        await put(Buffer.concat(waiting), false);
        [waiting, size] = [[], 0];
      }
      await put(Buffer.concat(waiting), true);
    } catch (error) {
      await this.drop(id).catch(() => undefined);
      throw error;
    }
  }

  /**
   * Piece by piece; undefined where there is none any more.
   * @throws SealBroken, while it is read, where a piece was changed or is missing
   */
  async open({ id, key }: ImportKey): Promise<AsyncIterable<Buffer> | undefined> {
    const [found] = await this.sql.query<{ readonly pieces: bigint }>(COUNT, [id]);
    const pieces = Number(found!.pieces);
    return pieces === 0 ? undefined : this.read(id, Buffer.from(key), pieces);
  }

  async drop(id: string): Promise<void> {
    await this.sql.query('DELETE FROM store.import_pieces WHERE import_id = $1', [id]);
  }

  private async *read(id: string, key: Buffer, pieces: number): AsyncIterable<Buffer> {
    for (let piece = 0; piece < pieces; piece++) {
      const [row] = await this.sql.query<{ readonly sealed: Buffer }>(GET, [id, piece]);
      const isLast = piece === pieces - 1;
      yield unseal(key, row?.sealed ?? Buffer.alloc(0), boundTo(id, piece, isLast));
    }
  }
}

/** The last says so, so that none can be left out. */
function boundTo(id: string, piece: number, isLast: boolean): string {
  return `${id}/${piece}${isLast ? '/last' : ''}`;
}

const PUT = `INSERT INTO store.import_pieces (import_id, piece, until, sealed)
  VALUES ($1, $2, now() + $3 * interval '1 hour', $4)`;

const COUNT = `SELECT count(*) AS pieces FROM store.import_pieces
  WHERE import_id = $1 AND until > now()`;

const GET = 'SELECT sealed FROM store.import_pieces WHERE import_id = $1 AND piece = $2';
