/** What PostgreSQL finds by its own search, any store must find by looking at each event. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Selection } from '../../libs/audit/domain/selection.js';
import { leafHashes } from '../../libs/audit/store/leaf-hashes.js';
import type { RecordedLog } from '../../libs/audit/store/recorded-log.js';
import { StoreLog } from '../../libs/audit/store/store-log.js';
import type { StreamWrite } from '../../libs/event-store/port.js';
import { RecordedEvents } from './recorded-events.js';

const DOCUMENT = '财社〔2018〕"1"号';
let recorded: RecordedEvents;
let logs: readonly [RecordedLog, RecordedLog];

beforeAll(async () => {
  recorded = await RecordedEvents.open();
  const region = '220422';
  const writes: readonly StreamWrite[] = [
    write('province-220000', 'ReceiptRecorded', { documentNo: DOCUMENT, fiscalYear: 2018 }),
    write('province-220000', 'TransferIssued', { fiscalYear: 2018, lines: [{ region }] }),
    write('province-220000', 'TransferIssued', { fiscalYear: 2017, lines: [{ region }] }),
    write(`county-${region}`, 'BudgetAllocated', { fiscalYear: null, documentNo: DOCUMENT }),
    write(`county-${region}`, 'BudgetAllocated', {}),
    write(`county-${region}1`, 'BudgetAllocated', { fiscalYear: 2018 }),
    write('audit-reads-x', 'AuditRead', { documentNo: DOCUMENT }),
    write('batch-B1', 'PaymentsListed', { payments: [1] }),
    write(`county-${region}`, 'DisbursementRecorded', paid('batch-B1', 2018)),
    write(`county-${region}`, 'DisbursementRecorded', paid(null, 2018)),
    write('batch-B2', 'PaymentsListed', { payments: [2] }),
    write('county-220402', 'DisbursementRecorded', paid('batch-B2', 2018)),
  ];
  for (const one of writes) await recorded.store.append({ writes: [one] });
  logs = [recorded.log, new StoreLog(recorded.store)];
});
afterAll(() => recorded.close());

function paid(paymentStream: string | null, fiscalYear: number): object {
  return { paymentStream, fiscalYear, documentNo: paymentStream ?? '' };
}

function write(stream: string, type: string, content: object): StreamWrite {
  const id = randomUUID();
  const actor = { subject: '某某', role: 'audit', organisation: '220000' };
  const metadata = { actor, commandId: id, correlationId: id, causationId: id };
  const data = JSON.stringify(content);
  const event = { id, type, schemaVersion: 1, occurredOn: '2000-02-29', metadata, data };
  return { stream, expectedRevision: 'any', events: [event] };
}

const selections: readonly (readonly [string, Selection, readonly number[]])[] = [
  ['of a document, with quotation marks in its number', { documentNo: DOCUMENT }, [1, 4]],
  ['of a region, of all years', year('220422', 2018), [2, 3, 4, 5, 8, 9, 10]],
  ['of streams', { streams: ['province-220000', 'county-220402'] }, [1, 2, 3, 11, 12]],
  ['of nothing that is there', { streams: ['county-2204'] }, []],
  ['of a batch that a document paid', { documentNo: 'batch-B1' }, [8, 9]],
];

function year(region: string, of: number): Selection {
  return { region, year: of };
}

describe('the recorded log', () => {
  it.each(selections)('holds what is chosen %s', async (_, selection, positions) => {
    const [byPostgres, byStore] = logs;
    const found = await byPostgres.chosen(selection, 12n, 100);
    expect(found.map(Number)).toEqual(positions);
    expect(await byStore.chosen(selection, 12n, 100)).toEqual(found);
  });

  it('holds streams and single events, each once, with their payment lists', async () => {
    const [byPostgres, byStore] = logs;
    const places = await (await byStore.open()).at([3n, 5n, 9n]);
    const events = places.map(({ id }) => id);
    const selection = { streams: ['province-220000'], events, matter: 'SX-1' };
    const found = await byPostgres.chosen(selection, 9n, 100);
    expect(found.map(Number)).toEqual([1, 2, 3, 5, 8, 9]);
    expect(await byStore.chosen(selection, 9n, 100)).toEqual(found);
    expect(await byStore.chosen(selection, 4n, 100)).toHaveLength(3);
    expect(await byPostgres.chosen(selection, 4n, 100)).toHaveLength(3);
  });

  it('gives no more than was asked for, and nothing beyond a position', async () => {
    for (const log of logs) {
      expect(await log.chosen({ documentNo: DOCUMENT }, 3n, 100)).toHaveLength(1);
      expect(await log.chosen({ streams: ['province-220000'] }, 12n, 2)).toHaveLength(2);
    }
  });

  it('gives the same event by id and by position, and the same leaves', async () => {
    const [byPostgres, byStore] = await Promise.all(logs.map((log) => log.open()));
    const places = [9n, 2n, 3n, 400n];
    const found = await byPostgres!.at(places);
    expect(new Set(await byStore!.at(places))).toEqual(new Set(found));
    expect(found).toHaveLength(3);
    for (const log of logs) {
      expect(found).toContainEqual(await log.find(found[0]!.id));
      expect(await log.find(randomUUID())).toBeUndefined();
    }
    const leaves = await leafHashes(byPostgres!, 0n, 12n, 'sha256');
    expect(await leafHashes(byStore!, 0n, 12n, 'sha256')).toEqual(leaves);
    expect(await byStore!.end()).toEqual(await byPostgres!.end());
    for (const reading of [byPostgres!, byStore!]) await reading.close();
  });
});
