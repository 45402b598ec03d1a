/** XML as events, in chunks, with names without prefixes; holds no more than one bounded text. */
import { SaxesParser } from 'saxes';
import { LINE_LIMIT } from '../domain/csv-scanner.js';

export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/** A text or a tag longer than any cell: refused before the parser has gathered it. */
export class XmlTooLong extends Error {
  override readonly name = 'XmlTooLong';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * Feeds the bytes to the handler; yields after every chunk, so that the caller can take what has
 * gathered.
 * @throws Error where the XML is malformed, no UTF-8, or brings a document type of its own
 */
export async function* readXml(
  chunks: AsyncIterable<Buffer>,
  handler: XmlHandler,
): AsyncIterable<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let sinceEvent = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a document type in a workbook');
  });
  parser.on('opentag', ({ name, attributes }) => {
    sinceEvent = 0;
    handler.open(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    sinceEvent = 0;
    handler.close(localName(name));
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) {
    sinceEvent += chunk.length;
    parser.write(decoder.decode(chunk, { stream: true }));
    if (sinceEvent > 4 * LINE_LIMIT) throw new XmlTooLong();
    yield;
  }
  parser.write(decoder.decode());
  parser.close();
  yield;
}

export async function readWholeXml(
  chunks: AsyncIterable<Buffer>,
  handler: XmlHandler,
): Promise<void> {
  for await (const _ of readXml(chunks, handler)) continue;
}
