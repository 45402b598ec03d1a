/** Very many texts, compactly: bytes in pages outside the heap, twelve bytes of index for each. */
const PAGE = 1024 * 1024;

export class TextStore {
  private readonly pages: Buffer[] = [];
  private used = PAGE;
  private index = new Uint32Array(3 * 1024);
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** Appends a text; its number is the length before. */
  append(text: string): void {
    const size = Buffer.byteLength(text);
    const page = this.pageFor(size);
    const at = this.count * 3;
    if (at === this.index.length) this.grow();
    this.index[at] = this.pages.length - 1;
    this.index[at + 1] = this.used;
    this.index[at + 2] = size;
    page.write(text, this.used, 'utf8');
    this.used += size;
    this.count += 1;
  }

  at(number: number): string {
    const at = number * 3;
    const start = this.index[at + 1]!;
    const page = this.pages[this.index[at]!]!;
    return page.toString('utf8', start, start + this.index[at + 2]!);
  }

  private pageFor(size: number): Buffer {
    if (this.pages.length === 0 || this.used + size > this.pages.at(-1)!.length) {
      // The first page is small, since most tables are.
      const least = this.pages.length === 0 ? PAGE / 16 : PAGE;
      this.pages.push(Buffer.allocUnsafeSlow(Math.max(least, size)));
      this.used = 0;
    }
    return this.pages.at(-1)!;
  }

  private grow(): void {
    const wider = new Uint32Array(this.index.length * 2);
    wider.set(this.index);
    this.index = wider;
  }
}
