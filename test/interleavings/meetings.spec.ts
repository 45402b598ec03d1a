/** Every pair of commands that meet on a stream ends as one of its two orders. */
import { describe, expect, it } from '@jest/globals';
import {
  type KnownPersons,
  approveForgetting,
  proposeForgetting,
} from '../../libs/access/domain/forgetting-deciders.js';
import { adoptingOf, draftingOf, issuingOf } from '../../libs/allocation/store/scheme-commands.js';
import { draftScheme } from '../../libs/allocation/domain/draft.js';
import type { CountyFacts } from '../../libs/allocation/domain/scheme-inputs.js';
import type { Decider } from '../../libs/command-handling/decider.js';
import {
  type ObjectionSources,
  answerObjection,
  lodgeObjection,
} from '../../libs/disclosure/domain/objection-deciders.js';
import {
  publishDocument,
  withdrawPublication,
} from '../../libs/disclosure/domain/publication-deciders.js';
import type { LedgerCommand } from '../../libs/funds/domain/commands.js';
import { acknowledgeAlert } from '../../libs/gap-alerts/domain/alert-decider.js';
import { matterNoOf } from '../../libs/matters/domain/matter.js';
import {
  type MatterAction,
  handleMatter,
  openMatter,
} from '../../libs/matters/domain/matter-deciders.js';
import { parametersAt } from '../../libs/policy/parameters.js';
import { decideParameter } from '../../libs/policy/parameter-decider.js';
import {
  explainFinding,
  isSettled,
  judgeFinding,
  locatedFinding,
  rectifyFinding,
} from '../../libs/supervision/domain/finding-deciders.js';
import { COUNTIES, PROVINCE } from '../given-when-then.js';
import { type AtWork, TODAY, region } from '../ledger-at-work.js';
import {
  arrival,
  bankReturn,
  batch,
  budget,
  close,
  closePools,
  construction,
  need,
  receipt,
  reclaim,
  transfer,
} from '../sample-commands.js';
import { by, eventOf, line, seals } from './people.js';
import { type Bring, meet } from './two-processes.js';

const [COUNTY, SECOND] = COUNTIES;
const DIVISIONS = [region(PROVINCE, 'province'), ...COUNTIES.map((code) => region(code, 'county'))];

/** A command of the ledger, by its name. */
function enter(name: string, command: LedgerCommand): Bring {
  return ({ ledger }) => ledger.execute(command, by('clerk', name));
}

function execute<Command, State>(
  decider: Decider<Command, State>,
  command: Command,
  name: string,
  subject = name,
): Bring {
  return ({ handler }) => handler.execute(decider, command, by(subject, name));
}

function correct(entry: string): Bring {
  return ({ corrections }) =>
    corrections.approve({ correctionNo: `GZ-${entry}` }, by('chief', `correction of ${entry}`));
}

function proposed(entry: string): Bring {
  const proposal = { correctionNo: `GZ-${entry}`, eventId: eventOf(entry), reason: 'mistyped' };
  return ({ corrections }) =>
    corrections.propose(proposal, by('clerk', `proposal to correct ${entry}`));
}

/** All of these must be recorded. */
function given(...steps: readonly Bring[]) {
  return async (process: AtWork): Promise<void> => {
    const regions = DIVISIONS.map((command) =>
      enter(command.type + JSON.stringify(command.data), command),
    );
    for (const step of [...regions, ...steps]) {
      const answer = await step(process);
      if (answer.kind !== 'recorded') throw new Error(JSON.stringify(answer));
    }
  };
}

interface Pair {
  readonly given: readonly Bring[];
  readonly one: Bring;
  readonly other: Bring;
}

/** What comes of both: in the one order, then in the other. */
function meets(name: string, pair: Pair, ...expected: readonly [string, string]): void {
  it(name, async () => {
    const { one, other } = pair;
    expect(await meet({ given: given(...pair.given), one, other })).toEqual(expected);
  });
}

