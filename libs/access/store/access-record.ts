/**
 * The record of access: each read of an auditor or inspector is an event, durable before the answer
 * begins. Appends to these streams expect nothing, so that they leave together with others.
 */
import { randomUUID } from 'node:crypto';
import { encodeFact } from '../../event-catalogue/catalogue.js';
import { recordedFact } from '../../event-store/decoding.js';
import type { Actor, EventStore, StoredEvent } from '../../event-store/port.js';

const READS = 'audit-reads-';
const LOOKS = 'personal-data-';

export interface AuditReadAsked {
  readonly actor: Actor;
  readonly correlationId: string;
  /** Business date of today in Asia/Shanghai. */
  readonly today: string;
  readonly route: string;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly purpose: string | null;
  readonly scope: string | null;
}

export type ReadKind = 'AUDIT_READ' | 'PERSONAL_DATA_VIEWED';

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
  readonly correlationId: string;
}

export class AccessRecord {
  constructor(private readonly store: EventStore) {}

  /** Durable when it resolves. */
  async record(read: AuditReadAsked): Promise<void> {
    const { actor, correlationId, today: occurredOn, ...asked } = read;
    const id = randomUUID();
    const data = encodeFact({
      type: 'AuditRead',
      data: { person: actor.subject, role: actor.role, ...asked },
    });
    const metadata = { actor, commandId: id, correlationId, causationId: id };
    const event = { id, type: 'AuditRead', schemaVersion: 1, occurredOn, metadata, data };
    await this.store.append({
      writes: [{ stream: `${READS}${actor.subject}`, expectedRevision: 'any', events: [event] }],
    });
  }

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
    const streamPrefixes = [`${READS}${subject}`, `${LOOKS}${subject}`];
    for await (const page of this.store.readAll({ fromPosition, toPosition, streamPrefixes })) {
      const reads = page.map(recordOf).filter((read) => isAskedFor(read, filter));
      if (reads.length > 0) yield reads;
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
  const { subject = read.person, kind = read.kind, region, beneficiary } = filter;
  if (read.person !== subject || read.kind !== kind) return false;
  if (beneficiary !== undefined && read.beneficiary !== beneficiary) return false;
  if (region === undefined || read.scope === region) return true;
  return read.kind === 'PERSONAL_DATA_VIEWED' && read.organisation === region;
}

const NOTHING_ASKED = { route: null, parameters: [], scope: null, beneficiary: null };

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
  const fact = recordedFact(event);
  if (fact.type === 'AuditRead') {
    const { route, parameters, purpose, scope } = fact.data;
    return { ...NOTHING_ASKED, ...common, kind: 'AUDIT_READ', route, parameters, purpose, scope };
  }
  if (fact.type !== 'PersonalDataViewed') throw new Error(`${fact.type} is no access`);
  const { beneficiary, purpose } = fact.data;
  return { ...NOTHING_ASKED, ...common, kind: 'PERSONAL_DATA_VIEWED', beneficiary, purpose };
}
