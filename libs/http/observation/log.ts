/**
 * Structured logs: who, what, how long; never a body, a token, a query, a name or an identity
 * number.
 */
import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../../configuration/settings.js';
import { withoutIdentityNumbers } from '../problems/problem.js';

const SECRETS = ['authorization', 'token', 'password', 'secret', 'name', 'identityNo', 'body'];

export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: SECRETS.flatMap((key) => [key, `*.${key}`]), censor: '[…]' },
    serializers: { error: describeError },
    hooks: { streamWrite: withoutIdentityNumbers },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Of an error the kind, what it says and where: none of the values it may carry along. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack } = error;
  const code: unknown = 'code' in error ? error.code : undefined;
  return { name, message, stack, ...(typeof code === 'string' ? { code } : {}) };
}
