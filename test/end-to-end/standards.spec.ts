/** What is said beside the standard rules of the bundled package. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { everyPage } from './figure-questions.js';
import { type RunningDoudi, runSample } from './running-doudi.js';

let doudi: RunningDoudi;
let auditor: supertest.Agent;

beforeAll(async () => {
  doudi = await runSample();
  auditor = await doudi.as('audit');
});

afterAll(() => doudi.close());

describe('the standards of a county', () => {
  it('are answered with what is there and what should be', async () => {
    const items = await everyPage(auditor, 'policy/standards', {
      region: '220102',
      date: '2017-12-31',
    });
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
