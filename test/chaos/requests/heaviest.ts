/**
 * Each operation once with the most that it takes, while another county's ledger is read without
 * pause: for how long the event loop is held up, and what the other county waits.
 */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import type { Role } from '../../../libs/access/domain/roles.js';
import { SAMPLE } from '../../imported.js';
import type { Ground } from '../killed.js';
import { type DemoSite, startDemoSite } from './demo-site.js';
import { type Document, ExampleRequests, type Operation } from './example-requests.js';
import { Sender } from './sending.js';

interface Heavy {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly role: Role;
  readonly region?: string;
  readonly type?: string;
  readonly body?: string | Buffer;
}

const COUNTY = '220422';
const OTHER = '220421';
const YEAR = `/api/v1/counties/${COUNTY}/years/2018`;
const MOST_HELD_MS = 200;

/** @returns 0 where nothing holds the loop up for longer than a fifth of a second */
export async function heaviest({ connectionString, folder, log: say }: Ground): Promise<number> {
  const site = await startDemoSite(connectionString, folder, () => undefined);
  const sender = new Sender(site.address, 4);
  try {
    const document = (await (await fetch(`${site.address}/openapi.json`)).json()) as Document;
    const all = [...(await writes()), ...reads(new ExampleRequests(document))];
    const worst: string[] = [];
    for (const heavy of all) {
      const { heldMs, otherMs, tookMs, status } = await tried(site, sender, heavy);
      const line = `${heldMs.toFixed(0)} ms held, other ${otherMs.toFixed(0)} ms, took ${tookMs.toFixed(0)} ms, ${status} ${heavy.name}`;
      say(line);
      if (heldMs > MOST_HELD_MS) worst.push(line);
    }
    say(site.said().slice(-5_000));
    say(`longer than ${MOST_HELD_MS} ms: ${worst.length}`);
    for (const line of worst) say(`  ${line}`);
    return worst.length === 0 ? 0 : 1;
  } finally {
    sender.close();
    await site.stop();
  }
}

async function tried(site: DemoSite, sender: Sender, heavy: Heavy) {
  const { role, region, method, path: to, body, type } = heavy;
  const reader = { authorization: `Bearer ${await site.token('county-treasury', OTHER)}` };
  const authorization = `Bearer ${await site.token(role, region, `a heavy ${role}`)}`;
  const headers = { authorization, ...(type === undefined ? {} : { 'content-type': type }) };
  await heldMs(site);
  let isOver = false;
  let otherMs = 0;
  const reading = (async () => {
    while (!isOver) {
      const ledger = `/api/v1/counties/${OTHER}/years/2017/ledger`;
      const read = { method: 'get', path: ledger, headers: reader, body: undefined };
      otherMs = Math.max(otherMs, (await sender.send(read)).lastMs);
    }
  })();
  const { lastMs: tookMs, status } = await sender.send({ method, path: to, headers, body });
  isOver = true;
  await reading;
  return { heldMs: await heldMs(site), otherMs, tookMs, status };
}

/** Since it was asked last. */
async function heldMs({ probes }: DemoSite): Promise<number> {
  const text = await (await fetch(`${probes}/metrics`)).text();
  return Number(/^doudi_event_loop_longest_seconds (\S+)$/m.exec(text)![1]) * 1000;
}

