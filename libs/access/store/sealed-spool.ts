/**
 * An upload on disk that nobody can read: each file is sealed with AES-256-CTR under a key that
 * lives in this process only, and read back from any place. After a crash what is left is noise;
 * `clearSpool` removes it.
 */
import { type CipherKey, createCipheriv, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A package to import, read from any place without ever lying in clear on disk. */
export interface UploadedPackage {
  /** As the sender named it; says whether it is a zip or a workbook. */
  readonly name: string;
  readonly size: number;
  /** Bytes from `start` up to, and without, `end`. */
  read(start: number, end: number): Readable;
}

export interface SpooledFile extends UploadedPackage {
  /** For another thread of this process. */
  readonly sealed: SealedFile;
  remove(): Promise<void>;
}

/** Where a spooled file lies, and what opens it: nothing that leaves the process. */
export interface SealedFile {
  readonly name: string;
  readonly size: number;
  readonly path: string;
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
}

export interface ReopenedFile extends UploadedPackage {
  close(): Promise<void>;
}

/** A spooled file in the thread that was told of it. */
export async function reopen({ path, ...sealed }: SealedFile): Promise<ReopenedFile> {
  const file = await open(path, 'r');
  const { name, size } = sealed;
  const key = Buffer.from(sealed.key);
  const nonce = Buffer.from(sealed.nonce);
  return {
    name,
    size,
    read: (start, end) => Readable.from(opened(file, key, nonce, start, Math.min(end, size))),
    close: async () => {
      key.fill(0);
      await file.close();
    },
  };
}

/** More came than may come. */
export class SpoolTooLarge extends Error {
  override readonly name = 'SpoolTooLarge';
}

const BLOCK = 16;
const PIECE = 256 * 1024;

function folder(dataDir: string): string {
  return join(dataDir, 'uploads');
}

/** Removes what an earlier process left: nobody holds its key any more. */
export async function clearSpool(dataDir: string): Promise<void> {
  const names = await readdir(folder(dataDir)).catch(() => []);
  for (const name of names) await rm(join(folder(dataDir), name), { force: true });
}

/** @throws SpoolTooLarge; nothing is left on disk then */
export async function spool(
  dataDir: string,
  name: string,
  content: Readable,
  mostBytes: number,
): Promise<SpooledFile> {
  await mkdir(folder(dataDir), { recursive: true, mode: 0o700 });
  const path = join(folder(dataDir), `${randomBytes(12).toString('hex')}.sealed`);
  const key = randomBytes(32);
  const nonce = randomBytes(BLOCK);
  const file = await open(path, 'wx+', 0o600);
  const remove = async (): Promise<void> => {
    key.fill(0);
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
  };
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      done(size > mostBytes ? new SpoolTooLarge() : null, chunk);
    },
  });
  try {
    const sealed = createCipheriv('aes-256-ctr', key, nonce);
    await pipeline(content, count, sealed, async (pieces: AsyncIterable<Buffer>) => {
      for await (const piece of pieces) await file.appendFile(piece);
    });
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    name,
    size,
    sealed: { name, size, path, key, nonce },
    read: (start, end) => Readable.from(opened(file, key, nonce, start, Math.min(end, size))),
    remove,
  };
}

async function* opened(
  file: FileHandle,
  key: CipherKey,
  nonce: Buffer,
  start: number,
  end: number,
): AsyncIterable<Buffer> {
  const skip = start % BLOCK;
  const cipher = createCipheriv('aes-256-ctr', key, counterAt(nonce, start / BLOCK));
  cipher.update(Buffer.alloc(skip));
  for (let at = start; at < end;) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, end - at));
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield cipher.update(piece.subarray(0, bytesRead));
  }
}

/**
 * The counter block so many blocks into the file: the nonce is a number of 128 bits, and the blocks
 * add to it.
 */
function counterAt(nonce: Buffer, blocks: number): Buffer {
  const counter =
    (BigInt(`0x${nonce.toString('hex')}`) + BigInt(Math.floor(blocks))) % (1n << 128n);
  return Buffer.from(counter.toString(16).padStart(2 * BLOCK, '0'), 'hex');
}
