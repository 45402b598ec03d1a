/** The questions of who mirrors the log. undefined: there is no such thing. */
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { Sql } from '../../postgres/sql.js';
import type { Tile } from '../domain/tile.js';
import { LogMirror, type TileFound } from '../store/log-mirror.js';

export class FindNewestHead extends QueryOf<null, string | undefined> {}
export class ListSealKeys extends QueryOf<null, string> {}
export class FindTile extends QueryOf<Tile, TileFound> {}

export const MIRROR_QUERIES = [
  queryHandlerOf(FindNewestHead, [Sql], async (_, sql) => new LogMirror(sql).checkpoint()),
  queryHandlerOf(ListSealKeys, [Sql], async (_, sql) => new LogMirror(sql).keys()),
  queryHandlerOf(FindTile, [Sql], async (tile, sql) => new LogMirror(sql).tile(tile)),
];
