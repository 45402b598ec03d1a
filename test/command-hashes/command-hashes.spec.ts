/**
 * What commands are hashed by is a stored format: `first-release.json` was computed by the code of
 * the first release (841d305). Each command carries a member that no format knows.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { viewPersonalData } from '../../libs/access/domain/access-deciders.js';
import {
  type KnownPersons,
  approveForgetting,
  proposeForgetting,
} from '../../libs/access/domain/forgetting-deciders.js';
import { adoptingOf, draftingOf } from '../../libs/allocation/store/scheme-commands.js';
import { commandHashOf } from '../../libs/command-handling/append-preparation.js';
import type { Decider, Occasion } from '../../libs/command-handling/decider.js';
import { submitReport } from '../../libs/direct-funds/store/report-commands.js';
import {
  type ObjectionSeals,
  answerObjection,
  lodgeObjection,
} from '../../libs/disclosure/domain/objection-deciders.js';
import {
  publishDocument,
  withdrawPublication,
} from '../../libs/disclosure/domain/publication-deciders.js';
import { ApprovalDecider, ProposalDecider } from '../../libs/funds/store/corrections.js';
import { LedgerDecider } from '../../libs/funds/store/ledger-decider.js';
import type { LedgerStates } from '../../libs/funds/store/ledger-states.js';
import { acknowledgeAlert } from '../../libs/gap-alerts/domain/alert-decider.js';
import {
  type MatterAction,
  handleMatter,
  openMatter,
} from '../../libs/matters/domain/matter-deciders.js';
import { adoptEvaluation } from '../../libs/performance/store/evaluation-commands.js';
import { decideParameter } from '../../libs/policy/parameter-decider.js';
import {
  explainFinding,
  judgeFinding,
  rectifyFinding,
} from '../../libs/supervision/domain/finding-deciders.js';
import { LEDGER_COMMANDS } from './commands.js';

const kept = JSON.parse(
  readFileSync(join(import.meta.dirname, 'first-release.json'), 'utf8'),
) as Readonly<Record<'commands' | 'claims', Readonly<Record<string, string>>>>;

const ID = '5b4a5c0e-0f5e-4a53-9a9e-0b1f2d3c4e5f';
const OCCASION: Occasion = {
  actor: { subject: 'somebody', role: 'audit', organisation: '220000' },
  commandId: ID,
  today: '2018-01-05',
};
const UNASKED = {} as never;

const hashes: Record<string, string | undefined> = {};
const claims: Record<string, string> = {};

/** @param state of which the content takes what is derived from the command */
function hash<Command extends object, State>(
  name: string,
  decider: Decider<Command, State>,
  command: Command,
  state: object = {},
): void {
  const asked = { ...command, beside: 'no part of it' };
  hashes[name] = commandHashOf(decider.content(asked, OCCASION, state as unknown as State));
}

function claim<Command, State>(
  name: string,
  decider: Decider<Command, State>,
  command: Command,
  state: unknown,
): void {
  const decided = decider.decide(command, state as State, OCCASION);
  if (!('fact' in decided) || !decided.claim) throw new Error(`${name}: no claim`);
  claims[`${name} claim`] = `${decided.claim.key} ${decided.claim.fingerprint}`;
}

function ofLedger(): void {
  const states: LedgerStates = UNASKED;
  const decider = new LedgerDecider(states, { constructionControl: 'flag' }, true);
  for (const [name, command] of Object.entries(LEDGER_COMMANDS)) {
    hash(`ledger ${name}`, decider, command);
    claims[`ledger ${name} claim`] = decider.fingerprint(command);
  }
  const correction = { correctionNo: 'GZ', eventId: ID, reason: 'r' };
  hash('correction propose', new ProposalDecider(states), correction);
  hash('correction approve', new ApprovalDecider(states), { correctionNo: 'GZ' });
}

function ofFindings(): void {
  const findingId = 'FUNDS_IDLE:220503/2017/X/T';
  const explaining = explainFinding(async () => undefined);
  hash('finding explain', explaining, { findingId, explanation: 'e', foundAsOf: '2017-12-31' });
  hash('finding judge', judgeFinding, { findingId, verdict: 'confirmed', opinion: 'o' });
  const rectifying = { findingId, measures: 'm', recoveredFen: null, evidence: null };
  const said = { ...rectifying, recoveredFen: 50n, evidence: 'v', recoveries: [] };
  hash('finding rectify', rectifyFinding, said);
  hash('finding rectify nothing said', rectifyFinding, { ...rectifying, recoveries: [] });
  const recoveries = [{ kind: 'RECLAIM', number: 'S' }] as const;
  hash('finding rectify entries', rectifyFinding, { ...rectifying, recoveries });
}

