/** Where the next thing of a paper stands, on which page. */
import { printable } from './face.js';
import { brokenInto } from './lines.js';
import { MARGIN, Pages, type Style } from './page.js';
import type { Paper } from './paper.js';

export const TOP = 60;
const RUNNING: Style = { size: 8.5 };

export class Flow {
  readonly pages: Pages;
  readonly left = MARGIN;
  readonly width: number;
  y = 0;

  constructor(private readonly paper: Paper) {
    this.pages = new Pages(paper);
    this.width = this.pages.width - 2 * MARGIN;
  }

  /** Room below for so many points, on a new page where this one has none. */
  async room(height: number): Promise<void> {
    if (this.y + height > this.pages.bottom) await this.newPage();
  }

  /** A page that goes on says what of. */
  async newPage(): Promise<void> {
    await this.pages.next();
    const line = printable(`${this.paper.title}　${this.paper.subtitle}`);
    const narrowed = Math.min(1, this.width / this.pages.textWidth(line, RUNNING));
    this.pages.text(line, this.left, TOP - 18, RUNNING, narrowed);
    this.y = TOP - 8;
  }

  linesOf(text: string, style: Style, widest = this.width): readonly string[] {
    const width = (part: string): number => this.pages.textWidth(part, style);
    return brokenInto(printable(text), width, widest);
  }
}
