/**
 * What must be known of all events before the first row is written: what was reversed or
 * withdrawn, what arrived.
 */
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import { type FoldTable, type ReversalTable, entryFor } from '../../event-catalogue/folds.js';

export class EventSurvey {
  province: string | null = null;
  /** Some receipt is direct money: the package then has the column for it. */
  marksDirectFunds = false;
  /** Some payment names its payee or account. */
  namesPayees = false;
  private readonly reversed = new Set<string>();
  /** By document, region and program: the event that says so, and the day. */
  private readonly arrivals = new Map<string, { readonly id: string; readonly day: string }>();
  /** How many lists of payments a batch number has had. */
  private readonly lists = new Map<string, number>();
  private readonly reversedLists = new Set<string>();
  /** Publications of a payment list that stand: by region, year, program and month. */
  private readonly publications = new Map<string, string[]>();

  private readonly entries: FoldTable<'packageSurvey', [eventId: string], void> = {
    RegionRegistered: ({ code, level }) => {
      if (level === 'province') this.province ??= code;
    },
    ReceiptRecorded: ({ entries }) => {
      if (entries.some(({ directFund }) => directFund !== null)) this.marksDirectFunds = true;
    },
    PaymentsListed: ({ payments }) => {
      this.namesPayees ||= payments.some(({ payeeMark }) => payeeMark !== null);
    },
    TransferReceived: ({ documentNo, region, receivedOn: day, lines }, id) => {
      for (const { program } of lines) {
        this.arrivals.set(lineKey(documentNo, region, program), { id, day });
      }
    },
    DisbursementRecorded: ({ batchNo, listedPayments }) => {
      if (listedPayments > 0) this.lists.set(batchNo, (this.lists.get(batchNo) ?? 0) + 1);
    },
    EntryReversed: ({ eventId, reversed }) => {
      this.reversed.add(eventId);
      entryFor(this.reversals, reversed.type)?.(reversed.data, eventId);
    },
    DisclosurePublished: ({ region, fiscalYear, program, period }, id) => {
      const key = listKey(region, fiscalYear, `${program}/${period}`);
      this.publications.set(key, [...(this.publications.get(key) ?? []), id]);
    },
    // A package has no withdrawals: what was withdrawn is left out, or it would be public again.
    DisclosureWithdrawn: ({ region, fiscalYear, subject }) => {
      const key = listKey(region, fiscalYear, subject);
      for (const id of this.publications.get(key) ?? []) this.reversed.add(id);
      this.publications.delete(key);
    },
  };

  private readonly reversals: ReversalTable<'packageSurvey', [eventId: string], void> = {
    ReceiptRecorded: () => undefined,
    TransferReceived: ({ documentNo, region, lines }, eventId) => {
      for (const { program } of lines) {
        const key = lineKey(documentNo, region, program);
        if (this.arrivals.get(key)?.id === eventId) this.arrivals.delete(key);
      }
    },
    DisbursementRecorded: ({ batchNo, listedPayments }) => {
      if (listedPayments === 0) return;
      // A number is taken again only once its batch was reversed, so it is the latest list.
      this.reversedLists.add(`${this.lists.get(batchNo) ?? 0} ${batchNo}`);
    },
  };

  see(fact: RecordedFact): void {
    entryFor(this.entries, fact.type)?.(fact.data, fact.id);
  }

  isReversed(eventId: string): boolean {
    return this.reversed.has(eventId);
  }

  /** Day on which the line arrived; null while it is in transit. */
  arrivalOf(documentNo: string, region: string, program: string): string | null {
    return this.arrivals.get(lineKey(documentNo, region, program))?.day ?? null;
  }

  /** @param list the how-many-eth list of the batch number, from 1 */
  isListReversed(batchNo: string, list: number): boolean {
    return this.reversedLists.has(`${list} ${batchNo}`);
  }
}

function listKey(region: string, fiscalYear: number, subject: string): string {
  return `${region} ${fiscalYear} ${subject}`;
}

export function lineKey(documentNo: string, region: string, program: string): string {
  return `${region} ${program} ${documentNo}`;
}
