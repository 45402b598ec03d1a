/**
 * Under which number a document is recorded. The first edition recorded numbers as they were
 * written, and its documents keep them; any spelling finds them, and none is recorded anew.
 * domain.md, section 1
 */
import type { Fact } from '../event-catalogue/catalogue.js';
import { documentNumber } from '../event-catalogue/document-number.js';
import { recordedFact } from './decoding.js';
import type { EventStore, StoredEvent } from './port.js';

export class DocumentSpellings {
  private kept: Promise<ReadonlyMap<string, string>> | null = null;

  constructor(private readonly store: Pick<EventStore, 'readAll'>) {}

  /** By which a number, in whatever spelling, becomes that of the recorded document. */
  async recordedAs(): Promise<(number: string) => string> {
    this.kept ??= readSpellings(this.store);
    const kept = await this.kept.catch((error: unknown) => {
      this.kept = null;
      throw error;
    });
    return (number) =>
      kept.get(number) ?? kept.get(documentNumber(number)) ?? documentNumber(number);
  }
}

/**
 * Of documents that are not recorded in the one form, by the form and by the spelling itself: two
 * that the first edition recorded under two spellings of one number stay two.
 */
async function readSpellings(
  store: Pick<EventStore, 'readAll'>,
): Promise<ReadonlyMap<string, string>> {
  const spellings = new Map<string, string>();
  for await (const page of store.readAll({ streamPrefixes: ['province-'] })) {
    for (const number of page.flatMap(numberIn)) {
      const form = documentNumber(number);
      if (form === number) continue;
      if (!spellings.has(form)) spellings.set(form, number);
      spellings.set(number, number);
    }
  }
  return spellings;
}

/** Of an event of the first edition that brought a document. */
function numberIn(event: StoredEvent): readonly string[] {
  const isOfFirstEdition = event.schemaVersion < (SECOND_EDITION[event.type] ?? 0);
  if (!isOfFirstEdition) return [];
  const { type, data }: Fact = recordedFact(event);
  return type === 'ReceiptRecorded' || type === 'TransferIssued' ? [data.documentNo] : [];
}

const SECOND_EDITION: Readonly<Record<string, number>> = { ReceiptRecorded: 3, TransferIssued: 2 };