const listedBatch = enter(
  'F',
  batch('F', '3.00', { listed: 2, lines: [line(1, 100n), line(2, 200n)] }),
);

describe('entries of the ledgers', () => {
  const money = [enter('R', receipt('R', '5.00')), enter('T', transfer('T', '5.00'))];
  const arrived = [...money, enter('A', arrival('T'))];

  meets(
    'two batches that want the same money',
    {
      given: [enter('B', budget('B', '1.00'))],
      one: enter('F1', batch('F1', '1.00')),
      other: enter('F2', batch('F2', '1.00')),
    },
    'recorded, INSUFFICIENT_FUNDS',
    'INSUFFICIENT_FUNDS, recorded',
  );
  meets(
    'a batch and a reclaim',
    {
      given: arrived,
      one: enter('F', batch('F', '5.00')),
      other: enter('S', reclaim('S', 'T', '5.00')),
    },
    'recorded, INSUFFICIENT_FUNDS',
    'INSUFFICIENT_FUNDS, recorded',
  );
  meets(
    'two documents from one pool',
    {
      given: [enter('R', receipt('R', '5.00'))],
      one: enter('T1', transfer('T1', '5.00')),
      other: enter('T2', transfer('T2', { [SECOND]: '5.00' })),
    },
    'recorded, POOL_INSUFFICIENT',
    'POOL_INSUFFICIENT, recorded',
  );
  meets(
    'a document and the closing of the pools',
    {
      given: [enter('R', receipt('R', '5.00'))],
      one: enter('T', transfer('T', '5.00')),
      other: enter('close', closePools(2017)),
    },
    'recorded, recorded',
    'YEAR_CLOSED, recorded',
  );
  meets(
    'a document and the closing of a county that it awards',
    {
      given: [enter('R', receipt('R', '5.00')), enter('B', budget('B', '1.00'))],
      one: enter('T', transfer('T', '5.00')),
      other: enter('close', close(2017)),
    },
    'recorded, recorded',
    'YEAR_CLOSED, recorded',
  );
  meets(
    'an arrival and the correction of its document',
    { given: [...money, proposed('T')], one: enter('A', arrival('T')), other: correct('T') },
    'recorded, ALREADY_DRAWN',
    'TRANSFER_UNKNOWN, recorded',
  );
  meets(
    'a return and the correction of its batch',
    {
      given: [enter('B', budget('B', '3.00')), listedBatch, proposed('F')],
      one: enter('Z', bankReturn('Z', 'F', 1, '1.00')),
      other: correct('F'),
    },
    'recorded, ALREADY_RETURNED',
    'BATCH_UNKNOWN, recorded',
  );
  meets(
    'two returns of one payment',
    {
      given: [enter('B', budget('B', '3.00')), listedBatch],
      one: enter('Z1', bankReturn('Z1', 'F', 1, '1.00')),
      other: enter('Z2', bankReturn('Z2', 'F', 1, '1.00')),
    },
    'recorded, ALREADY_RETURNED',
    'ALREADY_RETURNED, recorded',
  );
  meets(
    'a number used anew and the correction that frees it',
    {
      given: [enter('B', budget('B', '3.00')), proposed('B')],
      one: enter('B again', budget('B', '4.00')),
      other: correct('B'),
    },
    'DUPLICATE_KEY, recorded',
    'recorded, recorded',
  );
  meets(
    'two corrections of one entry',
    {
      given: [
        enter('B', budget('B', '3.00')),
        proposed('B'),
        ({ corrections }) =>
          corrections.propose(
            { correctionNo: 'GZ-2', eventId: eventOf('B'), reason: 'twice' },
            by('clerk', 'second proposal'),
          ),
      ],
      one: correct('B'),
      other: ({ corrections }) =>
        corrections.approve({ correctionNo: 'GZ-2' }, by('chief', 'second correction')),
    },
    'recorded, ALREADY_REVERSED',
    'ALREADY_REVERSED, recorded',
  );
  meets(
    'two facts with one key',
    {
      given: [],
      one: enter('one', region('220599', 'county')),
      other: enter('other', region('220599', 'province')),
    },
    'recorded, DUPLICATE_KEY',
    'DUPLICATE_KEY, recorded',
  );
});

