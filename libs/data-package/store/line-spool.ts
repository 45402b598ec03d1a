/**
 * Lists of lines on disk, filled in any order and read one list at a time: payments by list, which
 * a package may list as it likes and which come by the million; tables on their way into a zip. The
 * file is encrypted under a key that only this process has, and loses its name once it is open, so
 * that no personal data lies on disk in clear or outlives the process.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const CIPHER = 'aes-256-gcm';
const TAG = 16;
/** Bytes of a list that make a block, and of all lists that may wait in memory. */
const BLOCK = 128 * 1024;
const BUDGET = 24 * 1024 * 1024;
const LEAST = 1024;
const NOTHING = Buffer.alloc(0);
const NAME = /^doudi-spool-(\d+)-[0-9a-f]+\.spool$/;

interface ListBuffer {
  /** What waits for a block: bytes, since strings put together line by line take ten times that. */
  bytes: Buffer;
  used: number;
  /** Offset and length of each block on disk. */
  readonly blocks: number[];
}

export class LineSpool {
  private readonly key = randomBytes(32);
  private readonly lists: ListBuffer[] = [];
  private readonly full = new Set<number>();
  private waiting = 0;
  private position = 0;

  private constructor(
    private readonly file: FileHandle,
    private readonly path: string,
  ) {}

  /** Removes what a killed import may have left, and begins a new spool. */
  static async open(workDir: string): Promise<LineSpool> {
    await mkdir(workDir, { recursive: true });
    await removeStale(workDir);
    const path = join(workDir, `doudi-spool-${process.pid}-${randomHex()}.spool`);
    const file = await open(path, 'wx+', 0o600);
    // Where the system allows it the name goes at once; elsewhere at the end.
    await rm(path, { force: true }).catch(() => undefined);
    return new LineSpool(file, path);
  }

  /** A new list; lists are numbered from 0. */
  addList(): number {
    this.lists.push({ bytes: NOTHING, used: 0, blocks: [] });
    return this.lists.length - 1;
  }

  /** Keeps a line (without line breaks) of a list. Call `drain` every few thousand lines. */
  add(list: number, line: string): void {
    const buffer = this.lists[list]!;
    // A UTF-16 unit takes three bytes of UTF-8 at most.
    const most = line.length * 3 + 1;
    if (buffer.used + most > buffer.bytes.length) this.widen(buffer, most);
    buffer.used += buffer.bytes.write(line, buffer.used, 'utf8');
    buffer.bytes[buffer.used] = LF;
    buffer.used += 1;
    if (buffer.used >= BLOCK) this.full.add(list);
  }

  /** Writes what is full, and the largest where too much waits. */
  async drain(): Promise<void> {
    for (const list of this.full) await this.write(list);
    this.full.clear();
    if (this.waiting <= BUDGET) return;
    const bySize = this.lists
      .map(({ bytes }, list) => ({ list, size: bytes.length }))
      .filter(({ size }) => size > 0)
      .sort((a, b) => b.size - a.size);
    for (const { list } of bySize) {
      if (this.waiting <= BUDGET / 2) break;
      await this.write(list);
    }
  }

  /** The lines of a list in the order in which they were added, some hundreds at a time. */
  async *lines(list: number): AsyncIterable<readonly string[]> {
    const { blocks, bytes, used } = this.lists[list]!;
    for (let at = 0; at < blocks.length; at += 2) {
      const block = await this.read(blocks[at]!, blocks[at + 1]!);
      yield linesOf(block);
    }
    if (used > 0) yield linesOf(bytes.toString('utf8', 0, used));
  }

  async close(): Promise<void> {
    this.key.fill(0);
    await this.file.close();
    await rm(this.path, { force: true });
  }

  private async write(list: number): Promise<void> {
    const buffer = this.lists[list]!;
    const cipher = createCipheriv(CIPHER, this.key, nonceOf(this.position));
    const sealed = cipher.update(buffer.bytes.subarray(0, buffer.used));
    const block = Buffer.concat([sealed, cipher.final(), cipher.getAuthTag()]);
    const { bytesWritten } = await this.file.write(block, 0, block.length, this.position);
    if (bytesWritten !== block.length) throw new Error('the spool was written in part: disk full?');
    buffer.blocks.push(this.position, block.length);
    this.position += block.length;
    this.waiting -= buffer.bytes.length;
    buffer.bytes = NOTHING;
    buffer.used = 0;
  }

  private widen(buffer: ListBuffer, more: number): void {
    const size = Math.max(LEAST, buffer.bytes.length * 2, buffer.used + more);
    const wider = Buffer.allocUnsafe(size);
    buffer.bytes.copy(wider, 0, 0, buffer.used);
    this.waiting += size - buffer.bytes.length;
    buffer.bytes = wider;
  }

  private async read(position: number, length: number): Promise<string> {
    const block = Buffer.allocUnsafe(length);
    await this.file.read(block, 0, length, position);
    const decipher = createDecipheriv(CIPHER, this.key, nonceOf(position));
    decipher.setAuthTag(block.subarray(length - TAG));
    const sealed = block.subarray(0, length - TAG);
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  }
}

const LF = 0x0a;

function linesOf(block: string): readonly string[] {
  return block.split('\n').slice(0, -1);
}

/** A block's position is used once under a key, so it serves as the nonce. */
function nonceOf(position: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(position), 4);
  return nonce;
}

function randomHex(): string {
  return randomBytes(8).toString('hex');
}

async function removeStale(workDir: string): Promise<void> {
  for (const name of await readdir(workDir)) {
    const pid = NAME.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(join(workDir, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
