/** Disclosure over the system of this process. */
import { businessDateToday } from '../../../libs/event-store/business-date.js';
import { SealedTexts } from '../../../libs/access/store/sealed-texts.js';
import {
  COUNTY_YEARS,
  LEDGERS,
  OVERVIEW,
  PAYMENT_SUMS,
  PUBLICATIONS,
  type PublicTable,
  RECEIPTS,
  TRANSFERS,
} from '../../../libs/disclosure/domain/public-tables.js';
import {
  OBJECTION_TEXTS,
  type ObjectionTexts,
} from '../../../libs/disclosure/store/objection-texts.js';
import {
  publishDocument,
  withdrawPublication,
} from '../../../libs/disclosure/domain/publication-deciders.js';
import { DisclosureDuties } from '../../../libs/disclosure/store/duties.js';
import { ObjectionCommands } from '../../../libs/disclosure/store/objection-commands.js';
import { ObjectionList } from '../../../libs/disclosure/store/objection-list.js';
import { openDataPackage } from '../../../libs/disclosure/store/open-data.js';
import { PublicDocuments } from '../../../libs/disclosure/store/public-documents.js';
import { PublicLedgers } from '../../../libs/disclosure/store/public-ledgers.js';
import { PublicPayments } from '../../../libs/disclosure/store/public-payments.js';
import {
  type DisclosureSource,
  dayStepsOf,
  publicPoint,
} from '../../../libs/disclosure/store/public-source.js';
import { recordedChanges } from '../../../libs/policy/store/recorded-changes.js';
import { type Answer, InvalidCursor, type Page } from '../backend.js';
import type { DisclosurePort, PublicAnswers } from '../disclosure/disclosure-port.js';
import { type System } from '../../system/system.js';

export function disclosureOf(system: System): DisclosurePort {
  const { sql, handler, position } = system;
  const source: DisclosureSource = {
    sql,
    upTo: (at) => system.readModels.upTo(at),
    changes: () => recordedChanges(sql),
    today: businessDateToday,
  };
  const texts: ObjectionTexts = new SealedTexts(sql, system.vaultKeys, OBJECTION_TEXTS);
  const duties = new DisclosureDuties(source);
  const objecting = new ObjectionCommands(handler, source, texts);
  const objections = new ObjectionList(source, texts);
  return {
    open: publicAnswers(system, source),
    duties: async ({ after, ...question }) => {
      const key = after === undefined ? null : dutyKey(after);
      const { items, next } = await duties.list({ ...question, after: key }, await position.read());
      return { items: items as readonly object[] as readonly Answer[], next: keyText(next) };
    },
    publish: (command) => handler.execute(publishDocument, command, command),
    withdraw: (command) => handler.execute(withdrawPublication, command, command),
    lodge: (command) => objecting.lodge(command, command),
    answer: (command) => objecting.answer(command, command),
    objections: async ({ after, ...question }): Promise<Page> => {
      const key = after === undefined ? 0n : positionOf(after);
      const { items, next } = await objections.list({ ...question, after: key });
      return {
        items: items as readonly object[] as readonly Answer[],
        next: next === null ? null : String(next),
      };
    },
    objection: (objectionNo) => objections.find(objectionNo),
    opened: async (objectionNo) => await objections.opened(objectionNo),
    standing: (objectionNo, token) => objections.standing(objectionNo, token),
  };
}

function publicAnswers({ position }: System, source: DisclosureSource): PublicAnswers {
  const documents = new PublicDocuments(source.upTo);
  const ledgers = new PublicLedgers(source.upTo);
  const payments = new PublicPayments(source.upTo);
  return {
    point: async () => publicPoint(source, await position.read()),
    rows: async (table, point, filter, page) => {
      requireKey(table, page.after);
      switch (table) {
        case PUBLICATIONS:
          return documents.publications(point, filter, page);
        case PAYMENT_SUMS:
          return payments.sums(point, filter, page);
        case LEDGERS:
          return ledgers.ledgers(point, filter, page);
        case COUNTY_YEARS:
          return ledgers.countyYears(point, filter, page);
        case TRANSFERS:
          return documents.transfers(point, filter, page);
        case RECEIPTS:
          return documents.receipts(point, filter);
        case OVERVIEW:
          return documents.overview(
            point,
            dayStepsOf('disclosure.dueDays', await source.changes()),
          );
        default:
          throw new Error(`${table.name} is no public table`);
      }
    },
    lines: (point, list, page) => payments.lines(point, list, page),
    package: (point) => openDataPackage(source, point),
  };
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

function requireKey(table: PublicTable, key: readonly string[] | null): void {
  if (key === null) return;
  const shapes = KEYS.get(table) ?? [];
  const fits = shapes.length === key.length && shapes.every((shape, i) => shape.test(key[i]!));
  if (!fits) throw new InvalidCursor();
}

function dutyKey(after: string): readonly string[] {
  const [region, year, kind, subject, ...more] = after.split('\n');
  const isKey = /^\d{6}$/.test(region ?? '') && /^\d{4}$/.test(year ?? '');
  if (!isKey || kind === undefined || subject === undefined || more.length > 0) {
    throw new InvalidCursor(after);
  }
  return [region!, year!, kind, subject];
}

function keyText(key: readonly string[] | null): string | null {
  return key && key.join('\n');
}

function positionOf(after: string): bigint {
  if (!/^\d{1,18}$/.test(after)) throw new InvalidCursor(after);
  return BigInt(after);
}
