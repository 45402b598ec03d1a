/**
 * What the owner of the database may do as a superuser, with triggers and constraints off, and what
 * an auditor finds who kept a checkpoint, beside the tamperings of the table next to this.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { cosign } from '../../libs/audit/domain/cosignature.js';
import { publicKeyOf } from '../../libs/audit/domain/signed-note.js';
import { type VerificationOptions, verifyEvents } from '../../libs/audit/store/verification.js';
import { RecordedEvents } from './recorded-events.js';

const KEY = randomBytes(32);
let recorded: RecordedEvents;
let kept: string;

beforeEach(async () => {
  [recorded, kept] = await RecordedEvents.keptUnderTwoSeals(KEY);
  await recorded.owner.query(`
    SET session_replication_role = replica;
    ALTER TABLE store.events DROP CONSTRAINT events_pkey, DROP CONSTRAINT events_revision,
      DROP CONSTRAINT events_id;
    CREATE INDEX ON store.events (position)`);
});
afterEach(() => recorded.close());

const tamper = (sql: string) => recorded.owner.query(sql);

function verify(options: Partial<VerificationOptions> = {}) {
  const login = recorded.database.logins.of('verifier');
  const { log } = recorded;
  return verifyEvents({ ...login, log, checkpoints: [kept], ...options });
}

async function firstFault() {
  const report = await verify();
  expect(report.holds).toBe(false);
  return report.faults[0];
}

/** As somebody does who owns the signing key too: all seals anew, over what is there now. */
async function sealAnew(): Promise<void> {
  await tamper(`DELETE FROM store.seals; DELETE FROM store.tree_nodes; DELETE FROM store.log;
    CREATE TEMP TABLE keys_before AS TABLE store.seal_keys; DELETE FROM store.seal_keys`);
  await recorded.forgetSigned();
  await recorded.seal(KEY);
  await tamper('INSERT INTO store.seal_keys TABLE keys_before ON CONFLICT DO NOTHING');
}

