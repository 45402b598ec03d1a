/**
 * Looks for numbers of persons in what a request says in free texts and addresses, wherever its
 * classes declare such a field. A command is refused for them unless it was carried out before;
 * what is no command, at once.
 */
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { addressHoldsPersonalData, holdsPersonalData } from '../../access/domain/personal-data.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { problemOfRefusal } from '../problems/refusal-status.js';
import { isRead } from './asking.js';
import { textsIn } from './held-fields.js';

/** Of a POST that is no command: it asks, and takes no idempotency key. */
export const RECORDS_NOTHING = 'doudi:records-nothing';

type Bodied = new () => object;

/** A request class of a route, and the member of the request that it describes. */
interface Declared {
  readonly from: 'body' | 'query' | 'params';
  readonly type: Bodied;
}

const FROM: Readonly<Record<string, Declared['from']>> = {
  [RouteParamtypes.BODY]: 'body',
  [RouteParamtypes.QUERY]: 'query',
  [RouteParamtypes.PARAM]: 'params',
};

/** The request classes of a method of a controller. */
export function declaredBy(controller: object, method: string): readonly Declared[] {
  const said: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method);
  const prototype = (controller as { readonly prototype: object }).prototype;
  const types: unknown = Reflect.getMetadata('design:paramtypes', prototype, method);
  const args = Object.entries((said ?? {}) as Record<string, { readonly index: number }>);
  return args.flatMap(([key, { index }]) => {
    const from = FROM[key.split(':')[0]!];
    const type = (types as readonly (Bodied | undefined)[])[index];
    return from && type ? [{ from, type }] : [];
  });
}

/** Paths of the fields that hold numbers of persons. */
export function fieldsWithPersonalData(type: Bodied, said: unknown): readonly string[] {
  const texts = textsIn(type, said, 'free text').filter(({ text }) => holdsPersonalData(text));
  const addresses = textsIn(type, said, 'address').filter(({ text }) =>
    addressHoldsPersonalData(text),
  );
  return [...texts, ...addresses].map(({ path }) => path);
}

/** undefined: there are none. */
export function refusalOfTexts(fields: readonly string[]): Refusal | undefined {
  if (fields.length === 0) return undefined;
  return refuse('PERSONAL_DATA_IN_TEXT', { fields: fields.join(', ') });
}

@Injectable()
export class TextJudge implements NestInterceptor {
  private readonly declared = new Map<unknown, readonly Declared[]>();

  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    const request = context.switchToHttp().getRequest<Request>();
    const fields = this.declaredBy(context).flatMap(({ from, type }) =>
      fieldsWithPersonalData(type, request[from]),
    );
    const refusal = refusalOfTexts(fields);
    if (refusal && this.isAsked(context, request)) throw problemOfRefusal(refusal);
    if (refusal) request.doudi!.refusal = refusal;
    return next.handle();
  }

  private isAsked(context: ExecutionContext, request: Request): boolean {
    return isRead(request) || this.reflector.get(RECORDS_NOTHING, context.getHandler()) === true;
  }

  private declaredBy(context: ExecutionContext): readonly Declared[] {
    const method = context.getHandler();
    const known = this.declared.get(method);
    if (known) return known;
    const declared = declaredBy(context.getClass(), method.name);
    this.declared.set(method, declared);
    return declared;
  }
}
