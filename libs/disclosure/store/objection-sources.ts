/** What deciding on objections of the public rests on beside streams and claims. */
import { tokenHashOf } from '../../access/store/sealed-texts.js';
import type { ObjectionSeals, ObjectionSources } from '../domain/objection-deciders.js';
import { PublicDocuments } from './public-documents.js';
import { type DisclosureSource, publicPoint } from './public-source.js';

export function objectionSources(
  seals: ObjectionSeals,
  source: DisclosureSource,
): ObjectionSources {
  const documents = new PublicDocuments(source.upTo);
  return {
    seals,
    tokenHashOf,
    isOpenTransfer: async (position, documentNo) =>
      documents.isOpenTransfer(await publicPoint(source, position), documentNo),
    dayAfter,
  };
}

function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
