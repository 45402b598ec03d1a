/**
 * The claims of natural keys against the events that make them: with a claim gone an entry could be
 * recorded twice, with one slipped in a true entry would be refused.
 */
import type { MovableLog } from '../../event-store/movable-log.js';
import type { Sql } from '../../postgres/sql.js';
import type { Fault } from '../domain/faults.js';
import { rowsOf } from './cursor-rows.js';
import type { SectionContext, SectionReport, VerificationSection } from './verification-section.js';

export interface ClaimingEvent {
  readonly position: bigint;
  readonly stream: string;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** JSON texts. */
  readonly metadata: string;
  readonly data: string;
}

export interface ExpectedClaim {
  /** With generation; the claim has one of them. */
  readonly keys: readonly string[];
  /** undefined: the event does not tell. */
  readonly isFingerprint: (key: string, fingerprint: string) => boolean | undefined;
}

/** What events claim; asked in the order of positions, since generations follow from reversals. */
export interface ClaimRules {
  /** Types that claim anything. */
  readonly types: readonly string[];
  /** undefined: the event cannot be read, which is named where it is compared with its seal. */
  expected(event: ClaimingEvent): readonly ExpectedClaim[] | undefined;
}

export interface FoundClaim {
  readonly key: string;
  readonly fingerprint: string;
  readonly eventId: string;
  readonly stream: string;
}

/** What stands at a position: an event of a type that claims, its claims, or either alone. */
export interface ClaimsAt {
  readonly position: bigint;
  readonly event: ClaimingEvent | undefined;
  readonly claims: readonly FoundClaim[];
}

/** By position. */
export type ClaimSource = (sql: Sql, types: readonly string[]) => AsyncIterable<ClaimsAt>;

/** Faults named at most. */
const MOST_NAMED = 20;

export class ClaimCheck implements VerificationSection {
  constructor(
    private readonly rules: () => ClaimRules,
    private readonly source: ClaimSource = claimsInPostgres,
  ) {}

  async verify({ sql, signal }: SectionContext): Promise<SectionReport> {
    const rules = this.rules();
    const faults: Fault[] = [];
    let [claims, bad, untold] = [0, 0, 0];
    for await (const at of this.source(sql, rules.types)) {
      signal?.throwIfAborted();
      claims += at.claims.length;
      const judged = judge(at, at.event ? rules.expected(at.event) : []);
      bad += judged.faults.length;
      untold += judged.untold;
      faults.push(...judged.faults.slice(0, MOST_NAMED - faults.length));
    }
    const line = [
      `自然键登记已核对：${claims} 项，${bad} 项不符，${untold} 项指纹无法由事件重算`,
      `claims compared with events: ${claims}, of which ${bad} differ; the fingerprints of ${untold} cannot be recomputed from events`,
    ] as const;
    return { faults, lines: [line] };
  }
}

function judge({ position, event, claims }: ClaimsAt, expected?: readonly ExpectedClaim[]) {
  if (event && expected) return compared({ position, event, claims }, expected);
  const more = event ? [] : claims.map(({ key }) => key);
  const faults = more.map((because): Fault => ({ what: 'CLAIM_INSERTED', position, because }));
  return { faults, untold: 0 };
}

function compared(
  { position, event, claims }: ClaimsAt & { readonly event: ClaimingEvent },
  expected: readonly ExpectedClaim[],
) {
  const faults: Fault[] = [];
  const say = (what: Fault['what'], because: string) => faults.push({ what, position, because });
  const left = [...claims];
  const missing: ExpectedClaim[] = [];
  let untold = 0;
  for (const one of expected) {
    const place = left.findIndex(({ key }) => one.keys.includes(key));
    const [found] = place < 0 ? [] : left.splice(place, 1);
    const wrong = found && wrongOf(found, one, event);
    if (!found) missing.push(one);
    else if (wrong === 'untold') untold++;
    else if (wrong !== undefined) say('CLAIM_CHANGED', `${found.key}: ${wrong}`);
  }
  for (const { keys } of missing) {
    const instead = left.shift();
    if (instead) say('CLAIM_CHANGED', `${instead.key}: ${keys.join(' | ')}`);
    else say('CLAIM_MISSING', keys.join(' | '));
  }
  for (const { key } of left) say('CLAIM_INSERTED', key);
  return { faults, untold };
}

/** What is not as the event makes it; untold: the event does not tell the fingerprint. */
function wrongOf(
  { key, fingerprint, eventId, stream }: FoundClaim,
  { isFingerprint }: ExpectedClaim,
  event: ClaimingEvent,
): string | undefined {
  if (eventId !== event.id) return 'event';
  if (stream !== event.stream) return 'stream';
  const isGood = isFingerprint(key, fingerprint);
  if (isGood === undefined) return 'untold';
  return isGood ? undefined : 'fingerprint';
}

/** Of a log whose events hold their claims. */
export function claimsIn(log: MovableLog): ClaimSource {
  return async function* (_, types) {
    for await (const page of log.events(0n)) {
      for (const { claims, ...event } of page) {
        const { position, id: eventId, stream } = event;
        const isClaiming = types.includes(event.type);
        if (!isClaiming && claims.length === 0) continue;
        yield {
          position,
          event: isClaiming ? { ...event, metadata: JSON.stringify(event.metadata) } : undefined,
          claims: claims.map((claim) => ({ ...claim, eventId, stream })),
        };
      }
    }
  };
}

interface Row extends ClaimingEvent {
  readonly place: bigint;
  readonly id: string;
  readonly key: string | null;
  readonly fingerprint: string;
  readonly eventId: string;
  readonly claimStream: string;
}

async function* claimsInPostgres(sql: Sql, types: readonly string[]): AsyncGenerator<ClaimsAt> {
  const names = types.map((type) => `'${type}'`).join(', ');
  const text = `
    SELECT coalesce(e.position, c.position) AS place, e.position, e.stream, e.id, e.type,
           e.schema_version AS "schemaVersion", e.metadata::text AS metadata, e.data::text AS data,
           c.key, c.fingerprint, c.event_id AS "eventId", c.stream AS "claimStream"
      FROM (SELECT * FROM store.events WHERE type IN (${names})) AS e
      FULL JOIN store.claims c ON c.position = e.position
     ORDER BY 1, e.id, c.key`;
  let at: { position: bigint; event: ClaimingEvent | undefined; claims: FoundClaim[] } | undefined;
  for await (const row of rowsOf<Row>(sql, 'claims_by_event', text)) {
    const { place, key, fingerprint, eventId, claimStream, ...event } = row;
    if (at?.position !== place || at.event?.id !== (event.id ?? undefined)) {
      if (at) yield at;
      at = { position: place, event: event.id ? event : undefined, claims: [] };
    }
    if (key !== null) at.claims.push({ key, fingerprint, eventId, stream: claimStream });
  }
  if (at) yield at;
}
