/** Who asks for a recording, and how: what the headers of a write say. */
import { randomUUID } from 'node:crypto';
import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { Request } from 'express';
import type { CommandContext, ProposingContext } from '../../command-handling/answers.js';
import type { Actor } from '../../event-store/port.js';
import { uuidFromName } from '../../event-store/identifiers.js';
import type { Grant } from '../access/request-context.js';
import { invalid } from '../problems/problem.js';
import { proposalOf } from './kept-forms.js';

export interface Asking extends CommandContext {
  readonly grant: Grant;
}

/** Nothing else of what an asker brings along. */
export function recordingOf(asking: CommandContext): CommandContext {
  const { actor, commandId, correlationId, ifRevision, dryRun, refusal } = asking;
  const { prefersReview, onlyReviewed, approval, proposing } = asking;
  return {
    ...{ actor, commandId, correlationId },
    ...(ifRevision === undefined ? {} : { ifRevision }),
    ...(dryRun === undefined ? {} : { dryRun }),
    ...(refusal === undefined ? {} : { refusal }),
    ...(prefersReview === undefined ? {} : { prefersReview }),
    ...(onlyReviewed === undefined ? {} : { onlyReviewed }),
    ...(approval === undefined ? {} : { approval }),
    ...(proposing === undefined ? {} : { proposing }),
  };
}

/** Namespace of command ids that stand for an idempotency key of a person. */
const IDEMPOTENCY_KEYS = '6f0e9a54-52f1-5c0b-9d1d-3f1f0c7b8a21';

/** A read takes no key: what is recorded of a look is recorded each time. */
function commandIdOf(request: Request, subject: string): string {
  const key = request.headers['idempotency-key'];
  if (key === undefined || isRead(request)) return randomUUID();
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw invalid(
      'Idempotency-Key',
      'NOT_A_KEY',
      '应为 1 至 255 个可见的英文字符 / must be 1 to 255 visible ASCII characters',
    );
  }
  return uuidFromName(IDEMPOTENCY_KEYS, JSON.stringify([subject, key]));
}

function ifRevisionOf(request: Request): { ifRevision?: bigint } {
  const text = request.headers['if-match'];
  if (text === undefined || text.trim() === '*') return {};
  const revision = /^"(\d{1,18})"$/.exec(text.trim())?.[1];
  if (revision !== undefined) return { ifRevision: BigInt(revision) };
  throw invalid(
    'If-Match',
    'NOT_A_REVISION',
    '应为带引号的版本号，如 "3" / must be a revision in quotes, such as "3"',
  );
}

/** A read has none: what is recorded of a look always is. */
function dryRunOf(request: Request): { dryRun?: true } {
  const { dryRun } = request.query;
  if (isRead(request) || dryRun === undefined || dryRun === 'false') return {};
  if (dryRun === 'true') return { dryRun: true };
  throw invalid('dryRun', 'NOT_ONE_OF', '应为是或否 / must be true or false');
}

/** The trace id in the form of a UUID, so that events, logs and answers name the same thing. */
export function correlationIdOf(traceId: string): string {
  return traceId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function actorOf(grant: Grant, province: string): Actor {
  return {
    subject: grant.subject.id,
    role: grant.role,
    organisation: grant.subject.region ?? province,
  };
}

/** @throws Problem 400 where a header is not as it must be */
export function askingOf(request: Request): Asking {
  const { grant, traceId } = request.doudi!;
  if (grant === undefined) throw new Error('a write without a grant');
  const province = request.app.get('doudi province') as string;
  return {
    grant,
    actor: actorOf(grant, province),
    commandId: commandIdOf(request, grant.subject.id),
    correlationId: correlationIdOf(traceId),
    ...ifRevisionOf(request),
    ...dryRunOf(request),
    ...refusalOf(request),
    ...reviewOf(request),
    proposing: proposingOf(request, grant),
  };
}

/** `Prefer: review`, among others. */
function reviewOf({ headers }: Request): { prefersReview?: true } {
  const { prefer = '' } = headers;
  const wishes = String(prefer).split(',');
  return wishes.some((wish) => wish.trim().toLowerCase() === 'review')
    ? { prefersReview: true }
    : {};
}

/** What a form held is kept with the proposal, so that its author can mend it. */
function proposingOf(request: Request, { permission }: Grant): ProposingContext {
  const proposalId = proposalOf(request);
  const body: unknown = request.body;
  const isForm = request.is('application/json') && typeof body === 'object';
  const route = `${request.method} ${request.originalUrl}`;
  return {
    permission,
    ...(proposalId === undefined ? {} : { proposalId }),
    ...(isForm ? { form: () => JSON.stringify({ route, body }) } : {}),
  };
}

export function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

function refusalOf({ doudi }: Request): Pick<CommandContext, 'refusal'> {
  return doudi?.refusal === undefined ? {} : { refusal: doudi.refusal };
}

/** Somebody of the public, who says nobody's name. @throws Problem 400 likewise */
export function publicAskingOf(request: Request): CommandContext {
  const organisation = request.app.get('doudi province') as string;
  return {
    actor: { subject: 'public', role: 'public', organisation },
    commandId: commandIdOf(request, 'public'),
    correlationId: correlationIdOf(request.doudi!.traceId),
    ...dryRunOf(request),
    ...refusalOf(request),
  };
}

/** The asker of a write, as a parameter of its handler. */
export const Asker = createParamDecorator((_: unknown, context: ExecutionContext) =>
  askingOf(context.switchToHttp().getRequest<Request>()),
);

/** What the guard allowed, as a parameter of a read's handler. */
export const Granted = createParamDecorator(
  (_: unknown, context: ExecutionContext): Grant =>
    context.switchToHttp().getRequest<Request>().doudi!.grant!,
);
