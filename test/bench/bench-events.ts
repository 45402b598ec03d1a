import { randomUUID } from 'node:crypto';
import type { NewEvent } from '../../libs/event-store/port.js';

/** About the size of a county's transfer: some 400 bytes of data, 250 of metadata. */
export function benchEvents(count: number): NewEvent[] {
  const commandId = randomUUID();
  return Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    type: 'TransferIssued',
    schemaVersion: 1,
    occurredOn: '2017-03-31',
    metadata: {
      actor: { subject: 'bench', role: 'province-finance', organisation: '220000' },
      commandId,
      correlationId: commandId,
      causationId: commandId,
    },
    data: JSON.stringify({
      transferId: `T-2017-${index}`,
      from: '220000',
      to: '220503',
      program: 'urban-subsistence-allowance',
      amountFen: String(1_234_567_00 + index),
      document: '吉财社指〔2017〕123号',
      purpose: '城乡居民最低生活保障补助资金（中央和省级）'.repeat(3),
      lots: ['L-2017-000001', 'L-2017-000002'],
    }),
  }));
}
