/**
 * A backend for tests of HTTP matters: it accepts whatever reaches it and remembers it. The rules
 * of money are tested elsewhere, on the real ledger.
 */
import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { AlertFeedItem } from '../../apps/api/alerts/alert-feed-port.js';
import type { KnownPerson, PersonalDataVault, Person } from '../../libs/access/store/vault.js';
import type { AllocationDesks } from '../../apps/api/allocation/desks.js';
import { effectOf } from '../../libs/allocation/domain/comparison.js';
import { DRAFT } from './fake-scheme.js';
import { FakeDisclosure } from './fake-disclosure.js';
import { FakeMatters } from './fake-matters.js';
import { fingerprintOf } from '../../libs/event-store/identifiers.js';
import type { CommandAnswer, CommandContext } from '../../libs/command-handling/answers.js';
import type { LedgerCommand, PaymentLine } from '../../libs/funds/domain/commands.js';
import {
  Backend,
  type CorrectionState,
  type ImportRequest,
  InvalidCursor,
  type Page,
  type Queries,
  type RecordingDesks,
} from '../../apps/api/backend.js';

export const OWN = '220422';
export const FOREIGN = '220421';
export const EVENT_ID = '0192f0c8-3c1e-5a52-8f57-0c6d2f1f0a11';

class FakeVault implements PersonalDataVault {
  readonly persons = new Map<string, Person>();
  readonly gone = new Set<string>();

  pseudonymOf(identityNo: string): string {
    return createHash('sha256').update(identityNo).digest('base64url');
  }
  async remember(persons: readonly Person[]): Promise<void> {
    for (const person of persons) this.persons.set(this.pseudonymOf(person.identityNo), person);
  }
  async reveal(pseudonyms: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
    const known = pseudonyms.filter((one) => this.persons.has(one) && !this.gone.has(one));
    return new Map(
      known.map((one): [string, KnownPerson] => [
        one,
        { ...this.persons.get(one)!, earlierNames: [] },
      ]),
    );
  }
  async forgottenAmong(pseudonyms: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(pseudonyms.filter((pseudonym) => this.gone.has(pseudonym)));
  }

  async isForgotten(pseudonym: string): Promise<boolean> {
    return this.gone.has(pseudonym);
  }
  async forget(pseudonym: string): Promise<boolean> {
    return !this.gone.has(pseudonym) && this.gone.add(pseudonym) !== undefined;
  }
}

const NOTHING: Page = { items: [], next: null };

/** A command as it was brought. */
interface Brought extends CommandContext {
  readonly command: LedgerCommand;
  readonly lines: readonly PaymentLine[] | undefined;
}

export class FakeBackend extends Backend {
  readonly commands: Brought[] = [];
  readonly asked: { readonly query: string; readonly with: unknown }[] = [];
  readonly looks: object[] = [];
  readonly imported: { readonly bytes: Buffer; readonly onError: string }[] = [];
  readonly vault = new FakeVault();
  /** What the feed of alerts tells before it ends. */
  fed: readonly AlertFeedItem[] = [];
  /** What the desk answers next, instead of accepting. */
  next: CommandAnswer | undefined;
  failing: Error | undefined;
  caughtUp = true;
  storeUp = true;
  batchRegion = OWN;
  accepted = true;
  correction: CorrectionState = {
    correctionNo: 'GZ-1',
    eventId: EVENT_ID,
    type: 'BudgetAllocated',
    region: OWN,
    reason: '录入有误',
    proposedBy: 'somebody-else',
    status: 'proposed',
  };

  private readonly answered = new Map<string, { print: string; answer: CommandAnswer }>();
  private head = 0n;

  private record(commandId: string, content: unknown): CommandAnswer {
    if (this.failing) throw this.failing;
    const told = this.next;
    this.next = undefined;
    if (told) return told;
    const print = fingerprintOf(content);
    const before = this.answered.get(commandId);
    if (before && before.print !== print) return { kind: 'key-reused' };
    if (before?.answer.kind === 'recorded') return { ...before.answer, replayed: true };
    this.head += 1n;
    const event = { id: randomUUID(), type: 'Something', stream: 'a-b', revision: this.head - 1n };
    const position = this.head;
    const answer: CommandAnswer = {
      kind: 'recorded',
      replayed: false,
      result: {
        events: [{ ...event, position }],
        position,
        recordedAt: '2017-01-01T00:00:00.000Z',
        repeated: false,
      },
    };
    this.answered.set(commandId, { print, answer });
    return answer;
  }

  observeCommands(): void {
    // Nothing is carried out here.
  }

