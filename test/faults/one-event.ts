/** An append of one event in a stream of its own. */
import { randomUUID } from 'node:crypto';
import type { AppendRequest } from '../../libs/event-store/port.js';
import { CLERK } from '../ledger-at-work.js';

export function oneEvent(): AppendRequest & { readonly id: string } {
  const id = randomUUID();
  const metadata = { actor: CLERK, commandId: id, correlationId: id, causationId: id };
  const data = JSON.stringify({ code: '220000', name: '省', level: 'province', parent: null });
  const of = { schemaVersion: 1, occurredOn: '2019-01-01', metadata, data };
  const events = [{ id, type: 'RegionRegistered', ...of }];
  return { id, writes: [{ stream: `region-${id}`, expectedRevision: 'none', events }] };
}
