import { expect, it } from '@jest/globals';
import type { StoredEvent } from '../../event-store/port.js';
import { noHistory, withEvent } from '../domain/county-history.js';
import { countyHistories } from './county-histories.js';

it('an event of thousands of counties is written and hashed once', async () => {
  const counties = Array.from({ length: 400 }, (_, no) => `22${String(1001 + no)}`).filter(
    (code) => !code.endsWith('00'),
  );
  let written = 0;
  const metadata = {
    toJSON: () => {
      written += 1;
      return {};
    },
  };
  const event = {
    ...{ id: '0192f0c8-3c1e-5a52-8f57-0c6d2f1f0a11', type: 'TransferIssued', schemaVersion: 2 },
    ...{ stream: 'province-220000', revision: 0n, position: 1n, occurredOn: '2018-01-10' },
    recordedAt: '2018-01-10T00:00:00.000Z',
    ...{ data: JSON.stringify(counties), metadata },
  } as unknown as StoredEvent;
  const rows: (readonly unknown[])[] = [];
  const models = {
    read: async () => [],
    upsert: async (_: object, __: readonly string[], all: typeof rows) => void rows.push(...all),
  };
  await countyHistories(() => true)([event], models as never);
  expect([rows.length, written]).toEqual([counties.length, 1]);
  const [region, ...history] = rows[7]!;
  const alone = withEvent(noHistory(String(region)), { ...event, metadata: '{}' });
  expect(history).toEqual([-1n, 1n, alone.running.toString('base64')]);
});
