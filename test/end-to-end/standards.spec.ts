/** The standard rules of every county on the days that the bundled package is asked for. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { expectedFigures } from './expected-figures.js';
import { type RunningDoudi, SAMPLE, runDoudi } from './running-doudi.js';

const { standards: expected } = expectedFigures();
let doudi: RunningDoudi;
let auditor: supertest.Agent;

beforeAll(async () => {
  doudi = await runDoudi();
  await doudi.importFolder(SAMPLE);
  await doudi.settled();
  auditor = await doudi.as('audit');
});

afterAll(() => doudi.close());

interface Item {
  readonly region: string;
  readonly rule: string;
  readonly holds: boolean;
}

async function everyPage(query: object): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor = ''; ;) {
    const { body } = await auditor.get('/api/v1/policy/standards').query({ ...query, cursor });
    const page = body as { items: Item[]; next: string | null };
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}

describe('the standards of the bundled package', () => {
  it('hold where they are expected to, rule by rule, and no others apply', async () => {
    expect(expected.length).toBeGreaterThan(0);
    for (const date of new Set(expected.map((answer) => answer.date))) {
      const items = await everyPage({ date });
      const found = items.map(({ region, rule, holds }) => ({ region, date, rule, holds }));
      const wanted = expected.filter((answer) => answer.date === date);
      expect(new Set(found.map(lineOf))).toEqual(new Set(wanted.map(lineOf)));
      expect(found.length).toBe(wanted.length);
    }
  });

  it('are answered for one county with what is there and what should be', async () => {
    const items = await everyPage({ region: '220102', date: '2017-12-31' });
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      expect(item).toMatchObject({
        region: '220102',
        date: '2017-12-31',
        actual: expect.stringMatching(/^\d+\.\d{2}$/),
        required: expect.stringMatching(/^\d+\.\d{2}$/),
        clause: expect.stringContaining('63号'),
      });
    }
  });
});

function lineOf(answer: object): string {
  const { region, date, rule, holds } = answer as Item & { readonly date: string };
  return [region, date, rule, holds].join(' ');
}
