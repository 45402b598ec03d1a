/** A mirror: it knows c2sp.org/tlog-tiles and RFC 6962, and nothing of the program. */
import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSealer } from '../../apps/system/seals.js';
import type { System } from '../../apps/system/system.js';
import type { AppendingEventStore } from '../../libs/event-store/appending.js';
import { createClient } from '../../libs/postgres/connections.js';
import { rootOf } from '../audit/reference-tree.js';
import { Faked } from './faked.js';
import { type RunningApi, runApi } from './running-api.js';

const LOG = '/api/v1/public/log';
const EARLY = 700;
const SIZE = 70_000;
const YEAR = 'public, max-age=31536000, immutable';

let api: RunningApi;
let system: System;
let folder: string;

async function recordUpTo(size: number): Promise<void> {
  const store = system.store as AppendingEventStore;
  const actor = { subject: 'an audit', role: 'audit', organisation: '220000' };
  const asked = { route: '/api/v1/regions', parameters: [], purpose: null, scope: null };
  const data = JSON.stringify({ person: actor.subject, role: actor.role, ...asked });
  for (let left = size - Number(await store.head()); left > 0; left -= 1000) {
    const events = Array.from({ length: Math.min(left, 1000) }, () => {
      const id = randomUUID();
      const metadata = { actor, commandId: id, correlationId: id, causationId: id };
      return { id, type: 'AuditRead', schemaVersion: 1, occurredOn: '2017-01-10', metadata, data };
    });
    const stream = 'audit-reads-an audit';
    await store.append({ writes: [{ stream, expectedRevision: 'any', events }] });
  }
}

async function seal(): Promise<void> {
  const sealer = openSealer(system, (error) => {
    throw error;
  });
  await sealer.sealAll();
  await sealer.disconnect();
}

async function get(address: string) {
  return api.anonymous().get(`${LOG}/${address}`).buffer(true).responseType('blob');
}

async function text(address: string): Promise<string> {
  const { status, headers, body } = await get(address);
  expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
  return (body as Buffer).toString();
}

function addressOf(level: number, index: number, width = 256): string {
  const digits = String(index);
  const threes = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g)!;
  const last = threes.pop()!;
  const before = threes.map((three) => `x${three}/`).join('');
  return `tile/${level}/${before}${last}${width < 256 ? `.p/${width}` : ''}`;
}

async function tile(level: number, index: number, width = 256): Promise<Buffer[]> {
  const { status, headers, body } = await get(addressOf(level, index, width));
  const said = [status, headers['content-type'], headers['cache-control']];
  expect(said).toEqual([200, 'application/octet-stream', YEAR]);
  const bytes = body as Buffer;
  expect(bytes.length).toBe(width * 32);
  return Array.from({ length: width }, (_, at) => bytes.subarray(at * 32, at * 32 + 32));
}

/** All hashes of a level in the tree of that size, by full tiles and the partial one. */
async function level(height: number, size: number): Promise<Buffer[]> {
  const count = Math.floor(size / 256 ** height);
  const hashes: Buffer[] = [];
  for (let index = 0; index * 256 < count; index++) {
    hashes.push(...(await tile(height, index, Math.min(256, count - index * 256))));
  }
  return hashes;
}

/** By the partial tiles of the right edge alone. */
async function headByEdge(size: number): Promise<Buffer> {
  let below: Buffer[] = [];
  for (let height = 0; 256 ** height <= size; height++) {
    const count = Math.floor(size / 256 ** height);
    const width = count % 256;
    const edge = width === 0 ? [] : await tile(height, Math.floor(count / 256), width);
    const all = [...edge, ...below];
    below = all.length === 0 ? [] : [rootOf(all)];
  }
  return below[0]!;
}

/** The head that a checkpoint signs, its signature by one of the keys verified. */
function headIn(note: string, keys: readonly string[]): { size: number; root: Buffer } {
  const end = note.indexOf('\n\n') + 1;
  const [origin, size, root] = note.split('\n');
  const isGood = keys.some((vkey) => {
    const [, name, , key] = /^(.+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey)!;
    const line = note.split('\n').find((one) => one.startsWith(`— ${name} `));
    if (name !== origin || !line) return false;
    const x = Buffer.from(key!, 'base64').subarray(1).toString('base64url');
    const by = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    const signature = Buffer.from(line.split(' ')[2]!, 'base64').subarray(4);
    return verify(null, Buffer.from(note.slice(0, end)), by, signature);
  });
  expect(isGood).toBe(true);
  return { size: Number(size), root: Buffer.from(root!, 'base64') };
}

async function head() {
  const keys = (await text('keys')).split('\n\n')[0]!.trim().split('\n');
  return headIn(await text('checkpoint'), keys);
}

