/**
 * Reads JSON bodies of people who said who they are; other bodies are left to the routes that take
 * them.
 */
import { isUtf8 } from 'node:buffer';
import express, { type NextFunction, type Request, type Response } from 'express';
import { problem } from '../problems/problem.js';
import { requireSafeJson, requireStorable, requireUnreserved } from './json-safety.js';

export function readJsonBodies(mostBytes: number) {
  const read = express.json({
    limit: mostBytes,
    type: 'application/json',
    verify: (_request, _response, bytes) => {
      if (!isUtf8(bytes)) throw problem('MALFORMED_JSON');
    },
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.doudi?.subject === undefined || !request.is('application/json')) return next();
    read(request, response, (error?: unknown) => {
      if (error !== undefined) return next(error);
      try {
        requireSafeJson(request.body);
      } catch (unsafe) {
        return next(unsafe);
      }
      next();
    });
  };
}

const LONGEST_URL = 8192;

/** The address must be readable as UTF-8 and hold nothing that cannot be stored. */
export function requireReadableUrl(
  request: Request,
  _response: Response,
  next: NextFunction,
): void {
  if (request.url.length > LONGEST_URL) {
    return next(problem('MALFORMED_REQUEST', { zh: '地址过长', en: 'The address is too long' }));
  }
  try {
    requireStorable(decodeURIComponent(request.url));
    for (const name of Object.keys(request.query)) requireUnreserved(name);
  } catch (error) {
    return next(error);
  }
  next();
}
