/**
 * Work that may be long is bounded for each person: so many seconds an hour, counted in the
 * database over all processes.
 */
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  applyDecorators,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { type Observable, finalize } from 'rxjs';
import { Sql } from '../../postgres/sql.js';
import { problem } from '../problems/problem.js';

const LONG_WORK = 'doudi:long-work';

interface Long {
  /** It answers JSON with 200 whatever comes of it: its headers may go out before it is done. */
  readonly beginsSoon?: boolean;
}

/** The route's work may be long: it counts against the budget of who asks. */
export const LongWork = (long: Long = {}) =>
  applyDecorators(SetMetadata(LONG_WORK, long), ApiExtension('x-long-work', true));

const BEGUN_WITHIN_MS = 700;

/** Counted from the beginning, so that many at once are bounded too, until it is known. */
const RESERVED_MS = 5_000;

@Injectable()
export class LongWorkInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly sql: Sql,
  ) {}

  /** @throws Problem 429 where the budget of the hour is used up */
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const budgetMs = request.app.get('doudi work budget') as number;
    const person = request.doudi?.grant?.subject.id;
    const long = this.reflector.get<Long | undefined>(LONG_WORK, context.getHandler());
    const isLong = long !== undefined || request.query['knownAt'] !== undefined;
    if (person === undefined || !isLong) return next.handle();
    const isCounted = budgetMs > 0;
    if (isCounted && !(await this.reserve(person, budgetMs))) throw spent();
    const begun = performance.now();
    const isBegun = long?.beginsSoon === true ? beginSoon(request.res!) : undefined;
    return next.handle().pipe(
      finalize(() => {
        clearTimeout(isBegun);
        if (!isCounted) return;
        const tookMs = Math.round(performance.now() - begun);
        // Uncounted where the database is out of reach just then.
        this.sql.query(SETTLE, [person, tookMs - RESERVED_MS]).catch(() => undefined);
      }),
    );
  }

  private async reserve(person: string, budgetMs: number): Promise<boolean> {
    const rows = await this.sql.query(RESERVE, [person, RESERVED_MS, budgetMs]);
    return rows.length > 0;
  }
}

/** Of work that goes on after its request was answered. */
export async function addLongWork(sql: Sql, person: string, milliseconds: number): Promise<void> {
  await sql.query(SETTLE, [person, Math.round(milliseconds)]);
}

/** Who waits longer sees that the answer comes. What then goes wrong breaks it off. */
function beginSoon(response: Response): NodeJS.Timeout {
  return setTimeout(() => {
    if (response.headersSent || response.destroyed) return;
    response.status(200).type('application/json');
    response.json = (body) => response.end(JSON.stringify(body));
    response.flushHeaders();
  }, BEGUN_WITHIN_MS);
}

function spent() {
  const now = new Date();
  const seconds = 3600 - (now.getUTCMinutes() * 60 + now.getUTCSeconds());
  return problem('WORK_BUDGET_SPENT', { headers: { 'Retry-After': String(seconds) } });
}

/** No row where what was spent in this hour is the budget or more. */
const RESERVE = `INSERT INTO store.long_work AS w (person, hour, milliseconds)
  VALUES ($1, date_trunc('hour', now(), 'UTC'), $2)
  ON CONFLICT (person) DO UPDATE SET hour = excluded.hour, milliseconds = excluded.milliseconds
    + CASE WHEN w.hour = excluded.hour THEN w.milliseconds ELSE 0 END
    WHERE w.hour <> excluded.hour OR w.milliseconds < $3
  RETURNING person`;

const SETTLE = `UPDATE store.long_work SET milliseconds = greatest(0, milliseconds + $2)
  WHERE person = $1`;
