/** Keys are changed beside a running service, by commands that are killed with -9. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import supertest from 'supertest';
import { rotateKeyOfSeals } from '../../apps/system/seal-key-rotation.js';
import { openSealer } from '../../apps/system/seals.js';
import { rotateKeyOfVault } from '../../apps/system/vault-key-rotation.js';
import { parseKey } from '../../libs/audit/domain/signed-note.js';
import { verifyEvents } from '../../libs/audit/store/verification.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PERSONS = 30_000;
const identityNo = (i: number) => `2204221991${String(i).padStart(8, '0')}`;

let doudi: RunningDoudi;

beforeAll(async () => {
  doudi = await runDoudi();
  const province = await doudi.as('province-finance');
  const region = { code: '220422', name: '东辽县', level: 'county' };
  await province.post('/api/v1/regions').send(region).expect(201);
  await doudi.settled();
  for (let from = 0; from < PERSONS; from += 2000) {
    const some = Array.from({ length: 2000 }, (_, i) => from + i);
    await doudi.system.vault.remember(
      some.map((i) => ({ identityNo: identityNo(i), name: `某${i}` })),
    );
  }
});
afterAll(() => doudi.close());

const keyFile = (use = 'vault') => readFile(join(doudi.dataDir, `keys/${use}.key`), 'utf8');

/**
 * The command in a process of its own, killed a while after it said something or, silent, after it
 * began; its exit code, or null if killed.
 */
async function rotate(command: string, killAfterMs: number): Promise<number | null> {
  const loader = join(ROOT, 'test/typescript-loader.js');
  const env = {
    ...process.env,
    DOUDI_DATA_DIR: doudi.dataDir,
    DATABASE_URL: doudi.database.url,
  };
  const main = join(ROOT, 'apps/cli/main.ts');
  const child = spawn(process.execPath, ['--import', loader, main, command], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (command === 'rotate-vault-key') {
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.stderr.once('data', () => resolve());
    });
  }
  await Promise.race([ended, pause(killAfterMs)]);
  if (child.exitCode === null) child.kill('SIGKILL');
  return ended;
}

async function expectAllThere(): Promise<void> {
  const { vault } = doudi.system;
  for (let from = 0; from < PERSONS; from += 5000) {
    const some = Array.from({ length: 5000 }, (_, i) => identityNo(from + i));
    const revealed = await vault.reveal(some.map((number) => vault.pseudonymOf(number)));
    expect(revealed.size).toBe(5000);
  }
}

describe('the master key of the vault', () => {
  it('is changed by a command that is killed again and again, and nothing is lost', async () => {
    const before = await keyFile();
    const pseudonym = doudi.system.vault.pseudonymOf(identityNo(0));
    // The last step puts the next key in its place. A command killed after that has done its work
    // without saying so: run again it would, rightly, rotate again.
    for (let kill = 0; (await keyFile()) === before; kill++) {
      const code = await rotate('rotate-vault-key', kill * 60);
      expect([null, 0]).toContain(code);
      await expectAllThere();
    }
    expect(doudi.system.vault.pseudonymOf(identityNo(0))).toBe(pseudonym);
    const audit = await doudi.as('discipline');
    const path = '/api/v1/audit/events?type=VaultKeyRotated';
    const { items } = (await audit.get(path).expect(200)).body;
    expect(items).toMatchObject([{ stream: 'vault-keys', data: { persons: PERSONS, texts: 0 } }]);
    const text = JSON.stringify(items);
    for (const key of [before, await keyFile()]) expect(text).not.toContain(key.trim());
  });

  it('takes what was objected and complained along; tokens go on to be good', async () => {
    const subject = { region: '220422', program: 'RURAL_DIBAO', period: '2017-03' };
    const anybody = supertest(doudi.address);
    const { body: lodged } = await anybody
      .post('/api/v1/public/objections')
      .send({ subject, text: '名单有误' })
      .expect(201);
    const complaint = { text: '发放不公', complainant: '某甲', contact: null };
    const auditor = await doudi.as('audit');
    const { body: matter } = await auditor
      .post('/api/v1/matters')
      .send({
        ...{ kind: 'COMPLAINT', region: '220422', title: '发放', dueOn: '2099-06-30' },
        complaint: { text: complaint.text, complainant: complaint.complainant },
      })
      .expect(201);
    const watch = {
      actor: { subject: 'command-line', role: 'admin', organisation: '220000' },
      progress: () => undefined,
      signal: new AbortController().signal,
    };
    expect(await rotateKeyOfVault(doudi.system, watch)).toMatchObject({ texts: 3 });
    await doudi.settled();
    const own = `/api/v1/public/objections/${lodged.objectionNo}`;
    await anybody.get(own).set('Objection-Token', lodged.token).expect(200);
    const affairs = await doudi.as('civil-affairs', '220422');
    const found = await affairs.get(
      `/api/v1/objections/${lodged.objectionNo}?purpose=check-the-case`,
    );
    expect(found.body).toMatchObject({ text: '名单有误' });
    const looked = await auditor.get(
      `/api/v1/matters/${matter.matterNo}/complaint?purpose=check-the-case`,
    );
    expect(looked.body).toEqual(complaint);
    await expectAllThere();
  });
});

describe('the key of seals', () => {
  const seal = async () => {
    const sealer = openSealer(doudi.system, () => undefined);
    await sealer.sealAll();
    await sealer.disconnect();
  };
  const register = async (code: string) => {
    const province = await doudi.as('province-finance');
    await province
      .post('/api/v1/regions')
      .send({ code, name: '某县', level: 'county' })
      .expect(201);
  };

  it('is changed by a command that is killed again and again, once, and announced', async () => {
    await seal();
    const before = await keyFile('seal');
    for (let kill = 1; (await keyFile('seal')) === before; kill++) {
      expect([null, 0]).toContain(await rotate('rotate-seal-key', kill * 250));
    }
    await register('220421');
    await seal();
    const audit = await doudi.as('audit');
    const { items } = (await audit.get('/api/v1/audit/keys').expect(200)).body;
    const ofSeals = items.filter(({ key }: { key: string }) => !key.includes('/receipts+'));
    expect(ofSeals).toMatchObject([{ announcement: null }, { announcement: expect.any(String) }]);
    const [first] = ofSeals as readonly { key: string }[];
    const { logins, recordedLog: log } = doudi.system;
    const report = await verifyEvents({
      ...logins.of('verifier'),
      log,
      keys: [parseKey(first!.key)!],
    });
    expect(report).toMatchObject({ holds: true, faults: [] });
  });

  it('is changed by the next command where the one before ended after it was announced', async () => {
    const older = await keyFile('seal');
    const at = '2026-11-22T08:30:00.125Z';
    expect(await rotateKeyOfSeals(doudi.system, false, at)).toMatchObject({ kind: 'made' });
    const newer = await keyFile('seal');
    // As the folder was before the last step of all.
    await writeFile(join(doudi.dataDir, 'keys/seal-next.key'), newer, { mode: 0o600 });
    await writeFile(join(doudi.dataDir, 'keys/seal.key'), older);
    expect(await rotateKeyOfSeals(doudi.system, false, at)).toMatchObject({ kind: 'made-before' });
    expect(await keyFile('seal')).toBe(newer);
    await register('220523');
    await seal();
    const audit = await doudi.as('audit');
    const { body } = await audit.get('/api/v1/audit/verification').expect(200);
    expect(body).toMatchObject({ holds: true, faults: [] });
  });
});