describe('12.A8 a mirror of the log', () => {
  let early: { size: number; root: Buffer };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'doudi-mirror-'));
    const env = { DOUDI_SEAL_STATE: path.join(folder, 'signed') };
    api = await runApi(env, new Faked(), async (opened) => void (system = opened));
    await recordUpTo(EARLY);
    await seal();
    early = await head();
    await recordUpTo(SIZE);
    await seal();
  }, 180_000);
  afterAll(async () => {
    await api.close();
    await rm(folder, { recursive: true });
  });

  it('recomputes the signed head from leaf hashes alone, and from upper tiles', async () => {
    const newest = await head();
    expect([early.size, newest.size]).toEqual([EARLY, SIZE]);
    const leaves = await level(0, SIZE);
    expect(leaves).toHaveLength(SIZE);
    expect(rootOf(leaves)).toEqual(newest.root);
    expect(rootOf(leaves.slice(0, EARLY))).toEqual(early.root);
    const blocks = await level(1, SIZE);
    const made = blocks.map((_, at) => rootOf(leaves.slice(at * 256, at * 256 + 256)));
    expect(blocks).toEqual(made);
    expect(await level(2, SIZE)).toEqual([rootOf(blocks.slice(0, 256))]);
    expect(await headByEdge(SIZE)).toEqual(newest.root);
    expect(await headByEdge(EARLY)).toEqual(early.root);
  });

  it('is sent its head fresh, without a token, recorded by nobody', async () => {
    const checkpoint = await get('checkpoint');
    expect(checkpoint.headers['cache-control']).toBe('public, max-age=5');
    expect(checkpoint.headers['access-control-allow-origin']).toBe('*');
    const auditor = await api.as('audit');
    const before = await system.store.head();
    await auditor.get(`${LOG}/checkpoint`).expect(200);
    await auditor.get(`${LOG}/${addressOf(0, 0)}`).expect(200);
    expect(await system.store.head()).toBe(before);
  });

  it.each([
    ...['tile/0/274', 'tile/0/273', 'tile/0/273.p/113', 'tile/1/001', 'tile/1/001.p/18'],
    ...['tile/2/000', 'tile/2/000.p/2', 'tile/3/000.p/1', 'tile/63/000.p/1'],
    ...['tile/0/x999/x999/x999/x999/999', 'tile/entries/000', 'tile/entries/000.p/1', 'tile/0'],
  ])('finds nothing at %s', async (address) => {
    const { status, headers } = await get(address);
    expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
  });

  it.each([
    ...['tile/64/000', 'tile/00/000', 'tile/-1/000', 'tile/a/000', 'tile/0/0', 'tile/0/0000'],
    ...['tile/0/x000/001', 'tile/0/001/067', 'tile/0/x001', 'tile/0/000.p/0', 'tile/0/000.p/256'],
    ...['tile/0/000.p/01', 'tile/0/000.p', 'tile/0/000.p/', 'tile/0/000/', 'tile/0//000'],
    ...['tile/0/%00', 'tile/0/%2e%2e', "tile/0/000'--", 'tile/0/%E0%A4%A', 'tile/0/٠٠٠'],
    ...['tile/0/x001/x001/x001/x001/x001/001', `tile/0/${'x001/'.repeat(20)}001`],
  ])('refuses %s', async (address) => {
    expect((await get(encodeURI(address).replaceAll('%25', '%'))).status).toBe(400);
  });

  it('is not shown the head of an origin that ended before the next one has signed', async () => {
    const client = createClient(system.logins.of('projector'));
    await client.connect();
    const key = `doudi/220000/ffffffff+00000000+${Buffer.alloc(33, 1).toString('base64')}`;
    const said = `INSERT INTO store.seal_keys (key, announcement) VALUES ($1, 'how it goes on\n')`;
    await client.query(said, [key]);
    await client.end();
    expect((await get('checkpoint')).status).toBe(404);
    expect((await text('keys')).endsWith(`\n${key}\n\nhow it goes on\n`)).toBe(true);
  });
});

describe('12.A8 a log by SM3', () => {
  it('has no tiles, and says why', async () => {
    const sm3 = await runApi({ DOUDI_SEAL_HASH: 'sm3' }, new Faked(), async ({ sql }) => {
      await sql.query(`INSERT INTO store.log (origin, hash) VALUES ('doudi/220000/0', 'sm3')`);
    });
    try {
      const { status, body } = await sm3.anonymous().get(`${LOG}/tile/0/000`);
      expect([status, body.code]).toEqual([404, 'LOG_NOT_TILED']);
      expect(body.detail).toMatch(/国密.* \/ .*SM3/);
      expect((await sm3.anonymous().get(`${LOG}/tile/0/1`)).status).toBe(400);
    } finally {
      await sm3.close();
    }
  });
});
