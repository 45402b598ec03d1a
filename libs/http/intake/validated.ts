/**
 * Turns what came into an instance of its class, or says everything that is wrong with it, at once.
 */
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { type FieldError, invalid, notValid } from '../problems/problem.js';
import { DocumentSpellings } from '../../event-store/document-spellings.js';
import { inSlices } from '../../projection/slices.js';
import { Units } from '../../regions/store/units.js';
import { shownName } from './field-names.js';
import { listsOf } from './fields.js';
import { fieldsHolding } from './held-fields.js';

type ClassOf<T extends object> = new () => T;

/** @throws Problem 400 with a list of what is wrong; values are never repeated */
export function validated<T extends object>(type: ClassOf<T>, given: unknown): T {
  const { instance, errors } = looked(type, given);
  if (errors.length === 0) return instance;
  throw notValid(errors);
}

/** Parts of a list that are looked at before others get their turn. */
const PARTS_AT_ONCE = 200;

/**
 * As `validated`; a list of many parts is looked at in slices.
 * @throws Problem 400 likewise
 */
async function validatedInSlices<T extends object>(type: ClassOf<T>, given: unknown): Promise<T> {
  const body = given as Readonly<Record<string, unknown>>;
  const [name, list] =
    Object.entries(listsOf(type.prototype as object)).find(
      ([each]) => listIn(body, each).length > PARTS_AT_ONCE,
    ) ?? [];
  if (name === undefined || list === undefined) return validated(type, given);
  const parts = listIn(body, name);
  if (!list.holds(parts)) throw invalid(name, list.code, `${list.zh} / ${list.en}`);
  const found: { readonly instance: T; readonly errors: readonly FieldError[] }[] = [];
  const begins = Array.from(
    { length: Math.ceil(parts.length / PARTS_AT_ONCE) },
    (_, slice) => slice * PARTS_AT_ONCE,
  );
  for await (const from of inSlices(begins)) {
    const slice = parts.slice(from, from + PARTS_AT_ONCE);
    const { instance, errors } = looked(type, { ...body, [name]: slice });
    found.push({ instance, errors: errors.flatMap((error) => shifted(error, name, from)) });
  }
  const errors = found.flatMap((slice) => slice.errors);
  if (errors.length > 0) throw notValid(errors);
  const all = found.flatMap(({ instance }) => listIn(instance as typeof body, name));
  return Object.assign(found[0]!.instance, { [name]: all });
}

function listIn(body: Readonly<Record<string, unknown>>, name: string): readonly unknown[] {
  const value = typeof body === 'object' && body !== null ? body[name] : undefined;
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** Where the error stands in the whole list; what is wrong beside the list is said once. */
function shifted(error: FieldError, list: string, from: number): readonly FieldError[] {
  const [, at, rest] = /^\[(\d+)\](.*)$/.exec(error.path.slice(list.length)) ?? [];
  const isWithin = at !== undefined && error.path.startsWith(`${list}[`);
  if (!isWithin) return from === 0 ? [error] : [];
  return [{ ...error, path: `${list}[${Number(at) + from}]${rest}` }];
}

function looked<T extends object>(type: ClassOf<T>, given: unknown) {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw invalid('', 'NOT_AN_OBJECT', '请求体应为对象 / the body must be an object');
  }
  const instance = plainToInstance(type, { ...given });
  const found = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true });
  return { instance, errors: found.flatMap((error) => fieldErrors(error, '')) };
}

function fieldErrors(error: ValidationError, parent: string): readonly FieldError[] {
  const path = pathOf(parent, error);
  const own = Object.entries(error.constraints ?? {}).map(([name, message]) => {
    if (name === 'whitelistValidation') {
      return { path, code: 'UNKNOWN_FIELD', message: '没有这个字段 / there is no such field' };
    }
    if (name === 'nestedValidation') {
      return { path, code: 'NOT_AN_OBJECT', message: '应为对象 / must be an object' };
    }
    return { path, code: name, message };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, path))];
}

function pathOf(parent: string, error: ValidationError): string {
  if (Array.isArray(error.target)) return `${parent}[${error.property}]`;
  const name = shownName(error.property);
  return parent === '' ? name : `${parent}.${name}`;
}

/** Regions by the identities of their units, whichever codes were written. */
async function withIdentities<T extends object>(instance: T, units: Units): Promise<T> {
  for (const { holder, name } of fieldsHolding('region', instance)) {
    const value = holder[name];
    const [code] = (typeof value === 'string' && /\b\d{6}\b/.exec(value)) || [];
    if (code) holder[name] = (value as string).replace(code, await units.identityOf(code));
  }
  return instance;
}

/** Numbers of documents as these are recorded, however they were spelled. */
async function withRecordedNumbers<T extends object>(
  instance: T,
  spellings: DocumentSpellings,
): Promise<T> {
  const fields = fieldsHolding('document', instance);
  if (fields.length === 0) return instance;
  const recordedAs = await spellings.recordedAs();
  for (const { holder, name } of fields) {
    const number = holder[name];
    if (typeof number === 'string') holder[name] = recordedAs(number);
  }
  return instance;
}

@Injectable()
export class ValidatedPipe implements PipeTransform {
  constructor(
    private readonly units: Units,
    private readonly spellings: DocumentSpellings,
  ) {}

  async transform(value: unknown, { metatype, type }: ArgumentMetadata): Promise<unknown> {
    if (type === 'custom' || metatype === undefined || metatype === Object) return value;
    const instance = await validatedInSlices(metatype as ClassOf<object>, value);
    return withRecordedNumbers(await withIdentities(instance, this.units), this.spellings);
  }
}