describe('a gap alert', () => {
  const acknowledging = {
    alertId: `${COUNTY}-2017-1`,
    plan: 'The works pay first.',
    dueOn: '2019-09-30',
  };
  meets(
    'that is answered while the money comes that closes it',
    {
      given: [enter('N', need(10, '1.00')), enter('C', construction('C', '60.00'))],
      one: execute(acknowledgeAlert, acknowledging, 'county'),
      other: enter('B', budget('B', '120.00')),
    },
    'recorded, recorded',
    'ALERT_CLOSED, recorded',
  );
});

const FINDING = `FUNDS_IDLE:${COUNTY}/2017/RURAL_DIBAO/T`;
const raised = async (): Promise<{
  readonly findingId: string;
  readonly kind: string;
  readonly region: string;
  readonly fiscalYear: number;
  readonly amountFen: bigint;
}> => ({
  ...{ findingId: FINDING, kind: 'FUNDS_IDLE', region: COUNTY, fiscalYear: 2017, amountFen: 500n },
});

const explain = (explanation: string): Bring =>
  execute(explainFinding(raised), { findingId: FINDING, explanation }, explanation);
const judge = (name: string, verdict: 'confirmed' | 'dismissed'): Bring =>
  execute(judgeFinding, { findingId: FINDING, verdict, opinion: name }, name);
const rectify = (name: string, recoveries: readonly { kind: 'RECLAIM'; number: string }[] = []) =>
  execute(
    rectifyFinding,
    { findingId: FINDING, measures: name, recoveredFen: null, evidence: null, recoveries },
    name,
  );

describe('a finding', () => {
  const explained = [explain('first')];
  const confirmed = [...explained, judge('verdict', 'confirmed')];

  meets(
    'that is explained again while it is judged',
    { given: explained, one: explain('more'), other: judge('verdict', 'confirmed') },
    'recorded, recorded',
    'FINDING_ALREADY_JUDGED, recorded',
  );
  meets(
    'that is explained for the first time while it is judged',
    { given: [], one: explain('first'), other: judge('verdict', 'dismissed') },
    'recorded, recorded',
    'recorded, FINDING_NOT_EXPLAINED',
  );
  meets(
    'that two explain',
    { given: [], one: explain('one'), other: explain('other') },
    'recorded, recorded',
    'recorded, recorded',
  );
  meets(
    'that two judge',
    { given: explained, one: judge('one', 'confirmed'), other: judge('other', 'dismissed') },
    'recorded, FINDING_ALREADY_JUDGED',
    'FINDING_ALREADY_JUDGED, recorded',
  );
  meets(
    'that is rectified while it is judged',
    { given: explained, one: judge('verdict', 'confirmed'), other: rectify('done') },
    'recorded, recorded',
    'recorded, FINDING_NOT_CONFIRMED',
  );
  meets(
    'that two rectify',
    { given: confirmed, one: rectify('one'), other: rectify('other') },
    'recorded, FINDING_ALREADY_RECTIFIED',
    'FINDING_ALREADY_RECTIFIED, recorded',
  );
  meets(
    'that is rectified by an entry while that is reversed',
    {
      given: [
        enter('R', receipt('R', '5.00')),
        enter('T', transfer('T', '5.00')),
        enter('A', arrival('T')),
        enter('S', reclaim('S', 'T', '5.00')),
        ...confirmed,
        proposed('S'),
      ],
      one: rectify('done', [{ kind: 'RECLAIM', number: 'S' }]),
      other: correct('S'),
    },
    'recorded, recorded',
    'RECOVERY_UNKNOWN, recorded',
  );
});

