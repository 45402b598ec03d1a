/**
 * Every request of the served document, as it is filled in there, to a fresh demo; and then
 * generated ones over all operations, from the same document.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '../../libs/access/domain/roles.js';
import { cosign } from '../../libs/audit/domain/cosignature.js';
import { formatKey, privateKeyOf, publicKeyOf } from '../../libs/audit/domain/signed-note.js';
import { openSealer } from '../../apps/system/seals.js';
import { type RequestsOutcome, campaign } from '../chaos/requests/request-campaign.js';
import { type RunningDoudi, runSample } from './running-doudi.js';
import { startDemo } from '../started-demo.js';

const WITNESS = 'w.example/1';
const WITNESS_KEY = privateKeyOf(randomBytes(32));

let doudi: RunningDoudi;
let outcome: RequestsOutcome;

beforeAll(async () => {
  const witness = formatKey(publicKeyOf(WITNESS, WITNESS_KEY), 'cosignature');
  doudi = await runSample({ DOUDI_WITNESS_KEYS: witness, LOG_LEVEL: 'error' });
  await startDemo(doudi);
  await seal();
  outcome = await campaign({
    site: {
      ...doudi,
      seal,
      cosign: (checkpoint) =>
        cosign(checkpoint, WITNESS, WITNESS_KEY, BigInt(Math.floor(Date.now() / 1000))),
    },
    seed: '1',
    ...{ requests: 2_000, clients: 6, log: () => undefined },
  });
});

afterAll(() => doudi.close());

async function seal(): Promise<void> {
  const sealer = openSealer(doudi.system, () => undefined);
  await sealer.sealAll();
  await sealer.disconnect();
}

describe('12.C7 requests of the served document', () => {
  it('are answered as they are filled in there', () => {
    expect(outcome.refused).toEqual([]);
    expect(outcome.neverAnswered).toEqual([]);
    expect(outcome.roles.toSorted()).toEqual(ROLES.toSorted());
  });

  it('however wrong, never end in a 500, and are answered as described', () => {
    expect(outcome.failed).toEqual([]);
    expect(outcome.differing).toEqual([]);
  });

  it('12.B1 that are bombs are all refused', () => {
    expect(outcome.bombing.taken).toEqual([]);
  });
});
