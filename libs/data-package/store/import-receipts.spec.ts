import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '../../event-store/port.js';
import { ImportReceipts } from './import-receipts.js';

describe('receipts of an import', () => {
  it('are signed when there is enough for one, and at last for the rest', async () => {
    const kept: string[] = [];
    const receipts = new ImportReceipts({
      sign: async (sent) => `${sent[0]!.id}–${sent.at(-1)!.id}`,
      keep: async (receipt) => void kept.push(receipt),
    });
    const sent = Array.from({ length: 450 }, (_, i) => ({ id: String(i + 1) }) as StoredEvent);
    receipts.recorded(sent.slice(0, 199));
    await receipts.drain(false);
    expect(kept).toEqual([]);
    receipts.recorded(sent.slice(199));
    await receipts.drain(false);
    expect(kept).toEqual(['1–200', '201–400']);
    expect(receipts.signedFor).toBe(400);
    await receipts.drain(true);
    expect(kept.at(-1)).toBe('401–450');
    expect(receipts.signedFor).toBe(450);
  });

  it('are none where nobody keeps them', async () => {
    const receipts = new ImportReceipts(undefined);
    receipts.recorded([{ id: '1' } as StoredEvent]);
    await receipts.drain(true);
    expect(receipts.signedFor).toBe(0);
  });
});
