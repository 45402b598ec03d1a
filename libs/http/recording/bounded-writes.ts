/**
 * A write has ten seconds from its request to its answer, whatever it waits for: its body, its
 * turn, the store. Then it is answered with what is known of it.
 */
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { type Observable, from, lastValueFrom } from 'rxjs';
import { ClockDisagrees } from '../../event-store/clock.js';
import { EventSetAside } from '../../event-store/event-set-aside.js';
import { StoreUnavailable } from '../../event-store/port.js';
import { WriteDeadline, WriteUnfinished, unfinished } from '../../event-store/write-deadline.js';
import { isOutage } from '../../postgres/passing-errors.js';
import { ReadModelsBehind } from '../../projection/read-models.js';

/** Half a second less than promised: the answer has to get there. */
const WITHIN_MS = 9_500;

export const RECORDS = 'doudi records';
/** `long`: what it does is not bounded, and it says how far it is in a way of its own. */
export const Records = (how: 'bounded' | 'long') => SetMetadata(RECORDS, how);

/** Of a handler that records and is bounded; undefined: of any other. */
export function deadlineOf(
  reflector: Reflector,
  context: ExecutionContext,
): WriteDeadline | undefined {
  const how = reflector.get<'bounded' | 'long' | undefined>(RECORDS, context.getHandler());
  return how === 'bounded' ? new WriteDeadline() : undefined;
}

/** What is left of the request's time. */
export function remainingMs({ doudi }: Request): number {
  return WITHIN_MS - Number(process.hrtime.bigint() - doudi!.startedAt) / 1e6;
}

@Injectable()
export class BoundedWrites implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const deadline = request.doudi?.deadline;
    if (deadline === undefined) return next.handle();
    return from(bounded(request, deadline, () => lastValueFrom<unknown>(next.handle())));
  }
}

/** @throws WriteUnfinished where it takes too long, or the store is out of reach */
async function bounded(
  request: Request,
  deadline: WriteDeadline,
  work: () => Promise<unknown>,
): Promise<unknown> {
  try {
    // A list that is streamed as it is read may take as long as its sender takes.
    if (!request.complete) return await deadline.within(WITHIN_MS, work, endOf(request));
    return await deadline.within(remainingMs(request), work);
  } catch (error) {
    throw isOfStore(error) ? unfinished(error, deadline) : error;
  }
}

function endOf(request: Request): Promise<void> {
  return new Promise((resolve) => request.once('end', () => resolve()));
}

function isOfStore(error: unknown): boolean {
  if (error instanceof WriteUnfinished || error instanceof ClockDisagrees) return false;
  if (error instanceof EventSetAside || error instanceof ReadModelsBehind) return false;
  return error instanceof StoreUnavailable || isOutage(error);
}
