/** A route in one decorator: its address, who may call it, and what OpenAPI says of it. */
import { Delete, Get, HttpCode, Post, Put, SetMetadata, applyDecorators } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtension,
  ApiHeader,
  ApiOperation,
  ApiQuery,
  ApiResponse,
} from '@nestjs/swagger';
import type { PermissionName } from '../../access/domain/permissions.js';
import type { RefusalCode } from '../../refusals/refusals.js';
import type { Duty } from '../../access/domain/roles.js';
import { Allow, Takes } from '../access/allow.js';
import { AsksForDuty } from '../access/duties.js';
import type { Codec, ValueOf } from '../../event-catalogue/codec.js';
import { type BodyBounds, SMALL_BODY, TakesUpTo } from '../intake/body-bounds.js';
import { RECORDS_NOTHING } from '../intake/text-judge.js';
import { NDJSON } from '../reading/ndjson.js';
import { StandingOn, type StandsOn, Streaming } from '../reading/standing.js';
import { type DayOfYear, NamesUnitsOf } from '../reading/unit-names.js';
import { Records } from '../recording/bounded-writes.js';
import type { Recorded } from '../recording/recorded.js';
import { schemaOf } from './components.js';
import { archive, foreseen, proposed, recorded } from './shapes.js';
import { CSV, Serving } from '../tables/forms.js';
import type { Table } from '../tables/table.js';
import { XLSX } from '../../workbook/write-workbook.js';

interface Said {
  /** What it does, in Chinese and English. */
  readonly zh: string;
  readonly en: string;
  /** More than a summary can say. */
  readonly more?: string;
  /** Of the operation; of the controller and method where it is left out. */
  readonly id?: string;
}

export interface WriteRoute extends Said {
  readonly path: string;
  /** Of what is kept under an address that its sender knows; `post` where it is left out. */
  readonly method?: 'put';
  readonly permission: PermissionName;
  /** One of them is asked for; `prepare` where it is left out. */
  readonly duties?: readonly Duty[];
  /** Refusals that are to be expected here, beside those of every write. */
  readonly refusals?: readonly RefusalCode[];
  readonly takes?: readonly string[];
  readonly answers?: Codec<unknown>;
  /** What a dry run answers, where it is not what every write foresees. */
  readonly foresees?: Codec<unknown>;
  /** Content types of its answer beside JSON. */
  readonly also?: readonly string[];
  /** What is answered with 202, where it goes on after the answer. */
  readonly later?: Codec<unknown>;
  readonly unitsOn?: DayOfYear;
  /** It may take longer than a write is waited for, and says by itself how far it is. */
  readonly long?: true;
  /** How large its JSON body may be; a small one unless told. */
  readonly body?: BodyBounds;
  /** The request body in OpenAPI's words, where the handler reads it itself. */
  readonly requestBody?: RequestBodyObject;
}

export interface ReadRoute extends Said {
  readonly path: string;
  readonly permission: PermissionName | 'anyone';
  readonly answers: Codec<unknown>;
  /** On which day of its fiscal year units are named, where no day is asked for. */
  readonly unitsOn?: DayOfYear;
  /** Statuses of problems beside those of every read. */
  readonly problems?: readonly number[];
  /** Content types beside JSON. */
  readonly also?: readonly string[];
  /** The shape of a line, where it is answered as NDJSON too. */
  readonly lines?: Codec<unknown>;
  /** The one content type where it is not JSON. */
  readonly only?: string;
  /** Content types instead of JSON. */
  readonly types?: readonly string[];
  /** As which it is answered as workbook and CSV too. */
  readonly table?: Table;
  /** Why a list is answered as no table. */
  readonly noTable?: string;
  /** Figures, where it is left out. */
  readonly standsOn?: StandsOn;
}

type RequestBodyObject = Exclude<
  NonNullable<Parameters<typeof ApiOperation>[0]['requestBody']>,
  { readonly $ref: string }
>;

/** A decorator of methods that answer what the route says. */
export type Answering<R> = <M extends (...args: never[]) => R | Promise<R>>(
  target: object,
  name: string | symbol,
  method: TypedPropertyDescriptor<M>,
) => void;

function said(route: Said & { readonly requestBody?: RequestBodyObject }): MethodDecorator {
  return ApiOperation({
    summary: `${route.zh} · ${route.en}`,
    ...(route.more === undefined ? {} : { description: route.more }),
    ...(route.id === undefined ? {} : { operationId: route.id }),
    ...(route.requestBody === undefined ? {} : { requestBody: route.requestBody }),
  });
}

