import { beforeAll, describe, expect, it } from '@jest/globals';
import { newEvent } from '../../../test/event-store/contract/given-events.js';
import { MemoryEventStore } from '../../event-store/memory/memory-event-store.js';
import type { StoredEvent } from '../../event-store/port.js';
import { EventList, type EventQuestion } from './event-list.js';

const store = new MemoryEventStore(() => new Date('2018-01-02T00:00:00Z'));
const list = new EventList(store, 4);

/** Ten transfers, one a day from 1 March on; the tenth names a region, the eighth is a receipt. */
beforeAll(async () => {
  const events = Array.from({ length: 10 }, (_, i) =>
    newEvent(i === 9 ? '{"region":"220422"}' : '{}', {
      occurredOn: `2017-03-${String(i + 1).padStart(2, '0')}`,
      type: i === 7 ? 'ReceiptRecorded' : 'TransferIssued',
    }),
  );
  await store.append({ writes: [{ stream: 'province-220000', expectedRevision: 'none', events }] });
});

const positions = (events: readonly StoredEvent[]) => events.map(({ position }) => position);

async function asked(question: Partial<EventQuestion>) {
  const { items, next } = await list.page({ direction: 'forwards', limit: 100, ...question });
  return [positions(items), next];
}

describe('events for auditors', () => {
  it('come in pages, in either direction', async () => {
    expect(await asked({ limit: 2 })).toEqual([[1n, 2n], 2n]);
    expect(await asked({ limit: 2, afterPosition: 8n })).toEqual([[9n, 10n], null]);
    expect(await asked({ limit: 2, direction: 'backwards' })).toEqual([[10n, 9n], 9n]);
    expect(await asked({ afterPosition: 10n })).toEqual([[], null]);
  });

  it('are looked for further where a filter left out all that were looked at', async () => {
    expect(await asked({ type: 'ReceiptRecorded' })).toEqual([[8n], null]);
    expect(await asked({ type: 'ReceiptRecorded', direction: 'backwards' })).toEqual([[8n], null]);
    expect(await asked({ type: 'TransferIssued', limit: 2 })).toEqual([[1n, 2n], 2n]);
    expect(await asked({ region: '220422' })).toEqual([[10n], null]);
    expect(await asked({ type: 'ReceiptRecorded', afterPosition: 8n })).toEqual([[], null]);
  });

  it('are bounded by business date or by recording time, and without some types', async () => {
    const days = { occurredFrom: '2017-03-07', occurredTo: '2017-03-09' };
    expect(await asked({ ...days, afterPosition: 5n })).toEqual([[7n, 8n, 9n], 9n]);
    expect(await asked({ recordedTo: '2018-01-02T07:59:59+08:00' })).toEqual([[], null]);
    expect(await asked({ recordedFrom: '2018-01-02T08:00:00+08:00', limit: 1 })).toEqual([
      [1n],
      1n,
    ]);
    const exceptTypes = ['ReceiptRecorded'];
    expect(await asked({ exceptTypes, afterPosition: 6n })).toEqual([[7n, 9n, 10n], null]);
  });

  it('come all, whatever a page holds', async () => {
    const all: bigint[] = [];
    for await (const page of list.pages({ direction: 'backwards', occurredFrom: '2017-03-05' })) {
      all.push(...positions(page));
    }
    expect(all).toEqual([10n, 9n, 8n, 7n, 6n, 5n]);
  });
});
