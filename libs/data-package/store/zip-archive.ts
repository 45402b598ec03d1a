/**
 * A zip read with care: entries by name, names never used as paths, and no more bytes taken out
 * than a package could have. Used for zipped packages and for workbooks.
 */
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzlModule from 'yauzl';
import { issueAt } from '../domain/issue.js';
import type { PackageFile } from './package-file.js';
import { SourceUnreadable } from './package-source.js';
import type { ZipContent, ZipEntry } from './zip-content.js';

/** yauzl 3 promises; its type package still describes version 2. */
interface Yauzl {
  openPromise(path: string, options: object): Promise<Archive>;
  fromRandomAccessReaderPromise(reader: object, size: number, options: object): Promise<Archive>;
}
const yauzl = yauzlModule as unknown as Yauzl;
interface Archive {
  eachEntry(): AsyncIterable<Entry>;
  openReadStreamPromise(entry: Entry): Promise<Readable>;
  close(): void;
}
interface Entry {
  readonly fileNameRaw: Buffer;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  readonly crc32: number;
  isEncrypted(): boolean;
}

export interface ZipLimits {
  /** Entries looked at. */
  readonly entries: number;
  /** Bytes of all entries together, expanded. */
  readonly bytes: number;
  /** Expansion that no table reaches, looked at above `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

/** Payments of a month are 150 MB as CSV and 700 MB as sheet XML; tables expand by 5 to 40. */
export const ZIP_LIMITS: ZipLimits = {
  entries: 10_000,
  bytes: 64 * 1024 ** 3,
  ratio: 250,
  ratioFrom: 32 * 1024 ** 2,
};

/** @throws SourceUnreadable where the archive is broken, encrypted or beyond the limits */
export async function openZip(
  path: string | PackageFile,
  file: string,
  limits: ZipLimits = ZIP_LIMITS,
): Promise<ZipContent> {
  let archive: Archive | undefined;
  try {
    archive = await openArchive(path);
    const held = archive;
    const entries: ZipEntry[] = [];
    let bytes = 0;
    for await (const entry of archive.eachEntry()) {
      bytes += entry.uncompressedSize;
      const name = entry.fileNameRaw.toString('utf8').replaceAll('\\', '/');
      if (entry.isEncrypted()) {
        throw new SourceUnreadable(
          issueAt({ file, line: null, column: null }, 'ZIP_WITH_PASSWORD'),
        );
      }
      if (entries.length >= limits.entries || bytes > limits.bytes || isBomb(entry, limits)) {
        throw new SourceUnreadable(
          issueAt({ file, line: null, column: null }, 'ZIP_BOMB', { entry: clip(name) }),
        );
      }
      entries.push({ name, open: () => readEntry(held, entry, file) });
    }
    return { entries, close: () => held.close() };
  } catch (error) {
    archive?.close();
    throw asUnreadable(error, file);
  }
}

const OPTIONS = { autoClose: false, decodeStrings: false } as const;

function openArchive(path: string | PackageFile): Promise<Archive> {
  if (typeof path === 'string') return yauzl.openPromise(path, OPTIONS);
  const reader = new PackageFileReader(path);
  return yauzl.fromRandomAccessReaderPromise(reader, path.size, OPTIONS);
}

class PackageFileReader extends yauzlModule.RandomAccessReader {
  constructor(private readonly packageFile: PackageFile) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.packageFile.read(start, end);
  }
}

/** The declared size is held to: yauzl fails an entry that yields another number of bytes. */
function isBomb(entry: Entry, limits: ZipLimits): boolean {
  const { uncompressedSize, compressedSize } = entry;
  return uncompressedSize > limits.ratioFrom && uncompressedSize > compressedSize * limits.ratio;
}

/** The checksum is held to as well: a byte that changed in a stored entry is another figure. */
async function* readEntry(archive: Archive, entry: Entry, file: string): AsyncIterable<Buffer> {
  try {
    const stream = await archive.openReadStreamPromise(entry);
    let sum = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
    if (sum !== entry.crc32) throw new Error('checksum');
  } catch (error) {
    throw asUnreadable(error, file);
  }
}

function asUnreadable(error: unknown, file: string): SourceUnreadable {
  if (error instanceof SourceUnreadable) return error;
  const { code, message } = error as { code?: string; message?: string };
  const reason = clip(code ?? message ?? 'unknown');
  return new SourceUnreadable(
    issueAt({ file, line: null, column: null }, 'FILE_UNREADABLE', { reason }),
  );
}

function clip(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ').slice(0, 80);
}
