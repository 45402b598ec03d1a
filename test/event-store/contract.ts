import { afterAll, beforeAll, describe } from '@jest/globals';
import { appendContract } from './contract/appending.js';
import { claimContract } from './contract/claims.js';
import type { ContractStore, MakeStore } from './contract/given-events.js';
import { orderContract } from './contract/order.js';
import { readContract } from './contract/reading.js';
import { subscriptionContract } from './contract/subscribing.js';

export interface ContractOptions {
  /** Events of the race of many writers against one tailing reader. */
  readonly raceEvents: number;
}

/**
 * What `port.ts` promises, as a suite that every adapter passes. One store serves the whole suite:
 * each test works on streams of its own, and none assumes that the store was empty.
 */
export function eventStoreContract(
  name: string,
  makeStore: MakeStore,
  options: ContractOptions,
): void {
  describe(`event store contract: ${name}`, () => {
    let made: ContractStore | undefined;
    beforeAll(async () => {
      made = await makeStore();
    }, 60_000);
    afterAll(async () => {
      await made?.store.close();
      await made?.dispose();
    }, 60_000);
    const store = () => made!.store;

    appendContract(store);
    claimContract(store);
    readContract(store);
    subscriptionContract(store);
    orderContract(store, options.raceEvents);
  });
}
