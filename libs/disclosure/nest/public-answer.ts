/**
 * How a public answer is given: JSON or CSV, with an ETag that says at which position and on which
 * day it stands. The same ETag is the same bytes.
 */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { BYTE_ORDER_MARK } from '../../workbook/csv.js';
import { csvHeader, csvRow } from '../domain/public-csv.js';
import type { PublicRow, PublicTable } from '../domain/public-tables.js';
import type { PublicPoint } from '../store/public-source.js';
import { cursorOf } from '../../http/reading/queries.js';

export type PublicFormat = 'json' | 'csv';

/** Short, since what was withdrawn has to be gone soon. */
const CACHE = 'public, max-age=60, must-revalidate';

export function formatOf(request: Request, asked: PublicFormat | undefined): PublicFormat {
  return asked ?? (request.accepts(['json', 'text/csv']) === 'text/csv' ? 'csv' : 'json');
}

/** Names the bytes that an answer to this question has at this point. */
export function etagOf(request: Request, point: PublicPoint, variant: string): string {
  const { position, today, smallGroup, openDays } = point;
  const missing = JSON.stringify(request.doudi?.standing?.missing);
  const stand = [position, today, smallGroup, openDays, variant, missing, request.originalUrl];
  const hash = createHash('sha256').update(stand.join('\n')).digest('base64url').slice(0, 16);
  return `"${position}.${today}.${hash}"`;
}

/** Only answers are kept in between: what is refused now may be there a moment later. */
export function letCachesKeep(response: Response, etag: string): void {
  response.setHeader('ETag', etag);
  response.setHeader('Cache-Control', CACHE);
  response.vary('Accept');
}

/** @returns true where the client has this very answer: 304 was sent */
export function isFresh(request: Request, response: Response, etag: string): boolean {
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
  if (!known.some((tag) => tag.replace(/^W\//, '') === etag || tag === '*')) return false;
  letCachesKeep(response, etag);
  response.status(304).end();
  return true;
}

export interface RowsAnswer {
  readonly table: PublicTable;
  readonly rows: readonly PublicRow[];
  readonly next: readonly string[] | null;
  readonly point: PublicPoint;
  readonly format: PublicFormat;
  readonly etag: string;
  /** Name of the file, ASCII, without its ending; the table's where it is not told. */
  readonly file?: string;
}

export function answerRows(
  request: Request,
  response: Response,
  { table, rows, next, point, format, etag, file = table.name }: RowsAnswer,
): void {
  letCachesKeep(response, etag);
  const cursor = next && cursorOf(table.name, next.join('\n'));
  if (cursor !== null) {
    const url = new URL(request.originalUrl, 'http://localhost');
    url.searchParams.set('cursor', cursor);
    response.setHeader('Link', `<${url.pathname}${url.search}>; rel="next"`);
  }
  if (format === 'csv') {
    response.setHeader('Content-Disposition', `inline; filename="${file}.csv"`);
    response.type('text/csv; charset=utf-8');
    const lines = rows.map((row) => csvRow(table, row)).join('');
    response.end(`${BYTE_ORDER_MARK}${csvHeader(table)}${lines}`);
    return;
  }
  const { position, today: asOf } = point;
  response.type('application/json; charset=utf-8');
  const answer = { items: rows, next: cursor, asOf, position: Number(position) };
  const { missing = [] } = request.doudi?.standing ?? {};
  response.end(JSON.stringify(missing.length === 0 ? answer : { ...answer, missing }));
}