async function writes(): Promise<readonly Heavy[]> {
  const treasury = { method: 'post', role: 'county-treasury', region: COUNTY } as const;
  const json = { type: 'application/json' };
  const transfer = {
    ...{ documentNo: '吉财社指〔2018〕9999号', program: 'URBAN_DIBAO', fiscalYear: 2018 },
    ...{ issuedOn: '2018-01-10' },
    lines: times(5_000, () => ({ region: COUNTY, amount: '1.00' })),
  };
  const boundary = 'boundary';
  const budget = {
    ...{ entryNo: 'YS-2018-H', class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO', source: 'OWN' },
    ...{ amount: '9000.00', allocatedOn: '2018-01-10' },
  };
  return [
    {
      ...{ name: 'budget', ...treasury, ...json, path: `${YEAR}/budgets` },
      body: JSON.stringify(budget),
    },
    {
      ...{ name: 'transfer of 5,000 lines', method: 'post', role: 'province-finance', ...json },
      ...{ path: '/api/v1/transfers', body: JSON.stringify(transfer) },
    },
    ...[5_000, 50_000].map((count): Heavy => {
      const body = JSON.stringify(disbursement(count, `FF-2018-H${count}`));
      const name = `disbursement of ${count} payments`;
      return { name, ...treasury, ...json, path: `${YEAR}/disbursements`, body };
    }),
    {
      ...{ name: 'disbursement of 100,000 payments as CSV', ...treasury, type: 'text/csv' },
      path: `${YEAR}/disbursements?batchNo=FF-2018-HC&class=BASIC_LIVELIHOOD&code=URBAN_DIBAO&period=2018-01&paidOn=2018-01-25&amount=1000.00`,
      body: csv(100_000),
    },
    {
      ...{ name: 'import of the sample', method: 'post', path: '/api/v1/imports' },
      ...{ role: 'province-finance', type: `multipart/form-data; boundary=${boundary}` },
      body: await upload(boundary),
    },
    {
      ...{ name: 'bundle of a year', method: 'post', path: '/api/v1/audit/bundles', ...json },
      ...{ role: 'audit', body: JSON.stringify({ region: COUNTY, year: 2017 }) },
    },
    {
      ...{ name: 'bundle of 60 streams', method: 'post', path: '/api/v1/audit/bundles', ...json },
      role: 'audit',
      body: JSON.stringify({ streams: times(60, (at) => `county-${220_421 + at}`) }),
    },
  ];
}

function times<T>(count: number, make: (at: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

function disbursement(count: number, batchNo: string): object {
  return {
    ...{ batchNo, class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO', period: '2018-01' },
    ...{ paidOn: '2018-01-25', amount: `${count / 100}` },
    payments: times(count, (at) => ({
      ...{ paymentNo: at + 1, beneficiaryId: `NOID-${at}`, name: '示例甲', persons: 1 },
      amount: '0.01',
    })),
  };
}

function csv(count: number): string {
  const lines = times(count, (at) => `${at + 1},NOID-${at},示例甲,1,0.01`);
  return `payment_no,beneficiary_id,name,persons,amount\n${lines.join('\n')}\n`;
}

async function upload(boundary: string): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const name of await readdir(SAMPLE)) {
    zip.addBuffer(await readFile(path.join(SAMPLE, name)), name);
  }
  zip.end();
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="package"; filename="package.zip"\r\n\r\n`;
  const content = await buffer(zip.outputStream);
  return Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

/** Every read: as its example, and with the largest page, as of a day and as known at a time. */
function reads(examples: ExampleRequests): readonly Heavy[] {
  return examples.operations
    .filter(({ method, template }) => method === 'get' && /^\/api/.test(template))
    .filter(({ template }) => !/stream$|\{id\}|\{no\}|\{pseudonym\}|consistency/.test(template))
    .flatMap((operation) => largest(operation, examples));
}

function largest(operation: Operation, examples: ExampleRequests): readonly Heavy[] {
  const { described, template } = operation;
  const names = new Set((described.parameters ?? []).map(({ name }) => name));
  const [base = ''] = examples.filledIn(operation).path.split('?');
  const required = examples.filledIn(operation).path.split('?')[1] ?? '';
  const limit = names.has('limit') ? '&limit=1000' : '';
  const queries = [
    `${required}${limit}`,
    limit.slice(1),
    ...(names.has('asOf') ? [`asOf=2018-12-31${limit}`] : []),
    ...(names.has('knownAt') ? [`knownAt=2099-01-01T00:00:00Z${limit}`] : []),
  ];
  return [...new Set(queries)].map((query) => ({
    name: `${template}?${query}`,
    ...{ method: 'get', path: `${base}?${query}`, role: 'discipline' },
  }));
}
