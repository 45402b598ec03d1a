/**
 * Tampering → what one command names → its exit code. 40 events stand under two seals, of which the
 * auditor kept the second unless told otherwise; 3 more that no seal covers. Claims and catalogue
 * have tables of their own beside this.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { cosign } from '../../libs/audit/domain/cosignature.js';
import type { Fault } from '../../libs/audit/domain/faults.js';
import { formatKey, privateKeyOf, publicKeyOf } from '../../libs/audit/domain/signed-note.js';
import { EXIT_CODES, firstLine, verdictOf } from '../../libs/audit/domain/verdict.js';
import { type VerificationOptions, verifyEvents } from '../../libs/audit/store/verification.js';
import { forgeSeal, forgedHead } from './forged-seals.js';
import { RecordedEvents } from './recorded-events.js';

const [KEY, NEWER, STRANGE] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const NOW = Date.parse('2026-12-01T12:00:00Z');
const WITNESS = generateKeyPairSync('ed25519').privateKey;
const witnesses = { keys: [publicKeyOf('w.example/1', WITNESS)], quorum: 1 };

let recorded: RecordedEvents;
let kept: string;
let origin: string;

beforeEach(async () => {
  [recorded, kept] = await RecordedEvents.keptUnderTwoSeals(KEY);
  origin = kept.split('\n')[0]!;
  await sql(`SET session_replication_role = replica;
    ALTER TABLE store.events DROP CONSTRAINT events_pkey;
    CREATE INDEX ON store.events (position)`);
});
afterEach(() => recorded.close());

const sql = (text: string, values: unknown[] = []) =>
  values.length === 0 ? recorded.owner.query(text) : recorded.owner.query(text, values);
const keyOf = (seed: Buffer) => publicKeyOf(origin, privateKeyOf(seed));
const rewritten = `UPDATE store.events SET data = '{"amountFen":"1"}' WHERE position = 33`;
/** The head of 40 events of which one was another for a while. */
async function otherHead(time?: string): Promise<string> {
  await sql('CREATE TEMP TABLE aside AS SELECT data FROM store.events WHERE position = 33');
  await sql(rewritten);
  const seal = { key: KEY, origin, after: 25, size: 40, ...(time === undefined ? {} : { time }) };
  const { checkpoint } = await forgedHead(recorded, seal);
  await sql('UPDATE store.events SET data = (SELECT data FROM aside) WHERE position = 33');
  return checkpoint;
}
const sealed = (key: Buffer, more: { after?: number; size?: number; time?: string } = {}) =>
  forgeSeal(recorded, { key, origin, after: 25, size: 40, ...more });
/** A line of the witness on the seal of 40, so many minutes ago. */
async function cosigned(minutesAgo: number, text = kept): Promise<void> {
  const time = BigInt(Math.floor(NOW / 1000) - minutesAgo * 60);
  const line = cosign(text, 'w.example/1', WITNESS, time);
  await sql(
    `INSERT INTO store.cosignatures (size, key, time, line, taken_by, signed_at)
       SELECT 40, $1, $2, $3, 'w', max(signed_at) FROM store.signed_heads WHERE checkpoint = $4`,
    [formatKey(witnesses.keys[0]!, 'cosignature'), time, line, text],
  );
}

interface Row {
  readonly is: string;
  /** @returns what the auditor gives instead of the kept checkpoint */
  readonly done: () => Promise<Partial<VerificationOptions> | void>;
  /** Left out: nothing is found. */
  readonly fault?: Partial<Fault>;
  readonly exit: 0 | 1 | 3;
  readonly says?: RegExp;
}

const alone: Partial<VerificationOptions> = { checkpoints: [] };
const changed = (is: string, change: string, fault: Partial<Fault>): Row => ({
  is,
  done: async () => void (await sql(change)),
  fault,
  exit: 1,
});
const ofEvents = (is: string, change: string): Row =>
  changed(is, `UPDATE store.events SET ${change} WHERE position = 11`, {
    what: 'CHANGED',
    position: 11n,
  });

