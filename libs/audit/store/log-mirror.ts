/** What anybody may copy of the log: head, keys, hashes of its tree. No text of an event. */
import type { Sql } from '../../postgres/sql.js';
import { readCheckpoint } from '../domain/checkpoint.js';
import { receiptKeyName } from '../domain/signed-receipt.js';
import { TILE_HEIGHT, TILE_WIDTH, type Tile } from '../domain/tile.js';
import { knownLog } from './log.js';
import { SealedTree } from './sealed-tree.js';

/** undefined: the tree has not so many hashes there. */
export type TileFound = Buffer | 'not-sha256' | undefined;

export class LogMirror {
  private readonly tree: SealedTree;

  constructor(private readonly sql: Sql) {
    this.tree = new SealedTree(sql);
  }

  /** The newest text of the newest head; undefined: the present origin has signed none. */
  async checkpoint(): Promise<string | undefined> {
    const [log, seal] = [await knownLog(this.sql), await this.tree.latest()];
    const isPresent = seal && readCheckpoint(seal.checkpoint)?.origin === log?.origin;
    return isPresent ? seal.checkpoint : undefined;
  }

  /** Keys of seals, one a line, the first one first; after an empty line their announcements. */
  async keys(): Promise<string> {
    const all = await this.tree.keys();
    const ofSeals = all.filter(({ key }) => !key.split('+')[0]!.endsWith(receiptKeyName('')));
    const announcements = ofSeals.flatMap(({ announcement }) => announcement ?? []);
    const keys = ofSeals.map(({ key }) => `${key}\n`).join('');
    return announcements.length === 0 ? keys : `${keys}\n${announcements.join('')}`;
  }

  /** Reads 256 hashes at most, none of them made anew: subtrees of 256 leaves and more are kept. */
  async tile({ level, index, width }: Tile): Promise<TileFound> {
    if ((await this.tree.hash()) !== 'sha256') return 'not-sha256';
    const hashes = level === 0 ? await this.tree.leaves(index) : await this.nodes(level, index);
    return hashes.length < width ? undefined : Buffer.concat(hashes.slice(0, width));
  }

  /** As far as there are without a gap. */
  private async nodes(level: number, index: bigint): Promise<readonly Buffer[]> {
    const first = index * BigInt(TILE_WIDTH);
    const rows = await this.sql.query<{ readonly place: bigint; readonly hash: Buffer }>(
      `SELECT place, hash FROM store.tree_nodes
        WHERE height = $1 AND place >= $2 AND place < $2 + $3 ORDER BY place`,
      [level * TILE_HEIGHT, first, TILE_WIDTH],
    );
    const gap = rows.findIndex(({ place }, at) => BigInt(place) !== first + BigInt(at));
    return rows.slice(0, gap < 0 ? rows.length : gap).map(({ hash }) => hash);
  }
}
