/**
 * Turns what came into an instance of its class, or says everything that is wrong with it, at once.
 */
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { type FieldError, invalid, notValid } from '../problems/problem.js';
import { DocumentSpellings } from '../../event-store/document-spellings.js';
import { Units } from '../../regions/store/units.js';
import { shownName } from './field-names.js';
import { documentFieldsOf, regionFieldsOf } from './fields.js';

type ClassOf<T extends object> = new () => T;

/** @throws Problem 400 with a list of what is wrong; values are never repeated */
export function validated<T extends object>(type: ClassOf<T>, given: unknown): T {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw invalid('', 'NOT_AN_OBJECT', '请求体应为对象 / the body must be an object');
  }
  const instance = plainToInstance(type, { ...given });
  const found = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true });
  if (found.length === 0) return instance;
  throw notValid(found.flatMap((error) => fieldErrors(error, '')));
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
  for (const { holder, name } of regionFieldsOf(instance)) {
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
  const fields = documentFieldsOf(instance);
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
    const instance = validated(metatype as ClassOf<object>, value);
    return withRecordedNumbers(await withIdentities(instance, this.units), this.spellings);
  }
}
