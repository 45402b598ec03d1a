import { recordedFact } from '../../event-store/decoding.js';
import type { EventStore } from '../../event-store/port.js';
import { Divisions } from '../domain/divisions.js';

/** Level by code of the divisions that are registered. */
export async function registeredRegions(store: EventStore): Promise<ReadonlyMap<string, string>> {
  const divisions = new Divisions();
  for await (const page of store.readAll({ streamPrefixes: ['region-'] })) {
    for (const event of page) divisions.evolve(recordedFact(event));
  }
  return new Map(divisions.all().map(({ code, level }) => [code, level]));
}
