/**
 * Two counties and their province through some years, by every writing route at least once, with
 * everything that a release can leave behind for the next.
 */
import type { OlderEvent, Recorder } from './recorder.js';
import {
  COUNTY,
  OTHER,
  POISONED,
  PROVINCE_STREAM,
  REGIONS,
  affairs,
  approver,
  drafter,
} from './offices.js';
import { countyYears } from './scenario-of-funds.js';
import { type Locked, oversight } from './scenario-of-oversight.js';

export async function scenario(record: Recorder): Promise<Locked> {
  await regions(record);
  await olderReceipts(record);
  await facts(record);
  await countyYears(record);
  return oversight(record);
}

async function regions(record: Recorder): Promise<void> {
  for (const [code, name, level, parent] of REGIONS) {
    await record.post(`region-${code}`, drafter, '/regions', { code, name, level, parent });
  }
}

/** As they were recorded before money was marked as direct: one stands, one was reversed. */
async function olderReceipts(record: Recorder): Promise<void> {
  const receipt = (documentNo: string, poolLot: number) => ({
    ...{ documentNo, program: 'ORPHAN', fiscalYear: 2016, source: 'CENTRAL' },
    ...{ amountFen: '500000', documentDate: '2016-01-04', receivedOn: '2016-01-05', poolLot },
  });
  const older = (documentNo: string, poolLot: number): OlderEvent => ({
    name: `older-${documentNo}`,
    by: drafter,
    stream: PROVINCE_STREAM,
    type: 'ReceiptRecorded',
    version: 1,
    occurredOn: '2016-01-05',
    data: receipt(documentNo, poolLot),
    claim: { key: `receipt/${documentNo}/0`, fingerprint: `older ${documentNo}` },
  });
  await record.older(older('R-OLD-1', 1));
  const eventId = await record.older(older('R-OLD-2', 2));
  const [correctionNo, reason] = ['GZ-OLD', '重复登记'];
  const proposal = { correctionNo, eventId, reason };
  await record.post('older-correction', drafter, '/corrections', proposal);
  await record.older({
    name: 'older-reversal',
    by: approver,
    stream: PROVINCE_STREAM,
    type: 'EntryReversed',
    version: 1,
    occurredOn: '2016-01-05',
    data: { ...proposal, reversed: { type: 'ReceiptRecorded', data: receipt('R-OLD-2', 2) } },
    claim: { key: `reversal/${eventId}/0`, fingerprint: correctionNo },
  });
}

async function facts(record: Recorder): Promise<void> {
  await record.post('designation', drafter, '/designations', {
    ...{ region: COUNTY, kind: 'RESOURCE_DECLINING' },
    ...{ effectiveFrom: '2013-11-12', basis: '国发〔2013〕45号' },
  });
  for (const region of [COUNTY, OTHER, POISONED]) {
    for (const [indicator, value] of [
      ['FISCAL_DIFFICULTY', region === COUNTY ? '1.20' : '0.90'],
      ['GENERAL_PUBLIC_REVENUE', '5061493.98'],
      ['RESIDENT_POPULATION', '104500'],
    ] as const) {
      for (const year of [2016, 2017]) {
        const name = `indicator-${region}-${indicator}-${year}`;
        await record.post(name, drafter, '/indicators', { region, year, indicator, value });
      }
    }
    await record.post(`standard-${region}`, drafter, '/standards', {
      ...{ region, program: 'URBAN_DIBAO', monthlyAmount: '388.00' },
      ...{ effectiveFrom: '2016-01-01', basis: '民发〔2016〕32号' },
    });
  }
  await record.post('target', affairs, '/targets', {
    ...{ targetNo: 'MB-1', region: COUNTY, clause: '2017-2-1', name: '农村危房改造' },
    ...{ unit: '户', target: '1200', dueOn: '2017-12-31' },
  });
  await record.post('progress', affairs, '/targets/MB-1/progress', {
    ...{ reportedOn: '2017-06-30', value: '640', basis: '住建局月报' },
  });
}
