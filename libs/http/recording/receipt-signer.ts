/** Signs for what was recorded. */
export abstract class ReceiptSigner {
  /** Of events that are recorded, by their ids: a signed note. */
  abstract receiptOf(ids: readonly string[]): Promise<string>;
}
