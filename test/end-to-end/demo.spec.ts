/** What the demo holds open: there after a start, whole after one that broke off, and only once. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { STORY } from '../../apps/cli/demo-story.js';
import { rowsOfReadModels } from '../read-model-rows.js';
import { everyFinding, everyPage } from './figure-questions.js';
import { type RunningDoudi, runSample } from './running-doudi.js';
import { startDemo } from '../started-demo.js';

const COUNTY = '220422';

let doudi: RunningDoudi;
let imported: ReadonlyMap<string, string>;

beforeAll(async () => {
  doudi = await runSample();
  imported = await rowsOfReadModels(doudi.database.url);
});

afterAll(() => doudi.close());

type Items = readonly Readonly<Record<string, unknown>>[];

/** How often each thing is there, with what it waits for. */
async function held(): Promise<Readonly<Record<string, number>>> {
  const officer = await doudi.as('province-finance');
  const clerk = await doudi.as('civil-affairs', COUNTY);
  const found: Readonly<Record<string, Items>> = {
    correction: await everyPage(officer, 'corrections', {}),
    forgetting: await everyPage(clerk, 'forgettings', {}),
    objection: await everyPage(officer, 'objections', {}),
    scheme: await everyPage(officer, 'allocation-schemes', {}),
    finding: (await everyFinding(clerk, {})).filter(({ status }) => status !== 'raised'),
    matter: await everyPage(clerk, 'matters', {}),
  };
  const count: Record<string, number> = {};
  for (const [kind, items] of Object.entries(found)) {
    for (const { status, matterNo } of items) {
      const steps = kind === 'matter' ? await stepsOf(clerk, String(matterNo)) : [];
      const name = [kind, status, ...steps].join(' ');
      count[name] = (count[name] ?? 0) + 1;
    }
  }
  return count;
}

async function stepsOf(clerk: supertest.Agent, matterNo: string): Promise<readonly string[]> {
  const { body } = await clerk.get(`/api/v1/matters/${matterNo}`).expect(200);
  const matter = body as Readonly<Record<string, readonly unknown[]>>;
  return ['links', 'explanations', 'verdicts', 'reports'].filter(
    (step) => matter[step]!.length > 0,
  );
}

const HELD = {
  'correction proposed': 1,
  'forgetting proposed': 1,
  'objection open': 1,
  'scheme draft': 1,
  'scheme adopted': 1,
  'finding explained': 1,
  'finding confirmed': 1,
  'matter overdue': 1,
  'matter open links': 1,
  'matter open links explanations': 1,
  'matter open links explanations verdicts reports': 1,
  'matter closed explanations verdicts': 1,
};

/** The need that is to be corrected is of 2018, and covered by what was left. */
const CHANGED = [
  ...[
    'corrections',
    'county_histories',
    'digests',
    'finding_handlings',
    'forgettings',
    'matter_steps',
    'matters',
  ],
  ...['need_assessments', 'objections', 'postings', 'proposal_steps'],
  ...['scheme_adoptions', 'schemes'],
].map((table) => `read.${table}`);

describe('a start of the demo', () => {
  it('holds one open thing of each kind, also where an earlier one broke off', async () => {
    await startDemo(doudi, STORY.slice(0, STORY.length / 2));
    await startDemo(doudi);
    expect(await held()).toEqual(HELD);
    const clerk = await doudi.as('county-treasury', COUNTY);
    const raised = await everyFinding(clerk, { kind: 'PAYMENT_AFTER_EXIT' });
    expect(raised[0]).toMatchObject({ status: 'raised' });
  });

  it('records nothing of it again', async () => {
    const head = await doudi.system.store.head();
    await startDemo(doudi);
    expect(await doudi.system.store.head()).toBe(head);
    expect(await held()).toEqual(HELD);
  });

  it('moves no money and changes no figure of the sample', async () => {
    const now = await rowsOfReadModels(doudi.database.url);
    const changed = [...now.keys()].filter((name) => now.get(name) !== imported.get(name));
    const progress = ['read.checkpoint', 'read.lanes'];
    const tables = changed.filter((name) => name.startsWith('read.') && !progress.includes(name));
    expect(tables).toEqual(CHANGED);
  });
});
