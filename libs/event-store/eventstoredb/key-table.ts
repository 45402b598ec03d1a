/**
 * Numbers by keys of 128 bits, in typed arrays: event ids and hashed claims by the million, at some
 * 30 bytes each where a Map of strings takes 150. Keys are added, never taken out.
 */
export class KeyTable {
  private count = 0;
  /** Four words a key. */
  private keys = new Uint32Array(4 * 1024);
  private values = new Uint32Array(1024);
  /** Place of a key plus one; 0 is free. */
  private slots = new Uint32Array(2048);

  /** @param hex 32 digits; @returns 0 where there is none */
  get(hex: string): number {
    const words = wordsOf(hex);
    const place = this.slots[this.slotOf(words)]!;
    return place === 0 ? 0 : this.values[place - 1]!;
  }

  /** The first value of a key stays. @param value from 1 */
  add(hex: string, value: number): void {
    const words = wordsOf(hex);
    const slot = this.slotOf(words);
    if (this.slots[slot] !== 0) return;
    if (this.count === this.values.length) this.widen();
    this.keys.set(words, 4 * this.count);
    this.values[this.count] = value;
    this.count++;
    this.slots[slot] = this.count;
    if (this.count * 3 > this.slots.length * 2) this.spread();
  }

  get bytes(): number {
    return this.keys.byteLength + this.values.byteLength + this.slots.byteLength;
  }

  /** Where the key stands, or would. */
  private slotOf(words: Words): number {
    const mask = this.slots.length - 1;
    for (let slot = words[0] & mask; ; slot = (slot + 1) & mask) {
      const place = this.slots[slot]!;
      if (place === 0 || this.isAt(place - 1, words)) return slot;
    }
  }

  private isAt(place: number, [a, b, c, d]: Words): boolean {
    const at = 4 * place;
    const { keys } = this;
    return keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d;
  }

  private widen(): void {
    const room = Math.ceil(this.values.length * 1.5);
    this.keys = grown(this.keys, 4 * room);
    this.values = grown(this.values, room);
  }

  private spread(): void {
    this.slots = new Uint32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let place = 0; place < this.count; place++) {
      let slot = this.keys[4 * place]! & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = place + 1;
    }
  }
}

type Words = readonly [number, number, number, number];

function wordsOf(hex: string): Words {
  const word = (at: number): number => Number.parseInt(hex.slice(at, at + 8), 16) >>> 0;
  return [word(0), word(8), word(16), word(24)];
}

function grown(old: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(length);
  longer.set(old);
  return longer;
}
