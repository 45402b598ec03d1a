import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  emptyRoot,
  Frontier,
  type HashedNode,
  completeNodes,
  consistencyRanges,
  headOf,
  inclusionRanges,
  type LeafRange,
  verifyConsistency,
  verifyInclusion,
} from './merkle.js';

/** Known answers of RFC 6962 as the Certificate Transparency project published them. */
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const INCLUSIONS: readonly [index: bigint, size: bigint, proof: readonly string[]][] = [
  [
    0n,
    8n,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [2n, 3n, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
];
const CONSISTENCIES: readonly [older: bigint, size: bigint, proof: readonly string[]][] = [
  [1n, 1n, []],
  [
    6n,
    8n,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2n,
    5n,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

const leafOf = (input: Buffer) => createHash('sha256').update(Buffer.of(0)).update(input).digest();

/** A tree that keeps every complete subtree, as the store does. */
class Kept {
  readonly frontier = new Frontier();
  readonly roots: Buffer[] = [emptyRoot()];
  readonly leaves: Buffer[] = [];
  private readonly nodes = new Map<string, Buffer>();

  add(leaf: Buffer): void {
    const keep = ({ height, place, hash }: HashedNode) =>
      this.nodes.set(`${height}/${place}`, hash);
    keep({ height: 0, place: this.frontier.size, hash: leaf });
    this.frontier.append(leaf, keep);
    this.leaves.push(leaf);
    this.roots.push(this.frontier.root());
  }

  heads(ranges: readonly LeafRange[]): Buffer[] {
    return ranges.map((range) =>
      headOf(
        completeNodes(range).map(({ height, place }) => this.nodes.get(`${height}/${place}`)!),
      ),
    );
  }
}

function treeOf(inputs: readonly Buffer[]): Kept {
  const tree = new Kept();
  for (const input of inputs) tree.add(leafOf(input));
  return tree;
}

const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex'));

describe('the tree of RFC 6962', () => {
  const known = treeOf(INPUTS.map((input) => Buffer.from(input, 'hex')));

  it('has the known roots', () => {
    expect(emptyRoot().toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(hex(known.roots.slice(1))).toEqual(ROOTS);
  });

  it.each(INCLUSIONS)('has the known inclusion proof of leaf %s of %s', (index, size, proof) => {
    expect(hex(known.heads(inclusionRanges(index, size)))).toEqual(proof);
  });

  it.each(CONSISTENCIES)('has the known proof from %s to %s', (older, size, proof) => {
    expect(hex(known.heads(consistencyRanges(older, size)))).toEqual(proof);
  });

  it('proves every leaf of every tree, and no other', () => {
    const tree = treeOf(Array.from({ length: 70 }, (_, place) => Buffer.from(String(place))));
    const size = fc.integer({ min: 1, max: 70 });
    const some = size.chain((n) => fc.tuple(fc.integer({ min: 0, max: n - 1 }), fc.constant(n)));
    fc.assert(
      fc.property(some, ([index, n]) => {
        const [at, of] = [BigInt(index), BigInt(n)];
        const proof = tree.heads(inclusionRanges(at, of));
        const claim = { index: at, size: of, proof, root: tree.roots[n]! };
        expect(verifyInclusion({ ...claim, leaf: tree.leaves[index]! })).toBe('VALID');
        expect(verifyInclusion({ ...claim, leaf: leafOf(Buffer.from('x')) })).toBe('ROOT_MISMATCH');
      }),
    );
  });

  it('proves every tree to be the beginning of every later one', () => {
    const tree = treeOf(Array.from({ length: 70 }, (_, place) => Buffer.from(String(place))));
    const sizes = fc.integer({ min: 0, max: 70 });
    fc.assert(
      fc.property(sizes, sizes, (a, b) => {
        const [m, n] = [Math.min(a, b), Math.max(a, b)];
        const proof = tree.heads(consistencyRanges(BigInt(m), BigInt(n)));
        const claim = { older: BigInt(m), size: BigInt(n), proof, root: tree.roots[n]! };
        expect(verifyConsistency({ ...claim, olderRoot: tree.roots[m]! })).toBe('VALID');
        const other = verifyConsistency({ ...claim, olderRoot: leafOf(Buffer.from('x')) });
        expect(other).toMatch(/ROOT_MISMATCH$/);
      }),
    );
  });

  it('goes on from its edge alone', () => {
    const leaves = Array.from({ length: 37 }, (_, place) => leafOf(Buffer.from(String(place))));
    const whole = new Kept();
    for (const leaf of leaves) whole.add(leaf);
    const range = { from: 0n, to: 21n };
    const edge = completeNodes(range).map((node) => {
      const from = node.place << BigInt(node.height);
      const to = from + (1n << BigInt(node.height));
      return { ...node, hash: whole.heads([{ from, to }])[0]! };
    });
    const resumed = new Frontier(edge);
    for (const leaf of leaves.slice(21)) resumed.append(leaf);
    expect(resumed.size).toBe(37n);
    expect(resumed.root()).toEqual(whole.roots[37]);
  });
});
