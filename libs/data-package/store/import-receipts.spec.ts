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
    const sent = Array.from(
      { length: 450 },
      (_, i) => ({ id: String(i + 1), data: '{}' }) as StoredEvent,
    );
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

  it('are signed sooner where the events are large', async () => {
    const kept: number[] = [];
    const receipts = new ImportReceipts({
      sign: async (sent) => String(kept.push(sent.length)),
      keep: async () => undefined,
    });
    const event = (characters: number) => ({ data: ' '.repeat(characters) }) as StoredEvent;
    receipts.recorded([event(400_000), event(500_000)]);
    await receipts.drain(false);
    expect(kept).toEqual([]);
    receipts.recorded([event(300_000), event(1_500_000), event(1)]);
    await receipts.drain(false);
    expect(kept).toEqual([2, 1, 1]);
    await receipts.drain(true);
    expect([kept, receipts.signedFor]).toEqual([[2, 1, 1, 1], 5]);
  });

  it('are none where nobody keeps them', async () => {
    const receipts = new ImportReceipts(undefined);
    receipts.recorded([{ id: '1', data: '{}' } as StoredEvent]);
    await receipts.drain(true);
    expect(receipts.signedFor).toBe(0);
  });
});
