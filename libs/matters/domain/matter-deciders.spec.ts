/** What is answered on another day; everything else of it is tested over HTTP. */
import { expect, it } from '@jest/globals';
import { ledgerWith, recordedId, someone } from '../../../test/ledger-at-work.js';
import { COUNTIES } from '../../../test/given-when-then.js';
import { CommandHandler } from '../../command-handling/command-handler.js';
import {
  type Complaint,
  type ComplaintSeals,
  type OpenMatter,
  openMatter,
} from './matter-deciders.js';

const COMPLAINT: Complaint = { text: '发放不公', complainant: null, contact: null };

it('opens a matter once, also where its command comes again on a later day', async () => {
  const { store } = await ledgerWith();
  const kept: string[] = [];
  const seals: ComplaintSeals = {
    secretOf: (_, commandId) => Buffer.from(commandId.replaceAll('-', ''), 'hex'),
    hashOf: (no, text) => `${no} ${text.length}`,
    keep: async ({ no }) => void kept.push(no),
  };
  let day = '2018-01-05';
  const handler = new CommandHandler({ store, today: () => day });
  const opening: OpenMatter = {
    ...{ kind: 'COMPLAINT', region: COUNTIES[0], title: '发放', program: null, fiscalYear: null },
    ...{ dueOn: '2018-01-06', requiredFen: null, complaint: COMPLAINT },
  };
  const context = someone();
  const first = await handler.execute(openMatter(seals), opening, context);
  // Also the deadline has come by then.
  day = '2018-01-06';
  const again = await handler.execute(openMatter(seals), opening, context);
  expect(recordedId(again)).toBe(recordedId(first));
  expect(kept).toEqual([expect.stringMatching(/^SX-20180105-/)]);
});
