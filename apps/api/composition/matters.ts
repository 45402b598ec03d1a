/** Matters over the system of this process. */
import { businessDateToday } from '../../../libs/event-store/business-date.js';
import { SealedTexts } from '../../../libs/access/store/sealed-texts.js';
import {
  COMPLAINT_TEXTS,
  type ComplaintTexts,
} from '../../../libs/matters/store/complaint-texts.js';
import { MatterCommands } from '../../../libs/matters/store/matter-commands.js';
import { matterEvidence } from '../../../libs/matters/store/matter-evidence.js';
import { MatterFiles } from '../../../libs/matters/store/matter-files.js';
import { listMatters } from '../../../libs/matters/store/matter-list.js';
import { type Answer, InvalidCursor } from '../backend.js';
import type { MattersPort } from '../matters/matters-port.js';
import { findingCommands } from './oversight-questions.js';
import { type System } from '../../system/system.js';

export function mattersOf(system: System): MattersPort {
  const { sql, store, handler } = system;
  const texts: ComplaintTexts = new SealedTexts(sql, system.vaultKeys, COMPLAINT_TEXTS);
  const supervision = findingCommands(system);
  const matters = new MatterCommands(handler, texts, supervision.supervised);
  const files = new MatterFiles(store, supervision, texts);
  return {
    open: (command) => matters.open(command, command),
    handle: (command) => matters.handle(command, command),
    list: async ({ after = '0', asOf = businessDateToday(), ...question }) => {
      if (!/^\d{1,18}$/.test(after)) throw new InvalidCursor(after);
      const { items, next } = await listMatters(sql, { ...question, asOf, after: BigInt(after) });
      return {
        items: items as readonly object[] as readonly Answer[],
        next: next === null ? null : String(next),
      };
    },
    find: (matterNo) => files.find(matterNo, businessDateToday()),
    regionOf: (matterNo) => files.regionOf(matterNo),
    evidence: (matterNo) => matterEvidence(store, matterNo),
    complaint: (matterNo) => files.complaint(matterNo),
  };
}
