/**
 * The bundled package comes in through the real importer, and the real api answers every expected
 * figure.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { rebuild } from '../../apps/projector/read-models.js';
import { expectedFigures } from './expected-figures.js';
import { rowsOfReadModels } from '../read-model-rows.js';
import { type RunningDoudi, SAMPLE, runDoudi } from './running-doudi.js';

const expected = expectedFigures();
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

const ledgerPath = (region: string, year: number): string =>
  `/api/v1/counties/${region}/years/${year}/ledger`;

describe('the figures of the bundled package', () => {
  it('ledgers: every program and project of every county and year', async () => {
    expect(expected.ledgers.length).toBe(180);
    for (const ledger of expected.ledgers) {
      const { body } = await auditor.get(ledgerPath(ledger.region, ledger.fiscalYear)).expect(200);
      expect(body).toMatchObject(ledger);
    }
  });

  it('ledgers as they stood at a date', async () => {
    expect(expected.asOf.length).toBeGreaterThan(0);
    for (const { asOf, ledger } of expected.asOf) {
      const path = ledgerPath(ledger.region, ledger.fiscalYear);
      const { body } = await auditor.get(path).query({ asOf }).expect(200);
      expect(body).toMatchObject({ ...ledger, asOf });
    }
  });

  it.each([{}, { asOf: '2099-12-31' }])('alerts, kept and folded (%j)', async (question) => {
    const { body } = await auditor.get('/api/v1/gap-alerts').query({ limit: 1000, ...question });
    const alerts = body as { items: Record<string, unknown>[]; next: unknown };
    expect(alerts.next).toBeNull();
    expect(alerts.items.length).toBe(expected.alerts.length);
    const byKey = new Map(alerts.items.map((alert) => [keyOf(alert), alert]));
    for (const alert of expected.alerts) expect(byKey.get(keyOf(alert))).toMatchObject(alert);
  });

  it('traces of receipts and transfers', async () => {
    expect(expected.traces.length).toBeGreaterThan(0);
    for (const trace of expected.traces) {
      const path = `/api/v1/funds/${encodeURIComponent(trace.documentNo)}/trace`;
      const { body } = await auditor.get(path).expect(200);
      expect(body).toMatchObject(trace);
    }
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
    const { store, connectionString } = doudi.system;
    const signal = new AbortController().signal;
    const position = await rebuild(store, connectionString, () => undefined, signal);
    expect(position).toBe(await store.head());
    expect(await rowsOfReadModels(doudi.database.url)).toEqual(live);
  });
});

function keyOf(alert: Readonly<Record<string, unknown>>): string {
  return [alert['region'], alert['fiscalYear'], alert['episode']].join('-');
}
