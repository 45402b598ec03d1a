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

/** A county and what it belongs to, registered. */
export function benchRegions(
  county: string,
): { readonly code: string; readonly event: NewEvent }[] {
  const places = [
    { code: '220000', name: '吉林省', level: 'province', parent: null },
    { code: `${county.slice(0, 4)}00`, name: '某市', level: 'prefecture', parent: '220000' },
    { code: county, name: '某县', level: 'county', parent: `${county.slice(0, 4)}00` },
  ];
  return places.map((place) => ({
    code: place.code,
    event: benchEvent('RegionRegistered', '2009-01-01', place),
  }));
}

/** Own budgets of a county's year, a valid event each. */
export function benchBudgets(region: string, fiscalYear: number, count: number): NewEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const allocatedOn = `${fiscalYear}-${String((index % 12) + 1).padStart(2, '0')}-15`;
    const origin = {
      kind: 'BUDGET',
      receiptNo: null,
      documentNo: `YS-${index}`,
      originYear: fiscalYear,
      availableFrom: allocatedOn,
    };
    return benchEvent('BudgetAllocated', allocatedOn, {
      entryNo: `YS-${fiscalYear}-${index}-${randomUUID().slice(0, 8)}`,
      region,
      fiscalYear,
      class: 'BASIC_LIVELIHOOD',
      code: index % 2 === 0 ? 'RURAL_DIBAO' : 'URBAN_DIBAO',
      projectKind: null,
      source: 'OWN',
      amountFen: String(1_000_000 + index),
      allocatedOn,
      exemptionDocumentNo: null,
      lot: { lot: index + 1, fiscalYear, amountFen: String(1_000_000 + index), origin },
    });
  });
}

function benchEvent(type: string, occurredOn: string, data: object): NewEvent {
  const commandId = randomUUID();
  const actor = { subject: 'bench', role: 'county-treasury', organisation: '220503' };
  return {
    id: randomUUID(),
    type,
    schemaVersion: 1,
    occurredOn,
    metadata: { actor, commandId, correlationId: commandId, causationId: commandId },
    data: JSON.stringify(data),
  };
}