describe('verification', () => {
  it('finds nothing where nothing was done', async () => {
    expect(await verify()).toMatchObject({
      holds: true,
      events: 43n,
      sealed: 40n,
      seals: 2,
      checkpoints: [{ size: 40n, holds: true }],
      badEvents: 0n,
      faults: [],
    });
  });

  it('tells its progress', async () => {
    const told: [bigint, bigint][] = [];
    await verify({ progress: (done, total) => told.push([done, total]) });
    expect(told).toEqual([[40n, 43n]]);
  });

  it.each([
    ['a blank of a payload', `data = replace(data::text, '{ ', '{')::json`],
    ['the business date', `occurred_on = occurred_on + 1`],
    ['the schema version', `schema_version = 2`],
  ])('names the event where %s was changed', async (_, change) => {
    await tamper(`UPDATE store.events SET ${change} WHERE position = 11`);
    expect(await firstFault()).toEqual({ what: 'CHANGED', position: 11n });
  });

  it('names it where all later events were moved up', async () => {
    await tamper(`DELETE FROM store.events WHERE position = 17;
      UPDATE store.events SET position = position - 1 WHERE position > 17;
      UPDATE store.head SET position = position - 1`);
    expect(await firstFault()).toEqual({ what: 'MISSING', position: 17n });
  });

  it('names where the tail was cut off', async () => {
    await tamper('DELETE FROM store.events WHERE position > 30');
    expect(await firstFault()).toEqual({ what: 'TRUNCATED', position: 31n });
  });

  it('names where the tail was cut off with the head', async () => {
    await tamper(`DELETE FROM store.events WHERE position > 30;
      UPDATE store.head SET position = 30`);
    expect(await firstFault()).toEqual({ what: 'TRUNCATED', position: 31n });
  });

  it('names where events are gone that no seal covers, as long as the head tells', async () => {
    await tamper('DELETE FROM store.events WHERE position > 41');
    expect(await firstFault()).toEqual({ what: 'TRUNCATED', position: 42n });
  });

  it.each([
    ['payloads', 'data'],
    ['metadata', 'metadata'],
  ])('names both events that exchanged their %s', async (_, column) => {
    await tamper(`UPDATE store.events e SET ${column} = o.${column} FROM store.events o
      WHERE (e.position, o.position) IN ((8, 28), (28, 8))`);
    const fault = await firstFault();
    // 8 and 28 stand under two seals, but in one stretch.
    expect(fault).toEqual({ what: 'SWAPPED', position: 8n, upTo: 28n });
  });

  it.each([
    ['all later events were moved down', 'position = position + 1'],
    [
      'their revisions too',
      `position = position + 1,
       revision = revision + (stream = 'county-220421')::int`,
    ],
  ])('names the place of an event that was slipped in, where %s', async (_, change) => {
    await tamper(`UPDATE store.events SET ${change} WHERE position >= 20;
      INSERT INTO store.events
        SELECT 20, 'county-220421', revision, gen_random_uuid(), type, schema_version, occurred_on,
               recorded_at, metadata, data FROM store.events WHERE position = 21;
      UPDATE store.head SET position = position + 1`);
    expect(await firstFault()).toEqual({ what: 'INSERTED', position: 20n });
  });

  it.each([
    ['before the first', 0],
    ['after the head', 44],
  ])('names an event that was slipped in %s', async (_, position) => {
    await tamper(`INSERT INTO store.events
      SELECT ${position}, stream, revision, gen_random_uuid(), type, schema_version, occurred_on,
             recorded_at, metadata, data FROM store.events WHERE position = 12`);
    expect(await firstFault()).toEqual({ what: 'INSERTED', position: BigInt(position) });
  });

  it('finds a log that was made anew under another name', async () => {
    await tamper(`UPDATE store.events SET data = '{}' WHERE position >= 30`);
    await sealAnew();
    const { faults } = await verify();
    expect(faults.map(({ what }) => what)).toEqual([
      'CHECKPOINT_UNKNOWN',
      'KEY_CHANGED',
      'KEY_UNANNOUNCED',
      'REWRITTEN',
    ]);
  });

  it('finds a rewriting whose seals the service’s own key signed', async () => {
    const origin = kept.split('\n')[0]!;
    await tamper(`UPDATE store.events SET data = '{"amountFen":"1"}' WHERE position = 33;
      DELETE FROM store.seals WHERE size > 25; DELETE FROM store.tree_nodes`);
    await recorded.forgetSigned();
    await recorded.seal(KEY);
    expect((await recorded.tree.latest())!.checkpoint.split('\n')[0]).toBe(origin);
    expect(await verify({ checkpoints: [] })).toMatchObject({ holds: true });
    const first = (await recorded.tree.atSize(25n))!.checkpoint;
    const report = await verify({ checkpoints: [kept, first] });
    expect(report.faults).toEqual([{ what: 'REWRITTEN', position: 26n, upTo: 40n }]);
    expect(report.checkpoints).toEqual([
      { size: 25n, holds: true },
      { size: 40n, holds: false },
    ]);
  });

  it('takes an older copy for whole where nothing comes from outside', async () => {
    await tamper(`DELETE FROM store.events WHERE position > 30;
      DELETE FROM store.seals WHERE size > 25; UPDATE store.head SET position = 30`);
    expect(await verify({ checkpoints: [] })).toMatchObject({ holds: true });
  });

  describe('with a receipt', () => {
    let receipts: string[];
    beforeEach(async () => {
      receipts = [await recorded.receiptOf(33n), await recorded.receiptOf(42n)];
    });

    it('finds nothing where the promises were kept', async () => {
      expect(await verify({ receipts })).toMatchObject({ holds: true });
    });

    it('finds an event changed before any seal covered it', async () => {
      await tamper(`UPDATE store.events SET data = '{}' WHERE position = 42`);
      expect(await verify()).toMatchObject({ holds: true });
      const { faults } = await verify({ receipts });
      expect(faults).toEqual([{ what: 'RECEIPT_BROKEN', position: 42n }]);
    });

    it('finds what was rewritten and sealed anew, without any checkpoint', async () => {
      await tamper(`UPDATE store.events SET data = '{}' WHERE position = 33;
        DELETE FROM store.seals WHERE size > 25; DELETE FROM store.tree_nodes`);
      await recorded.forgetSigned();
      await recorded.seal(KEY);
      const { faults } = await verify({ checkpoints: [], receipts });
      expect(faults).toEqual([{ what: 'RECEIPT_BROKEN', position: 33n }]);
    });

    it('finds that the event is gone with the whole tail', async () => {
      await tamper(`DELETE FROM store.events WHERE position > 41;
        UPDATE store.head SET position = 41`);
      const { faults } = await verify({ receipts });
      expect(faults).toEqual([{ what: 'RECEIPT_BROKEN', position: 42n }]);
    });

    it('says that it cannot judge a receipt that was changed', async () => {
      const changed = receipts.map((text) => text.replace(/^(\d+) /m, '7 '));
      const { faults } = await verify({ receipts: changed });
      expect(faults).toMatchObject([
        { what: 'RECEIPT_UNKNOWN', because: 'BAD_SIGNATURE' },
        { what: 'RECEIPT_UNKNOWN', because: 'BAD_SIGNATURE' },
      ]);
    });
  });

  it('finds a kept checkpoint that too few witnesses cosigned', async () => {
    const { generateKeyPairSync } = await import('node:crypto');
    const [one, two] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
    const keys = [one, two].map(({ privateKey }, at) => publicKeyOf(`w.example/${at}`, privateKey));
    const checkpoints = [kept + cosign(kept, 'w.example/0', one.privateKey, 1_800_000_000n)];
    expect(await verify({ checkpoints, witnesses: { keys, quorum: 1 } })).toMatchObject({
      holds: true,
    });
    const { faults } = await verify({ checkpoints, witnesses: { keys, quorum: 2 } });
    expect(faults).toMatchObject([{ what: 'QUORUM_MISSING', because: '1/2' }]);
  });

  it('finds a seal that is gone while its events are there', async () => {
    await tamper('DELETE FROM store.seals WHERE size = 40');
    expect(await firstFault()).toEqual({ what: 'SEAL_MISSING', position: 26n, upTo: 40n });
  });

  it('finds a seal of a key that the auditor does not know', async () => {
    const { generateKeyPairSync } = await import('node:crypto');
    const other = publicKeyOf(kept.split('\n')[0]!, generateKeyPairSync('ed25519').privateKey);
    const { faults } = await verify({ keys: [other], checkpoints: [] });
    expect(faults).toMatchObject([
      { what: 'KEY_UNKNOWN_HERE' },
      { what: 'KEY_UNANNOUNCED', position: 1n, because: 'NO_ANNOUNCEMENT' },
    ]);
  });

  it('finds a hash of the tree that was changed', async () => {
    await recorded.record(260);
    await recorded.forgetSigned();
    await recorded.seal(KEY);
    await tamper(`UPDATE store.tree_nodes SET hash = sha256('x')`);
    expect(await firstFault()).toEqual({ what: 'NODE_CHANGED', position: 1n, upTo: 256n });
  });

  it('says that it cannot judge what is no checkpoint of this log', async () => {
    const { faults } = await verify({ checkpoints: ['nothing'] });
    expect(faults).toMatchObject([{ what: 'CHECKPOINT_UNKNOWN', because: 'MALFORMED' }]);
  });
});
