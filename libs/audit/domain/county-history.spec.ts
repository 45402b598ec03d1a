import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  concernsCounty,
  countiesConcerned,
  countyLeaf,
  historyOf,
  readCountyLeaf,
} from './county-history.js';
import { type RecordedEvent, canonicalBytes } from './leaf.js';

const region = '220422';

function event(position: bigint, stream: string, revision: bigint, data: object): RecordedEvent {
  return {
    ...{ position, stream, revision, id: `00000000-0000-4000-8000-00000000000${position}` },
    ...{ type: 'T', schemaVersion: 1, occurredOn: '2016-03-01', metadata: '{}' },
    recordedAt: '2016-03-01T00:00:00.000Z',
    data: JSON.stringify(data),
  };
}

const EVENTS = [
  event(1n, 'province-220000', 0n, { lines: [{ region }, { region: '220421' }] }),
  event(2n, `county-${region}`, 0n, { region }),
  event(3n, 'county-220421', 0n, { note: region }),
  event(4n, 'province-220000', 1n, { region: '220421', parent: '220400' }),
  event(5n, `county-${region}`, 1n, { region }),
  event(6n, 'province-220000', 2n, { reversed: { data: { region } } }),
  event(7n, 'batch-B-1', 0n, { region }),
];

describe("12.A3 what concerns a county is its stream and the province's events that name it", () => {
  it('judges events one by one, and says the same of all counties at once', () => {
    const judged = EVENTS.map((one) => concernsCounty(region, one));
    const [own, province, none] = ['own', 'province', undefined];
    expect(judged).toEqual([province, own, none, none, own, province, none]);
    const concerned = EVENTS.map((one) => countiesConcerned(one));
    expect(concerned).toEqual([
      ...[[region, '220421'], [region], ['220421'], ['220421'], [region], [region], []],
    ]);
  });

  it('counts them and hashes those of the province, so that none can be left out or put in', () => {
    const sha256 = (...parts: readonly Buffer[]): Buffer =>
      createHash('sha256').update(Buffer.concat(parts)).digest();
    const leaf = (at: number): Buffer => sha256(Buffer.of(0), canonicalBytes(EVENTS[at]!));
    const running = sha256(sha256(Buffer.alloc(32), leaf(0)), leaf(5));
    const history = historyOf(region, EVENTS);
    expect(history).toEqual({ region, revision: 1n, count: 2n, running });
    const text = countyLeaf(history, 7n);
    expect(text).toBe(`doudi-county/1\n220422\n7\n1\n2\n${running.toString('base64')}\n`);
    expect(readCountyLeaf(text)).toEqual({ ...history, position: 7n });
    expect(readCountyLeaf(text.replace('\n7\n', '\n07\n'))).toBeUndefined();
    expect(historyOf(region, EVENTS.slice(1)).running).not.toEqual(running);
  });
});
