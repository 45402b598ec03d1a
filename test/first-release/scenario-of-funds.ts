/** Money on its way: receipts, awards, needs, payments, returns, closings, corrections, schemes. */
import { archiveOf, type Recorder } from './recorder.js';
import {
  COUNTY,
  OTHER,
  REGIONS_TABLE,
  affairs,
  approver,
  clerk,
  colleague,
  drafter,
  otherClerk,
  years,
} from './offices.js';

const URBAN = { class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO' };
const ROAD = { class: 'CONSTRUCTION', code: 'PRJ-1' };
export const NUMBERS = [
  '110101199003071268',
  '11010119900307125X',
  '110101199003072041',
  '110101199003071001',
] as const;

export async function countyYears(record: Recorder): Promise<void> {
  await firstYear(record);
  await awards(record);
  await needsAndBudgets(record);
  await payments(record);
  await importedPackage(record);
  await corrections(record);
  await scheme(record);
  await reclaimsAndClosings(record);
}

async function firstYear(record: Recorder): Promise<void> {
  const year = years(COUNTY, 2016);
  await record.post('opening', clerk, `${year}/carryovers`, {
    ...{ program: 'URBAN_DIBAO', originDocumentNo: 'D-0', originYear: 2013, amount: '366.00' },
  });
  await record.post('need-2016', affairs, `${year}/needs`, {
    ...{ program: 'URBAN_DIBAO', months: 12, persons: 2, monthlyAmount: '100.00' },
    assessedOn: '2016-01-05',
  });
  await record.post('close-2016', clerk, `${year}/close`, { closedOn: '2017-01-20' });
  await record.post('pools-2016', drafter, '/pools/2016/close', { closedOn: '2017-01-31' });
}

async function awards(record: Recorder): Promise<void> {
  const receipt = (documentNo: string, program: string, amount: string, more: object = {}) => ({
    ...{ documentNo, program, fiscalYear: 2017, source: 'CENTRAL', amount },
    ...{ documentDate: '2017-01-03', receivedOn: '2017-01-05', ...more },
  });
  await record.post('receipt-1', drafter, '/receipts', receipt('R-1', 'URBAN_DIBAO', '9000.00'));
  const direct = receipt('R-2', 'URBAN_DIBAO', '1000.00', { directFund: '01' });
  await record.post('receipt-2', drafter, '/receipts', direct);
  const rural = receipt('R-3', 'RURAL_DIBAO', '800.55', { source: 'PROVINCIAL' });
  await record.post('receipt-3', drafter, '/receipts', rural);
  await record.post('transfer-1', drafter, '/transfers', {
    ...{ documentNo: '吉财社指〔2017〕1号', program: 'URBAN_DIBAO', fiscalYear: 2017 },
    issuedOn: '2017-01-10',
    lines: [
      { region: COUNTY, amount: '5000.00' },
      { region: OTHER, amount: '4500.00' },
    ],
  });
  await record.post('transfer-2', drafter, '/transfers', {
    ...{ documentNo: 'D-2', program: 'RURAL_DIBAO', fiscalYear: 2017, issuedOn: '2017-04-10' },
    lines: [{ region: COUNTY, amount: '300.55' }],
  });
  const arrivals = `/transfers/${encodeURIComponent('吉财社指〔2017〕1号')}/arrivals`;
  const arrival = { region: COUNTY, receivedOn: '2017-01-12' };
  await record.post('arrival-1', clerk, arrivals, arrival);
  await record.post('arrival-2', otherClerk, arrivals, { ...arrival, region: OTHER });
}

async function needsAndBudgets(record: Recorder): Promise<void> {
  const need = { program: 'URBAN_DIBAO', months: 12, persons: 10, assessedOn: '2017-01-15' };
  const year = years(COUNTY, 2017);
  await record.post('need-1', affairs, `${year}/needs`, { ...need, monthlyAmount: '60.00' });
  const half = { ...need, fromMonth: 7, months: 6, persons: 12, assessedOn: '2017-06-20' };
  await record.post('need-2', affairs, `${year}/needs`, { ...half, monthlyAmount: '61.50' });
  const other = { ...need, monthlyAmount: '30.00' };
  await record.post('need-3', otherClerk, `${years(OTHER, 2017)}/needs`, other);
  await record.post('budget-1', clerk, `${year}/budgets`, {
    ...{ entryNo: 'YS-1', ...URBAN, source: 'OWN', amount: '700.00', allocatedOn: '2017-01-20' },
  });
  await record.post('budget-2', clerk, `${year}/budgets`, {
    ...{ entryNo: 'YS-2', ...ROAD, projectKind: 'GENERAL', source: 'OWN' },
    ...{ amount: '2500.00', allocatedOn: '2017-02-01' },
  });
  const plan = { plan: '压缩项目补足缺口', dueOn: '2017-06-30' };
  await record.post('alert', clerk, `/gap-alerts/${COUNTY}-2017-1/acknowledgement`, plan);
  await record.post('adjustment', clerk, `${year}/adjustments`, {
    ...{ entryNo: 'TZ-1', from: ROAD, to: URBAN, amount: '400.00' },
    ...{ adjustedOn: '2017-03-01', reason: '压缩建设性支出弥补缺口' },
  });
}

const paid = (paymentNo: number, person: number, amount: string) => ({
  ...{ paymentNo, beneficiaryId: NUMBERS[person]!, name: `示例${'甲乙丙丁'[person]}` },
  ...{ persons: 1, amount },
});

/** Two persons are paid twice in each of the batches FF-A1 and FF-B1. */
async function payments(record: Recorder): Promise<void> {
  const twice = [
    paid(1, 0, '300.00'),
    paid(2, 0, '310.00'),
    paid(3, 1, '120.00'),
    paid(4, 1, '120.00'),
  ];
  const batch = { ...URBAN, period: '2017-02', paidOn: '2017-02-08', amount: '850.00' };
  const ofCounty = { batchNo: 'FF-A1', ...batch, payments: twice };
  await record.post('batch-1', clerk, `${years(COUNTY, 2017)}/disbursements`, ofCounty);
  const ofOther = { batchNo: 'FF-B1', ...batch, payments: twice };
  await record.post('batch-2', otherClerk, `${years(OTHER, 2017)}/disbursements`, ofOther);
  const query = new URLSearchParams({
    ...{ batchNo: 'FF-A2', ...URBAN, period: '2017-03', paidOn: '2017-03-08', amount: '410.50' },
  });
  const csv =
    'payment_no,beneficiary_id,name,persons,months,component,amount\n' +
    `1,${NUMBERS[2]},示例丙,2,1,BASIC,200.25\n2,${NUMBERS[3]},示例丁,1,1,BASIC,210.25\n`;
  const path = `${years(COUNTY, 2017)}/disbursements?${query.toString()}`;
  await record.csv('batch-csv', clerk, path, csv);
  await record.post('batch-construction', clerk, `${years(COUNTY, 2017)}/disbursements`, {
    ...{ batchNo: 'FF-A3', ...ROAD, paidOn: '2017-05-10', amount: '1000.00', paymentCount: 1 },
  });
  await record.post('return-1', clerk, '/disbursements/FF-A2/returns', {
    ...{ returnNo: 'TH-1', paymentNo: 2, returnedOn: '2017-03-20', reason: '户名不符' },
  });
}

async function importedPackage(record: Recorder): Promise<void> {
  const tables = {
    'regions.csv': REGIONS_TABLE,
    'budgets.csv':
      'entry_no,region,fiscal_year,class,code,project_kind,source,amount,allocated_on,exemption_document_no\n' +
      `YS-P1,${OTHER},2017,BASIC_LIVELIHOOD,RURAL_DIBAO,,OWN,250.00,2017-05-02,\n`,
    'disbursements.csv':
      'batch_no,region,fiscal_year,class,code,period,paid_on,amount,payments\n' +
      `FF-P1,${OTHER},2017,BASIC_LIVELIHOOD,RURAL_DIBAO,2017-06,2017-06-09,99.01,1\n`,
    'payments.csv':
      'batch_no,payment_no,beneficiary_id,name,persons,months,component,amount\n' +
      `FF-P1,1,${NUMBERS[2]},示例丙,1,1,BASIC,99.01\n`,
  };
  await record.upload('package', drafter, '/imports', await archiveOf(tables));
}

async function corrections(record: Recorder): Promise<void> {
  const year = years(COUNTY, 2017);
  const wrong = { program: 'ORPHAN', months: 12, persons: 10, monthlyAmount: '1000.00' };
  const assessed = { ...wrong, assessedOn: '2017-01-15' };
  const { events } = await record.post('need-wrong', affairs, `${year}/needs`, assessed);
  const correction = { correctionNo: 'GZ-1', eventId: events[0]!.id, reason: '人数录入错误' };
  await record.post('correction', clerk, '/corrections', correction);
  await record.post('approval', colleague, '/corrections/GZ-1/approve', {});
  await record.post('need-right', affairs, `${year}/needs`, { ...assessed, persons: 1 });
  const recorded = await record.post('receipt-wrong', drafter, '/receipts', {
    ...{ documentNo: 'R-9', program: 'ORPHAN', fiscalYear: 2017, source: 'CENTRAL' },
    ...{ amount: '5.00', documentDate: '2017-01-03', receivedOn: '2017-01-05' },
  });
  const ofProvince = { correctionNo: 'GZ-2', eventId: recorded.events[0]!.id, reason: '误录' };
  await record.post('correction-of-province', drafter, '/corrections', ofProvince);
  await record.post('approval-of-province', approver, '/corrections/GZ-2/approve', {});
  const open = { correctionNo: 'GZ-3', eventId: recorded.events[0]!.id, reason: '待核' };
  await record.post('correction-open', drafter, '/corrections', open);
}

async function scheme(record: Recorder): Promise<void> {
  await record.post('parameter', drafter, '/policy/parameters', {
    ...{ name: 'supervision.idle.days', effectiveFrom: '2019-01-01', value: '60' },
    ...{ document: '吉财社〔2018〕9号', clause: '三', quote: '闲置超过60日的资金' },
  });
  await record.post('evaluation', drafter, '/performance/2017/adopt', { adoptedOn: '2018-02-28' });
  await record.post('receipt-2018', drafter, '/receipts', {
    ...{ documentNo: 'R-18', program: 'URBAN_DIBAO', fiscalYear: 2018, source: 'CENTRAL' },
    ...{ amount: '10000.00', documentDate: '2018-01-03', receivedOn: '2018-01-05' },
  });
  const terms = { fiscalYear: 2018, program: 'URBAN_DIBAO', total: '9000.00', unit: '1.00' };
  const draft = { schemeId: 'S-1', ...terms, floorRatio: '0.5', capRatio: null };
  await record.post('scheme', drafter, '/allocation-schemes', draft);
  const compared = { ...draft, schemeId: 'S-2', parameters: { switchOff: ['resource'] } };
  await record.post('scheme-compared', drafter, '/allocation-schemes', compared);
  const adoption = { adoptedOn: '2018-01-15' };
  await record.post('adoption', approver, '/allocation-schemes/S-1/adopt', adoption);
  const document = { documentNo: '吉财社指〔2018〕1号', issuedOn: '2018-01-20' };
  await record.post('issue', approver, '/allocation-schemes/S-1/issue', document);
}

async function reclaimsAndClosings(record: Recorder): Promise<void> {
  await record.post('reclaim', drafter, `${years(OTHER, 2017)}/reclaims`, {
    ...{ reclaimNo: 'SH-1', program: 'URBAN_DIBAO', documentNo: '吉财社指〔2017〕1号' },
    ...{ amount: '10.00', reclaimedOn: '2017-12-28', reason: 'DIVERTED' },
  });
  await record.post('close-2017', clerk, `${years(COUNTY, 2017)}/close`, {
    closedOn: '2018-01-20',
  });
  await record.post('arrival-late', clerk, '/transfers/D-2/arrivals', {
    ...{ region: COUNTY, receivedOn: '2018-01-25' },
  });
  await record.post('pools-2017', drafter, '/pools/2017/close', { closedOn: '2018-01-31' });
  const budget = { ...URBAN, source: 'OWN', amount: '321.00', allocatedOn: '2018-02-01' };
  await record.post('budget-2018', clerk, `${years(COUNTY, 2018)}/budgets`, {
    ...{ entryNo: 'YS-18', ...budget },
  });
}
