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
import {
  type DayAsked,
  NAMES_UNITS,
  type NamesUnits,
  namesUnits,
  withUnitNames,
} from './unit-names.js';

/** Calls units what they are called, also where a method writes its answer itself. */
@Injectable()
export class UnitNames {
  constructor(private readonly units: Units) {}

  async in<T>(answer: T, names: NamesUnits, asked: DayAsked): Promise<T> {
    if (!namesUnits(answer, names)) return answer;
    const divisions = await this.units.recoded();
    return divisions ? withUnitNames(answer, names, asked, divisions) : answer;
  }
}

/** Calls units in answers what they are called on the day that the answer is about. */
@Injectable()
export class UnitNamesInterceptor implements NestInterceptor {
  constructor(
    private readonly names: UnitNames,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const names = this.reflector.get<NamesUnits | undefined>(NAMES_UNITS, context.getHandler());
    if (names === undefined) return next.handle();
    const { params, query } = context.switchToHttp().getRequest<Request>();
    const asked = { year: params['year'], ...query };
    return next.handle().pipe(mergeMap((answer: unknown) => this.names.in(answer, names, asked)));
  }
}
