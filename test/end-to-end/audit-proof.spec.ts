/** Seals and proofs over HTTP, for somebody who keeps checkpoints and recomputes everything. */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import yazl from 'yazl';
import { verifyCheckpoint } from '../../libs/audit/domain/checkpoint.js';
import { cosign } from '../../libs/audit/domain/cosignature.js';
import {
  formatKey,
  parseKey,
  privateKeyOf,
  publicKeyOf,
} from '../../libs/audit/domain/signed-note.js';
import { KeySuccession } from '../../libs/audit/domain/key-succession.js';
import { type RecordedEvent, leafHash } from '../../libs/audit/domain/leaf.js';
import { verifyConsistency, verifyInclusion } from '../../libs/audit/domain/merkle.js';
import { verifyReceipt } from '../../libs/audit/domain/signed-receipt.js';
import { rotateKeyOfSeals } from '../../apps/system/seal-key-rotation.js';
import { openSealer } from '../../apps/system/seals.js';
import { createClient } from '../../libs/postgres/connections.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';
import { unzipped } from './unzipped.js';

const hash = (text: string) => Buffer.from(text, 'base64');
const BUNDLED = [
  'manifest.json',
  'checkpoint.txt',
  'keys.txt',
  'announcements.txt',
  'events.ndjson',
  'proofs.ndjson',
  'consistency.ndjson',
  'report.pdf',
  'verify.mjs',
  'evidence-taken.json',
  'evidence-taken.receipt.txt',
];
const AT = '2026-11-22T08:30:00.125Z';
const WITNESS = privateKeyOf(randomBytes(32));
const PATHS = ['checkpoints', 'keys', 'consistency?from=1&to=2', 'verification'];

