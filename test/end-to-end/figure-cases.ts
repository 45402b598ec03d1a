/**
 * What the bundled package must come to: every figure of the expected file, by the real api, over
 * whichever store holds the events.
 */
import { describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { expectedFigures } from './expected-figures.js';
import { differencesOf } from './figure-differences.js';
import { type Item, QUESTIONS, type Section, everyPage } from './figure-questions.js';
import type { RunningDoudi } from './running-doudi.js';

const expected = expectedFigures();

/** A Doudi that has imported the package, and an auditor's way to it; there when the cases run. */
export interface Imported {
  readonly doudi: () => RunningDoudi;
  readonly auditor: () => supertest.Agent;
}

/** How many of the differences of a section a failure shows. */
const SHOWN = 25;

export function everyFigure({ doudi, auditor }: Imported): void {
  const sections = Object.keys(QUESTIONS) as Section[];
  const drafter = () => doudi().as('province-finance', undefined, 'drafter');

  describe('the figures of the bundled package', () => {
    it.each(sections)('%s', async (section) => {
      expect(expected[section]).not.toEqual([]);
      const answered = await QUESTIONS[section](auditor(), expected);
      const differences = differencesOf(expected[section], answered, section);
      expect([differences.length, ...differences.slice(0, SHOWN)]).toEqual([0]);
    });

    it('alerts that are folded for a day are those that are kept', async () => {
      const [kept, folded] = await Promise.all(
        [{}, { asOf: '2099-12-31' }].map(async (query) => {
          const alerts = await everyPage(auditor(), 'gap-alerts', { ...query, limit: 1000 });
          // Units are called by what is in force on the day.
          return lines(alerts, ['id', 'severity', 'closedOn', 'gap']);
        }),
      );
      expect(folded).toEqual(kept);
    });

    it.each(expected.allocations)('$request.schemeId', async ({ request, response }) => {
      const { lines, error, shortfall } = response;
      const head = await doudi().system.store.head();
      const path = '/api/v1/allocation-schemes';
      const { body, status } = await (await drafter()).post(path).send(request);
      if (lines === undefined) {
        expect([status, body]).toMatchObject([422, { code: error }]);
        if (shortfall !== undefined) expect(body).toMatchObject({ shortfall });
        expect(await doudi().system.store.head()).toBe(head);
        return;
      }
      const { schemeId, total } = request;
      const drafted = body as { lines: SchemeLine[] };
      expect([status, drafted]).toMatchObject([201, { schemeId, total, status: 'draft' }]);
      expect(differencesOf(lines, drafted.lines).slice(0, SHOWN)).toEqual([]);
      for (const { amount, prior, change } of drafted.lines) {
        expect(fen(change)).toBe(fen(amount) - fen(prior));
      }
      const sum = drafted.lines.reduce((all, { amount }) => all + fen(amount), 0n);
      expect(sum).toBe(fen(total));
    });
  });
}

/** The members that are asked for, in a fixed order. */
export function lines(items: readonly Item[], members: readonly string[]): readonly string[] {
  return items.map((item) => members.map((name) => `${String(item[name])}`).join(' ')).sort();
}

/** Schemes that come out, and those that are refused. */
export const grantedSchemes = expected.allocations.filter(({ response }) => response.lines);
export const refusedSchemes = expected.allocations.filter(({ response }) => response.error);
export const fen = (text: string): bigint => BigInt(text.replace('.', ''));

export interface SchemeLine {
  readonly region: string;
  readonly prior: string;
  readonly amount: string;
  readonly change: string;
  readonly score: string;
  readonly explanation: readonly { readonly factor: string; readonly clause: string }[];
}
