/** A little of all that routes name: counties, money, a batch, a gap, a finding, a matter. */
import { randomUUID } from 'node:crypto';
import { tokenHashOf } from '../../libs/access/store/sealed-texts.js';
import type { System } from '../../apps/system/system.js';
import { type Draft, draftScheme } from '../../libs/allocation/domain/draft.js';
import type { CommandContext } from '../../libs/command-handling/answers.js';
import type { Fact } from '../../libs/event-catalogue/catalogue.js';
import { encodeFact } from '../../libs/event-catalogue/catalogue.js';
import type { AppendingEventStore } from '../../libs/event-store/appending.js';
import { eventIdOf } from '../../libs/event-store/identifiers.js';
import type { LedgerCommand } from '../../libs/funds/domain/commands.js';
import { listOf } from '../../libs/funds/domain/payment-listing.js';
import { Corrections } from '../../libs/funds/store/corrections.js';
import { parametersAt } from '../../libs/policy/parameters.js';

export const OWN = '220422';
export const FOREIGN = '220321';
/** The prefectures that they are under. */
export const PREFECTURE = '220400';
export const FOREIGN_PREFECTURE = '220300';
export const PROPOSAL_ID = '3f2b8c1e-7a54-5d0e-9b57-2d1f0c8e7a44';
export const MATTER_NO = 'SX-20180105-0123456789';
export const FINDING_ID = 'PAYMENT_DUPLICATE:1:FF-1';
export const OBJECTION_NO = 'YY-20171123-0123456789';
export const RECEIPT_TOKEN = 'the token of who objected';

const BUDGET_COMMAND = '0192f0c8-3c1e-4a52-8f57-0c6d2f1f0a11';
/** Of the budget entry YS-0, of which the correction GZ-1 is proposed. */
export const EVENT_ID = eventIdOf(BUDGET_COMMAND, 0);

function by(subject: string, commandId: string = randomUUID()): CommandContext {
  const actor = { subject, role: 'county-treasury', organisation: OWN };
  return { actor, commandId, correlationId: commandId };
}

