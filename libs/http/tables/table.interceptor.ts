/**
 * Answers lists and ledgers as workbooks and CSV: asks the route for page after page, as clients
 * do who read JSON, while the file is taken. So a table shows what the route shows who asks.
 */
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { Readable } from 'node:stream';
import { type Observable, from, lastValueFrom } from 'rxjs';
import { csvTable } from '../../workbook/csv.js';
import type { Column, Row, Sheet } from '../../workbook/sheets.js';
import { XLSX, workbookStream } from '../../workbook/write-workbook.js';
import { invalid } from '../problems/problem.js';
import { PageQuery } from '../reading/queries.js';
import { NAMES_UNITS, type NamesUnits } from '../reading/unit-names.js';
import { factsOf } from './facts.js';
import {
  type AmountUnit,
  CSV,
  JSON_TYPE,
  SERVES,
  type Serves,
  type TableForm,
  amountUnitAsked,
  formAsked,
} from './forms.js';
import { TableNames } from './names.js';
import type { Names, Table, TableSheet } from './table.js';

type Answer = Readonly<Record<string, unknown>>;
type Query = Record<string, unknown>;

const ROWS_A_PAGE = '1000';
const UNITS = { yuan: '单位：元', wan: '单位：万元' } as const;

/** What is asked for, and how further pages of it are. */
interface Asked {
  readonly table: Table;
  readonly unit: AmountUnit;
  readonly first: Answer;
  readonly names: Names;
  pages(): AsyncIterable<Answer>;
}

@Injectable()
export class TableInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly tableNames: TableNames,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const serves = this.reflector.get<Serves | undefined>(SERVES, context.getHandler());
    if (serves === undefined) return next.handle();
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    const { type, form } = formAsked(request, response, serves);
    if (form !== undefined) return from(this.file(context, next, { form, table: serves.table! }));
    // A route without a table that answers CSV knows `format` itself.
    if (serves.table !== undefined || !serves.types.includes(CSV)) {
      if (request.query['format'] !== undefined) request.headers.accept = type;
      withQuery(request, ({ format: _, ...query }) => query);
    }
    return next.handle();
  }

  private async file(
    context: ExecutionContext,
    next: CallHandler,
    { form, table }: { readonly form: TableForm; readonly table: Table },
  ): Promise<StreamableFile> {
    const request = context.switchToHttp().getRequest<Request>();
    const unit = amountUnitAsked(request);
    const sheet = sheetAsked(request, table);
    withQuery(request, takesPages(context) ? ofPages : ofOne);
    request.headers.accept = JSON_TYPE;
    request.doudi!.table = { form, isFurtherPage: false };
    const page = () => lastValueFrom<Answer>(next.handle() as Observable<Answer>);
    const first = await page();
    request.doudi!.table = { form, isFurtherPage: true };
    const names = await this.namesFor(context, request);
    const asked = { table, unit, first, names, pages: () => pagesFrom(first, request, page) };
    const stream = form === 'xlsx' ? workbook(asked, request) : csv(asked, sheet);
    const type = form === 'xlsx' ? XLSX : `${CSV}; charset=utf-8`;
    const disposition = named(form === 'csv' && sheet ? sheet.title : table.title, form);
    const file = new StreamableFile(stream, { type, disposition });
    return file.setErrorHandler((error) => request.next?.(error));
  }

  private namesFor(context: ExecutionContext, { params, query }: Request): Promise<Names> {
    const { dayOfYear } = this.reflector.get<NamesUnits>(NAMES_UNITS, context.getHandler());
    return this.tableNames.on({ year: params['year'], ...query }, dayOfYear);
  }
}

function workbook(asked: Asked, request: Request): Readable {
  const { table, unit, first, names } = asked;
  const facts = factsOf(request, first, names);
  const present = table.sheets.filter((sheet) => sheet.isIn(first));
  const sheets = present.map((sheet): Sheet => {
    const title = table.sheets.length > 1 ? `${table.title}（${sheet.title}）` : table.title;
    const heading = { title, facts, ...(sheet.hasAmounts ? { unit: UNITS[unit] } : {}) };
    const columns = columnsIn(sheet, unit);
    return { name: sheet.title, ...heading, columns, rows: rowsOf(sheet, asked) };
  });
  return workbookStream({ title: table.title, madeAt: new Date(), sheets });
}

function csv(asked: Asked, wanted: TableSheet | undefined): Readable {
  const { table, unit, first } = asked;
  const sheet = wanted ?? table.sheets.find((each) => each.isIn(first)) ?? table.sheets[0]!;
  const lines = csvTable(columnsIn(sheet, unit), rowsOf(sheet, asked));
  return Readable.from(lines, { objectMode: false });
}

/** Only what is listed under the name of pages comes in pages. */
async function* rowsOf(sheet: TableSheet, asked: Asked): AsyncGenerator<Row> {
  const { first, names } = asked;
  if (!sheet.isIn(first)) return;
  const answers = sheet.isPaged ? asked.pages() : [first];
  for await (const answer of answers) yield* sheet.rows(answer, names);
  yield* sheet.totals(first);
}

function columnsIn({ columns }: TableSheet, unit: AmountUnit): readonly Column[] {
  return columns.map((column) => (column.kind === 'yuan' ? { ...column, kind: unit } : column));
}

async function* pagesFrom(
  first: Answer,
  request: Request,
  page: () => Promise<Answer>,
): AsyncGenerator<Answer> {
  let answer = first;
  yield answer;
  while (typeof answer['next'] === 'string') {
    const cursor = answer['next'];
    withQuery(request, (query) => ({ ...query, cursor }));
    answer = await page();
    yield answer;
  }
}

/** Express reads the query anew from the address each time that it is asked. */
function withQuery(request: Request, changed: (query: Query) => Query): void {
  const query = changed({ ...request.query });
  Object.defineProperty(request, 'query', { value: query, configurable: true });
}

function takesPages(context: ExecutionContext): boolean {
  const method = context.getHandler().name;
  const prototype = context.getClass().prototype as object;
  const types = Reflect.getMetadata('design:paramtypes', prototype, method) as readonly (
    { readonly prototype?: unknown } | undefined
  )[];
  return types.some((type) => type?.prototype instanceof PageQuery);
}

/** What a table is asked by is not asked of the route; a table is whole. */
function ofOne(asked: Query): Query {
  const { format: _, unit: __, sheet: ___, ...query } = asked;
  return query;
}

function ofPages(asked: Query): Query {
  const { cursor: _, ...query } = ofOne(asked);
  return { ...query, limit: ROWS_A_PAGE };
}

/** @returns undefined where none is named. @throws Problem 400 */
function sheetAsked({ query }: Request, { sheets }: Table): TableSheet | undefined {
  const { sheet } = query;
  const found = sheets.find(({ key }) => key === sheet);
  if (found || sheet === undefined) return found;
  const keys = sheets.map(({ key }) => key).join(', ');
  throw invalid('sheet', 'NOT_A_SHEET', `应为其中之一 / must be one of: ${keys}`);
}

function named(title: string, form: TableForm): string {
  return `attachment; filename="table.${form}"; filename*=UTF-8''${encodeURIComponent(`${title}.${form}`)}`;
}
