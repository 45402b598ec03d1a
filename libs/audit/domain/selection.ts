/** What evidence is asked about, and which events that means. */
import { ACCESS_RECORD } from '../../event-catalogue/access-record.js';
import type { RecordedEvent } from './leaf.js';

/** Streams, whole, and single events by their ids. */
export interface NamedEvents {
  readonly streams: readonly string[];
  readonly events?: readonly string[];
  /** Number of the matter that they belong to; left out: of none in particular. */
  readonly matter?: string;
}

/** One of these. */
export type Selection =
  | NamedEvents
  | { readonly region: string; readonly year: number }
  | { readonly documentNo: string };

/**
 * Streams, or beginnings of their names, that hold all events of a selection but for single ones;
 * null: any may.
 */
export function streamsOf(selection: Selection): readonly string[] | null {
  if ('streams' in selection) return selection.streams;
  if ('documentNo' in selection) return null;
  return [`county-${selection.region}`, 'province-'];
}

export function isChosen(selection: Selection, event: RecordedEvent): boolean {
  const { id, stream, type, data } = event;
  if ('streams' in selection) {
    const { streams, events = [] } = selection;
    return streams.includes(stream) || events.includes(id);
  }
  if ('documentNo' in selection) {
    // As it stands in the JSON, in quotation marks; who read about the document is no part of it.
    return !ACCESS_RECORD.includes(type) && data.includes(JSON.stringify(selection.documentNo));
  }
  const { region, year } = selection;
  const isOfRegion =
    stream === `county-${region}` ||
    (stream.startsWith('province-') && data.includes(JSON.stringify(region)));
  return isOfRegion && isOfYear(data, year);
}

/** In that budget year, or in none. */
function isOfYear(data: string, year: number): boolean {
  const { fiscalYear } = JSON.parse(data) as { readonly fiscalYear?: number | string | null };
  return fiscalYear === undefined || fiscalYear === null || String(fiscalYear) === String(year);
}

/** The stream that holds the payments of a batch; undefined: the event is none, or lists none. */
export function paymentStreamOf({ type, data }: RecordedEvent): string | undefined {
  if (type !== 'DisbursementRecorded') return undefined;
  return (JSON.parse(data) as { readonly paymentStream: string | null }).paymentStream ?? undefined;
}
