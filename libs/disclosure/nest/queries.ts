/** The questions about publications, objections and what is public. */
import type { ValueOf } from '../../event-catalogue/codec.js';
import { recordedFact } from '../../event-store/decoding.js';
import { EventStore } from '../../event-store/port.js';
import { InvalidCursor } from '../../http/answers.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import type { recorded } from '../../http/openapi/shapes.js';
import { ListOf, pageByPosition } from '../../http/reading/lists.js';
import { positionAfter } from '../../http/reading/queries.js';
import { recordedChanges } from '../../policy/store/recorded-changes.js';
import { ReadModels } from '../../projection/read-models.js';
import type { Refusal } from '../../refusals/refusals.js';
import { tokenOf } from '../domain/objection-deciders.js';
import { objectionStream } from '../domain/objections.js';
import {
  COUNTY_YEARS,
  LEDGERS,
  PAYMENT_SUMS,
  PUBLICATIONS,
  type PublicRow,
  type PublicTable,
  TRANSFERS,
} from '../domain/public-tables.js';
import { DisclosureDuties } from '../store/duties.js';
import { ObjectionList } from '../store/objection-list.js';
import { ObjectionTexts } from '../store/objection-texts.js';
import { type OpenDataPackage, OpenDataPackages } from '../store/kept-packages.js';
import { tableQuestions } from '../store/open-data.js';
import type { Paged, ProgramFilter, PublicPage } from '../store/public-pages.js';
import { type ListAddress, PublicPayments } from '../store/public-payments.js';
import { type DisclosureSource, type PublicPoint, publicPoint } from '../store/public-source.js';
import type {
  DisclosureDuty,
  LodgedObjection,
  Objection,
  ObjectionStanding,
  OpenedObjection,
} from './answers.js';
import type { DutiesQuery, ObjectionsQuery } from './requests.js';

export class ListDuties extends ListOf<DutiesQuery, typeof DisclosureDuty> {}
export class ListObjections extends ListOf<ObjectionsQuery, typeof Objection> {}
/** The county that it is about; undefined: there is no such objection. */
export class LocateObjection extends QueryOf<string, string | undefined> {}
/** With what was said and how to reach who said it: the view is recorded before. */
export class OpenObjection extends QueryOf<string, ValueOf<typeof OpenedObjection> | undefined> {}
/** undefined also where the token is another's. */
export class FindStanding extends QueryOf<
  { readonly objectionNo: string; readonly token: string },
  ValueOf<typeof ObjectionStanding> | undefined
> {}

interface LodgedAsked {
  /** Of what was recorded, and of the command. */
  readonly eventId: string;
  readonly commandId: string;
}
/** What who objected takes home. The token is shown once. */
export class FindLodged extends QueryOf<
  LodgedAsked,
  Omit<ValueOf<typeof LodgedObjection>, keyof ValueOf<typeof recorded>>
> {}

/** What public answers stand on from now on; asked before anything else. */
export class FindPublicPoint extends QueryOf<null, PublicPoint> {}

interface PublicRowsAsked {
  readonly table: PublicTable;
  readonly point: PublicPoint;
  readonly filter: ProgramFilter;
  readonly page: PublicPage;
}
export class ListPublicRows extends QueryOf<PublicRowsAsked, Paged> {}

interface PublicLinesAsked {
  readonly point: PublicPoint;
  readonly list: ListAddress;
  readonly page: { readonly offset: number; readonly limit: number };
}
export class ListPublicLines extends QueryOf<PublicLinesAsked, readonly PublicRow[] | Refusal> {}
interface PackageAsked {
  readonly point: PublicPoint;
  /** What is missing in the answers of the point. */
  readonly missing: string;
}
export class FindOpenData extends QueryOf<PackageAsked, OpenDataPackage> {}

