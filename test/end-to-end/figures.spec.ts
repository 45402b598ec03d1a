/**
 * The bundled package comes in through the real importer, and the real api answers every expected
 * figure.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { rebuild } from '../../apps/projector/read-models.js';
import { everyFigure } from './figure-cases.js';
import { CountyLedgers } from '../../libs/county-ledger/store/county-ledgers.js';
import { loadVerifier } from '../audit/verifier.js';
import { rowsOfReadModels } from '../read-model-rows.js';
import { type RunningDoudi, SAMPLE, runDoudi } from './running-doudi.js';

let doudi: RunningDoudi;
let auditor: supertest.Agent;

beforeAll(async () => {
  doudi = await runDoudi();
  const report = await doudi.importFolder(SAMPLE);
  expect(report).toMatchObject({ outcome: 'posted', issueCount: 0, refused: 0 });
  await doudi.settled();
  auditor = await doudi.as('audit');
});

afterAll(() => doudi.close());

everyFigure({ doudi: () => doudi, auditor: () => auditor });

describe('12.A6 the ledger that the verifier reckons by a fold of its own', () => {
  it('is the service’s, of every county and year', async () => {
    const { CountyAccounts } = await loadVerifier();
    const counties = await doudi.system.sql.query<{ readonly region: string }>(
      'SELECT DISTINCT region FROM read.postings',
    );
    const accounts = new Map(counties.map(({ region }) => [region, new CountyAccounts(region)]));
    for await (const page of doudi.system.store.readAll({
      streamPrefixes: ['county-', 'province-'],
    })) {
      for (const { stream, type, data } of page) {
        const content = JSON.parse(data) as unknown;
        for (const [region, of] of accounts) {
          const isOfCounty = stream.startsWith('province-') && data.includes(`"${region}"`);
          if (stream === `county-${region}` || isOfCounty) of.take(type, content);
        }
      }
    }
    const ledgers = new CountyLedgers(doudi.system.sql);
    let compared = 0;
    for (const [region, of] of accounts) {
      for (const year of [2015, 2016, 2017, 2018, 2019]) {
        const { construction, ...said } = (await ledgers.ledger(region, year))!;
        const unnamed = construction.map(({ name: _name, ...project }) => project);
        const due = of.ledger(year);
        expect({ ...said, construction: unnamed }).toMatchObject(due);
        compared += said.programs.length + unnamed.length;
      }
    }
    expect(compared).toBeGreaterThan(1000);
  });
});

describe('what has been imported', () => {
  it('is not imported twice', async () => {
    const head = await doudi.system.store.head();
    const again = await doudi.importFolder(SAMPLE);
    expect(again).toMatchObject({ outcome: 'posted', accepted: 0, refused: 0 });
    expect(await doudi.system.store.head()).toBe(head);
  });

  it('is rebuilt to the same rows, in every table', async () => {
    const live = await rowsOfReadModels(doudi.database.url);
    expect(live.size).toBeGreaterThan(10);
    const { store, logins } = doudi.system;
    const signal = new AbortController().signal;
    const { position } = await rebuild(store, logins.of('projector'), () => undefined, signal);
    expect(position).toBe(await store.head());
    expect(await rowsOfReadModels(doudi.database.url)).toEqual(live);
  });
});
