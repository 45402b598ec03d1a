/** Signed receipts of what an import records: what a writer of single entries gets with each. */

/** Events that one receipt names; as many are read back at once, with the payments in them. */
const EVENTS_A_RECEIPT = 200;

export interface ReceiptKeeping {
  /** Signs for events that are recorded, by their ids. */
  readonly sign: (eventIds: readonly string[]) => Promise<string>;
  /** Takes a receipt; the next is signed when it resolves. */
  readonly keep: (receipt: string) => Promise<void>;
}

export class ImportReceipts {
  private readonly waiting: string[] = [];
  private signed = 0;

  constructor(private readonly keeping: ReceiptKeeping | undefined) {}

  /** Events for which a receipt was kept. */
  get signedFor(): number {
    return this.signed;
  }

  recorded(eventIds: readonly string[]): void {
    if (this.keeping) this.waiting.push(...eventIds);
  }

  /** Signs whole receipts; the last one, which may be shorter, where everything is recorded. */
  async drain(isLast: boolean): Promise<void> {
    while (this.waiting.length >= (isLast ? 1 : EVENTS_A_RECEIPT)) {
      const ids = this.waiting.splice(0, EVENTS_A_RECEIPT);
      await this.keeping!.keep(await this.keeping!.sign(ids));
      this.signed += ids.length;
    }
  }
}