const handling = handleMatter({
  regionOf: async (reading, findingId) =>
    (await locatedFinding(reading, findingId, raised))?.region,
  isSettled: (reading, findingId) => isSettled(reading, findingId, raised),
});
const opening = (name: string): Bring =>
  execute(
    openMatter(seals),
    {
      ...{ kind: 'RECTIFICATION', region: COUNTY, title: name, program: null, fiscalYear: null },
      ...{ dueOn: '2019-12-31', requiredFen: 500n, complaint: null },
    } as const,
    name,
  );
const matterNo = (opened: string): string =>
  matterNoOf(TODAY, seals.secretOf('number', by('', opened).commandId));
const step = (action: MatterAction, name: string = action.step, opened = 'matter'): Bring =>
  execute(handling, { matterNo: matterNo(opened), action }, name);

describe('a matter', () => {
  const explainMatter = step({ step: 'explain', explanation: 'e' });
  const judgeMatter = step({ step: 'judge', verdict: 'confirmed', opinion: 'o' });
  const report = step({ step: 'report', documentNo: 'd', measures: 'm' });
  const waive = step({ step: 'waive', reason: 'r' });
  const closing = step({ step: 'close', conclusion: 'c' });
  const reopen = step({ step: 'reopen', reason: 'r', dueOn: '2020-12-31' });
  const extend = (dueOn: string) => step({ step: 'extend', dueOn, reason: dueOn }, dueOn);
  const recover = (opened: string) =>
    step(
      { step: 'recover', recovery: { kind: 'RECLAIM', number: 'S' } },
      `recovery of ${opened}`,
      opened,
    );
  const judged = [opening('matter'), explainMatter, judgeMatter, report];
  const reclaimed = [
    enter('R', receipt('R', '5.00')),
    enter('T', transfer('T', '5.00')),
    enter('A', arrival('T')),
    enter('S', reclaim('S', 'T', '5.00')),
  ];

  meets(
    'that is explained while it is judged',
    { given: [opening('matter')], one: explainMatter, other: judgeMatter },
    'recorded, recorded',
    'recorded, MATTER_NOT_EXPLAINED',
  );
  meets(
    'that is explained again while it is closed',
    {
      given: [...judged, waive],
      one: step({ step: 'explain', explanation: 'more' }, 'more'),
      other: closing,
    },
    'recorded, MATTER_NOT_JUDGED',
    'MATTER_CLOSED, recorded',
  );
  meets(
    'that is waived while it is closed',
    { given: judged, one: waive, other: closing },
    'recorded, recorded',
    'recorded, MATTER_RECOVERY_INCOMPLETE',
  );
  meets(
    'that is extended twice',
    { given: [opening('matter')], one: extend('2020-01-31'), other: extend('2020-02-28') },
    'recorded, recorded',
    'MATTER_DUE_DAY_TOO_EARLY, recorded',
  );
  meets(
    'that is reopened twice',
    {
      given: [...judged, waive, closing],
      one: reopen,
      other: step({ step: 'reopen', reason: 'r', dueOn: '2020-11-30' }, 'again'),
    },
    'recorded, MATTER_NOT_CLOSED',
    'MATTER_NOT_CLOSED, recorded',
  );
  meets(
    'that counts an entry which another counts',
    {
      given: [...reclaimed, opening('matter'), opening('second')],
      one: recover('matter'),
      other: recover('second'),
    },
    'recorded, MATTER_RECOVERY_COUNTED',
    'MATTER_RECOVERY_COUNTED, recorded',
  );
  meets(
    'that counts an entry while that is reversed',
    {
      given: [...reclaimed, opening('matter'), proposed('S')],
      one: recover('matter'),
      other: correct('S'),
    },
    'recorded, recorded',
    'RECOVERY_UNKNOWN, recorded',
  );
  meets(
    'that closes on an entry while that is reversed',
    {
      given: [...reclaimed, ...judged, recover('matter'), proposed('S')],
      one: closing,
      other: correct('S'),
    },
    'recorded, recorded',
    'MATTER_RECOVERY_INCOMPLETE, recorded',
  );
  meets(
    'that closes while its finding is settled',
    {
      given: [
        explain('first'),
        judge('verdict', 'confirmed'),
        ...judged,
        waive,
        step({ step: 'link', links: [{ kind: 'FINDING', id: FINDING }] }),
      ],
      one: rectify('done'),
      other: closing,
    },
    'recorded, recorded',
    'recorded, MATTER_FINDING_UNSETTLED',
  );
  meets(
    'that closes while a finding is linked that is not settled',
    {
      given: [explain('first'), ...judged, waive],
      one: step({ step: 'link', links: [{ kind: 'FINDING', id: FINDING }] }),
      other: closing,
    },
    'recorded, MATTER_FINDING_UNSETTLED',
    'MATTER_CLOSED, recorded',
  );
});

