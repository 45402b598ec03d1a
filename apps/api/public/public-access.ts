/** The door to the public routes: any site may read them, strangers' objections stay small. */
import { isUtf8 } from 'node:buffer';
import express, { type NextFunction, type Request, type Response } from 'express';
import { requireSafeJson } from '../../../libs/http/intake/json-safety.js';
import { problem } from '../../../libs/http/problems/problem.js';
import { AddressQuota } from './address-quota.js';

const OBJECTION_BYTES = 16 * 1024;
const OBJECTIONS_AN_HOUR = 5;
const PACKAGES_AN_HOUR = 12;

/** Pages of any origin may read what is public; they may not write, and see no cookies. */
export function openToAll(request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', 'ETag, Link, X-Request-Id');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  if (request.method !== 'OPTIONS') return next();
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD');
  response.setHeader('Access-Control-Allow-Headers', 'Accept, If-None-Match');
  response.setHeader('Access-Control-Max-Age', '86400');
  response.status(204).end();
}

/** How often one address may fetch the whole package, which costs more than a page. */
export function packageQuota(): AddressQuota {
  return new AddressQuota(PACKAGES_AN_HOUR);
}

/** @throws Problem 429 */
export function requireQuota(quota: AddressQuota | undefined, request: Request): void {
  const wait = quota?.take(request.ip ?? '') ?? 0;
  if (wait > 0) throw problem('RATE_LIMITED', { headers: { 'Retry-After': String(wait) } });
}

/** Reads an objection's body: small, JSON, and not more than a few an hour from one address. */
export function readObjections(isLimited: boolean) {
  const quota = isLimited ? new AddressQuota(OBJECTIONS_AN_HOUR) : undefined;
  const read = express.json({
    limit: OBJECTION_BYTES,
    type: 'application/json',
    verify: (_request, _response, bytes) => {
      if (!isUtf8(bytes)) throw problem('MALFORMED_JSON');
    },
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.method !== 'POST') return next();
    requireQuota(quota, request);
    if (!request.is('application/json')) {
      const headers = { Accept: 'application/json' };
      return next(problem('UNSUPPORTED_MEDIA_TYPE', { headers }));
    }
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
