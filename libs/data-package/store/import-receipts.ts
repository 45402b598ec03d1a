/** Signed receipts of what an import records: what a writer of single entries gets with each. */

import type { StoredEvent } from '../../event-store/port.js';

/** Events that one receipt names; as many are read back at once, with the payments in them. */
const EVENTS_A_RECEIPT = 200;

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
  private signed = 0;

  constructor(private readonly keeping: ReceiptKeeping | undefined) {}

  /** Events for which a receipt was kept. */
  get signedFor(): number {
    return this.signed;
  }

  recorded(sent: readonly StoredEvent[]): void {
    if (this.keeping) this.waiting.push(...sent);
  }

  /** Signs whole receipts; the last one, which may be shorter, where everything is recorded. */
  async drain(isLast: boolean): Promise<void> {
    while (this.waiting.length >= (isLast ? 1 : EVENTS_A_RECEIPT)) {
      const sent = this.waiting.splice(0, EVENTS_A_RECEIPT);
      await this.keeping!.keep(await this.keeping!.sign(sent));
      this.signed += sent.length;
    }
  }
}