describe('an allocation scheme', () => {
  const terms = {
    ...{ schemeId: 'F-1', fiscalYear: 2017, program: 'ORPHAN', totalFen: 50_000n, effort: false },
    ...{ unitFen: 100n, floorRatio: '1.00', capRatio: null, switchedOff: [], weights: null },
  };
  const county: CountyFacts = {
    ...{ region: COUNTY, code: COUNTY, name: COUNTY, persons: 1, needsFen: [40_000n], band: null },
    ...{ idleFen: 0n, fiscalDifficulty: null, revenue: null, population: null, indicators: {} },
    ...{ assessedNeedFen: 0n, ownBudgetFen: 0n, priorFen: 0n, assessed: true, designations: [] },
  };
  const drafting = draftingOf(async () => draftScheme(terms, [county], parametersAt('2017-01-01')));
  const drafts = (name: string): Bring => execute(drafting, terms, name);
  const adopts = (name: string): Bring =>
    execute(adoptingOf(Object.is), { schemeId: 'F-1', adoptedOn: '2017-02-01' }, name);
  const issues = (name: string): Bring => {
    const issue = { schemeId: 'F-1', documentNo: name, issuedOn: '2017-02-02' };
    return (process) =>
      process.handler.execute(issuingOf(process.ledger), issue, by('province', name));
  };
  const adopted = [
    enter('R', receipt('R', '1000.00', { program: 'ORPHAN' })),
    drafts('drafter'),
    adopts('chief'),
  ];

  meets(
    'that two draft',
    { given: [], one: drafts('one'), other: drafts('other') },
    'recorded, DUPLICATE_KEY',
    'DUPLICATE_KEY, recorded',
  );
  meets(
    'that two adopt',
    { given: [drafts('drafter')], one: adopts('one'), other: adopts('other') },
    'recorded, ALREADY_ADOPTED',
    'ALREADY_ADOPTED, recorded',
  );
  meets(
    'that is issued while it is adopted',
    {
      given: [enter('R', receipt('R', '1000.00', { program: 'ORPHAN' })), drafts('drafter')],
      one: adopts('chief'),
      other: issues('T'),
    },
    'recorded, recorded',
    'recorded, SCHEME_NOT_ADOPTED',
  );
  meets(
    'that two issue',
    { given: adopted, one: issues('T1'), other: issues('T2') },
    'recorded, SCHEME_ALREADY_ISSUED',
    'SCHEME_ALREADY_ISSUED, recorded',
  );
});

