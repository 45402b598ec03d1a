/**
 * Every request of the served document, as it is filled in there, to a fresh demo: writes in the
 * document's order, closings of years last, then reads, by a role of its permission, and by another
 * person where the rule wants one. What only an answer tells comes by the document's links.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PERMISSIONS, type PermissionName } from '../../libs/access/domain/permissions.js';
import type { Role } from '../../libs/access/domain/roles.js';
import { cosign } from '../../libs/audit/domain/cosignature.js';
import { formatKey, privateKeyOf, publicKeyOf } from '../../libs/audit/domain/signed-note.js';
import { openSealer } from '../../apps/system/seals.js';
import {
  type Document,
  ExampleRequests,
  type FilledIn,
  type Operation,
} from './example-requests.js';
import { type RunningDoudi, SAMPLE, runDoudi } from './running-doudi.js';
import { startDemo } from './started-demo.js';

const COUNTY = '220422';
const WITNESS = 'w.example/1';
const WITNESS_KEY = privateKeyOf(randomBytes(32));
const BY_ANOTHER = ['SAME_PERSON', 'MATTER_CLOSED_BY_OPENER'];

let doudi: RunningDoudi;

beforeAll(async () => {
  const witness = formatKey(publicKeyOf(WITNESS, WITNESS_KEY), 'cosignature');
  doudi = await runDoudi({ DOUDI_WITNESS_KEYS: witness });
  await doudi.importFolder(SAMPLE);
  await startDemo(doudi);
  await seal();
});

afterAll(() => doudi.close());

async function seal(): Promise<void> {
  const sealer = openSealer(doudi.system, () => undefined);
  await sealer.sealAll();
  await sealer.disconnect();
}

it('every request of the document is answered as it is filled in', async () => {
  const document = await fetch(`${doudi.address}/openapi.json`);
  const requests = new ExampleRequests((await document.json()) as Document);
  const refused: string[] = [];
  const send = async (operation: Operation) => {
    const read = requests.readBefore(operation);
    if (read) await send(read);
    const filledIn = await witnessed(operation, requests.filledIn(operation));
    const { status, body } = await sent(operation, filledIn);
    if (status >= 300) refused.push(`${filledIn.path} ${status} ${JSON.stringify(body)}`);
    requests.keep(operation, body);
  };
  const writes = requests.operations.filter(({ method }) => method === 'post');
  const isClosing = ({ template }: Operation) => template.endsWith('/close');
  expect(writes.length).toBeGreaterThan(50);
  for (const write of [...writes.filter((it) => !isClosing(it)), ...writes.filter(isClosing)]) {
    await send(write);
    await doudi.settled();
  }
  expect(refused).toEqual([]);
  await seal();
  const isStream = ({ described }: Operation) =>
    Object.hasOwn(described.responses['200']?.content ?? {}, 'text/event-stream');
  const reads = requests.operations.filter((it) => it.method === 'get' && !isStream(it));
  for (const read of reads) await send(read);
  expect(refused).toEqual([]);
});

/** What a witness signs nobody else can fill in. */
async function witnessed(operation: Operation, filledIn: FilledIn): Promise<FilledIn> {
  if (operation.described['x-permission'] !== 'checkpoints.cosign') return filledIn;
  const auditor = await doudi.as('audit');
  const { body } = await auditor.get('/api/v1/audit/checkpoints').expect(200);
  const { checkpoint } = (body as { items: { checkpoint: string }[] }).items[0]!;
  const now = BigInt(Math.floor(Date.now() / 1000));
  return { ...filledIn, body: { cosignature: cosign(checkpoint, WITNESS, WITNESS_KEY, now) } };
}

async function sent(operation: Operation, { path, body, file }: FilledIn) {
  const { method, described } = operation;
  const headers = new Headers();
  const token = await tokenFor(operation, path);
  if (token !== null) headers.set('Authorization', `Bearer ${token}`);
  let content: string | FormData | undefined;
  if (file !== undefined) {
    const example = await fetch(doudi.address + file);
    content = new FormData();
    content.set('package', await example.blob(), 'package.zip');
  } else if (described.requestBody) {
    headers.set('Content-Type', 'application/json');
    content = JSON.stringify(body);
  }
  const answer = await fetch(doudi.address + path, {
    ...{ method, headers },
    ...(content === undefined ? {} : { body: content }),
  });
  const isJson = /[/+]json\b/.test(answer.headers.get('content-type') ?? '');
  return { status: answer.status, body: isJson ? await answer.json() : await answer.text() };
}

async function tokenFor({ described }: Operation, path: string): Promise<string | null> {
  const permission = described['x-permission'] as PermissionName | undefined;
  if (permission === undefined) return null;
  const [role]: readonly Role[] = PERMISSIONS[permission].roles;
  const isOfCounty = role === 'county-treasury' || role === 'civil-affairs';
  const [, county = COUNTY] = /\/counties\/(\d{6})\//.exec(path) ?? [];
  const isOther = described['x-refusals']?.some((code) => BY_ANOTHER.includes(code));
  const subject = `${role!} ${isOther ? 2 : 1}`;
  return doudi.token(role!, isOfCounty ? county : undefined, subject);
}