  readonly desk: RecordingDesks['desk'] = {
    execute: async (command, context) => {
      const lines = command.kind === 'RecordDisbursement' ? command.lines : undefined;
      this.commands.push({ ...context, command, lines });
      return this.record(context.commandId, command);
    },
  };
  readonly corrections: RecordingDesks['corrections'] = {
    propose: async (command) => this.record(command.commandId, command.eventId),
    approve: async (command) => this.record(command.commandId, command.correctionNo),
    find: async (no) => (no === this.correction.correctionNo ? this.correction : undefined),
    target: async (eventId) => (eventId === this.correction.eventId ? this.correction : undefined),
  };
  readonly alerts: RecordingDesks['alerts'] = {
    acknowledge: async (command) => this.record(command.commandId, command.alertId),
  };
  readonly signedReceipts: Backend['signedReceipts'] = {
    receiptOf: async (ids) => `doudi-receipt/1\n${ids.join('\n')}\n`,
  };
  readonly imports: RecordingDesks['imports'] = {
    run: async ({ upload, onError }: ImportRequest) => {
      const parts: Buffer[] = [];
      for await (const part of upload.read(0, upload.size)) parts.push(part as Buffer);
      this.imported.push({ bytes: Buffer.concat(parts), onError });
      return { accepted: this.accepted, report: { rows: 1 }, position: this.head };
    },
  };
  readonly accessLog: RecordingDesks['accessLog'] = {
    record: async (look) => {
      const answer = this.record(look.commandId, look.beneficiary);
      this.looks.push(look);
      return answer;
    },
  };
  readonly schemes: AllocationDesks['schemes'] = {
    draft: async (request) => this.record(request.commandId, request.scheme),
    adopt: async (request) => this.record(request.commandId, request.schemeId),
    issue: async (request) => this.record(request.commandId, request.documentNo),
    find: async (schemeId) =>
      schemeId === DRAFT.schemeId
        ? {
            draft: DRAFT,
            progress: {
              status: 'draft',
              draftedBy: 'somebody-else',
              adoptedBy: null,
              adoptedOn: null,
              documentNo: null,
              issuedOn: null,
            },
          }
        : undefined,
    compare: async () => undefined,
    effect: effectOf,
    list: this.list('schemes'),
  };
  readonly disclosure: FakeDisclosure = new FakeDisclosure((commandId, content) =>
    this.record(commandId, content),
  );
  readonly matters: Backend['matters'] = new FakeMatters((commandId, content) =>
    this.record(commandId, content),
  );
  readonly position = {
    waitFor: async () => this.caughtUp,
    current: () => this.head,
  };

  private list(query: string): (asked: object) => Promise<Page> {
    return async (asked) => {
      if (this.failing) throw this.failing;
      this.asked.push({ query, with: asked });
      const { after } = asked as { after?: string };
      if (after !== undefined && after !== 'first') throw new InvalidCursor();
      return after === undefined ? { items: [{ query }], next: 'first' } : NOTHING;
    };
  }

  readonly queries: Queries = {
    ledger: async (query) => {
      if (this.failing) throw this.failing;
      this.asked.push({ query: 'ledger', with: query });
      return query.region === '229999' ? undefined : { ...query, programs: [] };
    },
    gapAlerts: this.list('gapAlerts'),
    alertFeed: ({ signal: _, ...asked }) => {
      this.asked.push({ query: 'alertFeed', with: asked });
      return Readable.from(this.fed);
    },
    alert: async (id) => (/^\d{6}-/.test(id) ? { region: id.slice(0, 6) } : undefined),
    trace: async (query) => {
      this.asked.push({ query: 'trace', with: query });
      return query.documentNo === 'unknown' ? undefined : { documentNo: query.documentNo };
    },
    paymentOrigins: async (batchNo, paymentNo) =>
      paymentNo === 1 ? { batchNo, paymentNo } : undefined,
    batch: async (batchNo) =>
      batchNo === 'FF-1' ? { batchNo, region: this.batchRegion } : undefined,
    payment: async (_, paymentNo) =>
      paymentNo === 1 ? { paymentNo, amountFen: 30700n } : undefined,
    receipts: this.list('receipts'),
    transfers: this.list('transfers'),
    disbursements: this.list('disbursements'),
    payments: async (_, page) => this.list('payments')(page),
    regions: this.list('regions'),
    corrections: this.list('corrections'),
    target: async (no) => (no === 'MB-1' ? { region: this.batchRegion } : undefined),
    clauses: async () => [{ id: 'A001' }, { id: 'A002' }],
    compliance: async (question) =>
      question.region === '229999' ? undefined : { ...question, items: [{ id: 'A001' }] },
    countiesOf: async () => [this.batchRegion],
  };

  readonly forgettings: Backend['forgettings'] = {
    propose: async (command) => this.record(command.commandId, command.forgettingNo),
    approve: async (command) => this.record(command.commandId, command.forgettingNo),
    find: async (no) =>
      no === 'SC-1'
        ? { status: 'proposed', beneficiary: 'x', region: OWN, proposedBy: 'somebody-else' }
        : null,
    list: this.list('forgettings'),
  };

  readonly recordedReads: object[] = [];
  readonly reads: Backend['reads'] = {
    record: async (read) => {
      if (this.failing) throw this.failing;
      this.recordedReads.push(read);
    },
    list: this.list('reads'),
    lines: () => this.lines(),
  };

  private async *lines(): AsyncGenerator<string> {
    if (this.failing) throw this.failing;
    yield '{"event":{}}\n';
  }

  async health() {
    const store = this.storeUp ? ('up' as const) : ('down' as const);
    return { events: 'postgresql' as const, store, readModels: 'up' as const, lag: 0 };
  }

  async readings() {
    const help = 'Events recorded';
    return [{ name: 'doudi_events_total', help, type: 'counter' as const, value: 7 }];
  }
}