describe('what is published', () => {
  const item = { kind: 'TRANSFER', region: PROVINCE, fiscalYear: 2017, subject: 'T' } as const;
  const document = { ...item, publishedOn: '2017-06-01', url: 'https://x' };
  const issued = [enter('R', receipt('R', '5.00')), enter('T', transfer('T', '5.00'))];
  const publish = execute(publishDocument, document, 'publish');
  const withdraw = (name: string): Bring =>
    execute(withdrawPublication, { item, reason: 'r' }, name);

  meets(
    'is published while its document is reversed',
    { given: [...issued, proposed('T')], one: publish, other: correct('T') },
    'recorded, recorded',
    'TRANSFER_UNKNOWN, recorded',
  );
  meets(
    'is published while it is withdrawn',
    { given: issued, one: publish, other: withdraw('withdraw') },
    'recorded, recorded',
    'recorded, recorded',
  );
  meets(
    'is withdrawn twice',
    { given: [...issued, publish], one: withdraw('one'), other: withdraw('other') },
    'recorded, NOT_PUBLISHED',
    'NOT_PUBLISHED, recorded',
  );
});

describe('an objection', () => {
  const sources: ObjectionSources = {
    ...{ seals, tokenHashOf: (token) => token, isOpenTransfer: async () => true },
    dayAfter: (_, days) => `2019-08-${String(days).padStart(2, '0')}`,
  };
  const about = { region: COUNTY, program: 'RURAL_DIBAO', period: null };
  const lodge = execute(lodgeObjection(sources), { about, text: 'x', contact: null }, 'lodged');
  const objectionNo = `YY-${TODAY.replaceAll('-', '')}-${matterNo('lodged').slice(-10)}`;
  const answers = (text: string): Bring =>
    execute(answerObjection(seals), { objectionNo, outcome: 'UPHELD', text }, text);
  const parameter = {
    ...{ name: 'disclosure.objectionDays', effectiveFrom: '2017-01-01', effectiveTo: null },
    ...{ value: '10', document: 'd', clause: 'c', quote: 'q' },
  };

  meets(
    'that two answer',
    { given: [lodge], one: answers('one'), other: answers('other') },
    'recorded, OBJECTION_ANSWERED',
    'OBJECTION_ANSWERED, recorded',
  );
  meets(
    'that is answered while it is lodged',
    { given: [], one: lodge, other: answers('early') },
    'recorded, recorded',
    'recorded, OBJECTION_UNKNOWN',
  );
  meets(
    'that comes while its term is decided anew',
    { given: [], one: lodge, other: execute(decideParameter, parameter, 'policy') },
    'recorded, recorded',
    'recorded, recorded',
  );
});

describe('forgetting', () => {
  const persons: KnownPersons = {
    reveal: async (pseudonyms) => new Map(pseudonyms.map((pseudonym) => [pseudonym, {}])),
    isForgotten: async () => false,
    unsettledFinding: async () => null,
  };
  const propose = (forgettingNo: string, beneficiary = 'p'): Bring =>
    execute(
      proposeForgetting(persons),
      { forgettingNo, beneficiary, region: null, basis: 'b', reason: 'r' },
      `proposal ${forgettingNo} ${beneficiary}`,
    );
  const approve = (forgettingNo: string, name = forgettingNo): Bring =>
    execute(approveForgetting(persons), { forgettingNo }, `approval ${name}`);

  meets(
    'that two propose by one number',
    { given: [], one: propose('YW-1', 'p'), other: propose('YW-1', 'q') },
    'recorded, DUPLICATE_KEY',
    'DUPLICATE_KEY, recorded',
  );
  meets(
    'that two approve',
    { given: [propose('YW-1')], one: approve('YW-1', 'one'), other: approve('YW-1', 'other') },
    'recorded, ALREADY_FORGOTTEN',
    'ALREADY_FORGOTTEN, recorded',
  );
  meets(
    'of one person by two proposals',
    {
      given: [propose('YW-1'), propose('YW-2')],
      one: approve('YW-1'),
      other: approve('YW-2'),
    },
    'recorded, DUPLICATE_KEY',
    'DUPLICATE_KEY, recorded',
  );
});
