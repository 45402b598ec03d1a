/**
 * PostgreSQL, or the data folder it should work on, cannot be used as it is. The message says why,
 * and what to do, in one line, in Chinese and English.
 */
export class ServerUnusable extends Error {
  override readonly name = 'ServerUnusable';
  constructor(zh: string, en: string, options?: ErrorOptions) {
    super(`${oneLine(zh)} ${oneLine(en)}`, options);
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