export const DISCLOSURE_QUERIES = [
  queryHandlerOf(ListDuties, [ReadModels], async ({ after, ...question }, models) => {
    const asked = { ...question, after: after === undefined ? null : dutyKey(after) };
    const duties = new DisclosureDuties(disclosureSource(models));
    const { items, next } = await duties.list(asked, await models.position.read());
    return { items, next: next && next.join('\n') };
  }),
  queryHandlerOf(ListObjections, [ObjectionList], async ({ after, ...question }, objections) => {
    const asked = { ...question, after: positionAfter(after) };
    return pageByPosition(await objections.list(asked));
  }),
  queryHandlerOf(LocateObjection, [EventStore], async (objectionNo, store) => {
    for await (const [event] of store.readStream(objectionStream(objectionNo), { maxCount: 1 })) {
      const fact = event && recordedFact(event);
      if (fact?.type === 'ObjectionLodged') return fact.data.region;
    }
    return undefined;
  }),
  queryHandlerOf(OpenObjection, [ObjectionList], (objectionNo, objections) =>
    objections.opened(objectionNo),
  ),
  queryHandlerOf(FindStanding, [ObjectionList], ({ objectionNo, token }, objections) =>
    objections.standing(objectionNo, token),
  ),
  queryHandlerOf(
    FindLodged,
    [EventStore, ObjectionTexts],
    async ({ eventId, commandId }, store, texts) => {
      const [event] = await store.findEvents([eventId]);
      const fact = event && recordedFact(event);
      if (fact?.type !== 'ObjectionLodged') throw new Error(`${eventId} lodged no objection`);
      const { objectionNo, dueOn } = fact.data;
      return { objectionNo, token: tokenOf(texts, commandId), dueOn };
    },
  ),
  queryHandlerOf(FindPublicPoint, [ReadModels], async (_, models) =>
    publicPoint(disclosureSource(models), await models.position.read()),
  ),
  queryHandlerOf(ListPublicRows, [ReadModels], async ({ table, point, filter, page }, models) => {
    requireKey(table, page.after);
    const ask = tableQuestions(disclosureSource(models), point, filter).get(table);
    if (!ask) throw new Error(`${table.name} is no public table`);
    return ask(page);
  }),
  queryHandlerOf(ListPublicLines, [ReadModels], ({ point, list, page }, models) =>
    new PublicPayments(disclosureSource(models).upTo).lines(point, list, page),
  ),
  queryHandlerOf(FindOpenData, [OpenDataPackages], ({ point, missing }, packages) =>
    packages.find(point, missing),
  ),
];

export function disclosureSource(models: ReadModels): DisclosureSource {
  const { sql, today } = models;
  return { sql, today, upTo: (at) => models.upTo(at), changes: () => recordedChanges(sql) };
}

const REGION = /^\d{6}$/;
const YEAR = /^\d{4}$/;
const PLACE = /^\d{1,6}$/;
const TEXT = /^[^\0]{0,200}$/u;

/** What the keys of a table look like; keys pass through clients. */
const KEYS: ReadonlyMap<PublicTable, readonly RegExp[]> = new Map([
  [PUBLICATIONS, [REGION, YEAR, TEXT, TEXT]],
  [PAYMENT_SUMS, [REGION, YEAR, TEXT, PLACE]],
  [LEDGERS, [REGION, YEAR, PLACE]],
  [COUNTY_YEARS, [REGION, YEAR, PLACE]],
  [TRANSFERS, [TEXT, PLACE]],
]);

/** @throws InvalidCursor */
function requireKey(table: PublicTable, key: readonly string[] | null): void {
  if (key !== null) requireShape(key, KEYS.get(table) ?? []);
}

/** @throws InvalidCursor */
function dutyKey(after: string): readonly string[] {
  const key = after.split('\n');
  requireShape(key, [REGION, YEAR, TEXT, TEXT]);
  return key;
}

function requireShape(key: readonly string[], shapes: readonly RegExp[]): void {
  const fits = shapes.length === key.length && shapes.every((shape, i) => shape.test(key[i]!));
  if (!fits) throw new InvalidCursor();
}
