/**
 * The files of a bundle. Each is made twice, once for its hash and once into the zip, so that no
 * file of many events is ever held in memory.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import yazl from 'yazl';

export interface BundleFile {
  readonly name: string;
  /** The same content each time. */
  readonly content: () => AsyncIterable<string | Buffer>;
}

/** A file as the manifest names it. */
export interface ListedFile {
  readonly name: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

export function fixedFile(name: string, text: string | Buffer): BundleFile {
  return {
    name,
    async *content() {
      yield text;
    },
  };
}

/** What a manifest says of a file, while it is made. */
export class FileDigest {
  private readonly hash = createHash('sha256');
  private bytes = 0;

  constructor(private readonly name: string) {}

  add(chunk: string | Buffer): void {
    this.hash.update(chunk);
    this.bytes += Buffer.byteLength(chunk);
  }

  listed(): ListedFile {
    return { name: this.name, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}

export async function listedFile({ name, content }: BundleFile): Promise<ListedFile> {
  const digest = new FileDigest(name);
  for await (const chunk of content()) digest.add(chunk);
  return digest.listed();
}

/** @param madeAt of all files; the zip says nothing else of them but name and content */
export function zipOf(files: readonly BundleFile[], madeAt: Date): Readable {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  let current: Readable | undefined;
  const options = { mtime: madeAt, forceDosTimestamp: true };
  for (const { name, content } of files) {
    zip.addReadStreamLazy(name, options, (take) => {
      current = Readable.from(content(), { objectMode: false });
      current.once('error', (error) => output.destroy(error));
      take(null, current);
    });
  }
  // Who breaks off leaves nothing open behind.
  output.once('close', () => current?.destroy());
  zip.end();
  return output;
}
