/**
 * The bundled package comes in through the real importer, and the real api answers every expected
 * figure.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { rebuild } from '../../apps/projector/read-models.js';
import { everyFigure } from './figure-cases.js';
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
