/** Every finding that the bundled package is expected to raise, and no other. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { type JsonObject, expectedFigures } from './expected-figures.js';
import { type RunningDoudi, SAMPLE, runDoudi } from './running-doudi.js';

const expected = expectedFigures();
let doudi: RunningDoudi;
let auditor: supertest.Agent;

beforeAll(async () => {
  doudi = await runDoudi();
  await doudi.importFolder(SAMPLE);
  await doudi.settled();
  auditor = await doudi.as('audit');
}, 120_000);

afterAll(() => doudi.close(), 60_000);

type Item = Readonly<Record<string, unknown>>;

async function everyPage(query: object, agent = auditor): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor = ''; ;) {
    const answer = await agent
      .get('/api/v1/supervision/findings')
      .query({ limit: 700, ...query, cursor });
    expect([answer.status, answer.body]).toMatchObject([200, {}]);
    const page = answer.body as { items: Item[]; next: string | null };
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}

/** The members that are expected, in a fixed order. */
function lines(items: readonly Item[], members: readonly string[]): readonly string[] {
  return items.map((item) => members.map((name) => `${String(item[name])}`).join(' ')).sort();
}

function membersOf(wanted: readonly JsonObject[]): readonly string[] {
  return Object.keys(wanted[0]!);
}

describe('the findings of the bundled package', () => {
  it('of payments', async () => {
    const wanted = expected.findings;
    const kinds = ['PAYMENT_DUPLICATE', 'PAYMENT_AFTER_EXIT', 'PAYMENT_OVER_STANDARD'];
    const pages = await Promise.all(kinds.map((kind) => everyPage({ kind })));
    expect(wanted.length).toBeGreaterThan(0);
    expect(lines(pages.flat(), membersOf(wanted))).toEqual(lines(wanted, membersOf(wanted)));
  });

  it.each(['PAYMENT_LATE', 'INPUT_DECREASED'])('of batches and counties: %s', async (kind) => {
    const wanted = expected.more.filter((item) => item['kind'] === kind);
    const members = membersOf(wanted);
    expect(lines(await everyPage({ kind }), members)).toEqual(lines(wanted, members));
  });

  it('of transfers issued late', async () => {
    const members = membersOf(expected.late);
    const found = await everyPage({ kind: 'TRANSFER_LATE' });
    expect(lines(found, members)).toEqual(lines(expected.late, members));
    expect(new Set(found.map((item) => item['region']))).toEqual(new Set([null]));
  });

  it('of stock funds, on every day asked for', async () => {
    for (const { asOf, items: wanted } of expected.stock) {
      const kinds = ['FUNDS_IDLE', 'SURPLUS_OVER_TWO_YEARS'];
      const pages = await Promise.all(kinds.map((kind) => everyPage({ kind, asOf })));
      expect(lines(pages.flat(), membersOf(wanted))).toEqual(lines(wanted, membersOf(wanted)));
    }
  });

  it('of receipts not issued, on every day asked for', async () => {
    for (const { asOf, items: wanted } of expected.unissued) {
      const found = await everyPage({ kind: 'RECEIPT_UNISSUED', asOf });
      expect(lines(found, membersOf(wanted))).toEqual(lines(wanted, membersOf(wanted)));
    }
  });
});
