import { createHash } from 'node:crypto';

/** Choices that a seed repeats: the generator sfc32, begun with the SHA-256 of the seed. */
export class Random {
  private readonly state: Uint32Array;

  constructor(seed: string) {
    const hash = createHash('sha256').update(seed).digest();
    const [a, b, c] = [0, 4, 8].map((at) => hash.readUInt32LE(at));
    this.state = Uint32Array.of(a!, b!, c!, 1);
    for (let round = 0; round < 12; round++) this.next();
  }

  /** From 0 to below 1. */
  next(): number {
    const { state } = this;
    const [a, b, c, counter] = state as unknown as readonly [number, number, number, number];
    const made = (a + b + counter) >>> 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + made;
    state[3] = counter + 1;
    return made / 2 ** 32;
  }

  /** A whole number from 0 to below the bound. */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }
}
