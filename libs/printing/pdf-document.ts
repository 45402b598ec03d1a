/**
 * What is used of pdfkit beyond what its types say: fonts as it embeds them, the content of a page,
 * references to objects. Its version is exact.
 */
import PDFDocument from 'pdfkit';

export interface EmbeddedFont {
  readonly id: string;
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
  encode(text: string): [string[], { readonly advanceWidth: number }[]];
  ref(): object;
}

export interface PdfObject {
  end(content: string): void;
}

interface Inside {
  readonly _font: EmbeddedFont;
  _read: () => void;
  addContent(content: string): void;
  ref(data: object): PdfObject;
}

/** What the content of a page names. */
interface Resources {
  readonly fonts: Record<string, object>;
  readonly xobjects: Record<string, object>;
}

export type PdfDocument = PDFKit.PDFDocument & Inside;

export function newPdf(title: string, madeAt: Date): PdfDocument {
  return new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Producer: 'Doudi', Creator: 'Doudi', CreationDate: madeAt },
  }) as PdfDocument;
}

/** @param file of a TrueType font, of which what is used is embedded */
export function embedded(pdf: PdfDocument, name: string, file: Buffer): EmbeddedFont {
  pdf.registerFont(name, file);
  pdf.font(name);
  return pdf._font;
}

export function resources({ page }: PdfDocument): Resources {
  const inside: unknown = page;
  return inside as Resources;
}
