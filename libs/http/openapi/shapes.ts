/**
 * Shapes of answers. An answer is declared once, as a codec whose values are their own JSON: it
 * gives the type, the component of the OpenAPI document and what tests check every answer against.
 */
import {
  type Codec,
  type Fields,
  type RecordOf,
  type ValueOf,
  described,
  integer,
  isoDate,
  listOf,
  named,
  nullable,
  optional,
  recordOf,
  regionCode,
  text,
  textMatching,
} from '../../event-catalogue/codec.js';

export const yuan = described(
  textMatching(/^-?\d+\.\d{2}$/, { type: 'string', pattern: '^-?\\d+\\.\\d{2}$' }, 'yuan'),
  { description: '元 yuan', unit: 'yuan', example: '1234.50' },
);

export const date = described(isoDate, { example: '2017-03-15' });
/** Marks a value that names a unit: `reading/unit-names.ts`. */
export const UNIT = Symbol('unit');

/** Its code, its name, or the code of the unit above it: of the unit whose code stands beside. */
export type UnitWord = 'code' | 'name' | 'parent';

function ofUnit<T>(word: UnitWord, codec: Codec<T>): Codec<T> {
  return { ...codec, schema: { ...codec.schema, [UNIT]: word } };
}

const code = described(regionCode, { description: 'GB/T 2260', example: '220422' });
export const region = ofUnit('code', code);
export const regionName = ofUnit('name', described(text, { example: '东辽县' }));
export const regionParent = ofUnit('parent', nullable(code));
/** A text that may be the code of a unit. */
export const regionOrText = ofUnit('code', text);
/** The identity of a unit, as events have it. */
export const recordedRegion = code;

export const instant = described(
  textMatching(/^\d{4}-\d{2}-\d{2}T/, { type: 'string', format: 'date-time' }, 'a time'),
  { example: '2017-03-15T01:30:00.000Z' },
);

const DIGITS = /^-?\d+$/;

/** A position or revision: a number as far as numbers are exact, digits beyond. */
export const position: Codec<number | string> = {
  encode: (value) => value,
  decode: (json, path) =>
    typeof json === 'string'
      ? textMatching(DIGITS, {}, 'a position').decode(json, path)
      : integer.decode(json, path),
  schema: { type: ['integer', 'string'], description: 'A string beyond 2^53', examples: [1024] },
};

/** A file that the method sends by itself. */
export const archive: Codec<void> = {
  encode: () => undefined,
  decode: () => undefined,
  schema: { type: 'string', format: 'binary' },
};

/** A page of a list: `next` is the cursor of the page that follows, null where none does. */
export function pageOf<T>(name: string, item: Codec<T>) {
  const next = described(nullable(text), { description: 'cursor' });
  return named(name, recordOf({ items: listOf(item), next }));
}

const recordedEvent = recordOf({
  id: text,
  type: text,
  stream: text,
  revision: position,
  position,
});

/** Something that does not stop a write, and that its author is to know. */
export const warning = named(
  'Warning',
  recordOf({
    code: text,
    message: text,
    clause: optional(text),
    path: optional(described(text, { description: '所在位置 Where in the request' })),
  }),
);

const effect = recordOf({
  region: text,
  fiscalYear: integer,
  figure: text,
  program: described(nullable(text), { description: 'null：全县 Of the county' }),
  before: text,
  after: text,
});
const alertYear = recordOf({ region: text, fiscalYear: integer });

/** The answer of a dry run. */
export const foreseen = named(
  'Foreseen',
  recordOf({
    events: listOf(recordOf({ type: text, stream: text, occurredOn: text })),
    warnings: listOf(warning),
    effects: listOf(effect),
    alertsOpened: listOf(alertYear),
    alertsClosed: listOf(alertYear),
  }),
);

export const proposedCommand = recordOf({
  id: text,
  revision: position,
  expiresAt: described(instant, { description: '失效时间 When it is over' }),
});

/** The answer of a write that another person must look at first. */
export const proposed = named(
  'Proposed',
  recordOf({ proposal: proposedCommand, warnings: listOf(warning) }),
);

const recordedMembers = {
  warnings: optional(listOf(warning)),
  events: listOf(recordedEvent),
  position,
  signedReceipt: described(nullable(text), {
    description: '签名回执 A signed note of the events; null where nothing new was recorded',
  }),
};

export const recorded = named('Recorded', recordOf(recordedMembers));

const MOST_WARNINGS = 100;

/** As many as an answer tells, and how many more there are. */
export function warningsIn(all: readonly ValueOf<typeof warning>[]) {
  const further = all.length - MOST_WARNINGS;
  if (further <= 0) return all;
  const message = `另有 ${further} 条 / ${further} more`;
  return [...all.slice(0, MOST_WARNINGS), { code: 'FURTHER_WARNINGS', message }];
}

/** What was recorded, and more of it. */
export function recordedWith<const F extends Fields>(
  name: string,
  members: F,
): Codec<RecordOf<F & typeof recordedMembers>> {
  return named(name, recordOf({ ...members, ...recordedMembers }));
}
