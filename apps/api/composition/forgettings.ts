/** Forgetting persons over the system of this process. */
import { ForgettingCommands } from '../../../libs/access/store/forgetting-commands.js';
import { listForgettings } from '../../../libs/access/store/forgetting-list.js';
import { unsettledFindingOf } from '../../../libs/supervision/store/unsettled-findings.js';
import { type Answer, InvalidCursor } from '../backend.js';
import type { ForgettingPort } from '../persons/forgetting-port.js';
import { type System } from '../../system/system.js';

export function forgettingCommands({ store, handler, vault, sql }: System): ForgettingCommands {
  return new ForgettingCommands(store, handler, vault, (beneficiary) =>
    unsettledFindingOf(sql, beneficiary),
  );
}

export function forgettingsOf(system: System): ForgettingPort {
  const forgettings = forgettingCommands(system);
  return {
    propose: (command) => forgettings.propose(command, command),
    approve: (command) => forgettings.approve(command, command),
    find: (forgettingNo) => forgettings.find(forgettingNo),
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