const YEAR = { region: OWN, fiscalYear: 2017 };
const DIBAO = { class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO' } as const;
const BUDGET = { kind: 'AllocateBudget', ...YEAR, source: 'OWN' } as const;
const PLAIN = { projectKind: null, exemptionDocumentNo: null, allocatedOn: '2017-01-05' } as const;
const AWARD = { program: 'URBAN_DIBAO', fiscalYear: 2017 } as const;

const RECEIPT = {
  kind: 'RecordReceipt',
  documentDate: '2016-11-17',
  receivedOn: '2016-11-18',
  fiscalYear: AWARD.fiscalYear,
} as const;
const ENTRY = { program: AWARD.program, source: 'CENTRAL' } as const;

const REGIONS = [
  { code: '220000', level: 'province', parent: null },
  { code: PREFECTURE, level: 'prefecture', parent: '220000' },
  { code: FOREIGN_PREFECTURE, level: 'prefecture', parent: '220000' },
  { code: OWN, level: 'county', parent: PREFECTURE },
  { code: FOREIGN, level: 'county', parent: FOREIGN_PREFECTURE },
] as const;

const target = {
  ...{ targetNo: 'MB-1', region: OWN, clause: '2017-2-1', name: '农村危房改造', unit: '户' },
  ...{ target: '1200', dueOn: '2017-12-31' },
};

const performanceTargets = {
  ...{ region: OWN, fiscalYear: 2017, program: 'URBAN_DIBAO', documentNo: null },
  declaredOn: '2017-02-11',
  targets: [
    {
      ...({ targetNo: 'JX-1', level1: 'OUTPUT', level2: 'QUANTITY', name: '保障人数' } as const),
      ...({ comparator: 'AT_LEAST', target: '1200', unit: '人', weight: '90' } as const),
    },
  ],
};

/** @param beneficiary pseudonym of the person whom the batch FF-1 pays */
function entries(beneficiary: string): readonly LedgerCommand[] {
  const [amountFen, persons] = [30_700n, 1];
  const line = { paymentNo: 1, beneficiary, persons, months: 1, component: 'BASIC', amountFen };
  const unnamed = { nameMark: '', payeeMark: null, doubtful: false };
  const lines = [{ ...line, component: 'BASIC' as const, ...unnamed }];
  const construction = { class: 'CONSTRUCTION', code: 'PRJ-1', projectKind: 'GENERAL' } as const;
  return [
    { ...BUDGET, ...PLAIN, ...construction, entryNo: 'YS-J', amountFen: 2_600_000n },
    {
      ...{ kind: 'AssessNeed', ...YEAR, program: 'URBAN_DIBAO', assessedOn: '2017-01-06' },
      ...{ fromMonth: null, months: 12, persons: 100, monthlyAmountFen: 36_600n },
    },
    {
      ...{ kind: 'RecordDisbursement', ...YEAR, ...DIBAO, batchNo: 'FF-1', period: '2017-03' },
      ...{ paidOn: '2017-03-08', amountFen, payments: 1, listed: listOf(lines), lines },
    },
    { ...RECEIPT, documentNo: 'D-0', entries: [{ ...ENTRY, amountFen: 100_000n }] },
    { ...RECEIPT, documentNo: 'D-00', entries: [{ ...ENTRY, amountFen: 50_000n }] },
    {
      ...{ kind: 'IssueTransfer', fiscalYear: 2017, documentNo: 'D-1', issuedOn: '2016-12-19' },
      ...{ schemeId: null, lines: [{ region: OWN, program: AWARD.program, amountFen: 10_000n }] },
    },
    { kind: 'ReportFact', type: 'TargetSet', data: target },
    { kind: 'ReportFact', type: 'PerformanceTargetsSet', data: performanceTargets },
    ...['2017-03', '2017-02'].map((period) => {
      const data = { ...LIST, period, publishedOn: '2017-04-01', url: `https://a.cn/${period}` };
      return { kind: 'ReportFact', type: 'DisclosurePublished', data } as const;
    }),
  ];
}

export async function recordSomeEntries(system: System, beneficiary: string): Promise<void> {
  const { ledger, handler } = system;
  const carryOut = async (command: LedgerCommand, context = by('somebody')): Promise<void> => {
    const answer = await ledger.execute(command, context);
    if (answer.kind !== 'recorded') throw new Error(JSON.stringify(answer));
  };
  for (const region of REGIONS) {
    const data = { ...region, name: region.code };
    await carryOut({ kind: 'ReportFact', type: 'RegionRegistered', data });
  }
  const budget = { ...BUDGET, ...PLAIN, ...DIBAO, entryNo: 'YS-0', amountFen: 10_000_000n };
  await carryOut(budget, by('somebody', BUDGET_COMMAND));
  for (const command of entries(beneficiary)) await carryOut(command);
  const correction = { correctionNo: 'GZ-1', eventId: EVENT_ID, reason: '录入有误' };
  await new Corrections(handler, ledger.states).propose(correction, by('somebody-else'));
  await record(system, `finding-${FINDING_ID}`, FINDING);
  await record(system, 'forgetting-SC-1', {
    type: 'ForgettingProposed',
    data: { forgettingNo: 'SC-1', beneficiary, region: OWN, basis: '法', reason: '本人申请' },
  });
  await record(system, 'reminder-DB-1', REMINDER);
  await record(system, `matter-${MATTER_NO}`, MATTER);
  await record(system, `objection-${OBJECTION_NO}`, OBJECTION);
  await record(system, `proposal-${PROPOSAL_ID}`, PROPOSAL);
  await record(system, 'scheme-S-1', { type: 'SchemeDrafted', data: scheme() });
}

/** What was explained once stays a finding, whatever the figures say. */
const FINDING: Fact = {
  type: 'FindingExplained',
  data: {
    ...{ findingId: FINDING_ID, kind: 'PAYMENT_DUPLICATE', ...YEAR, amountFen: 34_800n },
    ...{ foundAsOf: '2017-12-31', explanation: '已核实。' },
  },
};

const REMINDER: Fact = {
  type: 'ReminderSent',
  data: {
    ...{ reminderNo: 'DB-1', region: OWN, about: { kind: 'FINDING', id: FINDING_ID } },
    ...{ text: '请说明。', dueOn: '2099-12-31' },
  },
};

/** What it proposes lies nowhere: nobody approves it here. */
const PROPOSAL: Fact = {
  type: 'ProposalSubmitted',
  data: {
    ...{ proposalId: PROPOSAL_ID, command: 'RecordInLedger', permission: 'budgets.allocate' },
    ...{ kind: 'budgets', eventType: 'BudgetAllocated', ...YEAR, amountFen: 10_000n },
    ...{ key: 'entry/YS-9', contentHash: 'a hash', hasForm: false, expiresOn: '2999-12-31' },
    warnings: [],
  },
};

const MATTER: Fact = {
  type: 'MatterOpened',
  data: {
    ...{ matterNo: MATTER_NO, kind: 'COMPLAINT', region: OWN, title: '农村低保重复发放' },
    ...{ program: 'RURAL_DIBAO', fiscalYear: 2017, dueOn: '2018-03-06', requiredFen: 34_800n },
    complaint: { contentHash: 'a hash', complainant: 'NAMED' },
  },
};

const LIST = { ...YEAR, program: 'URBAN_DIBAO', period: '2017-03' };

const OBJECTION: Fact = {
  type: 'ObjectionLodged',
  data: {
    ...{ objectionNo: OBJECTION_NO, region: OWN, program: LIST.program, period: LIST.period },
    ...{ documentNo: null, lodgedOn: '2017-11-23', dueOn: '2018-01-22', contentHash: 'a hash' },
    ...{ tokenHash: tokenHashOf(RECEIPT_TOKEN), contact: 'GIVEN' },
  },
};

function scheme(): Draft {
  const county = {
    ...{ code: OWN, assessed: true, ownBudgetFen: 0n, indicators: {} },
    ...{ region: OWN, name: OWN, persons: 2, needsFen: [9_000n, null], idleFen: 0n },
    ...{ fiscalDifficulty: null, revenue: '900.00', population: '10', assessedNeedFen: 20_000n },
    ...({ designations: [], band: 'GOOD', priorFen: 5_000n } as const),
  };
  const terms = {
    ...{ schemeId: 'S-1', ...AWARD, totalFen: 10_000n, unitFen: 100n },
    ...{ floorRatio: '1.00', capRatio: null, switchedOff: [], effort: false, weights: null },
  };
  return draftScheme(terms, [county], parametersAt('2018-01-01')) as Draft;
}

async function record({ store }: System, stream: string, fact: Fact): Promise<void> {
  const { actor, commandId, correlationId } = by('somebody');
  const metadata = { actor, commandId, correlationId, causationId: commandId };
  const { type } = fact;
  const of = { id: eventIdOf(commandId, 0), type, schemaVersion: 1, occurredOn: '2018-01-02' };
  const event = { ...of, metadata, data: encodeFact(fact) };
  const writes = [{ stream, expectedRevision: 'none', events: [event] }] as const;
  await (store as AppendingEventStore).append({ writes });
}
