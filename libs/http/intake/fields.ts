/**
 * The fields of bodies, paths and queries: each decorator validates and describes itself for
 * OpenAPI. Messages say what is wanted in Chinese and English and never repeat what came.
 */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsOptional, ValidateBy, ValidateNested } from 'class-validator';
import { parseYuan } from '../../money/fen.js';
import { wordsOfList } from '../../wording/data-words.js';
import { holding, holdingParts } from './held-fields.js';
import { isCalendarDate, isInstant, isMonth, isPlainText } from './texts.js';

export interface FieldOptions {
  readonly optional?: boolean;
  /** Of a query: optional, and `?status=` says as much as nothing. */
  readonly filter?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

const LISTS = Symbol('fields that hold lists, and which lists they take');

/** What is not required is not filled in where a request is tried out, unless it says with what. */
function suggesting(example: unknown, options: FieldOptions): FieldOptions {
  return options.optional || options.filter ? options : { example, ...options };
}

interface Kind {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly holds: (value: unknown) => boolean;
}

function field(kind: Kind, options: FieldOptions): PropertyDecorator {
  const { filter = false, optional = filter, description, example } = options;
  const { code, zh, en, schema, holds } = kind;
  return applyDecorators(
    ApiProperty({
      ...schema,
      required: !optional,
      ...(description === undefined ? {} : { description }),
      ...(example === undefined ? {} : { example }),
    }),
    ...(optional ? [IsOptional(), NullIsAbsent()] : []),
    ...(filter ? [EmptyIsAbsent()] : []),
    ValidateBy({
      name: code,
      validator: { validate: holds, defaultMessage: () => `${zh} / ${en}` },
    }),
  );
}

function textual(check: (text: string) => boolean): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && check(value);
}

/** Plain text: not blank, no control characters. */
function plainText(least: number, most: number): Kind {
  return {
    code: 'NOT_TEXT',
    zh: `应为 ${least} 至 ${most} 个字符的文字`,
    en: `must be text of ${least} to ${most} characters`,
    schema: { type: 'string', minLength: least, maxLength: most },
    holds: textual((text) => isPlainText(text, most) && [...text.trim()].length >= least),
  };
}

/** A code, a number in words, or another text by which a thing is known; events keep it. */
export const Key = (most: number, options: FieldOptions = {}) => field(plainText(1, most), options);

/** Kept sealed in the vault, or not at all: may tell of persons. */
export const Sealed = Key;

/** What somebody says in own words and events keep for ever: no numbers of persons. */
export const Text = (most: number, options: FieldOptions = {}) =>
  applyDecorators(holding('free text'), Key(most, options));

/** Why somebody looks at personal data. */
export const Purpose = (options: FieldOptions = {}) =>
  applyDecorators(holding('free text'), field(plainText(SHORTEST_PURPOSE, 500), options));
const SHORTEST_PURPOSE = 8;

/** Of these fields the number is that of a document, and handlers get it as it is recorded. */
const OF_DOCUMENTS = /^(?:documentNo|originDocumentNo|exemptionDocumentNo|exemptionNo)$/;

/** A document, batch, entry or other number by which people know a thing. */
export function DocumentNo(options: FieldOptions = {}): PropertyDecorator {
  const text = Key(120, suggesting('吉财社指〔2017〕12号', options));
  return (target, name) => {
    text(target, name);
    if (OF_DOCUMENTS.test(String(name))) holding('document')(target, name);
  };
}

const REGION: Kind = {
  code: 'NOT_A_REGION',
  zh: '应为六位行政区划代码',
  en: 'must be a region code of six digits',
  schema: { type: 'string', pattern: '^[0-9]{6}$' },
  holds: textual((text) => /^\d{6}$/.test(text)),
};
/** Of a text in which the code of a region stands. */
export const NamesRegion = () => holding('region');
/** Of a region, by any code that it has or had: handlers get the unit's identity. */
export const RegionCode = (options: FieldOptions = {}) =>
  applyDecorators(holding('region'), NewRegionCode(suggesting('220422', options)));
/** A code as it was written. */
export const NewRegionCode = (options: FieldOptions = {}) =>
  field(REGION, { description: 'GB/T 2260', ...options });

const DATE: Kind = {
  code: 'NOT_A_DATE',
  zh: '应为有效日期，如 2017-03-15',
  en: 'must be a day of the calendar, YYYY-MM-DD',
  schema: { type: 'string', format: 'date' },
  holds: textual(isCalendarDate),
};
export const IsoDate = (options: FieldOptions = {}) =>
  field(DATE, suggesting('2017-03-15', options));

