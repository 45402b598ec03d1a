import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { type Observable, mergeMap } from 'rxjs';
import { Units } from '../../regions/store/units.js';
import { NAMES_UNITS, type NamesUnits, namesUnits, withUnitNames } from './unit-names.js';

/** Calls units in answers what they are called on the day that the answer is about. */
@Injectable()
export class UnitNamesInterceptor implements NestInterceptor {
  constructor(
    private readonly units: Units,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const names = this.reflector.get<NamesUnits | undefined>(NAMES_UNITS, context.getHandler());
    if (names === undefined) return next.handle();
    const { params, query } = context.switchToHttp().getRequest<Request>();
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        if (!namesUnits(answer, names)) return answer;
        const divisions = await this.units.recoded();
        if (!divisions) return answer;
        return withUnitNames(answer, names, { year: params['year'], ...query }, divisions);
      }),
    );
  }
}
