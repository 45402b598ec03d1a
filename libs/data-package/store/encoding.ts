/**
 * UTF-8 or GB18030, told by reading the whole file: neither has a byte below 0x30 inside a
 * character, so the file is cut before such bytes and each piece is tested by itself. Short names
 * are valid as both (石伟 in GB18030 is ʯΰ in UTF-8), so the encoding of such a file is judged with
 * those of the whole package.
 */
import { isAscii, isUtf8 } from 'node:buffer';

export type TextEncoding = 'UTF-8' | 'GB18030';

export interface Inspection {
  /** EITHER: bytes above 0x7F that are valid as both and do not tell by themselves. */
  readonly encoding: TextEncoding | 'EITHER';
  /** Line ends, and one more for a last line without. */
  readonly lines: number;
}

/** Where any file of a package is GB18030, one that is valid as both is GB18030 too. */
export function encodingsOfPackage(
  said: readonly Inspection['encoding'][],
): readonly TextEncoding[] {
  const ofEither = said.includes('GB18030') ? 'GB18030' : 'UTF-8';
  return said.map((encoding) => (encoding === 'EITHER' ? ofEither : encoding));
}

/** The file is text in neither encoding; where the one that goes further fails. */
export interface Undecodable {
  readonly encoding: null;
  readonly offset: number;
  readonly line: number;
}

/** Longest run of bytes taken as one piece: beyond it there is no line that anybody could read. */
const LONGEST_PIECE = 4_000_000;
const LF = 0x0a;
const CR = 0x0d;

type Opened = () => AsyncIterable<Buffer>;

/** @param open reads the file from its beginning; asked for twice where it is not UTF-8 */
export async function inspectText(open: Opened): Promise<Inspection | Undecodable> {
  const utf8 = await tryEncoding(open, 'utf-8');
  const { lines } = utf8;
  if (utf8.failedAt === null && (utf8.bom || utf8.ascii)) return { encoding: 'UTF-8', lines };
  if (utf8.failedAt !== null && utf8.bom) return { encoding: null, ...utf8.failedAt };
  const gb18030 = await tryEncoding(open, 'gb18030');
  if (utf8.failedAt === null) {
    if (gb18030.failedAt !== null) return { encoding: 'UTF-8', lines };
    return { encoding: (await spellsChinese(open)) ? 'GB18030' : 'EITHER', lines };
  }
  if (gb18030.failedAt === null) return { encoding: 'GB18030', lines: gb18030.lines };
  const further = utf8.failedAt.offset > gb18030.failedAt.offset ? utf8 : gb18030;
  return { encoding: null, ...further.failedAt! };
}

interface Attempt {
  readonly failedAt: { readonly offset: number; readonly line: number } | null;
  readonly lines: number;
  readonly bom: boolean;
  readonly ascii: boolean;
}

/** The 3,755 common characters of GB/T 2312, as bytes. */
const COMMON = /[\u00b0-\u00d7][\u00a1-\u00fe]/;
/** Characters of Chinese text, punctuation and full-width forms too. */
const CHINESE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[\ud840-\ud88f][\udc00-\udfff]/;

/**
 * Of a file that is valid as both: its bytes above 0x7F spell common Chinese characters in GB18030
 * and no Chinese ones in UTF-8.
 */
async function spellsChinese(open: Opened): Promise<boolean> {
  let common = false;
  for await (const piece of pieces(open())) {
    if (CHINESE.test(piece.toString('utf8'))) return false;
    common ||= pairs(piece).some((pair) => COMMON.test(pair));
  }
  return common;
}

/** The two-byte characters of a piece of GB18030, a byte a code unit. */
function pairs(piece: Buffer): readonly string[] {
  return piece.toString('latin1').match(/[\u0081-\u00fe][\u0040-\u007e\u0080-\u00fe]/g) ?? [];
}

async function tryEncoding(open: Opened, encoding: 'utf-8' | 'gb18030'): Promise<Attempt> {
  const lines = new LineCounter();
  let bom = false;
  let ascii = true;
  let offset = 0;
  for await (const piece of pieces(open())) {
    if (offset === 0) bom = piece.subarray(0, 3).equals(BOM);
    if (!decodes(piece, encoding)) {
      const valid = validLength(piece, encoding);
      lines.count(piece.subarray(0, valid));
      return { failedAt: { offset: offset + valid, line: lines.line }, lines: 0, bom, ascii };
    }
    ascii &&= isAscii(piece);
    lines.count(piece);
    offset += piece.length;
  }
  return { failedAt: null, lines: lines.total, bom, ascii };
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

async function* pieces(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const cut = bytes.length > LONGEST_PIECE ? bytes.length : lastCut(bytes);
    if (cut > 0) yield bytes.subarray(0, cut);
    rest = bytes.subarray(cut);
  }
  if (rest.length > 0) yield rest;
}

function lastCut(bytes: Buffer): number {
  for (let at = bytes.length - 1; at >= 0; at--) {
    if (bytes[at]! < 0x30) return at;
  }
  return 0;
}

function decodes(piece: Buffer, encoding: 'utf-8' | 'gb18030'): boolean {
  if (encoding === 'utf-8') return isUtf8(piece);
  try {
    new TextDecoder(encoding, { fatal: true }).decode(piece);
    return true;
  } catch {
    return false;
  }
}

/** How many bytes from the beginning are still text, or may be with more bytes to come. */
function validLength(piece: Buffer, encoding: 'utf-8' | 'gb18030'): number {
  let low = 0;
  let high = piece.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (mayContinue(piece.subarray(0, middle), encoding)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function mayContinue(prefix: Buffer, encoding: 'utf-8' | 'gb18030'): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(prefix, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Counts CRLF, LF and CR as line ends. */
class LineCounter {
  private ends = 0;
  private lastByte = LF;
  private any = false;

  count(piece: Buffer): void {
    if (piece.length === 0) return;
    this.any = true;
    for (let at = piece.indexOf(LF); at >= 0; at = piece.indexOf(LF, at + 1)) this.ends++;
    for (let at = piece.indexOf(CR); at >= 0; at = piece.indexOf(CR, at + 1)) {
      if (piece[at + 1] !== LF) this.ends++;
    }
    if (this.lastByte === CR && piece[0] === LF) this.ends--;
    this.lastByte = piece[piece.length - 1]!;
  }

  /** Number of the line that what was counted leads into. */
  get line(): number {
    return this.ends + 1;
  }

  get total(): number {
    const closed = this.lastByte === LF || this.lastByte === CR;
    return this.any && !closed ? this.ends + 1 : this.ends;
  }
}
