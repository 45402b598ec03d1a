import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { type Observable, catchError, from, lastValueFrom, mergeMap } from 'rxjs';
import { EventStore } from '../../event-store/port.js';
import { ReadPosition, type Standing } from '../../projection/read-position.js';
import {
  STANDS_ON,
  STREAMS,
  type StandsOn,
  behind,
  isNotFound,
  recordedAfter,
  recordedAside,
  standingAnswer,
  standingFor,
  standingHeaders,
} from '../reading/standing.js';
import { ReceiptSigner } from './receipt-signer.js';
import { Foreseen, Proposed, Recorded } from './recorded.js';

const LONGEST_WAIT_MILLISECONDS = 5000;

/**
 * Reads wait for `minPosition` and tell what they stand on; writes say what they recorded, and sign
 * for it.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(
    private readonly position: ReadPosition,
    private readonly signer: ReceiptSigner,
    private readonly store: EventStore,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    await this.catchUp(request);
    const response = http.getResponse<Response>();
    const on = this.reflector.get<StandsOn | undefined>(STANDS_ON, context.getHandler());
    if (on === 'figures' && !this.reflector.get<boolean>(STREAMS, context.getHandler())) {
      return from(this.figures({ request, response, next, on }));
    }
    if (on === 'figures' || on === 'events') return this.read({ request, response, next, on });
    return next
      .handle()
      .pipe(
        mergeMap(async (answer: unknown) =>
          answer instanceof Recorded ? this.tell(answer as Recorded, response) : answer,
        ),
      );
  }

  /** Figures and their position of one moment; not found, they are looked for once more. */
  private async figures(exchange: ReadExchange): Promise<unknown> {
    try {
      return await this.figuresAtOnce(exchange);
    } catch (thrown) {
      const { standing } = exchange.request.doudi!;
      if (standing === undefined || !isNotFound(thrown)) throw thrown;
      const setAside = await recordedAside(exchange.request, standing.missing, this.store);
      if (setAside) throw setAside;
      if (!(await this.hasGoneOn(standing))) throw thrown;
      return this.figuresAtOnce(exchange);
    }
  }

  private figuresAtOnce({ request, response, next }: ReadExchange): Promise<unknown> {
    return this.position.atOnce(async () => {
      const standing = await standingFor(request, this.position, 'figures');
      request.doudi!.standing = standing;
      tellStanding(response, standing);
      const answer = await lastValueFrom<unknown, unknown>(next.handle(), {
        defaultValue: undefined,
      });
      return standingAnswer(answer, standing);
    });
  }

  private async read({ request, response, next, on }: ReadExchange): Promise<Observable<unknown>> {
    const standing = await standingFor(request, this.position, on);
    request.doudi!.standing = standing;
    tellStanding(response, standing);
    return next.handle().pipe(
      catchError(async (thrown: unknown) => {
        if (on === 'events' || !isNotFound(thrown)) throw thrown;
        const setAside = await recordedAside(request, standing.missing, this.store);
        if (setAside) throw setAside;
        if (!(await this.hasGoneOn(standing))) throw thrown;
        return lastValueFrom<unknown>(next.handle());
      }),
      mergeMap(async (answer: unknown) => standingAnswer(answer, standing)),
    );
  }

  /** Whether the read models hold more than they did. @throws Problem 503 where they should */
  private async hasGoneOn({ position }: Standing): Promise<boolean> {
    const head = await this.store.head();
    if (!(await recordedAfter(position, this.store))) return false;
    if (await this.position.waitFor(head, LONGEST_WAIT_MILLISECONDS)) return true;
    throw behind();
  }

  private async catchUp(request: Request): Promise<void> {
    const text = request.query['minPosition'];
    if (request.method !== 'GET' || typeof text !== 'string' || !/^\d{1,15}$/.test(text)) return;
    if (await this.position.waitFor(BigInt(text), LONGEST_WAIT_MILLISECONDS)) return;
    throw behind();
  }

  private async tell(recorded: Recorded, response: Response): Promise<object> {
    if (recorded instanceof Foreseen) {
      response.status(200);
      return recorded.body();
    }
    if (recorded instanceof Proposed) {
      response.status(202);
      response.setHeader('ETag', `"${recorded.revision}"`);
      response.setHeader('Location', recorded.location!);
      if (recorded.replayed) response.setHeader('Idempotent-Replayed', 'true');
      return recorded.body();
    }
    const signedReceipt = await this.receiptOf(recorded);
    const last = recorded.result.events.at(-1);
    if (last) response.setHeader('ETag', `"${last.revision}"`);
    if (recorded.replayed) response.setHeader('Idempotent-Replayed', 'true');
    if (recorded.location !== undefined) response.setHeader('Location', recorded.location);
    return { ...recorded.body(), signedReceipt };
  }

  private async receiptOf({ result: { events }, sent }: Recorded): Promise<string | null> {
    if (events.length === 0) return null;
    if (sent) return this.signer.receiptOfSent(sent);
    return this.signer.receiptOfRecorded(events.map(({ id }) => id));
  }
}

/** Further pages of a table come after its headers have gone. */
function tellStanding(response: Response, standing: Standing): void {
  if (!response.headersSent) response.set(standingHeaders(standing));
}

interface ReadExchange {
  readonly request: Request;
  readonly response: Response;
  readonly next: CallHandler;
  readonly on: 'figures' | 'events';
}
