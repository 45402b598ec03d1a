/** What concerns each county, as of the events that its partition holds. */
import type { StoredEvent } from '../../event-store/port.js';
import type { RecordedRows } from '../../projection/projection.js';
import {
  type CountyHistory,
  countiesConcerned,
  noHistory,
  withEvent,
} from '../domain/county-history.js';
import { type RecordedEvent, leafHash } from '../domain/leaf.js';

const TABLE = {
  name: 'county_histories',
  columns: ['region', 'revision', 'province_events', 'running'],
} as const;

export interface HistoryRow {
  readonly region: string;
  readonly revision: bigint;
  readonly count: bigint;
  /** Base64. */
  readonly running: string;
}

/** Columns of `HistoryRow`. */
export const HISTORY_COLUMNS = 'region, revision, province_events AS count, running';

export function historyOfRow({ running, ...row }: HistoryRow): CountyHistory {
  return { ...row, running: Buffer.from(running, 'base64') };
}

/** @param isOfPart which counties' rows: another partition has the others */
export function countyHistories(isOfPart: (region: string) => boolean): RecordedRows {
  return async (events, models) => {
    const concerning = new Map<string, Concerning[]>();
    for (const stored of events) {
      const event = concerningOf(stored);
      for (const region of countiesConcerned(stored).filter(isOfPart)) {
        const own = concerning.get(region);
        if (own) own.push(event);
        else concerning.set(region, [event]);
      }
    }
    if (concerning.size === 0) return;
    const found = await models.read<HistoryRow>(
      `SELECT ${HISTORY_COLUMNS} FROM read.county_histories WHERE region = ANY ($1)`,
      [[...concerning.keys()]],
    );
    const before = new Map(found.map((row) => [row.region, historyOfRow(row)]));
    const rows = [...concerning].map(([region, own]) => {
      let history = before.get(region) ?? noHistory(region);
      for (const { event, leaf } of own) history = withEvent(history, event, leaf);
      return [region, history.revision, history.count, history.running.toString('base64')];
    });
    await models.upsert(TABLE, ['region'], rows);
  };
}

interface Concerning {
  readonly event: RecordedEvent;
  /** Reckoned once, however many counties it concerns. */
  readonly leaf: () => Buffer;
}

/** Metadata is stored as this text of it, in every store. */
function concerningOf(stored: StoredEvent): Concerning {
  const event = { ...stored, metadata: JSON.stringify(stored.metadata) };
  let leaf: Buffer | undefined;
  return { event, leaf: () => (leaf ??= leafHash(event)) };
}
