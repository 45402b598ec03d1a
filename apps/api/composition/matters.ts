/** Matters over the system of this process. */
import { businessDateToday } from '../../../libs/event-store/business-date.js';
import { SealedTexts } from '../../../libs/access/store/sealed-texts.js';
import { StoreUnavailable } from '../../../libs/event-store/port.js';
import {
  COMPLAINT_TEXTS,
  type ComplaintTexts,
} from '../../../libs/matters/store/complaint-texts.js';
import { MatterDesk, type SupervisedFindings } from '../../../libs/matters/store/matter-desk.js';
import { matterEvidence } from '../../../libs/matters/store/matter-evidence.js';
import { MatterFiles } from '../../../libs/matters/store/matter-files.js';
import { listMatters } from '../../../libs/matters/store/matter-list.js';
import { type Answer, InvalidCursor } from '../backend.js';
import type { MattersPort } from '../matters/matters-port.js';
import { findingDesk } from './oversight-questions.js';
import { type System } from '../../system/system.js';

const LONGEST_WAIT_MS = 5_000;

/** @param today business date in Asia/Shanghai on which steps are taken */
export function mattersOf(system: System, today = businessDateToday): MattersPort {
  const { sql, store, handler, position } = system;
  const texts: ComplaintTexts = new SealedTexts(sql, system.vaultKeys, COMPLAINT_TEXTS);
  const supervision = findingDesk(system);
  const findings: SupervisedFindings = {
    regionOf: async (findingId) => (await supervision.locate(findingId))?.region,
    isSettled: async (findingId) => {
      // What was just recorded counts: better no answer than one that overlooks it.
      if (!(await position.waitFor(await store.head(), LONGEST_WAIT_MS))) {
        throw new StoreUnavailable('the read models are behind');
      }
      return supervision.isSettled(findingId);
    },
  };
  const matters = new MatterDesk({ store, handler, texts, findings, today });
  const files = new MatterFiles(store, supervision, texts);
  return {
    open: (command) => matters.open(command),
    handle: (command) => matters.handle(command),
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
