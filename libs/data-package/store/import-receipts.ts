/** Signed receipts of what an import records: what a writer of single entries gets with each. */

import type { StoredEvent } from '../../event-store/port.js';

/**
 * Events that one receipt names, and characters of their data: as many are kept until then, and
 * read back at once.
 */
const EVENTS_A_RECEIPT = 200;
const CHARACTERS_A_RECEIPT = 1_000_000;

export interface ReceiptKeeping {
  /**
   * Signs for events that were sent.
   * @throws RecordedOtherwise where the store does not hold them so
   */
  readonly sign: (sent: readonly StoredEvent[]) => Promise<string>;
  /** Takes a receipt; the next is signed when it resolves. */
  readonly keep: (receipt: string) => Promise<void>;
}

export class ImportReceipts {
  private readonly waiting: StoredEvent[] = [];
  private characters = 0;
  private signed = 0;

  constructor(private readonly keeping: ReceiptKeeping | undefined) {}

  /** Events for which a receipt was kept. */
  get signedFor(): number {
    return this.signed;
  }

  recorded(sent: readonly StoredEvent[]): void {
    if (!this.keeping) return;
    this.waiting.push(...sent);
    this.characters += charactersOf(sent);
  }

  /** Signs whole receipts; the last one, which may be shorter, where everything is recorded. */
  async drain(isLast: boolean): Promise<void> {
    while (isLast ? this.waiting.length > 0 : this.isFull()) {
      const sent = this.take();
      await this.keeping!.keep(await this.keeping!.sign(sent));
      this.signed += sent.length;
    }
  }

  private isFull(): boolean {
    return this.waiting.length >= EVENTS_A_RECEIPT || this.characters >= CHARACTERS_A_RECEIPT;
  }

  private take(): readonly StoredEvent[] {
    let count = 0;
    for (let characters = 0; count < Math.min(this.waiting.length, EVENTS_A_RECEIPT); count++) {
      characters += this.waiting[count]!.data.length;
      if (count > 0 && characters > CHARACTERS_A_RECEIPT) break;
    }
    const sent = this.waiting.splice(0, count);
    this.characters -= charactersOf(sent);
    return sent;
  }
}

function charactersOf(events: readonly StoredEvent[]): number {
  return events.reduce((sum, { data }) => sum + data.length, 0);
}
