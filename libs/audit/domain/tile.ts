/** Tiles of the tree as c2sp.org/tlog-tiles names them: 256 hashes of one height, or fewer. */

/** Hashes of a full tile. */
export const TILE_WIDTH = 256;
/** Levels of the tree that a tile spans. */
export const TILE_HEIGHT = 8;
const HIGHEST_LEVEL = 63;

export interface Tile {
  /** Its hashes are of the subtrees of 256^level leaves. */
  readonly level: number;
  /** From 0, within the level. */
  readonly index: bigint;
  /** How many hashes from its first one: 1 to 256. */
  readonly width: number;
}

const LEVEL = /^(?:0|[1-9]\d?)$/;
/**
 * Up to 15 digits of an index, in threes, all but the last after an x; the first of several is not
 * zero. So one tile has one address.
 */
const PATH = /^(?<index>(?:(?!x000)(?:x\d{3}\/){1,4})?\d{3})(?:\.p\/(?<width>[1-9]\d{0,2}))?$/;

/** @returns undefined: no tile has that address, however large the tree */
export function tileAt(level: string, path: string): Tile | undefined {
  const { index, width = String(TILE_WIDTH) } = PATH.exec(path)?.groups ?? {};
  if (index === undefined || !LEVEL.test(level) || Number(level) > HIGHEST_LEVEL) return undefined;
  const isPartial = path.includes('.');
  if (isPartial && Number(width) >= TILE_WIDTH) return undefined;
  return {
    level: Number(level),
    index: BigInt(index.replaceAll(/[x/]/g, '')),
    width: Number(width),
  };
}
