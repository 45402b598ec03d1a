import { expect, it } from '@jest/globals';
import { DocumentSpellings } from './document-spellings.js';
import type { StoredEvent } from './port.js';

/** A receipt of the first edition. */
function receipt(documentNo: string): StoredEvent {
  const program = { program: 'ORPHAN', fiscalYear: 2018, source: 'CENTRAL', amountFen: '1' };
  const days = { documentDate: '2018-01-02', receivedOn: '2018-01-03', directFund: null };
  return {
    ...{ id: documentNo, type: 'ReceiptRecorded', schemaVersion: 2, stream: 'province-220000' },
    ...{ revision: 0n, position: 1n, occurredOn: '2018-01-03', recordedAt: '2018-01-03T00:00:00Z' },
    data: JSON.stringify({ documentNo, ...program, ...days, poolLot: 1 }),
  } as unknown as StoredEvent;
}

it('finds documents under the numbers that they were recorded with, and records none anew', async () => {
  const kept = ['财社[2018]02号', '财社(2018)2号', '财社〔2018〕3号'].map(receipt);
  const store = {
    readAll: async function* () {
      yield kept;
    },
  };
  const recordedAs = await new DocumentSpellings(store).recordedAs();
  expect(['财社〔2018〕2号', '财社【2018】第2号', '财社[2018]02号'].map(recordedAs)).toEqual(
    Array(3).fill('财社[2018]02号'),
  );
  expect(recordedAs('财社(2018)2号')).toBe('财社(2018)2号');
  expect(recordedAs('财社[2018]03号')).toBe('财社〔2018〕3号');
  expect(recordedAs('财社[2018]04号')).toBe('财社〔2018〕4号');
});