function header(name: string, description: string, schema = {}): MethodDecorator {
  return ApiHeader({ name, description, required: false, schema: { type: 'string', ...schema } });
}

type RecordedBody = ValueOf<typeof recorded>;

/** A POST that records: 201 with the events. */
export function Write(route: WriteRoute & { readonly answers?: undefined }): Answering<Recorded>;
export function Write<A>(
  route: WriteRoute & {
    readonly answers: Codec<A>;
    readonly also?: undefined;
    readonly later?: undefined;
  },
): Answering<A | Recorded<Omit<A, keyof RecordedBody>>>;
export function Write<A, Later>(
  route: WriteRoute & { readonly answers: Codec<A>; readonly later: Codec<Later> },
): Answering<A | Later | void>;
export function Write(route: WriteRoute): MethodDecorator {
  return applyDecorators(
    Allow(route.permission),
    AsksForDuty(...(route.duties ?? ['prepare'])),
    ApiBearerAuth(),
    ApiExtension('x-permission', route.permission),
    header(
      'Prefer',
      'review：无论金额均提请复核 `review`: put it before another person in any case',
    ),
    header('If-Match', '数据流的最新版本号，带引号 The last revision of the stream, in quotes'),
    ...(route.takes === undefined ? [] : [Takes(...route.takes)]),
    recording(route),
  );
}

/** A POST of the public, who needs no token. */
export function PublicWrite<A>(
  route: Omit<WriteRoute, 'permission' | 'takes'> & { readonly answers: Codec<A> },
): Answering<Recorded<Omit<A, keyof RecordedBody>>> {
  return applyDecorators(Allow('anyone'), recording(route));
}

function recording(route: Omit<WriteRoute, 'permission'>): MethodDecorator {
  const { answers = recorded, foresees = foreseen, body = SMALL_BODY } = route;
  const files = (route.also ?? []).map((type) => [type, { schema: schemaOf(archive) }] as const);
  const beside = Object.fromEntries(files);
  return applyDecorators(
    route.method === 'put' ? Put(route.path) : Post(route.path),
    HttpCode(201),
    Records(route.long ? 'long' : 'bounded'),
    NamesUnitsOf(answers, route.unitsOn),
    said(route),
    TakesUpTo(body),
    ApiExtension('x-body-bounds', body),
    ApiExtension('x-refusals', [...(route.refusals ?? [])]),
    header(
      'Idempotency-Key',
      '同一键与同一请求只记录一次；留空时文档页每次生成新键 The same key and request are recorded once; left empty, the docs page makes a fresh one',
      { minLength: 1, maxLength: 255 },
    ),
    ApiQuery({
      name: 'dryRun',
      required: false,
      enum: ['true', 'false'],
      description: '试算，不记录 Decides and records nothing',
    }),
    ApiResponse({
      status: 200,
      description: '试算结果 What would be recorded',
      content: { 'application/json': { schema: schemaOf(foresees) }, ...beside },
    }),
    route.later === undefined ? reviewedLater() : answeredLater(route.later),
    ApiResponse({
      status: 201,
      description: '已记录 Recorded',
      headers: {
        ETag: { description: 'revision', schema: { type: 'string' } },
        'Idempotent-Replayed': { description: '"true"', schema: { type: 'string' } },
        Location: { description: 'URL', schema: { type: 'string' } },
      },
      content: { 'application/json': { schema: schemaOf(answers) }, ...beside },
    }),
  );
}

function reviewedLater(): MethodDecorator {
  return ApiResponse({
    status: 202,
    description: '已提请复核，尚未记录 Put before another person; nothing is recorded yet',
    headers: {
      ETag: { description: 'revision', schema: { type: 'string' } },
      Location: { description: 'URL', schema: { type: 'string' } },
    },
    content: { 'application/json': { schema: schemaOf(proposed) } },
  });
}

function answeredLater(later: Codec<unknown>): MethodDecorator {
  return ApiResponse({
    status: 202,
    description: '已受理，尚未完成 Taken, and not yet done',
    headers: { Location: { description: 'URL', schema: { type: 'string' } } },
    content: { 'application/json': { schema: schemaOf(later) } },
  });
}

