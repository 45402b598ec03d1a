import type { Readable } from 'node:stream';

/**
 * A package as bytes that are read from any place: an upload that must not lie in clear on disk.
 */
export interface PackageFile {
  /** As the sender named it. */
  readonly name: string;
  readonly size: number;
  /** Bytes from `start` up to, and without, `end`. */
  read(start: number, end: number): Readable;
}
