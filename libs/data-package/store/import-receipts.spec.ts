import { describe, expect, it } from '@jest/globals';
import { ImportReceipts } from './import-receipts.js';

describe('receipts of an import', () => {
  it('are signed when there is enough for one, and at last for the rest', async () => {
    const kept: string[] = [];
    const receipts = new ImportReceipts({
      sign: async (ids) => `${ids[0]}–${ids.at(-1)}`,
      keep: async (receipt) => void kept.push(receipt),
    });
    const ids = Array.from({ length: 450 }, (_, i) => String(i + 1));
    receipts.recorded(ids.slice(0, 199));
    await receipts.drain(false);
    expect(kept).toEqual([]);
    receipts.recorded(ids.slice(199));
    await receipts.drain(false);
    expect(kept).toEqual(['1–200', '201–400']);
    expect(receipts.signedFor).toBe(400);
    await receipts.drain(true);
    expect(kept.at(-1)).toBe('401–450');
    expect(receipts.signedFor).toBe(450);
  });

  it('are none where nobody keeps them', async () => {
    const receipts = new ImportReceipts(undefined);
    receipts.recorded(['1']);
    await receipts.drain(true);
    expect(receipts.signedFor).toBe(0);
  });
});
