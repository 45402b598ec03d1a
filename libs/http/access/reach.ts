/** How far an office reaches: which counties it may name, on the day that a request is about. */
import type { Request } from 'express';
import { reaches } from '../../access/domain/permissions.js';
import { businessDateToday } from '../../event-store/business-date.js';
import type { Divisions } from '../../regions/domain/divisions.js';
import { isCalendarDate } from '../intake/texts.js';
import { problem } from '../problems/problem.js';
import type { Grant } from './request-context.js';

/** @param region the unit's identity @throws Problem 403 where the grant does not reach it */
export function requireReach({ county, counties }: Grant, region: string | null): void {
  const isReached = counties ? region !== null && counties.has(region) : reaches(county, region);
  if (!isReached) throw problem('OUTSIDE_COUNTY');
}

/** The counties that the grant reaches, in order; undefined: every county. */
export function reachedBy({ county, counties }: Grant): readonly string[] | undefined {
  if (counties) return [...counties].sort();
  return county === null ? undefined : [county];
}

/** The counties under a prefecture on a day, by their identities. */
export function countiesUnder(
  divisions: Divisions,
  prefecture: string,
  date: string,
): ReadonlySet<string> {
  const counties = divisions.all().filter(({ level }) => level === 'county');
  const under = counties.filter(
    ({ code }) => divisions.standing(code, { date })?.parent === prefecture,
  );
  return new Set(under.map(({ code }) => code));
}

/** The day that a request is about: the one it says, the end of its fiscal year, or today. */
export function dayAsked({ params, query }: Pick<Request, 'params' | 'query'>): string {
  const day = [query['asOf'], query['date']].find(isDay);
  const year = [params['year'], query['fiscalYear'], query['year']].find(isYear);
  return day ?? (year === undefined ? businessDateToday() : `${year}-12-31`);
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && isCalendarDate(value);
}

function isYear(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}$/.test(value);
}
