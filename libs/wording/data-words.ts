/** How the data of a message reads in Chinese: no codes, no names of fields. */
import { PARAMETERS } from '../policy/parameter-values.js';
import { COMPARATOR_WORDS, FACTOR_WORDS, WEIGHED_FACTOR_WORDS } from './performance-words.js';
import { CODES, INDICATOR_WORDS } from './codes.js';
import { columnWordsOf } from './column-words.js';
import { PROJECT_KIND_WORDS, REGION_LEVEL_WORDS, SPENDING_CLASS_WORDS } from './fund-words.js';
import { MATTER_LINK_WORDS, RECOVERY_WORDS } from './supervision-words.js';
import { type WordTable, wordsOf } from './words.js';

const FACTORS = { ...FACTOR_WORDS, ...WEIGHED_FACTOR_WORDS };
const KINDS = { ...PROJECT_KIND_WORDS, ...RECOVERY_WORDS, ...MATTER_LINK_WORDS };
const ACCOUNTS: WordTable = {
  ...CODES.program,
  ...SPENDING_CLASS_WORDS,
  ...CODES.publishedItem,
};

const byCode = (table: WordTable) => (value: string) => wordsOf(table, value).zh;
const each = (said: (part: string) => string) => (value: string) =>
  value.split(', ').map(said).join('、');
const column = (name: string) => columnWordsOf('', name)[0] ?? '文字';

/** Of `INDICATOR:<name>` the name alone. */
const factor = (name: string) =>
  byCode({ ...FACTORS, ...INDICATOR_WORDS })(name.replace(/^INDICATOR:/, ''));

/** By the name of the data in the message. */
const BY_NAME: Readonly<Record<string, (value: string) => string>> = {
  program: byCode(CODES.program),
  class: byCode(SPENDING_CLASS_WORDS),
  kind: byCode(KINDS),
  given: byCode(KINDS),
  source: byCode(CODES.source),
  type: byCode(CODES.event),
  comparator: byCode(COMPARATOR_WORDS),
  level: byCode(REGION_LEVEL_WORDS),
  factor,
  factors: each(factor),
  // 类别/代码, or the program alone; a number of a document may follow.
  account: accountName,
  to: accountName,
  member: (name) => ({ target: '目标值', weight: '权重' })[name] ?? name,
  region: (code) => (code === 'province' ? '省级' : code),
  name: (name) =>
    (PARAMETERS as Readonly<Record<string, { chinese: string }>>)[name]?.chinese ?? name,
  fields: each((path) => column(snakeCased(path.split('.').at(-1)!))),
  columns: each(column),
  allowed: each((code) => codeAnywhere(code)),
  reason: byCode(CODES.sumsReason),
  item: accountName,
};

function accountName(account: string): string {
  return account.replace(/[A-Z][A-Z0-9_]+/g, (code) => wordsOf(ACCOUNTS, code).zh);
}

function snakeCased(name: string): string {
  return name.replace(/\[\d+\]$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Of a list of choices, which are of one kind. */
function codeAnywhere(code: string): string {
  const table = Object.values<WordTable>(CODES).find((one) => Object.hasOwn(one, code));
  return table ? table[code]!.zh : code;
}

/** A value of a message's data as its Chinese shows it. */
export function inChinese(name: string, value: string | number): string {
  return BY_NAME[name]?.(String(value)) ?? String(value);
}

/** As English shows it: codes stay, but for what is a part of the sentence. */
export function inEnglish(name: string, value: string | number): string {
  if (name === 'region' && value === 'province') return 'the province';
  return name === 'reason' ? wordsOf(CODES.sumsReason, String(value)).en : String(value);
}

/** The Chinese words of a closed list of codes; undefined where no kind of code has all of them. */
export function wordsOfList(codes: readonly string[]): readonly string[] | undefined {
  const table = Object.values<WordTable>(CODES).find((one) =>
    codes.every((code) => Object.hasOwn(one, code)),
  );
  return table && codes.map((code) => table[code]!.zh);
}
