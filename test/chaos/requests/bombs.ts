/**
 * Bodies that hold far more than their route takes, from a clerk with a good token, while another
 * county's ledger is read without pause.
 */
import type { Site } from './site.js';
import type { Sender } from './sending.js';

export interface Bombing {
  /** Milliseconds, of the bombs' answers. */
  readonly slowestMs: number;
  /** Medians of the other county's reads, without bombs and beside them. */
  readonly quietMs: number;
  readonly besideMs: number;
  /** Bombs that were not refused. */
  readonly taken: readonly string[];
}

const CLERK = '220422';
const OTHER = '220421';
const ROUNDS = 10;
const QUIET_READS = 100;

const fields = (count: number): string =>
  Array.from({ length: count }, (_, at) => `"key number ${at}":1`).join();
const list = (count: number, item: string): string => Array(count).fill(item).join();

/** By what they are: each a body, and where it goes. */
const BOMBS: Readonly<Record<string, readonly [path: string, body: string]>> = {
  keys: ['budgets', `{${fields(150_000)}}`],
  'keys of a list': ['disbursements', `{${fields(150_000)}}`],
  depth: ['budgets', `{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}`],
  'depth of objects': ['disbursements', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`],
  items: ['adjustments', `{"a":[${list(60_000, '0')}]}`],
  'items of a list': ['disbursements', `{"payments":[${list(900_000, '0')}]}`],
  'parts of a list': ['disbursements', `{"payments":[${list(600_000, '{}')}]}`],
  text: ['budgets', `{"reason":"${'a'.repeat(2_000_000)}"}`],
};

export async function bombard(site: Site, sender: Sender): Promise<Bombing> {
  const clerk = await site.token('county-treasury', CLERK);
  const reader = await site.token('county-treasury', OTHER);
  const ledger = async (): Promise<number> => {
    const path = `/api/v1/counties/${OTHER}/years/2017/ledger`;
    const headers = { authorization: `Bearer ${reader}` };
    const { lastMs } = await sender.send({ method: 'get', path, headers, body: undefined });
    return lastMs;
  };
  for (let read = 0; read < QUIET_READS; read++) await ledger();
  const quiet: number[] = [];
  for (let read = 0; read < QUIET_READS; read++) quiet.push(await ledger());
  const beside: number[] = [];
  let isOver = false;
  const reading = (async () => {
    while (!isOver) beside.push(await ledger());
  })();
  const taken: string[] = [];
  let slowestMs = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, [route, body]] of Object.entries(BOMBS)) {
      const path = `/api/v1/counties/${CLERK}/years/2018/${route}`;
      const headers = { authorization: `Bearer ${clerk}`, 'content-type': 'application/json' };
      const { status, lastMs } = await sender.send({ method: 'post', path, headers, body });
      slowestMs = Math.max(slowestMs, lastMs);
      if (status !== 400 && status !== 413) taken.push(`${name}: ${status}`);
    }
  }
  isOver = true;
  await reading;
  return { slowestMs, quietMs: median(quiet), besideMs: median(beside), taken };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
