/**
 * The headers that a county keeps: recorded in a stream of its own, the latest of a table counts.
 */
import type { Decider } from '../../command-handling/decider.js';
import { members } from '../../command-handling/content.js';
import type { DataOf } from '../../event-catalogue/catalogue.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import { recordedFact } from '../../event-store/decoding.js';
import type { EventStore } from '../../event-store/port.js';
import type { HeaderMapping } from '../domain/header-mapping.js';
import { type TableName, isTableName } from '../domain/tables.js';

export type SetHeaders = DataOf<'HeaderMappingSet'>;

export interface KeptMapping extends HeaderMapping {
  readonly setBy: string;
  readonly setAt: string;
}

interface Setting {
  readonly by: string;
  readonly at: string;
}

const KEPT: FoldTable<
  'headerMappings',
  [kept: Map<TableName, KeptMapping>, setting: Setting],
  void
> = {
  HeaderMappingSet({ table, headers, fixed }, kept, { by: setBy, at: setAt }) {
    if (!isTableName(table)) return;
    if (headers.length === 0 && fixed.length === 0) kept.delete(table);
    else kept.set(table, { table, headers, fixed, setBy, setAt });
  },
};

/** Up to what is recorded by now, in the order of the tables' names. */
export async function keptHeaders(
  store: Pick<EventStore, 'readStream'>,
  county: string,
): Promise<ReadonlyMap<TableName, KeptMapping>> {
  const kept = new Map<TableName, KeptMapping>();
  for await (const page of store.readStream(streamOf(county))) {
    for (const event of page) {
      const { type, data, recordedAt } = recordedFact(event);
      const setting = { by: event.metadata.actor.subject, at: recordedAt };
      entryFor(KEPT, type)?.(data, kept, setting);
    }
  }
  return new Map([...kept].sort(([one], [other]) => (one < other ? -1 : 1)));
}

export const setHeaders: Decider<SetHeaders, null> = {
  name: () => 'SetHeaders',
  content: (mapping) => ({ asked: members(mapping, 'region', 'table', 'headers', 'fixed') }),
  read: async () => null,
  decide: (data, _, { today }) => ({
    fact: { type: 'HeaderMappingSet', data },
    occurredOn: today,
    stream: streamOf(data.region),
  }),
};

function streamOf(county: string): string {
  return `header-mappings-${county}`;
}
