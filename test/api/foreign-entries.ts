/** The same of another county, so that an answer that tells more than its reader may see shows. */
import { randomUUID } from 'node:crypto';
import type { System } from '../../apps/system/system.js';
import type { LedgerCommand } from '../../libs/funds/domain/commands.js';
import { listOf } from '../../libs/funds/domain/payment-listing.js';
import { FOREIGN } from './some-entries.js';

const YEAR = { region: FOREIGN, fiscalYear: 2017 } as const;
const PROGRAM = 'URBAN_DIBAO';
const DIBAO = { class: 'BASIC_LIVELIHOOD', code: PROGRAM } as const;
const BUDGET = { kind: 'AllocateBudget', ...YEAR, source: 'OWN' } as const;
const PLAIN = { projectKind: null, exemptionDocumentNo: null, allocatedOn: '2017-01-05' } as const;
const SOMEBODY = { subject: 'somebody', role: 'county-treasury', organisation: FOREIGN };
/** Of somebody whom OWN has never paid. */
const BENEFICIARY = 'F'.repeat(43);
const LINES = [
  {
    ...{ paymentNo: 1, beneficiary: BENEFICIARY, persons: 1, months: 1, amountFen: 41_300n },
    ...({ component: 'BASIC', nameMark: '', payeeMark: null, doubtful: false } as const),
  },
];
const LIST = { ...YEAR, program: PROGRAM, period: '2017-03' };

const ENTRIES: readonly LedgerCommand[] = [
  { ...BUDGET, ...PLAIN, ...DIBAO, entryNo: 'YS-F', amountFen: 7_700_000n },
  {
    ...{ ...BUDGET, ...PLAIN, entryNo: 'YS-FJ', amountFen: 2_900_000n },
    ...({ class: 'CONSTRUCTION', code: 'PRJ-F', projectKind: 'GENERAL' } as const),
  },
  {
    ...{ kind: 'AssessNeed', ...YEAR, program: PROGRAM, assessedOn: '2017-01-06' },
    ...{ fromMonth: null, months: 12, persons: 700, monthlyAmountFen: 41_300n },
  },
  {
    ...{ kind: 'RecordDisbursement', ...YEAR, ...DIBAO, batchNo: 'FF-F', period: '2017-03' },
    ...{ paidOn: '2017-03-08', amountFen: 41_300n, payments: 1, listed: listOf(LINES) },
    lines: LINES,
  },
  {
    ...{ kind: 'IssueTransfer', fiscalYear: 2017, documentNo: 'D-F', issuedOn: '2016-12-20' },
    ...{ schemeId: null, lines: [{ region: FOREIGN, program: PROGRAM, amountFen: 11_100n }] },
  },
  {
    ...{ kind: 'ReportFact', type: 'DisclosurePublished' },
    data: { ...LIST, publishedOn: '2017-04-01', url: 'https://a.cn/f' },
  },
];

export async function recordForeignEntries({ ledger }: System): Promise<void> {
  for (const command of ENTRIES) {
    const commandId = randomUUID();
    const answer = await ledger.execute(command, {
      ...{ actor: SOMEBODY, commandId, correlationId: commandId },
    });
    if (answer.kind !== 'recorded') throw new Error(JSON.stringify(answer));
  }
}
