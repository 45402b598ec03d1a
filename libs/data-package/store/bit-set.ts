/** A growing set of row numbers, one bit each. */
export class BitSet {
  private words = new Uint32Array(32);
  private members = 0;

  get size(): number {
    return this.members;
  }

  add(number: number): void {
    const word = number >>> 5;
    if (word >= this.words.length) {
      const wider = new Uint32Array(Math.max(word + 1, this.words.length * 2));
      wider.set(this.words);
      this.words = wider;
    }
    const bit = 1 << (number & 31);
    if ((this.words[word]! & bit) === 0) this.members += 1;
    this.words[word]! |= bit;
  }

  has(number: number): boolean {
    return (((this.words[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
  }
}