const EVENTS: readonly Row[] = [
  ofEvents('data of a sealed event', `data = replace(data::text, '1010', '1910')::json`),
  ofEvents('its type', `type = 'FundsAdjusted'`),
  ofEvents('its recording time', `recorded_at = recorded_at + interval '1 ms'`),
  ofEvents('its actor', `metadata = replace(metadata::text, '某', '同')::json`),
  ofEvents('its stream', `stream = 'county-220499'`),
  ofEvents('its revision', 'revision = revision + 100'),
  ofEvents('its id', 'id = gen_random_uuid()'),
  changed('a position', 'UPDATE store.events SET position = 99 WHERE position = 11', {
    what: 'MISSING',
    position: 11n,
  }),
  changed('an event removed', 'DELETE FROM store.events WHERE position = 17', {
    what: 'MISSING',
    position: 17n,
  }),
  changed(
    'an event inserted',
    `ALTER TABLE store.events DROP CONSTRAINT events_revision;
     INSERT INTO store.events SELECT 12, stream, revision, gen_random_uuid(), type, schema_version,
       occurred_on, recorded_at, metadata, data FROM store.events WHERE position = 12`,
    { what: 'INSERTED', position: 12n },
  ),
  changed(
    'two events moved',
    `UPDATE store.events e SET position = o.position FROM store.events o
       WHERE (e.position, o.position) IN ((8, 28), (28, 8))`,
    { what: 'SWAPPED', position: 8n, upTo: 28n },
  ),
  changed(
    'the recording time of an event that no seal covers',
    `UPDATE store.events SET recorded_at = recorded_at - interval '1 day' WHERE position = 42`,
    { what: 'TIME_FALLS', position: 42n },
  ),
  changed(
    'a rollback',
    `DELETE FROM store.events WHERE position > 30; DELETE FROM store.seals WHERE size > 25;
     UPDATE store.head SET position = 30`,
    { what: 'ROLLED_BACK', position: 31n, upTo: 40n },
  ),
];

const REWRITINGS: readonly Row[] = [
  {
    is: 'a rewriting by the genuine key',
    done: async () => {
      await sql(rewritten);
      await sealed(KEY);
    },
    fault: { what: 'REWRITTEN', upTo: 40n },
    exit: 1,
  },
  {
    is: 'the same, with nothing from outside',
    done: async () => {
      await sql(rewritten);
      await sealed(KEY);
      return alone;
    },
    exit: 3,
    says: /^compared with itself alone; above 0: the operator's word alone$/,
  },
  {
    is: 'the same, below a receipt that somebody kept',
    done: async () => {
      const receipts = [await recorded.receiptOf(33n)];
      await sql(rewritten);
      await sealed(KEY);
      return { ...alone, receipts };
    },
    fault: { what: 'RECEIPT_BROKEN', position: 33n },
    exit: 1,
  },
  {
    is: 'a change before the sealer came',
    done: async () => {
      const receipts = [await recorded.receiptOf(42n)];
      await sql(rewritten.replace('33', '42'));
      await sealed(KEY, { after: 40, size: 43 });
      return { ...alone, receipts };
    },
    fault: { what: 'RECEIPT_BROKEN', position: 42n },
    exit: 1,
  },
  {
    is: 'a rewriting by a new key that is put in the place of the first',
    done: async () => {
      await sql(rewritten);
      await sql('UPDATE store.seal_keys SET key = $1', [formatKey(keyOf(STRANGE))]);
      await sealed(STRANGE, { after: 0, size: 40 });
    },
    fault: { what: 'CHECKPOINT_UNKNOWN', because: 'UNKNOWN_KEY' },
    exit: 1,
  },
  {
    is: 'the same, where the auditor kept the key alone',
    done: async () => {
      await sql('UPDATE store.seal_keys SET key = $1', [formatKey(keyOf(STRANGE))]);
      await sealed(STRANGE, { after: 0, size: 40 });
      return { ...alone, keys: [keyOf(KEY)] };
    },
    fault: { what: 'KEY_UNKNOWN_HERE' },
    exit: 1,
  },
  {
    is: 'a retired key that goes on, its successor hidden',
    done: async () => {
      await recorded.rotateKey(KEY, NEWER);
      await sql('DELETE FROM store.seal_keys WHERE announcement IS NOT NULL');
      await sealed(KEY, { after: 40, size: 43 });
      return { ...alone, keys: [keyOf(KEY), keyOf(NEWER)] };
    },
    fault: { what: 'KEY_UNKNOWN_HERE' },
    exit: 1,
  },
  {
    is: 'a retired key that goes on, its successor announced',
    done: async () => {
      await recorded.rotateKey(KEY, NEWER);
      await sealed(KEY, { after: 40, size: 43 });
      return alone;
    },
    fault: { what: 'KEY_OUT_OF_TURN', position: 41n },
    exit: 1,
  },
  {
    is: 'nothing, to who knows the newer key alone',
    done: async () => {
      await recorded.rotateKey(KEY, NEWER);
      await sealed(NEWER, { after: 40, size: 43 });
      return { ...alone, keys: [keyOf(NEWER)] };
    },
    exit: 3,
  },
  {
    is: 'a split view: another head of the same size was shown elsewhere',
    done: async () => ({ checkpoints: [kept, await otherHead()] }),
    fault: { what: 'SPLIT_VIEW', position: 40n },
    exit: 1,
  },
  {
    is: 'a head signed anew with another root',
    done: async () => {
      const time = '2026-12-01T11:00:00.000Z';
      const head = [time, await otherHead(time)];
      await sql('INSERT INTO store.signed_heads VALUES (40, $1, $2)', head);
    },
    fault: { what: 'SPLIT_VIEW', position: 40n },
    exit: 1,
  },
];