const MONTH: Kind = {
  code: 'NOT_A_MONTH',
  zh: '应为月份，如 2017-03',
  en: 'must be a month, YYYY-MM',
  schema: { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' },
  holds: textual(isMonth),
};
export const IsoMonth = (options: FieldOptions = {}) =>
  field(MONTH, suggesting('2017-03', options));

const INSTANT: Kind = {
  code: 'NOT_A_TIME',
  zh: '应为带时区的完整时间',
  en: 'must be a time with an offset, such as 2017-03-15T09:30:00+08:00',
  schema: { type: 'string', format: 'date-time' },
  holds: textual(isInstant),
};
export const Instant = (options: FieldOptions = {}) =>
  field(INSTANT, suggesting('2017-03-15T09:30:00+08:00', options));

const DATE_OR_INSTANT: Kind = {
  code: 'NOT_A_DATE_OR_TIME',
  zh: '应为日期，或带时区的时间',
  en: 'must be a date, or a time with an offset',
  schema: { type: 'string', anyOf: [{ format: 'date' }, { format: 'date-time' }] },
  holds: textual((text) => isCalendarDate(text) || isInstant(text)),
};
export const DateOrInstant = (options: FieldOptions = {}) => field(DATE_OR_INSTANT, options);

const YUAN: Kind = {
  code: 'NOT_YUAN',
  zh: '应为金额（元）文本，至多两位小数，如 "1234.50"',
  en: 'must be yuan as a string with at most two decimals, such as "1234.50"',
  schema: { type: 'string', pattern: '^(0|[1-9][0-9]{0,13})(\\.[0-9]{1,2})?$' },
  holds: textual((text) => parseYuan(text) !== undefined),
};
/**
 * The sign is judged with the command: an amount that is not above zero is a refusal of the domain.
 */
export const Yuan = (options: FieldOptions = {}) =>
  field(YUAN, { description: '元 yuan', ...suggesting('1234.50', options) });

const DECIMAL: Kind = {
  code: 'NOT_A_DECIMAL',
  zh: '应为十进制数文本',
  en: 'must be a decimal number as a string',
  schema: { type: 'string', pattern: '^-?[0-9]{1,18}(\\.[0-9]{1,8})?$' },
  holds: textual((text) => /^-?\d{1,18}(?:\.\d{1,8})?$/.test(text)),
};
export const Decimal = (options: FieldOptions = {}) =>
  field(DECIMAL, suggesting('850451', options));

const RATIO: Kind = {
  code: 'NOT_A_RATIO',
  zh: '应为非负小数文本，至多六位小数，如 "1.05"',
  en: 'must be a decimal not below zero with at most six places, such as "1.05"',
  schema: { type: 'string', pattern: '^[0-9]{1,3}(\\.[0-9]{1,6})?$' },
  holds: textual((text) => /^\d{1,3}(?:\.\d{1,6})?$/.test(text)),
};
export const Ratio = (options: FieldOptions = {}) => field(RATIO, suggesting('1.05', options));

const UUID: Kind = {
  code: 'NOT_A_UUID',
  zh: '应为系统给出的事件标识',
  en: 'must be a UUID',
  schema: { type: 'string', format: 'uuid' },
  holds: textual((text) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)),
};
export const Uuid = (options: FieldOptions = {}) =>
  field(UUID, { example: '0192f0c8-3c1e-5a52-8f57-0c6d2f1f0a11', ...options });
export const EventId = Uuid;

const WEB_ADDRESS: Kind = {
  code: 'NOT_A_WEB_ADDRESS',
  zh: '应为有效网址',
  en: 'must be an http or https address',
  schema: { type: 'string', format: 'uri', maxLength: 2000 },
  holds: textual((text) => isPlainText(text, 2000) && /^https?:/.test(text) && URL.canParse(text)),
};
/** Its path and query hold no numbers of persons. */
export const WebAddress = (options: FieldOptions = {}) =>
  applyDecorators(holding('address'), field(WEB_ADDRESS, options));

const PSEUDONYM: Kind = {
  code: 'NOT_A_PSEUDONYM',
  zh: '应为人员化名',
  en: 'must be the pseudonym of a person',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
  holds: textual((text) => /^[\w-]{43}$/.test(text)),
};
export const Pseudonym = () =>
  field(PSEUDONYM, { example: 'pXz3b1mDq0u0k2w0vQ8dJmJ3yqzq3b8yH6y0eUuW3Zg' });

function integer(least: number, most: number): Kind {
  return {
    code: 'NOT_AN_INTEGER',
    zh: `应为 ${least} 至 ${most} 的整数`,
    en: `must be an integer from ${least} to ${most}`,
    schema: { type: 'integer', minimum: least, maximum: most },
    holds: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
  };
}
export const Whole = (least: number, most: number, options: FieldOptions = {}) =>
  field(integer(least, most), options);

/** An integer in a path or a query, where everything is text. */
export function WrittenWhole(least: number, most: number, options: FieldOptions = {}) {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
    ),
    field(integer(least, most), options),
  );
}

