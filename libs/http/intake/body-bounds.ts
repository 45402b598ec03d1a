/**
 * How large the JSON body of a route may be, counted on its bytes before it is parsed: what is
 * refused costs no more than the scan up to the bound.
 */
import { SetMetadata } from '@nestjs/common';
import { type FieldError, type Problem, problem } from '../problems/problem.js';
import { shownName } from './field-names.js';

export interface BodyBounds {
  /** Bytes, after decompression; `DOUDI_MAX_JSON_MB` bounds every route beside it. */
  readonly bytes: number;
  /** Members of all objects together. */
  readonly members: number;
  /** Members of one object. */
  readonly membersOfOne: number;
  /** Elements of all arrays together; an empty array counts as one. */
  readonly items: number;
  /** Objects and arrays within each other. */
  readonly depth: number;
}

/** What a route takes that carries no list of entries. */
export const SMALL_BODY: BodyBounds = {
  bytes: 128 * 1024,
  members: 200,
  membersOfOne: 50,
  items: 100,
  depth: 5,
};

/** What a route takes whose body is a small one and a list of so many objects. */
export function listBody(
  items: number,
  each: { readonly members: number; readonly bytes: number },
): BodyBounds {
  return {
    ...SMALL_BODY,
    bytes: SMALL_BODY.bytes + items * each.bytes,
    members: SMALL_BODY.members + items * each.members,
    items: SMALL_BODY.items + items,
  };
}

export const BODY_BOUNDS = 'doudi:body-bounds';

/** The bounds of the route's JSON body; `SMALL_BODY` where nothing is said. */
export const TakesUpTo = (bounds: BodyBounds) => SetMetadata(BODY_BOUNDS, bounds);

/** An object or array that the scan is inside of. */
interface Level {
  readonly isList: boolean;
  /** Members or commas so far. */
  count: number;
  /** Where the name of the current member stands, between its quotes. */
  nameFrom: number;
  nameTo: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Counts the members, elements and levels of a JSON text in UTF-8, in one pass over its bytes.
 * Whether it is JSON at all is left to the parser.
 */
class BodyScan {
  private readonly levels: Level[] = [];
  private members = 0;
  private items = 0;
  private nameFrom = 0;
  private nameTo = 0;

  constructor(
    private readonly bytes: Buffer,
    private readonly bounds: BodyBounds,
  ) {}

  /** @throws Problem 400 for depth, 413 for counts, at the first place beyond a bound */
  run(): void {
    const { bytes } = this;
    for (let at = 0; at < bytes.length; at++) {
      switch (bytes[at]) {
        case QUOTE:
          at = this.passText(at + 1);
          break;
        case OPEN_LIST:
        case OPEN_OBJECT:
          this.open(bytes[at] === OPEN_LIST);
          break;
        case CLOSE_LIST:
        case CLOSE_OBJECT:
          this.levels.pop();
          break;
        case COLON:
          this.takeMember();
          break;
        case COMMA:
          if (this.levels.at(-1)?.isList === true) this.takeItem();
          break;
        default:
      }
    }
  }

  /** The place of the closing quote. */
  private passText(from: number): number {
    const { bytes } = this;
    let at = from;
    while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
    this.nameFrom = from;
    this.nameTo = at;
    return at;
  }

  private open(isList: boolean): void {
    const most = this.bounds.depth;
    if (this.levels.length === most) throw tooDeep(this.pathOf(this.levels), most);
    this.levels.push({ isList, count: 0, nameFrom: 0, nameTo: 0 });
    if (isList) this.countItem();
  }

  private takeItem(): void {
    this.levels.at(-1)!.count += 1;
    this.countItem();
  }

  private countItem(): void {
    this.items += 1;
    const most = this.bounds.items;
    if (this.items > most) throw tooLarge(this.place(), 'TOO_MANY_ITEMS', most);
  }

  private takeMember(): void {
    const level = this.levels.at(-1);
    if (level === undefined) return;
    level.count += 1;
    level.nameFrom = this.nameFrom;
    level.nameTo = this.nameTo;
    this.members += 1;
    const { members, membersOfOne } = this.bounds;
    if (level.count > membersOfOne) throw tooLarge(this.place(), 'TOO_MANY_FIELDS', membersOfOne);
    if (this.members > members) throw tooLarge(this.place(), 'TOO_MANY_FIELDS_IN_ALL', members);
  }

  /** The object or array that the scan is in. */
  private place(): string {
    return this.pathOf(this.levels.slice(0, -1));
  }

  private pathOf(levels: readonly Level[]): string {
    const parts = levels.map(({ isList, count, nameFrom, nameTo }) => {
      if (isList) return `[${count}]`;
      return `.${shownName(this.bytes.toString('utf8', nameFrom, Math.min(nameTo, nameFrom + 99)))}`;
    });
    return parts.join('').replace(/^\./, '');
  }
}

const EXCESSES = {
  TOO_MANY_BYTES: (most: number) =>
    `本接口的请求体至多 ${most} 字节，请分多次提交 / a body of this route has at most ${most} bytes: send it in parts`,
  TOO_MANY_FIELDS: (most: number) =>
    `一个对象至多 ${most} 个字段，请只填接口说明中的字段 / an object has at most ${most} fields: send the documented ones alone`,
  TOO_MANY_FIELDS_IN_ALL: (most: number) =>
    `本接口的请求体合计至多 ${most} 个字段，请只填接口说明中的字段，或分多次提交 / a body of this route has at most ${most} fields in all: send the documented ones alone, or in parts`,
  TOO_MANY_ITEMS: (most: number) =>
    `本接口的列表合计至多 ${most} 项，请分多次提交 / the lists of a body of this route have at most ${most} items in all: send them in parts`,
} as const;

function tooLarge(path: string, code: keyof typeof EXCESSES, most: number): Problem {
  return problem('BODY_TOO_LARGE', { errors: [{ path, code, message: EXCESSES[code](most) }] });
}

function tooDeep(path: string, most: number): Problem {
  const message = `至多嵌套 ${most} 层，请按接口说明填写 / at most ${most} levels within each other: see the description of the route`;
  const error: FieldError = { path, code: 'TOO_DEEP', message };
  const [zh, en] = ['请求体嵌套过深，详见各项说明', 'The body is nested too deeply, see errors'];
  return problem('MALFORMED_REQUEST', { zh, en, errors: [error] });
}

export function tooManyBytes(most: number): Problem {
  return tooLarge('', 'TOO_MANY_BYTES', most);
}

/** @throws Problem 400, 413 where the JSON text holds more than the bounds allow */
export function requireWithin(bytes: Buffer, bounds: BodyBounds): void {
  new BodyScan(bytes, bounds).run();
}
