/** The record of access, searched: who read what, and whose data were looked at or taken along. */
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import { recordedFact } from '../../event-store/decoding.js';
import type { EventStore, StoredEvent } from '../../event-store/port.js';
import { type ReadKind, STREAMS_OF_RECORD } from '../domain/access-events.js';

/** What of the record is asked for; whatever is not told bounds nothing. */
export interface ReadsFilter {
  readonly subject?: string;
  /** Inclusive bounds of the recording time, ISO 8601 in UTC with milliseconds. */
  readonly from?: string;
  readonly to?: string;
  /** A county read about, or whose office looked at a person. */
  readonly region?: string;
  /** Pseudonym of the person looked at. */
  readonly beneficiary?: string;
  readonly kind?: ReadKind;
}

export interface ReadsQuestion extends ReadsFilter {
  readonly afterPosition: bigint;
  readonly limit: number;
}

export interface ReadRecord {
  readonly position: number;
  readonly recordedAt: string;
  readonly kind: ReadKind;
  readonly person: string;
  readonly role: string;
  readonly organisation: string;
  readonly route: string | null;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly purpose: string | null;
  readonly scope: string | null;
  readonly beneficiary: string | null;
  /** How many persons' data were taken; null: none were. */
  readonly persons: number | null;
  readonly correlationId: string;
}

export class AccessRecord {
  constructor(private readonly store: EventStore) {}

  /** In the order of recording. `next` is the position after which the next page begins. */
  async list(
    question: ReadsQuestion,
  ): Promise<{ readonly items: readonly ReadRecord[]; readonly next: bigint | null }> {
    const { afterPosition, limit, ...filter } = question;
    const items: ReadRecord[] = [];
    for await (const page of this.pages(filter, afterPosition)) {
      for (const read of page) {
        if (items.length === limit) return { items, next: BigInt(items.at(-1)!.position) };
        items.push(read);
      }
    }
    return { items, next: null };
  }

  /** All that the filter asks for, page by page as the store reads; none of them is empty. */
  async *pages(filter: ReadsFilter, afterPosition = 0n): AsyncIterable<readonly ReadRecord[]> {
    const { subject = '', from, to } = filter;
    const first = from === undefined ? 1n : await this.firstSince(from);
    const toPosition = to === undefined ? await this.store.head() : await this.store.positionAt(to);
    const fromPosition = afterPosition >= first ? afterPosition + 1n : first;
    if (fromPosition > toPosition) return;
    const streamPrefixes = STREAMS_OF_RECORD.map((begin) => `${begin}${subject}`);
    for await (const page of this.store.readAll({ fromPosition, toPosition, streamPrefixes })) {
      const reads = page.filter((event) => names(event, filter.beneficiary)).map(recordOf);
      const asked = reads.filter((read) => isAskedFor(read, filter));
      if (asked.length > 0) yield asked;
    }
  }

  /** The first position recorded at a time or after it. */
  private async firstSince(from: string): Promise<bigint> {
    const justBefore = new Date(Date.parse(from) - 1).toISOString();
    return (await this.store.positionAt(justBefore)) + 1n;
  }
}

/** The streams' prefix is not enough: one person's name may begin another's. */
function isAskedFor(read: ReadRecord, filter: ReadsFilter): boolean {
  const { subject = read.person, kind = read.kind, region } = filter;
  if (read.person !== subject || read.kind !== kind) return false;
  if (region === undefined || read.scope === region) return true;
  return read.kind !== 'AUDIT_READ' && read.organisation === region;
}

/** Whether the record tells of that person's data; undefined: of whomever it may. */
function names(event: StoredEvent, beneficiary: string | undefined): boolean {
  return beneficiary === undefined || accessOf(event).persons.includes(beneficiary);
}

function accessOf(event: StoredEvent): Access {
  const { type, data } = recordedFact(event);
  const access = entryFor(ACCESS, type)?.(data);
  if (!access) throw new Error(`${type} is no access`);
  return access;
}

type Said = Partial<ReadRecord> & Pick<ReadRecord, 'kind' | 'purpose'>;

/** What a recorded access says, and whose data were looked at or taken. */
interface Access {
  readonly said: Said;
  /** Pseudonyms. */
  readonly persons: readonly string[];
}

const ACCESS: FoldTable<'accessRecord', [], Access> = {
  AuditRead: ({ route, parameters, purpose, scope }) => ({
    said: { kind: 'AUDIT_READ', route, parameters, purpose, scope },
    persons: [],
  }),
  PersonalDataViewed: ({ beneficiary, purpose }) => ({
    said: { kind: 'PERSONAL_DATA_VIEWED', beneficiary, purpose },
    persons: [beneficiary],
  }),
  PersonalDataTaken: ({ purpose, persons }) => ({
    said: { kind: 'PERSONAL_DATA_TAKEN', purpose, persons: persons.length },
    persons,
  }),
  EvidenceTaken: ({ manifestSha256, size, events }) => ({
    said: {
      kind: 'EVIDENCE_TAKEN',
      purpose: null,
      parameters: [
        { name: 'manifestSha256', value: manifestSha256 },
        { name: 'size', value: String(size) },
        { name: 'events', value: String(events) },
      ],
    },
    persons: [],
  }),
  AccessLimitReached: () => ({
    said: { kind: 'ACCESS_LIMIT_REACHED', purpose: null },
    persons: [],
  }),
};

const NOTHING_ASKED = {
  route: null,
  parameters: [],
  scope: null,
  beneficiary: null,
  persons: null,
};

function recordOf(event: StoredEvent): ReadRecord {
  const { actor, correlationId } = event.metadata;
  const common = {
    position: Number(event.position),
    recordedAt: event.recordedAt,
    person: actor.subject,
    role: actor.role,
    organisation: actor.organisation,
    correlationId,
  };
  return { ...NOTHING_ASKED, ...common, ...accessOf(event).said };
}
