/** What every GET takes beside its own: a position to wait for, a point in time, a page. */
import { applyDecorators } from '@nestjs/common';
import { InvalidCursor, type Page, type PageRequest, type PointInTime } from '../answers.js';
import { BlankIsPlus, Instant, IsoDate, Key, WrittenWhole } from '../intake/fields.js';
import type { Grant } from '../access/request-context.js';
import { problem } from '../problems/problem.js';

export class ReadQuery {
  @WrittenWhole(0, 999_999_999_999_999, {
    optional: true,
    description:
      '等待查询数据更新到此位置 Wait until the read models have caught up to it, at most 5 s',
  })
  minPosition?: number;
}

/** As it stood at the end of a business day. */
export function AsOf(): PropertyDecorator {
  return IsoDate({
    filter: true,
    description: '截至该业务日终 As it stood at the end of that business day',
  });
}

/** A plus of an offset arrives as a blank where it was not encoded. */
export function KnownAt(): PropertyDecorator {
  return applyDecorators(
    BlankIsPlus(),
    Instant({
      filter: true,
      description: '截至该时间系统已知 As the system knew it at that time',
    }),
  );
}

export class PointInTimeQuery extends ReadQuery {
  @AsOf()
  asOf?: string;

  @KnownAt()
  knownAt?: string;
}

export class PageQuery extends ReadQuery {
  @WrittenWhole(1, 1000, {
    filter: true,
    description: '每页条数，默认 100 Items a page, 100 unless told',
  })
  limit?: number;

  @Key(2048, { filter: true, description: '上一页的 next The `next` of the page before' })
  cursor?: string;
}

export class TimedPageQuery extends PageQuery {
  @AsOf()
  asOf?: string;

  @KnownAt()
  knownAt?: string;
}

export function pointOf({ asOf, knownAt }: PointInTimeQuery): PointInTime {
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(knownAt === undefined ? {} : { knownAt }),
  };
}

/** The members that are not undefined: what was not asked for is not there. */
export function given<T extends object>(members: {
  readonly [K in keyof T]: T[K] | undefined;
}): Partial<T> {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}

/** A cursor names its list, so that the cursor of one list is none for another. */
export function cursorOf(list: string, key: string): string {
  return Buffer.from(JSON.stringify([list, key]), 'utf8').toString('base64url');
}

/** @throws Problem 400 */
export function keyOf(list: string, cursor: string): string {
  try {
    const [of, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (of === list && typeof key === 'string' && !key.includes('\0')) return key;
  } catch {
    // Not one of ours: said below.
  }
  throw problem('INVALID_CURSOR');
}

export function pageOf(
  list: string,
  query: { readonly limit?: number; readonly cursor?: string },
): PageRequest {
  const limit = query.limit ?? 100;
  return query.cursor === undefined ? { limit } : { limit, after: keyOf(list, query.cursor) };
}

/** What a request asks for, without what every request may say. */
export type Asked<Q> = Omit<Q, 'minPosition' | 'cursor' | 'limit'>;

/**
 * The members that were given; a county's office asks of its own county. A prefecture's asks of the
 * county that it names, else of the prefecture itself, of which no figures are kept.
 */
export function askedOf<Q extends ReadQuery>(query: Q, grant?: Grant): Asked<Q> {
  const { minPosition: _, cursor: __, limit: ___, ...asked } = query as Partial<PageQuery>;
  const members: { readonly region?: string } = given<object>(asked);
  const county = grant?.county ?? null;
  if (county === null) return members as Asked<Q>;
  const region = grant?.counties ? (members.region ?? county) : county;
  return { ...members, region } as unknown as Asked<Q>;
}

/**
 * A page as clients see it.
 * @param list the name that its cursors carry
 */
export function listed<P extends Page<object>>(list: string, page: P) {
  return { ...page, next: page.next === null ? null : cursorOf(list, page.next) };
}

/** The lines after the key, which need not be there any more; they come in the order of keys. */
export function keyedPage<T extends object>(
  lines: readonly T[],
  keyOfLine: (line: T) => string,
  { after, limit }: PageRequest,
): Page<T> {
  const left = after === undefined ? lines : lines.filter((line) => keyOfLine(line) > after);
  const items = left.slice(0, limit);
  const last = items.at(-1);
  return { items, next: left.length > items.length && last ? keyOfLine(last) : null };
}

/** The position that a list goes on after. @throws InvalidCursor */
export function positionAfter(after: string | undefined, start = 0n): bigint {
  if (after === undefined) return start;
  if (!/^\d{1,18}$/.test(after)) throw new InvalidCursor();
  return BigInt(after);
}

/** @throws Problem 404 */
export function found<T>(answer: T | undefined): T {
  if (answer === undefined) throw problem('NOT_FOUND');
  return answer;
}
