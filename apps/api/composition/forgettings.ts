/** Forgetting persons over the system of this process. */
import { businessDateToday } from '../../../libs/event-store/business-date.js';
import { ForgettingDesk } from '../../../libs/access/store/forgetting-desk.js';
import { listForgettings } from '../../../libs/access/store/forgetting-list.js';
import { StoreUnavailable } from '../../../libs/event-store/port.js';
import { unsettledFindingOf } from '../../../libs/supervision/store/unsettled-findings.js';
import { type Answer, InvalidCursor } from '../backend.js';
import type { ForgettingPort } from '../persons/forgetting-port.js';
import { type System } from '../../system/system.js';

const LONGEST_WAIT_MS = 5_000;

export function forgettingDesk({ store, handler, vault, sql, position }: System): ForgettingDesk {
  return new ForgettingDesk(store, handler, vault, async (beneficiary) => {
    // A duplicate that was just recorded counts: better no answer than one that overlooks it.
    if (!(await position.waitFor(await store.head(), LONGEST_WAIT_MS))) {
      throw new StoreUnavailable('the read models are behind');
    }
    return unsettledFindingOf(sql, beneficiary);
  });
}

export function forgettingsOf(system: System): ForgettingPort {
  const desk = forgettingDesk(system);
  return {
    propose: (command) => desk.propose({ ...command, today: businessDateToday() }),
    approve: (command) => desk.approve({ ...command, today: businessDateToday() }),
    find: (forgettingNo) => desk.find(forgettingNo),
    list: async ({ after, ...question }) => {
      if (after !== undefined && !/^\d{1,18}$/.test(after)) throw new InvalidCursor(after);
      const key = BigInt(after ?? 0);
      const { items, next } = await listForgettings(system.sql, { ...question, after: key });
      return {
        items: items as readonly object[] as readonly Answer[],
        next: next === null ? null : String(next),
      };
    },
  };
}
