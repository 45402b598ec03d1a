/** One key of seals after another, and what an auditor finds who kept the first. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { parseKey } from '../../libs/audit/domain/signed-note.js';
import { SealKeyNotInTurn } from '../../libs/audit/store/seal-refusals.js';
import { type VerificationOptions, verifyEvents } from '../../libs/audit/store/verification.js';
import { RecordedEvents } from './recorded-events.js';

const [FIRST, SECOND, THIRD] = [randomBytes(32), randomBytes(32), randomBytes(32)];
let recorded: RecordedEvents;

beforeEach(async () => {
  recorded = await RecordedEvents.open();
  await recorded.record(5);
  await recorded.seal(FIRST);
});
afterEach(() => recorded.close());

function verify(options: Partial<VerificationOptions> = {}) {
  return verifyEvents({
    ...recorded.database.logins.of('verifier'),
    log: recorded.log,
    ...options,
  });
}

async function sealedBy(key: Buffer): Promise<string> {
  await recorded.record(3);
  await recorded.seal(key);
  return (await recorded.tree.latest())!.checkpoint;
}

/** As a superuser changes what is kept. */
const tamper = (sql: string) =>
  recorded.owner.query(`SET session_replication_role = replica; ${sql}`);

const keys = async () => (await recorded.tree.keys()).map(({ key }) => parseKey(key)!);

async function turnedTwice(): Promise<string> {
  await recorded.rotateKey(FIRST, SECOND);
  await sealedBy(SECOND);
  await recorded.rotateKey(SECOND, THIRD);
  return sealedBy(THIRD);
}

describe('a key rotation', () => {
  it('leads from the key that the auditor kept to the present one', async () => {
    const [first] = await keys();
    const checkpoint = await turnedTwice();
    const report = await verify({ keys: [first!], checkpoints: [checkpoint] });
    expect(report).toMatchObject({ holds: true, seals: 3, faults: [] });
    expect(await verify()).toMatchObject({ holds: true });
  });

  it('ends the older key: it seals no more, and begins no second rotation', async () => {
    await recorded.rotateKey(FIRST, SECOND);
    await recorded.record(1);
    const sealer = recorded.sealer(FIRST);
    await expect(sealer.sealAll()).rejects.toThrow(SealKeyNotInTurn);
    await sealer.disconnect();
    await expect(recorded.rotateKey(FIRST, THIRD)).rejects.toThrow(SealKeyNotInTurn);
    await expect(recorded.rotateKey(SECOND, FIRST)).rejects.toThrow(SealKeyNotInTurn);
  });

  it('made again is made once', async () => {
    expect(await recorded.rotateKey(FIRST, SECOND)).toMatchObject({ kind: 'made', size: 5n });
    expect(await recorded.rotateKey(FIRST, SECOND)).toMatchObject({ kind: 'made-before' });
    expect(await keys()).toHaveLength(2);
  });

  it('is taken up by the process that seals', async () => {
    const given = [FIRST, SECOND];
    const sealer = recorded.sealer(async () => given[0]!);
    await sealer.sealAll();
    await recorded.rotateKey(FIRST, SECOND);
    given.shift();
    await recorded.record(1);
    await expect(sealer.sealAll()).rejects.toThrow(SealKeyNotInTurn);
    await sealer.disconnect();
    expect((await sealer.sealAll())?.size).toBe(6n);
    await sealer.disconnect();
    expect(await verify()).toMatchObject({ holds: true });
  });

  it('is not made by another key put in its place', async () => {
    const sealer = recorded.sealer(SECOND);
    await recorded.record(1);
    await expect(sealer.sealAll()).rejects.toThrow(SealKeyNotInTurn);
    await sealer.disconnect();
    expect(await keys()).toHaveLength(1);
  });
});

describe('verification', () => {
  it('names a key that nobody announced, once, and holds for who trusts it', async () => {
    await recorded.rotateKey(null, SECOND);
    await sealedBy(SECOND);
    await sealedBy(SECOND);
    const unannounced = { what: 'KEY_UNANNOUNCED', position: 6n, because: 'NO_ANNOUNCEMENT' };
    expect((await verify()).faults).toMatchObject([unannounced]);
    expect(await verify({ keys: await keys() })).toMatchObject({ holds: true });
  });

  it('names a key whose announcement was taken away, forged or put before its turn', async () => {
    await turnedTwice();
    const position = 9n;
    const of = async (change: string) => {
      await tamper(`UPDATE store.seal_keys SET announcement = ${change}
        WHERE since = (SELECT max(since) FROM store.seal_keys)`);
      return (await verify()).faults;
    };
    const [, , { announcement }] = (await recorded.tree.keys()) as [
      unknown,
      unknown,
      { announcement: string },
    ];
    const literal = (text: string) => `'${text}'`;
    const because = (why: string) => [{ what: 'KEY_UNANNOUNCED', position, because: why }];
    expect(await of('NULL')).toMatchObject(because('NO_ANNOUNCEMENT'));
    expect(await of(literal(announcement.replace('\n8\n', '\n7\n')))).toMatchObject(
      because('BAD_SIGNATURE'),
    );
    expect(await of(literal('nothing'))).toMatchObject(because('MALFORMED'));
    expect(await of(literal(announcement))).toEqual([]);
    await tamper(`UPDATE store.seal_keys SET since = now() - interval '1 day'
      WHERE since = (SELECT max(since) FROM store.seal_keys)`);
    const [first] = await keys().then((all) => all.slice(1));
    expect((await verify({ keys: [first!] })).faults).toMatchObject(because('UNKNOWN_KEY'));
  });

  it('names what the older key sealed after its turn', async () => {
    await recorded.rotateKey(FIRST, SECOND);
    await sealedBy(SECOND);
    const kept = (await recorded.tree.latest())!.checkpoint;
    await tamper(`DELETE FROM store.seals WHERE size > 5;
      CREATE TEMP TABLE aside AS SELECT * FROM store.seal_keys WHERE announcement IS NOT NULL;
      DELETE FROM store.seal_keys WHERE announcement IS NOT NULL`);
    await recorded.seal(FIRST);
    await tamper('INSERT INTO store.seal_keys SELECT * FROM aside');
    expect((await verify({ checkpoints: [kept] })).faults).toMatchObject([
      { what: 'KEY_OUT_OF_TURN', position: 6n, upTo: 8n },
    ]);
  });
});