export const FiscalYear = (options: FieldOptions = {}) =>
  Whole(1990, 2100, suggesting(2017, options));
export const WrittenYear = (options: FieldOptions = {}) =>
  WrittenWhole(1990, 2100, suggesting(2017, options));

export const Flag = (options: FieldOptions = {}) => field(FLAG, suggesting(false, options));

const FLAG: Kind = {
  code: 'NOT_A_FLAG',
  zh: '应为是或否',
  en: 'must be true or false',
  schema: { type: 'boolean' },
  holds: (value) => typeof value === 'boolean',
};

/** In Chinese by their words; where there are none, they stand in the description alone. */
const among = (values: readonly string[]) => wordsOfList(values)?.join('、') ?? '所列选项';

export function OneOf(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  const allowed = new Set<unknown>(values);
  const kind: Kind = {
    code: 'NOT_ONE_OF',
    zh: `应为${among(values)}之一`,
    en: `must be one of ${values.join(', ')}`,
    schema: { type: 'string', enum: [...values] },
    holds: (value) => allowed.has(value),
  };
  return field(kind, suggesting(values[0], options));
}

/** A list of different values out of these. */
export function SomeOf(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  const allowed = new Set<unknown>(values);
  const kind: Kind = {
    code: 'NOT_SOME_OF',
    zh: `应为${among(values)}中若干项的列表，不重复`,
    en: `must be a list of different values of ${values.join(', ')}`,
    schema: { type: 'array', items: { type: 'string', enum: [...values] }, uniqueItems: true },
    holds: (value) =>
      Array.isArray(value) &&
      value.every((item) => allowed.has(item)) &&
      new Set(value).size === value.length,
  };
  return field(kind, options);
}

/** A list of keys. */
export function Keys(most: number, longest: number, options: FieldOptions = {}) {
  const kind: Kind = {
    code: 'NOT_TEXTS',
    zh: `应为 1 至 ${most} 个文本的列表，每个不超过 ${longest} 个字符`,
    en: `must be a list of 1 to ${most} texts of at most ${longest} characters`,
    schema: {
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength: longest },
      minItems: 1,
      maxItems: most,
    },
    holds: (value) =>
      Array.isArray(value) &&
      value.length >= 1 &&
      value.length <= most &&
      value.every((item) => typeof item === 'string' && isPlainText(item, longest)),
  };
  return field(kind, options);
}

/** What need not be there may be said to be nothing. */
function NullIsAbsent(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => value ?? undefined);
}

/** In a query, `?status=` says as much as nothing. */
function EmptyIsAbsent(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));
}

/** In a query, an offset's plus that was not escaped arrives as a blank. */
export function BlankIsPlus(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replace(/ (?=\d{2}:\d{2}$)/, '+') : value,
  );
}

type Bodied = new () => object;

/** A part with fields of its own. */
export function Part(type: Bodied, options: FieldOptions = {}): PropertyDecorator {
  const kind: Kind = {
    code: 'NOT_AN_OBJECT',
    zh: '应为对象',
    en: 'must be an object',
    schema: { type },
    holds: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  };
  return applyDecorators(
    holdingParts(type),
    Type(() => type),
    ValidateNested(),
    field(kind, options),
  );
}

/** A list of parts. */
export function Parts(
  type: Bodied,
  least: number,
  most: number,
  options: FieldOptions = {},
): PropertyDecorator {
  return applyDecorators(
    holdingParts(type),
    Type(() => type),
    ValidateNested({ each: true }),
    list(type, least, most, options, isPart),
  );
}

/** A list that is described here but read elsewhere: long lists are read line by line. */
export function Lines(type: Bodied, most: number, options: FieldOptions): PropertyDecorator {
  return list(type, 1, most, options);
}

/** A list in place of a part would be taken for its parts, of which it may have none. */
function isPart(item: unknown): boolean {
  return !Array.isArray(item);
}

function list(
  type: Bodied,
  least: number,
  most: number,
  options: FieldOptions,
  isItem: (item: unknown) => boolean = () => true,
) {
  const kind: Kind = {
    code: 'NOT_A_LIST',
    zh: `应为 ${least} 至 ${most} 项的列表`,
    en: `must be a list of ${least} to ${most} items`,
    schema: { type, isArray: true, minItems: least, maxItems: most },
    holds: (value) =>
      Array.isArray(value) && value.length >= least && value.length <= most && value.every(isItem),
  };
  const remembered: PropertyDecorator = (target, name) =>
    Reflect.defineMetadata(LISTS, { ...listsOf(target), [name]: kind }, target);
  return applyDecorators(remembered, field(kind, options));
}

/** Which lists the fields of the class take, by their names. */
export function listsOf(prototype: object): Readonly<Record<string, Kind>> {
  return (Reflect.getMetadata(LISTS, prototype) as Record<string, Kind> | undefined) ?? {};
}
