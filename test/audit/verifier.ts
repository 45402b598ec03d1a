/** The single-file verifier as a module, which has no types of its own. */
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import yazl from 'yazl';

export type BundleFiles = Map<string, Buffer>;

export interface CountyAccounts {
  take(type: string, data: unknown): void;
  ledger(year: number): Readonly<Record<string, unknown>>;
}

export interface Verifier {
  unzip(bytes: Buffer): BundleFiles;
  verifyBundle(
    bytes: Buffer,
    options?: Readonly<Record<string, readonly string[]>>,
  ): {
    readonly code: number;
    readonly verification: {
      readonly faults: readonly string[];
      readonly outside: readonly string[];
      readonly uncovered: readonly string[];
    };
  };
  verdictOf(vector: object): string;
  readonly CountyAccounts: new (region: string) => CountyAccounts;
}

export const VERIFIER = path.join(import.meta.dirname, '../../docs/verify/verify.mjs');

export async function loadVerifier(): Promise<Verifier> {
  return (await import(pathToFileURL(VERIFIER).href)) as Verifier;
}

export async function zipped(files: Iterable<readonly [string, Buffer]>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of files) zip.addBuffer(content, name);
  zip.end();
  return buffer(zip.outputStream as Readable);
}