const WITNESSED: readonly Row[] = [
  {
    is: 'nothing, and a witness was there half an hour ago',
    done: async () => {
      await cosigned(30);
      return { ...alone, witnesses };
    },
    exit: 0,
    says: /^agrees with witnesses 40 \(1\/1, 2026-12-01T11:30:00.000Z\); above 40: the operator/,
  },
  {
    is: 'an older copy, which the witness saw long ago',
    done: async () => {
      await cosigned(300);
      return { ...alone, witnesses };
    },
    fault: { what: 'STALE', position: 40n },
    exit: 1,
  },
  {
    is: 'a head that no witness saw',
    done: async () => ({ ...alone, witnesses }),
    fault: { what: 'QUORUM_MISSING', because: '0/1' },
    exit: 1,
  },
  {
    is: 'a rewriting beside what the witness cosigned',
    done: async () => {
      await cosigned(30);
      await sql(rewritten);
      await sealed(KEY);
      return { ...alone, witnesses };
    },
    fault: { what: 'QUORUM_MISSING', because: '0/1' },
    exit: 1,
  },
];

const TABLES: readonly Row[] = [
  changed('the root of a seal', `UPDATE store.seals SET root = sha256('x') WHERE size = 25`, {
    what: 'SEAL_CHANGED',
    position: 1n,
    upTo: 25n,
  }),
  changed('a seal removed in the middle', 'DELETE FROM store.seals WHERE size = 25', {
    what: 'SEAL_MISSING',
    position: 1n,
    upTo: 25n,
  }),
  changed(
    'the order of seals',
    `ALTER TABLE store.seals DROP CONSTRAINT seals_leaves;
     UPDATE store.seals SET previous_size = 20 WHERE size = 40`,
    { what: 'SEAL_CHANGED', because: 'ORDER' },
  ),
  changed(
    'the leaves of a seal',
    `ALTER TABLE store.seals DROP CONSTRAINT seals_leaves;
     UPDATE store.seals SET leaves = substring(leaves FROM 33) WHERE size = 40`,
    { what: 'SEAL_CHANGED', because: 'LEAVES' },
  ),
  changed(
    'the time of a seal',
    `UPDATE store.seals SET sealed_at = sealed_at - interval '1 day' WHERE size = 40`,
    { what: 'SEAL_TIME_FALLS', position: 40n },
  ),
  changed(
    'a hash of the tree that is more',
    `INSERT INTO store.tree_nodes VALUES (8, 0, sha256('x'))`,
    { what: 'NODE_CHANGED', because: '1/0' },
  ),
  changed('the name of the log', `UPDATE store.log SET origin = 'doudi/220000/0'`, {
    what: 'KEY_CHANGED',
  }),
  changed('a key of receipts', `INSERT INTO store.receipt_keys (key) VALUES ('other+1+2')`, {
    what: 'KEY_CHANGED',
    because: 'MALFORMED other+1+2',
  }),
  {
    is: 'a cosignature',
    done: async () => {
      await cosigned(30);
      await sql('UPDATE store.cosignatures SET time = time + 7200');
    },
    fault: { what: 'COSIGNATURE_CHANGED', position: 40n },
    exit: 1,
  },
  { is: 'nothing', done: async () => undefined, exit: 0, says: /kept checkpoint 40; above 40/ },
];

describe('12.A2 tampered with, and named by one command', () => {
  it.each([...EVENTS, ...REWRITINGS, ...WITNESSED, ...TABLES])(
    '$is: exit $exit',
    async ({ done, fault, exit, says = /./ }) => {
      const given = await done();
      const { database, log } = recorded;
      const login = database.logins.of('verifier');
      const report = await verifyEvents({ ...login, log, checkpoints: [kept], now: NOW, ...given });
      // Beside what is named, what follows from it may be.
      if (fault) expect(report.faults).toContainEqual(expect.objectContaining(fault));
      else expect(report.faults).toEqual([]);
      expect(EXIT_CODES[verdictOf(report)]).toBe(exit);
      expect(firstLine(report)[1]).toMatch(says);
    },
  );
});
