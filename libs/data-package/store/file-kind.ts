/** Which kind of file this is that cannot be read, by its content: each is refused in its words. */
import type { PackageFault } from '../domain/issue.js';

/** What password protection and the spreadsheets of before 2007 begin with. MS-CFB, section 2.2 */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** The stream of a workbook under a password. MS-OFFCRYPTO, section 2.3.4.4 */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
/** That of an old document. MS-DOC, section 2.1 */
const OLD_DOCUMENT = Buffer.from('WordDocument', 'utf16le');
const ZIP = Buffer.from('PK');

export function isCompoundFile(head: Buffer): boolean {
  return head.subarray(0, 4).equals(COMPOUND_FILE);
}

export function isZip(head: Buffer): boolean {
  return head.subarray(0, 2).equals(ZIP);
}

/** @param content of a compound file, whose directory may lie behind its contents */
export function kindOfCompoundFile(content: Buffer): PackageFault {
  if (content.includes(ENCRYPTED)) return 'FILE_WITH_PASSWORD';
  return content.includes(OLD_DOCUMENT) ? 'FILE_NOT_A_TABLE' : 'FILE_OLD_EXCEL';
}

/** By the bytes as latin1. */
const BEGINNINGS: readonly (readonly [RegExp, PackageFault])[] = [
  [/^(?:%PDF-|\x89PNG|\xff\xd8\xff|GIF8|BM|II\*\0|MM\0\*|\{\\rtf)/, 'FILE_NOT_A_TABLE'],
  [/^(?:Rar!|7z\xbc\xaf|\x1f\x8b|BZh)/, 'FILE_OTHER_ARCHIVE'],
  [/^(?:\xff\xfe|\xfe\xff)/, 'FILE_UTF16'],
  [
    /<\?mso-application\s+progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet"/,
    'FILE_XML_2003',
  ],
  [/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|meta|table|style)\b/i, 'FILE_WEB_PAGE'],
];

/** @param head the first bytes; @returns undefined where it may be a table */
export function kindOfBytes(head: Buffer): PackageFault | undefined {
  if (head.length === 0) return 'FILE_EMPTY';
  const text = head.toString('latin1');
  return BEGINNINGS.find(([beginning]) => beginning.test(text))?.[1];
}

const ENTRIES: readonly (readonly [RegExp, PackageFault])[] = [
  [/(?:^|\/)vbaProject\.bin$/, 'FILE_WITH_MACROS'],
  [/^xl\/workbook\.bin$/, 'FILE_BINARY_WORKBOOK'],
  [/^content\.xml$/, 'FILE_OPEN_DOCUMENT'],
  [/^(?:word\/document\.xml|ppt\/presentation\.xml|OFD\.xml)$/, 'FILE_NOT_A_TABLE'],
];

/** @param names of the entries of a zip; @returns undefined where it may be a package */
export function kindOfEntries(names: readonly string[]): PackageFault | undefined {
  return ENTRIES.find(([entry]) => names.some((name) => entry.test(name)))?.[1];
}

/** @param types the content types of a workbook: one with macros may hold none yet */
export function isMadeForMacros(types: string): boolean {
  return /ContentType="[^"]*sheet\.macroEnabled/i.test(types);
}
