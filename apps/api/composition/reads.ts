/** The record of access, over the system of this process. */
import { AccessRecord } from '../../../libs/access/store/access-record.js';
import type { Reads } from '../audit-replay/reads.js';
import { type Answer, InvalidCursor } from '../backend.js';
import { type System, businessDateToday } from './system.js';

export function readsOf({ store }: Pick<System, 'store'>): Reads {
  const record = new AccessRecord(store);
  return {
    record: (read) => record.record({ ...read, today: businessDateToday() }),
    list: async ({ after = '0', limit, subject, from, to }) => {
      if (!/^\d{1,18}$/.test(after)) throw new InvalidCursor();
      const { items, next } = await record.list({
        afterPosition: BigInt(after),
        limit,
        ...(subject === undefined ? {} : { subject }),
        ...(from === undefined ? {} : { from: new Date(from).toISOString() }),
        ...(to === undefined ? {} : { to: new Date(to).toISOString() }),
      });
      return {
        items: items as readonly object[] as readonly Answer[],
        next: next === null ? null : String(next),
      };
    },
  };
}
