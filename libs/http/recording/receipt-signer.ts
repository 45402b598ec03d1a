import type { StoredEvent } from '../../event-store/port.js';

/** Signs for what was recorded. */
export abstract class ReceiptSigner {
  /** The key is known to whoever asks for keys from now on. */
  abstract makeKnown(): Promise<void>;
  /**
   * Of events as they were sent to the store and must stand there: a signed note.
   * @throws RecordedOtherwise
   */
  abstract receiptOfSent(sent: readonly StoredEvent[]): Promise<string>;
  /**
   * Of events that were recorded before, by their ids, as they stand.
   * @throws RecordedOtherwise where they were found to stand otherwise when they were sent
   */
  abstract receiptOfRecorded(ids: readonly string[]): Promise<string>;
}
