/** What a ledger answers on another day; everything else of it is tested over HTTP. */
import { expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { CLERK, ledgerWith, recordedId } from '../../../test/ledger-at-work.js';
import { COUNTIES } from '../../../test/given-when-then.js';
import type { Complaint, ComplaintTexts } from './complaint-texts.js';
import { MatterDesk, type OpenMatter } from './matter-desk.js';

const COMPLAINT: Complaint = { text: '发放不公', complainant: null, contact: null };

it('opens a matter once, also where its command comes again on a later day', async () => {
  const { store, handler } = await ledgerWith();
  const kept: string[] = [];
  const texts = {
    secretOf: (_, commandId) => Buffer.from(commandId.replaceAll('-', ''), 'hex'),
    hashOf: (no, text) => `${no} ${text.length}`,
    keep: async ({ no }) => void kept.push(no),
  } as Partial<ComplaintTexts> as ComplaintTexts;
  const findings = { regionOf: async () => undefined, isSettled: async () => false };
  let day = '2018-01-05';
  const matters = new MatterDesk({ store, handler, texts, findings, today: () => day });
  const commandId = randomUUID();
  const opening: OpenMatter = {
    ...{ kind: 'COMPLAINT', region: COUNTIES[0], title: '发放', program: null, fiscalYear: null },
    ...{ dueOn: '2018-01-06', requiredFen: null, complaint: COMPLAINT },
    ...{ actor: CLERK, commandId, correlationId: commandId },
  };
  const first = await matters.open(opening);
  // Also the deadline has come by then.
  day = '2018-01-06';
  const again = await matters.open(opening);
  expect(again.matterNo).toBe(first.matterNo);
  expect(recordedId(again.answer)).toBe(recordedId(first.answer));
  expect(kept).toEqual([first.matterNo]);
});
