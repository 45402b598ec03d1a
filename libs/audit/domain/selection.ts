/** What evidence is asked about, and which events that means. */
import { ACCESS_RECORD } from '../../event-catalogue/access-record.js';
import { concernsCounty, countyStream, streamsOfCounty } from './county-history.js';
import type { RecordedEvent } from './leaf.js';

/** Streams, whole, and single events by their ids. */
export interface NamedEvents {
  readonly streams: readonly string[];
  readonly events?: readonly string[];
  /** Number of the matter that they belong to; left out: of none in particular. */
  readonly matter?: string;
}

/** All that concerns the county, from the beginning; its ledger is the one of the year. */
export interface CountyYear {
  readonly region: string;
  readonly year: number;
}

/** One of these. */
export type Selection = NamedEvents | CountyYear | { readonly documentNo: string };

/**
 * Streams, or beginnings of their names, that hold all events of a selection but for single ones;
 * null: any may.
 */
export function streamsOf(selection: Selection): readonly string[] | null {
  if ('streams' in selection) return selection.streams;
  if ('documentNo' in selection) return null;
  return streamsOfCounty(selection.region);
}

/** Streams that are taken whole, beside those that list the payments of a batch. */
export function wholeStreamsOf(selection: Selection): readonly string[] {
  if ('streams' in selection) return selection.streams;
  return 'region' in selection ? [countyStream(selection.region)] : [];
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
  return concernsCounty(selection.region, event) !== undefined;
}

/** The stream that holds the payments of a batch; undefined: the event is none, or lists none. */
export function paymentStreamOf({ type, data }: RecordedEvent): string | undefined {
  if (type !== 'DisbursementRecorded') return undefined;
  return (JSON.parse(data) as { readonly paymentStream: string | null }).paymentStream ?? undefined;
}
