/** What the fields of a request class hold, as its decorators say: remembered with the class. */

const REGION_FIELDS = Symbol('fields that hold the code of a region');
const DOCUMENT_FIELDS = Symbol('fields that hold the number of a document');
const FREE_TEXTS = Symbol('fields that hold a free text');
const ADDRESSES = Symbol('fields that hold the address of a page');
const PARTS = Symbol('fields that hold parts with fields of their own, and their classes');

type Bodied = new () => object;

const KINDS = {
  region: REGION_FIELDS,
  document: DOCUMENT_FIELDS,
  'free text': FREE_TEXTS,
  address: ADDRESSES,
} as const;
export type HeldKind = keyof typeof KINDS;

export function holding(kind: HeldKind): PropertyDecorator {
  return (target, name) =>
    Reflect.defineMetadata(KINDS[kind], [...namesOf(kind, target), String(name)], target);
}

export function holdingParts(type: Bodied): PropertyDecorator {
  return (target, name) =>
    Reflect.defineMetadata(PARTS, { ...partsOf(target), [String(name)]: type }, target);
}

function namesOf(kind: HeldKind, target: object): readonly string[] {
  return (Reflect.getMetadata(KINDS[kind], target) as readonly string[] | undefined) ?? [];
}

function partsOf(target: object): Readonly<Record<string, Bodied>> {
  return (Reflect.getMetadata(PARTS, target) as Record<string, Bodied> | undefined) ?? {};
}

export interface HeldField {
  readonly holder: Record<string, unknown>;
  readonly name: string;
}

/** Where a validated instance, or a part of it, holds such a thing. */
export function fieldsHolding(kind: HeldKind, instance: object): readonly HeldField[] {
  const holder = instance as Record<string, unknown>;
  const own = namesOf(kind, instance).map((name) => ({ holder, name }));
  const parts = Object.keys(partsOf(instance)).flatMap((name) => [holder[name]].flat());
  return [...own, ...parts.flatMap((part) => (part ? fieldsHolding(kind, part) : []))];
}

export interface SaidText {
  readonly path: string;
  readonly text: string;
}

/** What a request says, before it is validated, in the fields of its class that hold such texts. */
export function textsIn(
  type: Bodied,
  said: unknown,
  kind: 'free text' | 'address',
  parent = '',
): readonly SaidText[] {
  if (typeof said !== 'object' || said === null) return [];
  const members = said as Readonly<Record<string, unknown>>;
  const prototype = type.prototype as object;
  const own = namesOf(kind, prototype).flatMap((name): readonly SaidText[] => {
    const text = members[name];
    return typeof text === 'string' ? [{ path: `${parent}${name}`, text }] : [];
  });
  const ofParts = Object.entries(partsOf(prototype)).flatMap(([name, part]) => {
    const value = members[name];
    if (!Array.isArray(value)) return textsIn(part, value, kind, `${parent}${name}.`);
    return value.flatMap((item, index) => textsIn(part, item, kind, `${parent}${name}[${index}].`));
  });
  return [...own, ...ofParts];
}

/** The fields of a class and of its parts that hold such texts; `[]` follows a list. */
export function declaredTexts(type: Bodied, kind: HeldKind = 'free text'): readonly string[] {
  const prototype = type.prototype as object;
  const parts = Object.entries(partsOf(prototype)).flatMap(([name, part]) =>
    declaredTexts(part, kind).map((path) => `${name}.${path}`),
  );
  return [...namesOf(kind, prototype), ...parts];
}