function ofMatters(): void {
  const opening = openMatter(UNASKED);
  const what = { region: '220503', title: 't', dueOn: '2018-02-01' } as const;
  const plain = { ...what, kind: 'RECTIFICATION', program: null, fiscalYear: null } as const;
  const none = { ...plain, requiredFen: null, complaint: null };
  hash('matter open plain', opening, none, { data: { ...none, matterNo: 'SX' } });
  const of = { ...what, kind: 'COMPLAINT', program: 'URBAN_DIBAO', fiscalYear: 2017 } as const;
  const complaint = { text: 'x', complainant: 'c', contact: null };
  const asked = { ...of, requiredFen: 100n, complaint };
  const sealed = { contentHash: 'SX-20180105-7777777777:4', complainant: 'NAMED' };
  hash('matter open', opening, asked, { data: { ...asked, matterNo: 'SX', complaint: sealed } });
  const handling = handleMatter(UNASKED);
  const actions: readonly MatterAction[] = [
    { step: 'link', links: [{ kind: 'EVENT', id: ID }] },
    { step: 'explain', explanation: 'e' },
    { step: 'report', documentNo: 'd', measures: 'm' },
    { step: 'recover', recovery: { kind: 'RETURN', number: 'Z' } },
    { step: 'waive', reason: 'r' },
    { step: 'judge', verdict: 'confirmed', opinion: 'o' },
    { step: 'extend', dueOn: '2018-03-01', reason: 'r' },
    { step: 'close', conclusion: 'c' },
    { step: 'reopen', reason: 'r', dueOn: '2018-03-01' },
  ];
  for (const action of actions) {
    const asked = { ...action, beside: 'no part of it' };
    const command = { matterNo: 'SX-20180105-0123456789', action: asked };
    hash(`matter ${action.step}`, handling, command);
  }
}

function ofPersons(): void {
  const persons = UNASKED as KnownPersons;
  const propose = { forgettingNo: 'YW-1', beneficiary: 'p1', basis: 'b', reason: 'r' };
  const known = { state: { status: 'none' }, person: { known: 'known', unsettledFinding: null } };
  for (const [name, region] of [
    ['forgetting propose', '220503'],
    ['forgetting propose provincial', null],
  ] as const) {
    hash(name, proposeForgetting(persons), { ...propose, region });
    claim(name, proposeForgetting(persons), { ...propose, region }, known);
  }
  hash('forgetting approve', approveForgetting(persons), { forgettingNo: 'YW-1' });
  hash(
    'look',
    viewPersonalData(() => ''),
    { beneficiary: 'p1', purpose: 'why' },
  );
}

function ofAllocation(): void {
  const scheme = {
    ...{ schemeId: 'FP-1', fiscalYear: 2017, program: 'URBAN_DIBAO', totalFen: 100_000n },
    ...{ unitFen: 100n, floorRatio: null, capRatio: null, switchedOff: ['performance'] as const },
    ...{ effort: false, weights: null },
  };
  const drafting = draftingOf(async () => UNASKED);
  hash('scheme draft', drafting, scheme);
  hash('scheme draft with floor', drafting, { ...scheme, floorRatio: '0.8' });
  claim('scheme draft', drafting, scheme, {});
  const adopting = adoptingOf(() => false);
  hash('scheme adopt', adopting, { schemeId: 'FP-1', adoptedOn: '2017-02-01' });
  const parameter = {
    ...{ name: 'supervision.idle.days', effectiveFrom: '2018-01-01', effectiveTo: null },
    ...{ value: '60', document: 'd', clause: 'c', quote: 'q' },
  };
  hash('parameter', decideParameter, parameter);
}

function ofReports(): void {
  const alert = { alertId: '220503-2017-1', plan: 'p', dueOn: '2018-01-01' };
  hash('alert', acknowledgeAlert, alert);
  const adopting = adoptEvaluation(UNASKED);
  hash('evaluation adopt', adopting, { fiscalYear: 2017, adoptedOn: '2018-02-01' });
  const submitting = submitReport(UNASKED);
  const report = { month: '2020-07', reportedOn: '2020-08-02' };
  const later = { ...OCCASION, today: '2020-08-03' };
  for (const [name, documentNo] of [
    ['direct fund report', null],
    ['direct fund report numbered', 'D'],
  ] as const) {
    hash(name, submitting, { ...report, documentNo });
    const decide: typeof submitting.decide = (command, lines) =>
      submitting.decide(command, lines, later);
    claim(name, { ...submitting, decide }, { ...report, documentNo }, []);
  }
}

function ofDisclosure(): void {
  const ledger = { kind: 'LEDGER', region: '220503', fiscalYear: 2017, subject: '' } as const;
  const published = { ...ledger, publishedOn: '2018-01-04', url: 'https://x' };
  const open = { publications: { withdrawals: 0, standing: [] }, missing: null };
  hash('publish', publishDocument, published);
  claim('publish', publishDocument, published, open);
  hash('withdraw', withdrawPublication, { item: ledger, reason: 'r' });
  claim('withdraw', withdrawPublication, { item: ledger, reason: 'r' }, open);
  const seals: ObjectionSeals = UNASKED;
  const lodging = lodgeObjection(UNASKED);
  const objectionNo = 'YY-20180105-7777777777';
  for (const [name, about, contact] of [
    ['a program', { region: '220503', program: 'URBAN_DIBAO', period: null }, null],
    ['a month', { region: '220503', program: 'URBAN_DIBAO', period: '2017-02' }, 'c'],
    ['a document', { documentNo: 'T' }, null],
  ] as const) {
    const objection = { about, text: 'x', contact };
    const contentHash = `${objectionNo}:${contact === null ? 2 : 3}`;
    const data = { lodgedOn: '2018-01-05' };
    hash(`objection about ${name}`, lodging, objection, { contentHash });
    claim(`objection about ${name}`, lodging, objection, { objectionNo, contentHash, data });
  }
  const answer = { objectionNo: 'YY-20180105-0123456789', outcome: 'UPHELD', text: 'x' } as const;
  const contentHash = 'YY-20180105-0123456789:1';
  hash('objection answer', answerObjection(seals), answer as never, { contentHash });
}

it('commands are hashed as the first release hashed them', () => {
  ofLedger();
  ofFindings();
  ofMatters();
  ofPersons();
  ofAllocation();
  ofReports();
  ofDisclosure();
  expect(hashes).toEqual(kept.commands);
  expect(claims).toEqual(kept.claims);
});
