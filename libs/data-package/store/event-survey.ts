/**
 * What must be known of all events before the first row is written: what was reversed or
 * withdrawn, what arrived.
 */
import type { RecordedFact } from '../../event-catalogue/catalogue.js';

export class EventSurvey {
  province: string | null = null;
  /** Some receipt is direct money: the package then has the column for it. */
  marksDirectFunds = false;
  private readonly reversed = new Set<string>();
  /** By document and region: the event that says so, and the day. */
  private readonly arrivals = new Map<string, { readonly id: string; readonly day: string }>();
  /** How many lists of payments a batch number has had. */
  private readonly lists = new Map<string, number>();
  private readonly reversedLists = new Set<string>();
  /** Publications of a payment list that stand: by region, year, program and month. */
  private readonly publications = new Map<string, string[]>();

  see(fact: RecordedFact): void {
    switch (fact.type) {
      case 'RegionRegistered':
        if (fact.data.level === 'province') this.province ??= fact.data.code;
        break;
      case 'ReceiptRecorded':
        if (fact.data.directFund !== null) this.marksDirectFunds = true;
        break;
      case 'TransferReceived':
        this.arrivals.set(lineKey(fact.data.documentNo, fact.data.region), {
          id: fact.id,
          day: fact.data.receivedOn,
        });
        break;
      case 'DisbursementRecorded':
        if (fact.data.listedPayments > 0) {
          const { batchNo } = fact.data;
          this.lists.set(batchNo, (this.lists.get(batchNo) ?? 0) + 1);
        }
        break;
      case 'EntryReversed':
        this.reverse(fact);
        break;
      case 'DisclosurePublished': {
        const { region, fiscalYear, program, period } = fact.data;
        const key = listKey(region, fiscalYear, `${program}/${period}`);
        this.publications.set(key, [...(this.publications.get(key) ?? []), fact.id]);
        break;
      }
      case 'DisclosureWithdrawn':
        this.withdraw(fact);
        break;
      default:
    }
  }

  isReversed(eventId: string): boolean {
    return this.reversed.has(eventId);
  }

  /** Day on which the line arrived; null while it is in transit. */
  arrivalOf(documentNo: string, region: string): string | null {
    return this.arrivals.get(lineKey(documentNo, region))?.day ?? null;
  }

  /** @param list the how-many-eth list of the batch number, from 1 */
  isListReversed(batchNo: string, list: number): boolean {
    return this.reversedLists.has(`${list} ${batchNo}`);
  }

  /** A package has no withdrawals: what was withdrawn is left out, or it would be public again. */
  private withdraw({ data }: RecordedFact<'DisclosureWithdrawn'>): void {
    const key = listKey(data.region, data.fiscalYear, data.subject);
    for (const id of this.publications.get(key) ?? []) this.reversed.add(id);
    this.publications.delete(key);
  }

  private reverse(fact: RecordedFact<'EntryReversed'>): void {
    const { eventId, reversed } = fact.data;
    this.reversed.add(eventId);
    if (reversed.type === 'TransferReceived') {
      const key = lineKey(reversed.data.documentNo, reversed.data.region);
      if (this.arrivals.get(key)?.id === eventId) this.arrivals.delete(key);
    }
    if (reversed.type === 'DisbursementRecorded' && reversed.data.listedPayments > 0) {
      // A number is taken again only once its batch was reversed, so it is the latest list.
      const { batchNo } = reversed.data;
      this.reversedLists.add(`${this.lists.get(batchNo) ?? 0} ${batchNo}`);
    }
  }
}

function listKey(region: string, fiscalYear: number, subject: string): string {
  return `${region} ${fiscalYear} ${subject}`;
}

export function lineKey(documentNo: string, region: string): string {
  return `${region} ${documentNo}`;
}
