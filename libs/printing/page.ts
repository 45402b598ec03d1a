/** The pages of a paper: text, rules and shades at places, counted in points from the top left. */
import { once } from 'node:events';
import { Face, STAND_IN, type Weight, fontFile, printable } from './face.js';
import { type PdfDocument, type PdfObject, embedded, newPdf, resources } from './pdf-document.js';
import type { Paper } from './paper.js';

export const MARGIN = 54;
const FOOT_SIZE = 7.5;
const FOOT_LEADING = 10.5;
const A4 = { short: 595.28, long: 841.89 };
/** What may wait for who reads the paper, in bytes. */
const MOST_WAITING = 256 * 1024;
const TOTAL_WIDTH = 44;

export interface Style {
  readonly size: number;
  readonly weight?: Weight;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export class Pages {
  readonly pdf: PdfDocument;
  readonly width: number;
  readonly height: number;
  /** Where the foot begins. */
  readonly bottom: number;
  count = 0;
  private readonly faces: Readonly<Record<Weight, Face>>;
  /** Code points that the font does not have, with the first page of each. */
  private readonly missing = new Map<string, number>();
  private readonly foot: readonly string[];
  /** How many pages there are is known at the end, and drawn on all. */
  private readonly total: PdfObject;

  constructor({ landscape = false, title, printedAt, foot }: Paper) {
    this.width = landscape ? A4.long : A4.short;
    this.height = landscape ? A4.short : A4.long;
    this.foot = foot.map(printable);
    this.bottom = this.height - 40 - FOOT_LEADING * Math.max(this.foot.length, 1);
    this.pdf = newPdf(title, printedAt);
    const missed = (character: string) => {
      if (!this.missing.has(character)) this.missing.set(character, this.count);
    };
    const face = (weight: Weight) => new Face(embedded(this.pdf, weight, fontFile(weight)), missed);
    this.faces = { regular: face('regular'), bold: face('bold') };
    this.total = this.pdf.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, -4, TOTAL_WIDTH, 12],
      Resources: { Font: { [this.faces.regular.name]: this.faces.regular.reference } },
    });
  }

  face({ weight = 'regular' }: Style): Face {
    return this.faces[weight];
  }

  textWidth(text: string, style: Style): number {
    return this.face(style).width(text, style.size);
  }

  /** Begins a page. Resolves when the one before was taken, so that nothing piles up. */
  async next(): Promise<void> {
    if (this.count > 0) await this.taken();
    this.pdf.addPage({ size: [this.width, this.height], margin: 0 });
    this.count += 1;
    for (const face of Object.values(this.faces)) {
      resources(this.pdf).fonts[face.name] = face.reference;
    }
    this.drawFoot();
  }

  /** @param y of the baseline */
  text(text: string, x: number, y: number, style: Style, narrowed = 1): void {
    const face = this.face(style);
    const scale = narrowed === 1 ? '' : `${(narrowed * 100).toFixed(1)} Tz `;
    this.pdf.addContent(
      `BT /${face.name} ${style.size} Tf ${scale}1 0 0 -1 ${at(x)} ${at(y)} Tm <${face.codes(text)}> Tj ET`,
    );
  }

  rule(fromX: number, fromY: number, toX: number, toY: number, thick = 0.5): void {
    this.pdf.addContent(`${thick} w ${at(fromX)} ${at(fromY)} m ${at(toX)} ${at(toY)} l S`);
  }

  shade({ x, y, width, height }: Box): void {
    this.pdf.addContent(`q 0.93 g ${at(x)} ${at(y)} ${at(width)} ${at(height)} re f Q`);
  }

  /** What the font does not have: "U+20BB7（第2页）". */
  missed(): readonly string[] {
    return [...this.missing].map(([character, page]) => {
      const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
      return `U+${code}（第${page}页）`;
    });
  }

  end(): void {
    const face = this.faces.regular;
    const codes = face.codes(`共${this.count}页`);
    this.total.end(`BT /${face.name} ${FOOT_SIZE} Tf 0 0 Td <${codes}> Tj ET`);
    this.pdf.end();
  }

  private drawFoot(): void {
    const style = { size: FOOT_SIZE };
    const right = this.width - MARGIN;
    let y = this.bottom + 14;
    this.rule(MARGIN, this.bottom + 4, right, this.bottom + 4, 0.4);
    for (const line of this.foot) {
      const widest = right - MARGIN - (line === this.foot.at(-1) ? TOTAL_WIDTH * 2 : 0);
      const narrowed = Math.min(1, widest / this.textWidth(line, style));
      this.text(line, MARGIN, y, style, narrowed);
      y += FOOT_LEADING;
    }
    const last = y - FOOT_LEADING;
    const page = `第${this.count}页`;
    this.text(page, right - TOTAL_WIDTH + 8 - this.textWidth(page, style) - 4, last, style);
    resources(this.pdf).xobjects['Total'] = this.total;
    this.pdf.addContent(`q 1 0 0 -1 ${at(right - TOTAL_WIDTH + 8)} ${at(last)} cm /Total Do Q`);
  }

  private async taken(): Promise<void> {
    const { pdf } = this;
    if (pdf.destroyed) throw new Error('the paper is not read on');
    if (pdf.readableLength < MOST_WAITING) return void (await turnOfTheLoop());
    const wanted = new Promise<void>((resolve) => {
      pdf._read = () => resolve();
    });
    await Promise.race([wanted, once(pdf, 'close')]);
    if (pdf.destroyed) throw new Error('the paper is not read on');
  }
}

/** Others are served while a long paper is made. */
function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function at(points: number): string {
  return points.toFixed(2);
}

export function missingNote(missed: readonly string[]): string {
  return `字库未收的字以“${STAND_IN}”代替：${missed.join('、')}。`;
}