describe('seals and proofs', () => {
  let doudi: RunningDoudi;
  const get = async (path: string) => {
    const auditor = await doudi.as('audit');
    return (await auditor.get(`/api/v1/audit/${path}`).expect(200)).body;
  };

  const register = async (code: string) => (await registered(code)).eventId;

  async function registered(code: string) {
    const province = await doudi.as('province-finance');
    const body = { code, name: '某县', level: 'county' };
    const answer = await province.post('/api/v1/regions').send(body).expect(201);
    return { eventId: answer.body.events[0].id, receipt: answer.body.signedReceipt };
  }

  async function seal(): Promise<void> {
    const sealer = openSealer(doudi.system, () => undefined);
    await sealer.sealAll();
    await sealer.disconnect();
  }

  let eventId: string;
  let receipt: string;
  beforeAll(async () => {
    const witness = formatKey(publicKeyOf('w.example/1', WITNESS), 'cosignature');
    doudi = await runDoudi({ DOUDI_WITNESS_KEYS: witness });
    ({ eventId, receipt } = await registered('220421'));
    await register('220422');
    await seal();
    expect(await rotateKeyOfSeals(doudi.system, false, AT)).toMatchObject({
      kind: 'made',
      size: 2n,
    });
    await register('220523');
    await seal();
  });
  afterAll(() => doudi.close());

  it('gives checkpoints, the latest first, and the keys that signed them', async () => {
    const { items } = await get('checkpoints');
    expect(items.map(({ size }: { size: number }) => size)).toEqual([4, 2]);
    const keys = (await get('keys')).items.map(({ key }: { key: string }) => parseKey(key)!);
    const said = verifyCheckpoint(items[0].checkpoint, keys);
    expect(said).toMatchObject({ verdict: 'VALID', head: { size: 4n, root: hash(items[0].root) } });
    const first = await get('checkpoints?limit=1');
    expect((await get(`checkpoints?limit=1&cursor=${first.next}`)).items).toEqual([items[1]]);
  });

  it('gives with each key the word by which the one before announced it', async () => {
    const { items } = await get('keys');
    const ofSeals = items.filter(({ key }: { key: string }) => !key.includes('/receipts+'));
    expect(ofSeals).toMatchObject([{ announcement: null }, { announcement: expect.any(String) }]);
    const succession = new KeySuccession([parseKey(ofSeals[0].key)!]);
    expect(succession.take(ofSeals[1].announcement)).toBe('VALID');
    const { checkpoint } = (await get('checkpoints')).items[0];
    expect(succession.verify(checkpoint)).toMatchObject({ verdict: 'VALID' });
  });

  it('proves an event, its bytes recomputed from what is answered', async () => {
    const answer = await get(`events/${eventId}/inclusion?size=2`);
    const { position, revision } = answer.event;
    const counted = { position: BigInt(position), revision: BigInt(revision) };
    const leaf = leafHash({ ...answer.event, ...counted } as RecordedEvent);
    expect(leaf).toEqual(hash(answer.leaf));
    const proof = answer.proof.map(hash);
    const claim = { leaf, index: BigInt(answer.index), size: 2n, proof, root: hash(answer.root) };
    expect(verifyInclusion(claim)).toBe('VALID');
    expect((await get('checkpoints')).items[1].checkpoint).toBe(answer.checkpoint);
  });

  it('signed for the event when it was written, and signs the same when asked again', async () => {
    const keys = (await get('keys')).items.map(({ key }: { key: string }) => parseKey(key)!);
    const { leaf } = await get(`events/${eventId}/inclusion`);
    const said = verifyReceipt(receipt, keys);
    expect(said).toMatchObject({ receipt: { leaves: [{ position: 1n, leaf: hash(leaf) }] } });
    const province = (await doudi.as('province-finance')).set('Idempotency-Key', 'once');
    const body = { code: '220524', name: '某县', level: 'county' };
    const ask = async () => (await province.post('/api/v1/regions').send(body).expect(201)).body;
    expect((await ask()).signedReceipt).toBe((await ask()).signedReceipt);
  });

  it('proves that one checkpoint continues another', async () => {
    const answer = await get('consistency?from=2&to=3');
    const roots = { olderRoot: hash(answer.fromRoot), root: hash(answer.toRoot) };
    const proof = answer.proof.map(hash);
    expect(verifyConsistency({ older: 2n, size: 3n, proof, ...roots })).toBe('VALID');
  });

  it('gives evidence that the verifier proves alone, and no changed one', async () => {
    const auditor = await doudi.as('audit');
    const asked = auditor.post('/api/v1/audit/bundles').send({ streams: ['region-220421'] });
    const { body } = await asked.responseType('blob').expect(201);
    const folder = await mkdtemp(path.join(tmpdir(), 'doudi-bundle-'));
    const files = await unpack(body as Buffer, folder);
    expect(files).toEqual(expect.arrayContaining([...BUNDLED, 'schemas/RegionRegistered.v1.json']));
    const { checkpoint } = (await get('checkpoints')).items[1];
    await writeFile(path.join(folder, 'kept.txt'), checkpoint as string);
    await writeFile(path.join(folder, 'receipts.txt'), receipt + receipt);
    const lines = (await readFile(path.join(folder, 'keys.txt'), 'utf8')).split('\n');
    const first = lines.find((line) => !line.includes('/receipts+'));
    const ofReceipts = lines.find((line) => line.includes('/receipts+'));
    await writeFile(path.join(folder, 'first-keys.txt'), `${first}\n${ofReceipts}\n`);
    const kept = ['--checkpoint', 'kept.txt', '--receipts', 'receipts.txt'];
    const run = (name: string, ...more: readonly string[]) =>
      execFileSync(process.execPath, ['verify.mjs', name, ...kept, ...more], {
        cwd: folder,
        encoding: 'utf8',
      });
    expect(run('bundle.zip')).toContain('1 个事件全部有效');
    expect(run('bundle.zip', '--keys', 'first-keys.txt')).toContain('1 个事件全部有效');
    expect((await readFile(path.join(folder, 'report.pdf'), 'latin1')).slice(0, 5)).toBe('%PDF-');

    const change = async (file: string, text: (content: string) => string) => {
      const zip = new yazl.ZipFile();
      for (const name of files) {
        const content = await readFile(path.join(folder, name));
        const changed = name === file ? Buffer.from(text(content.toString())) : content;
        zip.addBuffer(changed, name);
      }
      zip.end();
      await writeFile(path.join(folder, 'changed.zip'), zip.outputStream as Readable);
    };
    await change('events.ndjson', (content) => content.replace('某县', '他县'));
    expect(() => run('changed.zip')).toThrow();
    await change('announcements.txt', () => '');
    expect(() => run('changed.zip')).toThrow(
      expect.objectContaining({ stdout: expect.stringContaining('KEY_UNANNOUNCED') }),
    );
    const inside = readFile(path.join(folder, 'verify.mjs'), 'utf8');
    expect(await inside).toContain('const IS_FROM_BUNDLE = true;');
    expect(run('bundle.zip')).toContain('this verifier came with the bundle');
    const [taken] = (await readFile(path.join(folder, 'evidence-taken.json'), 'utf8')).split('\n');
    const [event] = await doudi.system.store.findEvents([JSON.parse(taken!).id]);
    const manifest = await readFile(path.join(folder, 'manifest.json'));
    const manifestSha256 = createHash('sha256').update(manifest).digest('hex');
    expect(JSON.parse(event!.data)).toMatchObject({ manifestSha256, events: 1 });
    await rm(folder, { recursive: true });
  });

  it('serves what witnesses say of a checkpoint, and nothing of others', async () => {
    const auditor = await doudi.as('audit');
    const { items } = await get('checkpoints');
    const { size, checkpoint } = items[0];
    const bring = (cosignature: string, of = size) =>
      auditor.post(`/api/v1/audit/checkpoints/${of}/cosignatures`).send({ cosignature });
    const now = BigInt(Math.floor(Date.now() / 1000));
    const line = cosign(checkpoint, 'w.example/1', WITNESS, now);
    const taken = { size, witness: 'w.example/1', time: Number(now) };
    expect((await bring(line).expect(201)).body).toEqual(taken);
    expect((await bring(line.trim()).expect(201)).body).toEqual(taken);
    expect((await get('checkpoints')).items[0].checkpoint).toBe(checkpoint + line);
    const code = async (text: string) => (await bring(text).expect(400)).body.errors[0].code;
    expect(await code(cosign(items[1].checkpoint, 'w.example/1', WITNESS, now))).toBe(
      'BAD_COSIGNATURE',
    );
    expect(await code(cosign(checkpoint, 'w.example/1', WITNESS, now + 9_000n))).toBe(
      'BAD_COSIGNATURE',
    );
    expect(await code(cosign(checkpoint, 'w.example/2', WITNESS, now))).toBe('UNKNOWN_WITNESS');
    expect(await code('nothing')).toBe('BAD_COSIGNATURE');
    await bring(line, 999).expect(404);
  });

  it('needs one selection for evidence, and gives none of nothing', async () => {
    const auditor = await doudi.as('audit');
    const ask = (body: object) => auditor.post('/api/v1/audit/bundles').send(body);
    await ask({}).expect(400);
    await ask({ region: '220421' }).expect(400);
    await ask({ streams: ['a-b'], documentNo: 'D-1' }).expect(400);
    const kept = { streams: ['region-220421'], checkpoints: ['no checkpoint'] };
    const refused = (await ask(kept).expect(400)).body.errors;
    expect(refused).toMatchObject([{ path: 'checkpoints.0', code: 'NOT_A_CHECKPOINT' }]);
    await ask({ documentNo: 'D-1' }).expect(404);
  });

  it('recomputes everything', async () => {
    expect(await get('verification')).toMatchObject({ holds: true, sealed: 4, faults: [] });
  });

  it('has no proof of what is not sealed, nor backwards', async () => {
    const auditor = await doudi.as('audit');
    const of = (path: string) => auditor.get(`/api/v1/audit/${path}`);
    await of(`events/${eventId}/inclusion?size=9`).expect(404);
    await of('consistency?from=1&to=9').expect(404);
    await of('consistency?from=3&to=2').expect(400);
  });

  it.each(PATHS)('shows discipline, and no county, /audit/%s', async (path) => {
    const expectStatus = async (role: 'discipline' | 'county-treasury', status: number) => {
      const agent = await doudi.as(role, role === 'discipline' ? undefined : '220422');
      await agent.get(`/api/v1/audit/${path}`).expect(status);
    };
    await expectStatus('discipline', 200);
    await expectStatus('county-treasury', 403);
  });
});

