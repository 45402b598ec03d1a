/** Each request gets a trace id, a line in the log and a place in the metrics. */
import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { withoutIdentityNumbers } from '../problems/problem.js';
import type { Metrics } from './metrics.js';
import '../access/request-context.js';

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-|$)/;
const NO_TRACE = '0'.repeat(32);

/** The trace that the caller is in (W3C Trace Context), or a new one. */
export function traceIdOf(traceparent: string | undefined): string {
  const told = TRACEPARENT.exec(traceparent ?? '')?.[1];
  return told !== undefined && told !== NO_TRACE ? told : randomBytes(16).toString('hex');
}

export function observeRequests(log: Logger, metrics: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const header = request.headers['traceparent'];
    const traceId = traceIdOf(typeof header === 'string' ? header : undefined);
    request.doudi = { traceId, startedAt: process.hrtime.bigint() };
    response.setHeader('X-Request-Id', traceId);
    response.once('close', () => note(request, response, log, metrics));
    next();
  };
}

function note(request: Request, response: Response, log: Logger, metrics: Metrics): void {
  const { traceId, startedAt, subject, grant, route = 'unmatched' } = request.doudi!;
  const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
  const status = response.writableFinished ? response.statusCode : 499;
  const { method } = request;
  metrics.observe({ method, route, status }, seconds);
  const quiet = route.startsWith('/health');
  const line = { traceId, method, route, status, ms: Math.round(seconds * 1e5) / 100 };
  log[quiet ? 'debug' : 'info'](
    { ...line, subject: subject?.id, role: grant?.role, ...readByAuditors(request) },
    'request',
  );
}

/** What auditors and inspectors looked at: each of their reads leaves its parameters in the log. */
function readByAuditors(request: Request): object {
  const { grant } = request.doudi!;
  if (grant === undefined || (grant.role !== 'audit' && grant.role !== 'discipline')) return {};
  if (request.method !== 'GET') return {};
  const { purpose, cursor, ...query } = request.query;
  const asked = JSON.stringify({ ...request.params, ...query });
  return { auditRead: withoutIdentityNumbers(asked).slice(0, 1000) };
}
