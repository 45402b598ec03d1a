/** Reads the JSON body of a request whose route and sender are known. */
import express, { type NextFunction, type Request, type Response } from 'express';
import { Slices } from '../../projection/slices.js';
import { problem } from '../problems/problem.js';
import { type BodyBounds, requireWithin, tooManyBytes } from './body-bounds.js';
import { requireSafeJson, requireStorable, requireUnreserved } from './json-safety.js';

/**
 * Puts what the body says at `request.body`; a body of another content type is left to its handler.
 * @throws Problem 400, 413, 415
 */
export async function readJsonBody(request: Request, bounds: BodyBounds): Promise<void> {
  if (request.is('application/json') === false) return;
  requireUtf8(request);
  const most = Math.min(bounds.bytes, request.app.get('doudi json bytes') as number);
  const bytes = await bytesOf(request, most);
  if (bytes === undefined) return;
  const slices = new Slices();
  for (const step of [
    () => requireWithin(bytes, bounds),
    () => (request.body = parsed(bytes)),
    () => requireSafeJson(request.body),
  ]) {
    if (slices.areDue) await slices.pause();
    step();
  }
}

function requireUtf8(request: Request): void {
  const charset = /;\s*charset="?([^";\s]*)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return;
  throw problem('UNSUPPORTED_MEDIA_TYPE', {
    zh: '请求内容的文字编码有误',
    en: 'A JSON body must be in UTF-8',
  });
}

/** undefined: there is no body. */
function bytesOf(request: Request, most: number): Promise<Buffer | undefined> {
  const read = express.raw({ limit: most, type: 'application/json' });
  return new Promise((resolve, reject) => {
    read(request, request.res!, (error?: unknown) => {
      if (error === undefined) resolve(request.body as Buffer | undefined);
      else reject(isTooLarge(error) ? tooManyBytes(most) : (error as Error));
    });
  });
}

function isTooLarge(error: unknown): boolean {
  return (error as { readonly type?: unknown }).type === 'entity.too.large';
}

/** An empty body says as much as an object without members. */
function parsed(bytes: Buffer): object {
  if (bytes.length === 0) return {};
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Not UTF-8, or not JSON.
  }
  throw problem('MALFORMED_JSON');
}

const LONGEST_URL = 8192;
const MOST_PARAMETERS = 50;

/**
 * The address must be readable as UTF-8, hold nothing that cannot be stored, and not more query
 * parameters than any route has.
 */
export function requireReadableUrl(
  request: Request,
  _response: Response,
  next: NextFunction,
): void {
  try {
    requireBoundedUrl(request.url);
    requireStorable(decodeURIComponent(request.url));
    for (const name of Object.keys(request.query)) requireUnreserved(name);
  } catch (error) {
    return next(error);
  }
  next();
}

function requireBoundedUrl(url: string): void {
  if (url.length > LONGEST_URL) {
    throw problem('MALFORMED_REQUEST', { zh: '地址过长', en: 'The address is too long' });
  }
  if (url.split('&', MOST_PARAMETERS + 1).length <= MOST_PARAMETERS) return;
  throw problem('MALFORMED_REQUEST', {
    zh: `查询参数至多 ${MOST_PARAMETERS} 个`,
    en: `An address has at most ${MOST_PARAMETERS} query parameters`,
  });
}
