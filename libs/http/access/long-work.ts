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
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { type Observable, finalize } from 'rxjs';
import { Sql } from '../../postgres/sql.js';
import { problem } from '../problems/problem.js';

const LONG_WORK = 'doudi:long-work';

/** The route's work may be long: it counts against the budget of who asks. */
export const LongWork = () => SetMetadata(LONG_WORK, true);

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
    if (budgetMs === 0 || person === undefined || !this.isLong(context, request)) {
      return next.handle();
    }
    if (!(await this.reserve(person, budgetMs))) throw spent();
    const begun = performance.now();
    return next.handle().pipe(
      finalize(() => {
        const tookMs = Math.round(performance.now() - begun);
        // Uncounted where the database is out of reach just then.
        this.sql.query(SETTLE, [person, tookMs - RESERVED_MS]).catch(() => undefined);
      }),
    );
  }

  private isLong(context: ExecutionContext, { query }: Request): boolean {
    const isMarked = this.reflector.get<true | undefined>(LONG_WORK, context.getHandler());
    return isMarked === true || query['knownAt'] !== undefined;
  }

  private async reserve(person: string, budgetMs: number): Promise<boolean> {
    const rows = await this.sql.query(RESERVE, [person, RESERVED_MS, budgetMs]);
    return rows.length > 0;
  }
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
