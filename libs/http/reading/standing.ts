/**
 * What an answer stands on: the position up to which everything is in it, and what is not, since an
 * event is set aside that stops a unit's figures. An answer about that unit alone is refused.
 */
import { SetMetadata } from '@nestjs/common';
import type { Request } from 'express';
import { ACCESS_RECORD } from '../../event-catalogue/access-record.js';
import type { EventStore } from '../../event-store/port.js';
import type { MissingUnit, ReadPosition, Standing } from '../../projection/read-position.js';
import { Problem, problem } from '../problems/problem.js';

/**
 * Figures are refused where they are not whole. Events are as the store has them: only the position
 * is told. What is kept beside both stands on neither.
 */
export type StandsOn = 'figures' | 'events' | 'neither';

export const STANDS_ON = 'doudi stands on';
export const StandingOn = (on: StandsOn) => SetMetadata(STANDS_ON, on);

/** Its answer is written while it is read, for as long as that takes. */
export const STREAMS = 'doudi streams';
export const Streaming = (streams: boolean) => SetMetadata(STREAMS, streams);

/** So many events are named in a header at most. */
const NAMED_IN_HEADER = 50;
const RETRY_SECONDS = '60';

/** @throws Problem 503 where the answer would not be whole and could not say so */
export async function standingFor(
  request: Request,
  position: ReadPosition,
  on: 'figures' | 'events',
): Promise<Standing> {
  const standing = await position.standing();
  if (on === 'events') return { ...standing, missing: [] };
  if (!position.isWholeAt(standing.position)) throw behind();
  const asked = countiesAsked(request);
  if (asked.length === 0) return standing;
  const stopped = standing.missing.find(({ region }) => region !== null && asked.includes(region));
  if (stopped) throw setAside(stopped.eventId);
  return { ...standing, missing: [] };
}

/** With what it stands on. @throws Problem 503 where it is about a unit that is missing */
export function standingAnswer(answer: unknown, { position, missing }: Standing): unknown {
  if (!isRecord(answer)) return answer;
  const named = missingIn(answer, missing);
  const own = { position: Number(position), ...answer };
  return named.length === 0 ? own : { ...own, missing: named };
}

export function standingHeaders({ position, missing }: Standing): Readonly<Record<string, string>> {
  const ids = [...new Set(missing.map(({ eventId }) => eventId))].slice(0, NAMED_IN_HEADER);
  return {
    'Doudi-Position': String(position),
    ...(ids.length === 0 ? {} : { 'Doudi-Set-Aside': ids.join(', ') }),
  };
}

/** What is not found may be what an event that is set aside has recorded. */
export async function recordedAside(
  { params }: Request,
  missing: readonly MissingUnit[],
  store: EventStore,
): Promise<Problem | undefined> {
  if (missing.length === 0) return undefined;
  const named = Object.values(params).map((value) => JSON.stringify(value));
  const events = await store.findEvents([...new Set(missing.map(({ eventId }) => eventId))]);
  const event = events.find(({ data }) => named.some((name) => data.includes(name)));
  return event && setAside(event.id);
}

/** Whether anything but reads is recorded after a position. */
export async function recordedAfter(position: bigint, store: EventStore): Promise<boolean> {
  for await (const page of store.readAll({ fromPosition: position + 1n })) {
    if (page.some(({ type }) => !ACCESS_RECORD.includes(type))) return true;
  }
  return false;
}

export function isNotFound(thrown: unknown): boolean {
  return thrown instanceof Problem && thrown.status === 404;
}

export function behind(): Problem {
  return problem('READ_MODELS_BEHIND', { headers: { 'Retry-After': '1' } });
}

export function setAside(eventId: string): Problem {
  return problem('EVENT_SET_ASIDE', {
    headers: { 'Retry-After': RETRY_SECONDS },
    members: { eventId },
  });
}

/** The counties that a request is confined to. */
function countiesAsked({ doudi }: Request): readonly string[] {
  const named = [...(doudi?.regions ?? []), doudi?.grant?.county];
  return named.filter((region) => typeof region === 'string').filter(isCounty);
}

/** The codes of a province and of prefectures end in zeros. */
function isCounty(code: string): boolean {
  return /^\d{6}$/.test(code) && !code.endsWith('00');
}

/** What is missing in an answer about one unit, about some that it lists, or about all. */
function missingIn(
  { region, lines }: Readonly<Record<string, unknown>>,
  missing: readonly MissingUnit[],
): readonly MissingUnit[] {
  if (missing.length === 0) return missing;
  if (typeof region === 'string' && isCounty(region)) {
    const stopped = missing.find((unit) => unit.region === region);
    if (stopped) throw setAside(stopped.eventId);
    return [];
  }
  if (!Array.isArray(lines)) return missing;
  const listed = new Set(lines.map((line: { readonly region?: unknown }) => line.region));
  return missing.filter((unit) => unit.region === null || listed.has(unit.region));
}

function isRecord(answer: unknown): answer is Readonly<Record<string, unknown>> {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    Object.getPrototypeOf(answer) === Object.prototype
  );
}
