import { describe, expect, it } from '@jest/globals';
import type { Approval } from '../../command-handling/review.js';
import { StoreUnavailable } from '../../event-store/port.js';
import {
  CHIEF,
  CLERK,
  brought,
  eventsOf,
  ledgerWith,
  wordOf,
} from '../../../test/ledger-at-work.js';
import { receipt } from '../../../test/sample-commands.js';
import {
  type Proposal,
  approvalStream,
  carryingOutId,
  expiresAt,
  refuseSamePerson,
  statusOn,
} from './proposal.js';
import { commandOfText, textOfCommand } from './stored-command.js';

const PROPOSAL: Proposal = {
  ...{ status: 'SUBMITTED', author: CLERK, expiresOn: '2019-07-30', region: null },
  ...{ formHash: null, submission: null, reviewedBy: [CHIEF] },
};

describe('a proposal', () => {
  it('is over the day after its last one, unless it was approved', () => {
    expect(statusOn(PROPOSAL, '2019-07-30')).toBe('SUBMITTED');
    expect(statusOn(PROPOSAL, '2019-07-31')).toBe('EXPIRED');
    expect(statusOn({ ...PROPOSAL, status: 'APPROVED' }, '2019-07-31')).toBe('APPROVED');
    expect(expiresAt('2019-07-30')).toBe('2019-07-31T00:00:00+08:00');
  });

  it.each(['a-clerk', 'Ａ-CLERK', 'a-cl\u200berk', 'а-clerk', 'a-chief'])(
    'is looked at by nobody twice: %s',
    (subject) => {
      expect(refuseSamePerson(PROPOSAL, subject)).toMatchObject({ code: 'SAME_PERSON' });
    },
  );

  it('keeps amounts as amounts', () => {
    const command = { name: 'RecordInLedger', order: { amountFen: 12_345n, lines: [{ no: 1 }] } };
    expect(commandOfText(textOfCommand(command))).toEqual(command);
  });
});

it('whoever dies after an approval was appended, it was carried out, once', async () => {
  const { store, ledger } = await ledgerWith();
  const stream = approvalStream('P-1');
  const fact = { type: 'ProposalApproved', data: { proposalId: 'P-1' } } as const;
  const approval: Approval = {
    approver: CHIEF,
    reviewedBy: [CHIEF],
    decide: async (reading) =>
      (await reading.revision(stream)) >= 0n ? { kind: 'done' } : { kind: 'with', stream, fact },
  };
  const approved = brought(receipt('D-1', '10.00'), {
    ...{ commandId: carryingOutId('P-1'), approval },
  });
  const append = store.append.bind(store);
  store.append = async (request) => {
    await append(request);
    throw new StoreUnavailable('gone');
  };
  await expect(ledger.execute(...approved)).rejects.toThrow(StoreUnavailable);
  store.append = append;
  expect(wordOf(await ledger.execute(...approved))).toBe('replayed');
  const events = (await eventsOf(store)).slice(-2);
  expect(events.map(({ type, metadata: { actor } }) => [type, actor.subject])).toEqual([
    ['ProposalApproved', 'a-chief'],
    ['ReceiptRecorded', 'a-clerk'],
  ]);
  expect(events[1]!.metadata.reviewedBy).toEqual([CHIEF]);
});
