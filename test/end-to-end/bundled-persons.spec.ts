/** Evidence with names: for a stated purpose, recorded first, and verified like any other. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type supertest from 'supertest';
import yazl from 'yazl';
import { openSealer } from '../../apps/system/seals.js';
import { evidenceBundle } from '../../libs/audit/store/evidence-bundle.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';
import { unzipped } from './unzipped.js';

const COUNTY = '220422';
const YEAR = `/api/v1/counties/${COUNTY}/years/2018`;
const [KEPT, GONE] = ['11010119900307125X', '110101199003071268'] as const;
const NAME = '示例甲';
const PURPOSE = '核查冒领救助资金';
const SELECTION = { region: COUNTY, year: 2018 };

let doudi: RunningDoudi;
let audit: supertest.Agent;
let folder: string;

async function seal(): Promise<void> {
  const sealer = openSealer(doudi.system, () => undefined);
  await sealer.sealAll();
  await sealer.disconnect();
}

async function bundle(body: object): Promise<ReadonlyMap<string, Buffer>> {
  const asked = audit.post('/api/v1/audit/bundles').send(body);
  const zip = (await asked.responseType('blob').expect(201)).body as Buffer;
  await writeFile(path.join(folder, 'bundle.zip'), zip);
  return unzipped(zip);
}

/** What the single-file verifier says. */
async function verified(name: string, files: ReadonlyMap<string, Buffer>): Promise<string> {
  await writeFile(path.join(folder, 'verify.mjs'), files.get('verify.mjs')!);
  const options = { cwd: folder, encoding: 'utf8' as const };
  try {
    return execFileSync(process.execPath, ['verify.mjs', name], options);
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

async function changed(files: ReadonlyMap<string, Buffer>, persons: string | null) {
  const zip = new yazl.ZipFile();
  for (const [name, content] of files) {
    const isPersons = name === 'personal-data.json';
    if (isPersons && persons === null) continue;
    zip.addBuffer(isPersons ? Buffer.from(persons!) : content, name);
  }
  zip.end();
  await writeFile(path.join(folder, 'changed.zip'), await buffer(zip.outputStream as Readable));
}

beforeAll(async () => {
  doudi = await runDoudi();
  folder = await mkdtemp(path.join(tmpdir(), 'doudi-persons-'));
  audit = await doudi.as('audit');
  const province = await doudi.as('province-finance');
  for (const region of [
    { code: '220000', name: '某省', level: 'province' },
    { code: COUNTY, name: '某县', level: 'county', parent: '220000' },
  ]) {
    await province.post('/api/v1/regions').send(region).expect(201);
  }
  const clerk = await doudi.as('county-treasury', COUNTY);
  const kind = { class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO' };
  const budget = { entryNo: 'YS-1', ...kind, source: 'OWN', amount: '9000.00' };
  await clerk
    .post(`${YEAR}/budgets`)
    .send({ ...budget, allocatedOn: '2018-01-10' })
    .expect(201);
  const payments = [KEPT, GONE].map((beneficiaryId, i) => {
    return { paymentNo: i + 1, beneficiaryId, name: NAME, persons: 1, amount: '300.00' };
  });
  const batch = { batchNo: 'FF-1', ...kind, period: '2018-01', paidOn: '2018-01-20' };
  await clerk
    .post(`${YEAR}/disbursements`)
    .send({ ...batch, amount: '600.00', payments })
    .expect(201);
  const pseudonym = doudi.system.vault.pseudonymOf(GONE);
  expect(await doudi.system.vault.forget(pseudonym, randomUUID())).toBe(true);
  await doudi.settled();
  await seal();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await doudi.close();
});

describe('evidence with names', () => {
  it('names nobody unless it is asked to', async () => {
    const files = await bundle(SELECTION);
    expect(JSON.parse(String(files.get('manifest.json')))).toMatchObject({ personalData: null });
    const all = [...files.values()].join('\n');
    for (const said of [KEPT, NAME]) expect(all).not.toContain(said);
  });

  it('names persons in a file of their own, and those who were forgotten as forgotten', async () => {
    const files = await bundle({ ...SELECTION, personalDataPurpose: PURPOSE });
    const { accessEvents, ...said } = JSON.parse(String(files.get('personal-data.json')));
    const of = (number: string) => doudi.system.vault.pseudonymOf(number);
    const kept = { pseudonym: of(KEPT), identityNo: KEPT, name: NAME, earlierNames: [] };
    const gone = { pseudonym: of(GONE), forgotten: true };
    expect(said.purpose).toBe(PURPOSE);
    expect(said.persons).toHaveLength(2);
    expect(said.persons).toEqual(expect.arrayContaining([kept, gone]));
    const manifest = JSON.parse(String(files.get('manifest.json')));
    expect(manifest.personalData).toMatchObject({ persons: 1, forgotten: 1, purpose: PURPOSE });
    for (const [name, content] of files) {
      if (name !== 'personal-data.json') expect(String(content)).not.toContain(NAME);
    }
    expect(files.get('report.pdf')!.subarray(0, 5).toString()).toBe('%PDF-');

    const [event] = await doudi.system.store.findEvents(accessEvents as string[]);
    expect(event).toMatchObject({ type: 'PersonalDataTaken', stream: expect.any(String) });
    expect(JSON.parse(event!.data)).toEqual({ purpose: PURPOSE, persons: [of(KEPT)] });
    const verdict = await verified('bundle.zip', files);
    expect(verdict).toMatch(/个人信息 persons: 1.*forgotten: 1/);
    expect(verdict).toContain('台账与事件相符');
    expect(verdict).toContain('by the signed head');

    const { persons } = said as { persons: readonly object[] };
    const other = [...persons, { ...kept, pseudonym: 'x'.repeat(43) }];
    await changed(files, JSON.stringify({ ...said, accessEvents, persons: other }));
    expect(await verified('changed.zip', files)).toContain('PERSONS_CHANGED');
    await changed(files, null);
    expect(await verified('changed.zip', files)).toContain('PERSONS_CHANGED');
  });

  it('is told to discipline, by person too, and to nobody else', async () => {
    const discipline = await doudi.as('discipline');
    const beneficiary = doudi.system.vault.pseudonymOf(KEPT);
    const path = `/api/v1/audit/reads?kind=PERSONAL_DATA_TAKEN&beneficiary=${beneficiary}`;
    const { items } = (await discipline.get(path).expect(200)).body;
    expect(items).toMatchObject([{ purpose: PURPOSE, persons: 1, role: 'audit' }]);
    const other = doudi.system.vault.pseudonymOf(GONE);
    const none = await discipline.get(path.replace(beneficiary, other)).expect(200);
    expect(none.body.items).toEqual([]);

    await seal();
    const list = '/api/v1/audit/events?type=PersonalDataTaken';
    const [event] = (await discipline.get(list).expect(200)).body.items;
    expect(event.data).toMatchObject({ purpose: PURPOSE });
    expect((await audit.get(list).expect(200)).body.items).toEqual([]);
    const proof = `/api/v1/audit/events/${event.id}/inclusion`;
    await discipline.get(proof).expect(200);
    await audit.get(proof).expect(403);
    await audit
      .post('/api/v1/audit/bundles')
      .send({ streams: [event.stream] })
      .expect(403);
  });

  it('is bounded in persons, and leaves no record where it is refused', async () => {
    const head = await doudi.system.store.head();
    const { sql, recordedLog: log } = doudi.system;
    const record = () => Promise.reject(new Error('recorded'));
    const makeKeyKnown = async () => undefined;
    const committedCounty = async () => undefined;
    const ledger = async () => undefined;
    const name = (code: string) => ({ zh: code, en: code });
    const names = { unit: (region: string) => region, program: name };
    const taken = { createdAt: '', takenBy: '', names, record, makeKeyKnown, committedCounty };
    const source = { sql, log, ledger, ...taken };
    const reveal = async () => new Map<string, never>();
    const persons = {
      purpose: PURPOSE,
      most: 1,
      reveal,
      forgotten: async () => new Set(''),
      record,
    };
    const refused = { kind: 'too-many-persons', most: 1 };
    expect(await evidenceBundle(source, { selection: SELECTION, persons })).toEqual(refused);
    expect(await doudi.system.store.head()).toBe(head);
  });
});
