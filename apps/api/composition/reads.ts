/** The record of access, over the system of this process. */
import { AccessRecord, type ReadsFilter } from '../../../libs/access/store/access-record.js';
import type { Reads } from '../audit-replay/reads.js';
import { type Answer, InvalidCursor } from '../backend.js';
import { type System } from '../../system/system.js';

export function readsOf({ store, handler }: System): Reads {
  const record = new AccessRecord(store, handler);
  return {
    record: ({ actor, correlationId, ...read }) => record.record(read, { actor, correlationId }),
    list: async ({ after = '0', limit, ...filter }) => {
      if (!/^\d{1,18}$/.test(after)) throw new InvalidCursor();
      const question = { ...inUtc(filter), afterPosition: BigInt(after), limit };
      const { items, next } = await record.list(question);
      return {
        items: items as readonly object[] as readonly Answer[],
        next: next === null ? null : String(next),
      };
    },
    lines: (filter) => linesOf(record.pages(inUtc(filter))),
  };
}

function inUtc({ from, to, ...filter }: ReadsFilter): ReadsFilter {
  return {
    ...filter,
    ...(from === undefined ? {} : { from: new Date(from).toISOString() }),
    ...(to === undefined ? {} : { to: new Date(to).toISOString() }),
  };
}

async function* linesOf(pages: AsyncIterable<readonly object[]>): AsyncIterable<string> {
  for await (const page of pages) {
    yield page.map((read) => `${JSON.stringify(read)}\n`).join('');
  }
}
