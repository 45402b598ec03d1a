/** Answers that are lines: written as they come, and no faster than they are taken. */
import type { Request, Response } from 'express';

export const NDJSON = 'application/x-ndjson';
export const EVENT_STREAM = 'text/event-stream';

/** Whether the reader prefers lines to a page. */
export function acceptsLines(request: Request, response: Response): boolean {
  response.vary('Accept');
  return request.accepts(['json', NDJSON]) === NDJSON;
}

/** What goes wrong before the first lines is still answered as a problem. */
export async function answerLines(
  response: Response,
  pages: AsyncIterable<string>,
  type = NDJSON,
): Promise<void> {
  const reading = pages[Symbol.asyncIterator]();
  try {
    let page = await reading.next();
    response.status(200).type(type);
    while (!page.done) {
      if (!(await written(response, page.value))) return;
      page = await reading.next();
    }
    response.end();
  } finally {
    await reading.return?.();
  }
}

/** False where the reader has gone. */
async function written(response: Response, text: string): Promise<boolean> {
  if (response.destroyed) return false;
  if (response.write(text)) return true;
  await new Promise<void>((resolve) => {
    const settle = (): void => {
      response.off('drain', settle);
      response.off('close', settle);
      resolve();
    };
    response.on('drain', settle);
    response.on('close', settle);
  });
  return !response.destroyed;
}
