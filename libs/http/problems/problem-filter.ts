/** Makes an RFC 9457 answer of whatever was thrown: never a stack trace, never a 500 for input. */
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { ReadModelsBehind } from '../../projection/read-models.js';
import { ClockDisagrees } from '../../event-store/clock.js';
import { EventSetAside } from '../../event-store/event-set-aside.js';
import { RecordedOtherwise } from '../../event-store/recorded-otherwise.js';
import { StoreUnavailable } from '../../event-store/port.js';
import { WriteUnfinished } from '../../event-store/write-deadline.js';
import { isOutage } from '../../postgres/passing-errors.js';
import { type StorageTrouble, storageTroubleOf } from '../../postgres/storage-troubles.js';
import { SessionRefused } from '../../postgres/session.js';
import { type Language, both, inLanguage } from '../../wording/languages.js';
import { refusalMessage } from '../../refusals/refusals.js';
import type { Units } from '../../regions/store/units.js';
import { InvalidCursor } from '../answers.js';
import { behind, setAside } from '../reading/standing.js';
import { hasMessages, languageOf, withMessagesIn } from '../language.js';
import { allowedMethods } from './allowed-methods.js';
import {
  type FieldError,
  type HttpProblemCode,
  Problem,
  type ProblemDetails,
  problem,
  titleOf,
  typeOf,
  withoutIdentityNumbers,
} from './problem.js';

/** What body-parser and its kin throw: an error with a status and often a type. */
interface HttpLikeError {
  readonly status?: unknown;
  readonly statusCode?: unknown;
  readonly type?: unknown;
}

const BY_STATUS: Readonly<Record<number, HttpProblemCode>> = {
  400: 'MALFORMED_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
};

/** What does not pass within seconds. */
const RETRY_LATER = { 'Retry-After': '30' };

const OF_STORAGE: Readonly<Record<StorageTrouble, HttpProblemCode>> = {
  'disk-full': 'STORAGE_FULL',
  'read-only': 'STORAGE_READ_ONLY',
  'io-error': 'STORAGE_FAILING',
};

/** undefined: a defect of ours, or nothing that says whose fault it is. */
export function knownProblem(thrown: unknown): Problem | undefined {
  if (thrown instanceof Problem) return thrown;
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  if (thrown instanceof InvalidCursor) return problem('INVALID_CURSOR');
  if (thrown instanceof URIError) return problem('MALFORMED_REQUEST');
  if (thrown instanceof ReadModelsBehind) return behind();
  if (thrown instanceof RecordedOtherwise) {
    return problem('RECORDED_OTHERWISE', { members: { eventIds: thrown.eventIds } });
  }
  if (thrown instanceof EventSetAside) return setAside(thrown.eventId);
  return storageProblem(thrown) ?? httpProblem(thrown);
}

function storageProblem(thrown: object): Problem | undefined {
  if (thrown instanceof SessionRefused) return problem(thrown.code);
  if (thrown instanceof ClockDisagrees) {
    return problem('CLOCK_DISAGREES', { headers: RETRY_LATER });
  }
  if (thrown instanceof WriteUnfinished && thrown.mayBeRecorded) {
    return problem('OUTCOME_UNKNOWN', { headers: { 'Retry-After': '1' } });
  }
  const trouble = storageTroubleOf(thrown);
  if (trouble !== undefined) return problem(OF_STORAGE[trouble], { headers: RETRY_LATER });
  if (thrown instanceof WriteUnfinished) {
    return problem('NOT_RECORDED', { headers: { 'Retry-After': '1' } });
  }
  if (thrown instanceof StoreUnavailable || isOutage(thrown)) {
    return problem('UNAVAILABLE', { headers: { 'Retry-After': '1' } });
  }
  return undefined;
}

function httpProblem(thrown: object): Problem | undefined {
  const { status, statusCode, type } = thrown as HttpLikeError;
  if (type === 'entity.parse.failed') return problem('MALFORMED_JSON');
  const told = thrown instanceof HttpException ? thrown.getStatus() : (status ?? statusCode);
  if (typeof told !== 'number' || told < 400 || told === 500) return undefined;
  return problem(BY_STATUS[told] ?? (told < 500 ? 'MALFORMED_REQUEST' : 'UNAVAILABLE'));
}

/** A path that exists under another method answers 405 and says which. */
function withMethod(request: Request, found: Problem): Problem {
  if (found.code !== 'NOT_FOUND' || request.doudi?.route !== undefined) return found;
  const methods = allowedMethods(request);
  if (methods.length === 0) return found;
  return problem('METHOD_NOT_ALLOWED', { headers: { Allow: methods.join(', ') } });
}

/** What units are called in messages. */
type UnitsByName = Pick<Units, 'nameOf'>;

function messagesOf({ messages, details: { refusal } }: Problem, units: UnitsByName) {
  return refusal ? refusalMessage(refusal, (code) => units.nameOf(code)) : messages;
}

function problemBody(
  told: Problem,
  traceId: string | undefined,
  language: Language | undefined,
  units: UnitsByName,
): object {
  const { errors, clause, members } = told.details;
  return {
    type: typeOf(told.code),
    title: titleOf(told.code, told.status, language),
    status: told.status,
    detail: withoutIdentityNumbers(inLanguage(both(messagesOf(told, units)), language)),
    code: told.code,
    ...(errors === undefined ? {} : { errors: errorsIn(errors, language) }),
    ...(clause === undefined ? {} : { clause }),
    ...reportIn(members, language),
    traceId,
  };
}

/** Of an import that was refused, the report that is a member of the problem. */
function reportIn(members: ProblemDetails['members'], language: Language | undefined) {
  const report = members?.['report'];
  return hasMessages(report) ? { ...members, report: withMessagesIn(report, language) } : members;
}

function errorsIn(errors: readonly FieldError[], language: Language | undefined) {
  return errors.map((error) => ({ ...error, message: inLanguage(error.message, language) }));
}

function failureOf(thrown: unknown, known: Problem | undefined): object {
  return known
    ? { error: known.code, eventIds: known.details.members?.['eventIds'] }
    : { error: thrown };
}

export function answerProblem(
  thrown: unknown,
  request: Request,
  response: Response,
  log: Logger,
  units: UnitsByName,
): void {
  const known = knownProblem(thrown);
  const traceId = request.doudi?.traceId;
  if (known === undefined || known.status >= 500) {
    log.error({ traceId, ...failureOf(thrown, known) }, 'request failed');
  }
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const told = withMethod(request, known ?? problem('INTERNAL'));
  for (const [name, value] of Object.entries(told.details.headers ?? {})) {
    response.setHeader(name, value);
  }
  // What is left of a body that nobody read would be taken for the next request.
  if (!request.complete) response.setHeader('Connection', 'close');
  response
    .status(told.status)
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(told, traceId, languageOf(request, response), units)));
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Logger,
    private readonly units: UnitsByName,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(
      thrown,
      http.getRequest<Request>(),
      http.getResponse<Response>(),
      this.log,
      this.units,
    );
  }
}

/** For what is thrown before a request reaches Nest. */
export function problemMiddleware(log: Logger, units: UnitsByName) {
  return (thrown: unknown, request: Request, response: Response, _next: NextFunction): void =>
    answerProblem(thrown, request, response, log, units);
}
