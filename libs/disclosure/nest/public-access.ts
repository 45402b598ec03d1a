/** The door to the public routes: any site may read them, strangers' objections stay small. */
import type { NextFunction, Request, Response } from 'express';
import { problem } from '../../http/problems/problem.js';
import { AddressQuota } from './address-quota.js';

const OBJECTIONS_AN_HOUR = 5;
const PACKAGES_AN_HOUR = 12;

/** Pages of any origin may read what is public; they may not write, and see no cookies. */
export function openToAll(request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', 'ETag, Link, X-Request-Id');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  if (request.method !== 'OPTIONS') return next();
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD');
  response.setHeader('Access-Control-Allow-Headers', 'Accept, If-None-Match, Objection-Token');
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

/** Takes objections as JSON, not more than a few an hour from one address. */
export function limitObjections(isLimited: boolean) {
  const quota = isLimited ? new AddressQuota(OBJECTIONS_AN_HOUR) : undefined;
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (request.method !== 'POST') return next();
    requireQuota(quota, request);
    if (request.is('application/json')) return next();
    next(problem('UNSUPPORTED_MEDIA_TYPE', { headers: { Accept: 'application/json' } }));
  };
}