/** A DELETE, answered with 204. */
export function Remove(
  route: Pick<WriteRoute, 'path' | 'permission' | 'zh' | 'en' | 'more'>,
): Answering<void> {
  return applyDecorators(
    Delete(route.path),
    HttpCode(204),
    SetMetadata(RECORDS_NOTHING, true),
    Allow(route.permission),
    said(route),
    ApiBearerAuth(),
    ApiExtension('x-permission', route.permission),
    ApiResponse({ status: 204, description: '已办理 Done' }),
  );
}

export interface AskRoute<A> extends Said {
  readonly path: string;
  readonly permission: PermissionName;
  readonly answers: Codec<A>;
  /** The one content type where it is not JSON. */
  readonly only?: string;
  /** How large the body may be; `SMALL_BODY` where it is left out. */
  readonly body?: BodyBounds;
}

/** A POST that records no event by itself: it is answered with what was asked for. */
export function Ask<A>(route: AskRoute<A>): Answering<A> {
  const content = { [route.only ?? 'application/json']: { schema: schemaOf(route.answers) } };
  const { body = SMALL_BODY } = route;
  return applyDecorators(
    TakesUpTo(body),
    ApiExtension('x-body-bounds', body),
    Post(route.path),
    HttpCode(201),
    SetMetadata(RECORDS_NOTHING, true),
    NamesUnitsOf(route.answers),
    Allow(route.permission),
    said(route),
    ApiBearerAuth(),
    ApiExtension('x-permission', route.permission),
    ApiResponse({ status: 201, description: '答复 The answer', content }),
  );
}

/**
 * A GET that answers JSON. In a content type beside JSON or instead of it, a method may answer a
 * text, or nothing where it writes its answer itself.
 */
export function Read<A>(
  route: ReadRoute & {
    readonly answers: Codec<A>;
    readonly also?: undefined;
    readonly lines?: undefined;
    readonly types?: undefined;
  },
): Answering<A>;
export function Read<A>(
  route: ReadRoute & { readonly answers: Codec<A> },
): Answering<A | string | void>;
export function Read(route: ReadRoute): MethodDecorator {
  const types = route.types ?? [route.only ?? 'application/json', ...(route.also ?? [])];
  const content = contentOf(route, types);
  const open = route.permission === 'anyone';
  const { standsOn = 'figures' } = route;
  return applyDecorators(
    Get(route.path),
    NamesUnitsOf(route.answers, route.unitsOn),
    Allow(route.permission),
    said(route),
    ...(open ? [] : [ApiBearerAuth(), ApiExtension('x-permission', route.permission)]),
    ApiExtension('x-problems', [...(route.problems ?? [])]),
    StandingOn(standsOn),
    ...tableOf(route, types),
    Streaming([route.types, route.lines, route.only].some((way) => way !== undefined)),
    ApiExtension('x-stands-on', standsOn),
    ApiResponse({ status: 200, description: '查询结果 The answer', content }),
  );
}

function contentOf({ answers, lines, table }: ReadRoute, types: readonly string[]) {
  const content = Object.fromEntries(
    types.map((type) => [
      type,
      { schema: type.startsWith('text/') ? { type: 'string' } : schemaOf(answers) },
    ]),
  );
  for (const type of table === undefined ? [] : [XLSX, CSV]) {
    content[type] ??= { schema: archive.schema };
  }
  if (lines !== undefined) content[NDJSON] = { schema: schemaOf(lines) };
  return content;
}

function tableOf({ table, noTable, lines }: ReadRoute, types: readonly string[]) {
  return [
    Serving({ types: lines === undefined ? types : [...types, NDJSON], table }),
    ...(table === undefined ? [] : tableQueries(table)),
    ...(noTable === undefined ? [] : [ApiExtension('x-no-table', noTable)]),
  ];
}

/** What may be asked of a table beside the list that it shows; it is never given in pages. */
function tableQueries({ sheets }: Table): MethodDecorator[] {
  const query = (name: string, values: readonly string[], description: string) =>
    ApiQuery({ name, required: false, enum: [...values], description });
  return [
    query(
      'format',
      ['json', 'xlsx', 'csv'],
      '格式；xlsx、csv 一次给出全部 The form; xlsx and csv are whole',
    ),
    query(
      'unit',
      ['yuan', 'wan'],
      '金额单位：元、万元 Amounts of xlsx and csv in yuan or 10,000 yuan',
    ),
    ...(sheets.length === 1
      ? []
      : [
          query(
            'sheet',
            sheets.map(({ key }) => key),
            'csv 的表 Which table, of csv',
          ),
        ]),
  ];
}
