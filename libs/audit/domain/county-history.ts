/**
 * What concerns a county, and the leaf that binds its figures to all of it: position, last revision
 * of its stream, and count and running hash of the province's events that name it. Every year's
 * figures rest on the same events, from the first one on, since balances are carried over.
 * docs/audit-proof.md specifies both for whoever writes a verifier.
 */
import { type RecordedEvent, leafHash } from './leaf.js';
import { digestOf } from './tree-hash.js';

/** Streams of these names hold what concerns a county beside its own stream. */
export const PROVINCE_STREAMS = 'province-';

const COUNTY_STREAM = /^county-(\d{6})$/;
/** In the JSON text a code stands in quotation marks; those of prefectures end with two zeros. */
const COUNTY_NAMED = /"(\d{4}(?!00)\d{2})"/g;

type Named = Pick<RecordedEvent, 'stream' | 'data'>;

export function countyStream(region: string): string {
  return `county-${region}`;
}

/** Streams, or beginnings of their names, among whose events are all that concern the county. */
export function streamsOfCounty(region: string): readonly string[] {
  return [countyStream(region), PROVINCE_STREAMS];
}

/** How an event concerns a county: of its own stream, or of the province's and naming it. */
export function concernsCounty(
  region: string,
  { stream, data }: Named,
): 'own' | 'province' | undefined {
  if (stream === countyStream(region)) return 'own';
  return stream.startsWith(PROVINCE_STREAMS) && data.includes(`"${region}"`)
    ? 'province'
    : undefined;
}

/** The counties that an event concerns, each once. */
export function countiesConcerned({ stream, data }: Named): readonly string[] {
  const own = COUNTY_STREAM.exec(stream)?.[1];
  if (own !== undefined) return [own];
  if (!stream.startsWith(PROVINCE_STREAMS)) return [];
  return [...new Set(Array.from(data.matchAll(COUNTY_NAMED), ([, region]) => region!))];
}

export interface CountyHistory {
  readonly region: string;
  /** Last revision of the county's stream; -1n: it has none. */
  readonly revision: bigint;
  /** How many of the province's events concern the county. */
  readonly count: bigint;
  /** Over them, 32 bytes: SHA-256 of the hash before and the event's SHA-256 leaf. */
  readonly running: Buffer;
}

export function noHistory(region: string): CountyHistory {
  return { region, revision: -1n, count: 0n, running: Buffer.alloc(32) };
}

/**
 * With the next event that concerns the county, in the order of positions.
 * @param leaf of the event, where it is known: one document may concern thousands of counties
 */
export function withEvent(
  history: CountyHistory,
  event: RecordedEvent,
  leaf = () => leafHash(event),
): CountyHistory {
  if (event.stream === countyStream(history.region)) {
    return { ...history, revision: event.revision };
  }
  const running = digestOf('sha256', Buffer.concat([history.running, leaf()]));
  return { ...history, count: history.count + 1n, running };
}

/** Of events in the order of positions, among which are all that concern the county. */
export function historyOf(region: string, events: Iterable<RecordedEvent>): CountyHistory {
  let history = noHistory(region);
  for (const event of events) {
    if (concernsCounty(region, event)) history = withEvent(history, event);
  }
  return history;
}

/** The leaf's bytes as text: what the history was at a position. */
export function countyLeaf(history: CountyHistory, position: bigint): string {
  const { region, revision, count, running } = history;
  const lines = ['doudi-county/1', region, position, revision, count, running.toString('base64')];
  return lines.map((line) => `${line}\n`).join('');
}

/** What a leaf's text says; undefined: it is none. */
export function readCountyLeaf(
  text: string,
): (CountyHistory & { readonly position: bigint }) | undefined {
  const found = LEAF.exec(text);
  if (!found) return undefined;
  const [, region, position, revision, count, running] = found as unknown as string[];
  const history = {
    region: region!,
    position: BigInt(position!),
    revision: BigInt(revision!),
    count: BigInt(count!),
    running: Buffer.from(running!, 'base64'),
  };
  return countyLeaf(history, history.position) === text ? history : undefined;
}

const LEAF =
  /^doudi-county\/1\n(\d{6})\n(\d{1,19})\n(-1|\d{1,19})\n(\d{1,19})\n([A-Za-z0-9+/]{43}=)\n$/;
