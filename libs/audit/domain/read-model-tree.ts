/**
 * The commitment to the read models: the hash over two heads, that of the counties' leaves and that
 * of the digests of tables. Both are trees of RFC 6962 with SHA-256, whatever the log's hash.
 */
import { Frontier, inclusionRanges, nodeHash } from './merkle.js';
import { digestOf } from './tree-hash.js';

/** RFC 6962: what keeps the hash of a leaf from being taken for the hash of a node. */
const LEAF_PREFIX = Buffer.of(0x00);

export interface CountyProof {
  /** The county's leaf, as text. */
  readonly leaf: string;
  /** Its place among the counties, and how many they are. */
  readonly index: number;
  readonly size: number;
  /** From the leaf up to the head of the counties, then the head of the tables. */
  readonly proof: readonly Buffer[];
}

export function headOfTexts(leaves: readonly string[]): Buffer {
  const tree = new Frontier();
  for (const leaf of leaves) tree.append(leafOf(leaf));
  return tree.root();
}

export function commitmentRoot(counties: readonly string[], tables: Buffer): Buffer {
  return nodeHash(headOfTexts(counties), tables);
}

/** @param counties all leaves of the commitment, by their codes */
export function countyProof(
  counties: readonly string[],
  index: number,
  tables: Buffer,
): CountyProof {
  const ranges = inclusionRanges(BigInt(index), BigInt(counties.length));
  const path = ranges.map(({ from, to }) => headOfTexts(counties.slice(Number(from), Number(to))));
  return { leaf: counties[index]!, index, size: counties.length, proof: [...path, tables] };
}

/** Whether the county's leaf is under the root that a checkpoint names. */
export function isCommitted({ leaf, index, size, proof }: CountyProof, root: Buffer): boolean {
  const [tables] = proof.slice(-1);
  if (!tables) return false;
  const path = proof.slice(0, -1);
  const head = headOver(leafOf(leaf), index, size, path);
  return head !== undefined && nodeHash(head, tables).equals(root);
}

/** Head to which the path leads; undefined: it does not fit. */
function headOver(
  leaf: Buffer,
  index: number,
  size: number,
  path: readonly Buffer[],
): Buffer | undefined {
  if (index < 0 || index >= size) return undefined;
  const ranges = inclusionRanges(BigInt(index), BigInt(size));
  if (ranges.length !== path.length) return undefined;
  return path.reduce((below, other, at) => {
    const isRight = ranges[at]!.from > BigInt(index);
    return isRight ? nodeHash(below, other) : nodeHash(other, below);
  }, leaf);
}

function leafOf(text: string): Buffer {
  return digestOf('sha256', Buffer.concat([LEAF_PREFIX, Buffer.from(text)]));
}
