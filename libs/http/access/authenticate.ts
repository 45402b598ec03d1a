/**
 * Who comes? Read from the bearer token, before the body is read: strangers' bodies are not taken
 * in.
 */
import type { NextFunction, Request, Response } from 'express';
import { TokenRefused, type VerifyToken } from '../../access/tokens.js';
import { type Problem, problem } from '../problems/problem.js';
import type { Subject } from '../../access/domain/roles.js';
import type { Units } from '../../regions/store/units.js';
import type { RateLimit } from './rate-limit.js';
import './request-context.js';

const CHALLENGE = 'Bearer realm="doudi"';

export function unauthenticated(): Problem {
  return problem('UNAUTHENTICATED', { headers: { 'WWW-Authenticate': CHALLENGE } });
}

function refusedToken(refused: TokenRefused): Problem {
  if (refused.reason === 'unverifiable') {
    return problem('UNAVAILABLE', {
      zh: '暂时无法核验访问令牌，请稍后再试',
      en: 'The access token cannot be verified just now: try again later',
      headers: { 'Retry-After': '5' },
    });
  }
  const expired = refused.reason === 'expired';
  return problem('UNAUTHENTICATED', {
    zh: expired ? '访问令牌已过期' : '访问令牌无效',
    en: expired ? 'The access token has expired' : 'The access token is not valid',
    headers: { 'WWW-Authenticate': `${CHALLENGE}, error="invalid_token"` },
  });
}

/** An office is its region's, whichever code of it the token names. */
async function withIdentity(subject: Subject, units: Units): Promise<Subject> {
  if (subject.region === null) return subject;
  const region = await units.identityOf(subject.region);
  return region === subject.region ? subject : { ...subject, region };
}

/**
 * Notes who comes, or why the token says nothing; whether a route needs a token is the guard's
 * business.
 */
export function authenticate(verify: VerifyToken, limit: RateLimit, units: Units) {
  return async (request: Request, _response: Response, next: NextFunction): Promise<void> => {
    const context = request.doudi!;
    const token = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token !== undefined) {
      try {
        context.subject = await withIdentity(await verify(token), units);
      } catch (error) {
        if (!(error instanceof TokenRefused)) return next(error);
        context.tokenProblem = refusedToken(error);
      }
    }
    const wait = limit.take(context.subject?.id ?? `address ${request.ip ?? ''}`);
    if (wait === 0) return next();
    next(problem('RATE_LIMITED', { headers: { 'Retry-After': String(wait) } }));
  };
}
