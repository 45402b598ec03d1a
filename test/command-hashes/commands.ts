/** One command of each kind and shape, by the names of `first-release.json`. */
import type { LedgerCommand, PaymentLine } from '../../libs/funds/domain/commands.js';
import type { ReferenceCommand } from '../../libs/reference-facts/domain/commands.js';
import * as sample from '../sample-commands.js';

const lines: readonly PaymentLine[] = [1, 2].map((paymentNo) => ({
  ...{ paymentNo, beneficiary: `p${paymentNo}`, persons: 2, months: 1 },
  ...{ component: 'BASIC', amountFen: 150n, nameMark: 'n', payeeMark: null, doubtful: false },
}));

const listed = { payments: 2, amountFen: 300n, digest: 'abc' };

function reported(type: ReferenceCommand['type'], data: object): ReferenceCommand {
  return { kind: 'ReportFact', type, data } as ReferenceCommand;
}

const COUNTY = { code: '220503', name: 'n', level: 'county', parent: '220500' };
const YEAR = { region: '220503', year: 2017, indicator: 'X', value: '1.5' };
const OF_PROGRAM = { region: '220503', program: 'URBAN_DIBAO' };

export const LEDGER_COMMANDS: Readonly<Record<string, LedgerCommand>> = {
  receipt: sample.receipt('R', '3.00'),
  directReceipt: sample.receipt('R2', '3.00', { directFund: '01' }),
  transfer: sample.transfer('T', { '220503': '1.00', '220502': '2.00' }, { schemeId: 'FP-1' }),
  arrival: sample.arrival('T'),
  opening: sample.opening('O', '1.00'),
  need: sample.need(10, '1.00'),
  needFrom: sample.need(10, '1.00', { fromMonth: 3, months: 4 }),
  budget: sample.budget('B', '1.00'),
  construction: sample.construction('C', '1.00', {
    projectKind: 'EXEMPTED',
    exemptionDocumentNo: 'X',
  }),
  adjustment: sample.adjustment('A', 'RURAL_DIBAO', 'CONSTRUCTION/ROAD', '1.00'),
  batch: sample.batch('F', '3.00'),
  listedBatch: sample.batch('F', '3.00', { listed: 2, lines }),
  digestBatch: { ...sample.batch('F', '3.00', { listed: 2 }), listed },
  bankReturn: sample.bankReturn('Z', 'F', 1, '1.00'),
  reclaim: sample.reclaim('S', 'T', '1.00'),
  close: sample.close(2017),
  closePools: sample.closePools(2017),
  region: reported('RegionRegistered', COUNTY),
  province: reported('RegionRegistered', {
    ...{ code: '220000', name: 'n', level: 'province', parent: null },
  }),
  designation: reported('RegionDesignated', {
    ...{ region: '220503', kind: 'POOR_COUNTY', basis: 'b' },
    ...{ effectiveFrom: '2017-01-01', effectiveTo: null },
  }),
  indicator: reported('IndicatorReported', YEAR),
  standard: reported('StandardSet', {
    ...{ ...OF_PROGRAM, tier: null, monthlyAmountFen: 50_000n },
    ...{ effectiveFrom: '2017-01-01', basis: 'b' },
  }),
  exit: reported('BeneficiaryExited', {
    ...{ ...OF_PROGRAM, beneficiary: 'p1', exitedOn: '2017-02-01' },
    ...{ reason: 'r', readmittedOn: null },
  }),
  disclosure: reported('DisclosurePublished', {
    ...{ ...OF_PROGRAM, fiscalYear: 2017, period: '2017-02' },
    ...{ publishedOn: '2017-03-01', url: 'https://x' },
  }),
  target: reported('TargetSet', {
    ...{ targetNo: 't', region: '220503', clause: 'c', name: 'n' },
    ...{ unit: 'u', target: '1', dueOn: '2018-01-01' },
  }),
  progress: reported('ProgressReported', {
    ...{ targetNo: 't', reportedOn: '2017-05-01', value: '1', basis: 'b' },
  }),
};
