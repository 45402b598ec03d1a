/** Stamps by a local authority: OpenSSL's `ts`, with certificates made for the test. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verdictOf } from '../../libs/audit/domain/verdict.js';
import {
  type AskAuthority,
  TimeStampCheck,
  TimeStamping,
} from '../../libs/audit/store/time-stamps.js';
import { verifyEvents } from '../../libs/audit/store/verification.js';
import { RecordedEvents } from './recorded-events.js';

const hasOpenssl = spawnSync('openssl', ['ts', '-help']).status === 0;
if (!hasOpenssl) process.stdout.write('SKIPPED 12.A7 time stamps: there is no openssl ts\n');

const CONFIG = `
[tsa]
default_tsa = own
[own]
serial = ./serial
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
ess_cert_id_chain = no
[leaf]
extendedKeyUsage = critical,timeStamping
[wrong]
extendedKeyUsage = serverAuth
`;

(hasOpenssl ? describe : describe.skip)('12.A7 heads stamped by an authority', () => {
  const KEY = randomBytes(32);
  let folder: string;
  let recorded: RecordedEvents;
  let certificate = 'tsa.pem';
  const troubles: string[] = [];

  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  const authority: AskAuthority = async (_, request) => {
    await writeFile(path.join(folder, 'request.tsq'), request);
    const keys = ['-signer', certificate, '-inkey', certificate.replace('.pem', '.key')];
    const given = ['-queryfile', 'request.tsq', '-config', 'ts.cnf', '-section', 'own'];
    return openssl('ts', '-reply', ...given, ...keys, '-chain', 'ca.pem');
  };
  const stamping = (ask: AskAuthority = authority) =>
    new TimeStamping('https://tsa.example', 0, ({ message }) => troubles.push(message), ask);
  const certify = (name: string, section: string, by: string[] = []) => {
    const kind =
      name === 'ec'
        ? ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
        : ['-newkey', 'rsa:2048'];
    openssl(
      'req',
      ...kind,
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      `/CN=${name}`,
    );
    const signed = by.length === 0 ? ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'] : by;
    const extended = ['-extfile', 'ts.cnf', '-extensions', section];
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      ...signed,
      '-days',
      '2',
      ...extended,
      '-out',
      `${name}.pem`,
    );
  };
  const ca = (name: string) =>
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
    );
  const verified = async (trusted: string) =>
    verifyEvents({
      ...recorded.database.logins.of('verifier'),
      log: recorded.log,
      sections: [new TimeStampCheck(await readFile(path.join(folder, trusted), 'utf8'))],
    });

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'doudi-stamps-'));
    await writeFile(path.join(folder, 'ts.cnf'), CONFIG);
    await writeFile(path.join(folder, 'serial'), '01\n');
    ca('ca');
    ca('other');
    certify('tsa', 'leaf');
    certify('ec', 'leaf');
    certify('wrong', 'wrong');
    recorded = await RecordedEvents.open();
    recorded.stamps = stamping();
    await recorded.record(3);
    await recorded.seal(KEY);
    certificate = 'ec.pem';
    await recorded.record(4);
    await recorded.seal(KEY);
  });
  afterAll(async () => {
    await recorded.close();
    await rm(folder, { recursive: true });
  });

  it('hold what is verified against something from outside', async () => {
    const report = await verified('ca.pem');
    expect([verdictOf(report), report.faults, troubles]).toEqual(['holds', [], []]);
    const [word] = report.outside;
    expect(word).toMatchObject({ kind: 'stamp', size: 7n, by: 'CN=ec' });
    expect(Math.abs(Date.parse(word!.time!) - Date.now())).toBeLessThan(600_000);
    expect(report.lines.flat().join()).toMatch(/time stamps: 2 compared;/);
  });

  it('are what OpenSSL itself verifies, over the text of the checkpoint', async () => {
    const { checkpoint } = (await recorded.tree.latest())!;
    const [row] = await recorded.sql.query<{ token: Buffer }>(
      'SELECT token FROM store.time_stamps ORDER BY size DESC LIMIT 1',
    );
    await writeFile(path.join(folder, 'checkpoint.txt'), checkpoint);
    await writeFile(path.join(folder, 'token.der'), row!.token);
    const given = ['-data', 'checkpoint.txt', '-in', 'token.der', '-token_in'];
    expect(() => openssl('ts', '-verify', ...given, '-CAfile', 'ca.pem')).not.toThrow();
  });

  it('say nothing to who trusts another authority', async () => {
    const report = await verified('other.pem');
    expect([verdictOf(report), report.faults, report.outside]).toEqual(['alone', [], []]);
    expect(report.lines.flat().join()).toMatch(/2 compared, 2 of others/);
  });

  it('are named where they, or what they are of, were changed', async () => {
    const changed = async (sql: string) => {
      await recorded.owner.query('BEGIN; SET LOCAL session_replication_role = replica');
      await recorded.owner.query(sql);
      await recorded.owner.query('COMMIT');
      return (await verified('ca.pem')).faults.map(({ what, position, because }) => [
        what,
        position,
        because,
      ]);
    };
    const swapped = await changed(
      `UPDATE store.time_stamps t SET token = o.token FROM store.time_stamps o
        WHERE t.size = 7 AND o.size = 3`,
    );
    expect(swapped).toEqual([['STAMP_CHANGED', 7n, 'OTHER_TEXT']]);
    const cut = await changed(
      `UPDATE store.time_stamps SET token = set_byte(token, length(token) - 3, 0) WHERE size = 3`,
    );
    expect(cut).toContainEqual(['STAMP_CHANGED', 3n, 'BAD_SIGNATURE']);
    const short = await changed(`UPDATE store.time_stamps SET token = '\\x3003' WHERE size = 3`);
    expect(short).toContainEqual(['STAMP_CHANGED', 3n, 'MALFORMED']);
  });

  it('are not needed for a seal: who asks in vain is told, once', async () => {
    recorded.stamps = stamping(() => Promise.reject(new Error('out of reach')));
    await recorded.record(1);
    await recorded.seal(KEY);
    expect((await recorded.tree.latest())!.size).toBe(8n);
    expect(troubles).toEqual([expect.stringMatching(/no time stamp.*out of reach/)]);
    // An answer to another request is none.
    const [token] = await recorded.sql.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM store.time_stamps',
    );
    const replayed = authority('', await readFile(path.join(folder, 'request.tsq')));
    recorded.stamps = stamping(() => replayed);
    await recorded.record(1);
    await recorded.seal(KEY);
    const [after] = await recorded.sql.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM store.time_stamps',
    );
    expect(after).toEqual(token);
    expect(troubles).toHaveLength(2);
  });
});
