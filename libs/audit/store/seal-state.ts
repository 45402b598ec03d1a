/**
 * What was last signed, outside the database: who restores or rewrites the database does not change
 * it, so the sealer finds that its next head would not continue the last one.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readCheckpoint } from '../domain/checkpoint.js';
import { readOriginEnd } from '../domain/origin-end.js';

export interface SealState {
  /** The text that was last signed: a checkpoint, or the end of an origin. */
  read(): Promise<string | undefined>;
  /** Durable once it resolves. */
  write(text: string): Promise<void>;
}

/** What the next head of the log must continue. */
export interface LastSigned {
  readonly origin: string;
  readonly size: bigint;
  readonly root: Buffer;
}

/** @returns undefined for what is neither */
export function lastSignedIn(text: string): LastSigned | undefined {
  const end = readOriginEnd(text);
  if (end) return { origin: end.newer.name, ...end.same };
  const head = readCheckpoint(text);
  return head && { origin: head.origin, size: head.size, root: head.root };
}

/** A file on a volume that outlives the process and that all projectors of a site share. */
export class SealStateFile implements SealState {
  constructor(readonly path: string) {}

  async read(): Promise<string | undefined> {
    return readFile(this.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
  }

  /** The file is replaced whole, and its folder is written through. */
  async write(text: string): Promise<void> {
    const folder = dirname(this.path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = `${this.path}.${randomBytes(6).toString('hex')}`;
    await writtenThrough(draft, 'wx', text);
    await rename(draft, this.path);
    await writtenThrough(folder, 'r');
  }
}

async function writtenThrough(path: string, flags: string, text?: string): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    if (text !== undefined) await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
