/** A CSV file as records: bytes decoded in chunks, scanned, a chunk's records at a time. */
import { StringDecoder } from 'node:string_decoder';
import { CsvScanner } from '../domain/csv-scanner.js';
import type { RawRecord } from '../domain/table.js';

interface Decoder {
  push(bytes: Buffer): string;
  finish(): string;
}

/** The encoding was told before by reading the whole file, so nothing is left to fail on. */
function decoderOf(encoding: 'UTF-8' | 'GB18030'): Decoder {
  if (encoding === 'GB18030') {
    const decoder = new TextDecoder('gb18030');
    return {
      push: (bytes) => decoder.decode(bytes, { stream: true }),
      finish: () => decoder.decode(),
    };
  }
  const decoder = new StringDecoder('utf8');
  return { push: (bytes) => decoder.write(bytes), finish: () => decoder.end() };
}

export async function* csvRecords(
  chunks: AsyncIterable<Buffer>,
  encoding: 'UTF-8' | 'GB18030',
): AsyncIterable<readonly RawRecord[]> {
  const scanner = new CsvScanner();
  const decoder = decoderOf(encoding);
  let first = true;
  for await (const chunk of chunks) {
    let text = decoder.push(chunk);
    if (first && text.length > 0) {
      first = false;
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    }
    const records = scanner.push(text);
    if (records.length > 0) yield records;
  }
  const last = [...scanner.push(decoder.finish()), ...scanner.finish()];
  if (last.length > 0) yield last;
}