describe('12.A5 between the clerk and the record', () => {
  let doudi: RunningDoudi;
  beforeAll(async () => {
    doudi = await runDoudi();
    const body = { code: '220000', name: '吉林省', level: 'province' };
    await (await doudi.as('province-finance')).post('/api/v1/regions').send(body).expect(201);
  });
  afterAll(() => doudi.close());

  it('gives no receipt of 999.00 for a clerk’s 123.00, and raises the alarm', async () => {
    const owner = createClient({ connectionString: doudi.database.url, role: 'owner' });
    await owner.connect();
    await owner.query(`
      CREATE FUNCTION public.on_the_way() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN NEW.data := replace(NEW.data::text, '"12300"', '"99900"')::json; RETURN NEW; END $$;
      CREATE TRIGGER on_the_way BEFORE INSERT ON store.events
        FOR EACH ROW EXECUTE FUNCTION public.on_the_way()`);
    await owner.end();
    const province = (await doudi.as('province-finance')).set('Idempotency-Key', randomUUID());
    const record = () =>
      province.post('/api/v1/receipts').send({
        ...{ documentNo: '财社〔2018〕1号', fiscalYear: 2018, documentDate: '2018-01-02' },
        receivedOn: '2018-01-03',
        ...{ program: 'URBAN_DIBAO', source: 'PROVINCIAL', amount: '123.00' },
      });
    const first = await record();
    expect([first.status, first.body.code]).toEqual([503, 'RECORDED_OTHERWISE']);
    expect(first.body.signedReceipt).toBeUndefined();
    expect((await record()).body.code).toBe('RECORDED_OTHERWISE');
    const [eventId] = first.body.eventIds;
    expect(doudi.logged()).toMatch(new RegExp(`RECORDED_OTHERWISE.*${eventId}`));
    expect(await doudi.metrics()).toContain('\ndoudi_recorded_otherwise_events 1\n');
    const ready = await province.get('/health/ready');
    expect([ready.status, ready.body.reason]).toEqual([503, 'RECORDED_OTHERWISE']);
  });
});

/** Writes the zip and its files into the folder. */
async function unpack(bytes: Buffer, folder: string): Promise<readonly string[]> {
  await writeFile(path.join(folder, 'bundle.zip'), bytes);
  const files = await unzipped(bytes);
  for (const [name, content] of files) {
    await mkdir(path.join(folder, path.dirname(name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return [...files.keys()];
}
