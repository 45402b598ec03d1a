/**
 * What the bundled package must come to: every figure of the expected file, by the real api, over
 * whichever store holds the events.
 */
import { describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { type JsonObject, expectedFigures } from './expected-figures.js';
import type { RunningDoudi } from './running-doudi.js';

const expected = expectedFigures();

export type Item = Readonly<Record<string, unknown>>;

/** A Doudi that has imported the package, and an auditor's way to it; there when the cases run. */
export interface Imported {
  readonly doudi: () => RunningDoudi;
  readonly auditor: () => supertest.Agent;
}

const ledgerPath = (region: string, year: number): string =>
  `/api/v1/counties/${region}/years/${year}/ledger`;

/** Ledgers, also as of a day, alerts and traces. */
export function ledgerFigures({ auditor }: Imported): void {
  describe('the figures of the bundled package', () => {
    it('ledgers: every program and project of every county and year', async () => {
      expect(expected.ledgers.length).toBe(180);
      for (const ledger of expected.ledgers) {
        const { body } = await auditor()
          .get(ledgerPath(ledger.region, ledger.fiscalYear))
          .expect(200);
        expect(body).toMatchObject(ledger);
      }
    });

    it('ledgers as they stood at a date', async () => {
      expect(expected.asOf.length).toBeGreaterThan(0);
      for (const { asOf, ledger } of expected.asOf) {
        const path = ledgerPath(ledger.region, ledger.fiscalYear);
        const { body } = await auditor().get(path).query({ asOf }).expect(200);
        expect(body).toMatchObject({ ...ledger, asOf });
      }
    });

    it.each([{}, { asOf: '2099-12-31' }])('alerts, kept and folded (%j)', async (question) => {
      const { body } = await auditor()
        .get('/api/v1/gap-alerts')
        .query({ limit: 1000, ...question });
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
        const { body } = await auditor().get(path).expect(200);
        expect(body).toMatchObject(trace);
      }
    });
  });
}

function keyOf(alert: Readonly<Record<string, unknown>>): string {
  return [alert['region'], alert['fiscalYear'], alert['episode']].join('-');
}

/** All pages of an answer. */
export async function everyPage(
  agent: supertest.Agent,
  path: string,
  query: object,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor = ''; ;) {
    const answer = await agent.get(`/api/v1/${path}`).query({ ...query, cursor });
    expect([answer.status, answer.body]).toMatchObject([200, {}]);
    const page = answer.body as { items: Item[]; next: string | null };
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}

export function everyFinding(agent: supertest.Agent, query: object): Promise<readonly Item[]> {
  return everyPage(agent, 'supervision/findings', { limit: 700, ...query });
}

/** The members that are asked for, in a fixed order. */
export function lines(items: readonly Item[], members: readonly string[]): readonly string[] {
  return items.map((item) => members.map((name) => `${String(item[name])}`).join(' ')).sort();
}

function membersOf(wanted: readonly JsonObject[]): readonly string[] {
  return Object.keys(wanted[0]!);
}

export function findingFigures({ auditor }: Imported): void {
  describe('the findings of the bundled package', () => {
    it('of payments', async () => {
      const wanted = expected.findings;
      const kinds = ['PAYMENT_DUPLICATE', 'PAYMENT_AFTER_EXIT', 'PAYMENT_OVER_STANDARD'];
      const pages = await Promise.all(kinds.map((kind) => everyFinding(auditor(), { kind })));
      expect(wanted.length).toBeGreaterThan(0);
      expect(lines(pages.flat(), membersOf(wanted))).toEqual(lines(wanted, membersOf(wanted)));
    });

    it.each(['PAYMENT_LATE', 'INPUT_DECREASED'])('of batches and counties: %s', async (kind) => {
      const wanted = expected.more.filter((item) => item['kind'] === kind);
      const members = membersOf(wanted);
      expect(lines(await everyFinding(auditor(), { kind }), members)).toEqual(
        lines(wanted, members),
      );
    });

    it('of transfers issued late', async () => {
      const members = membersOf(expected.late);
      const found = await everyFinding(auditor(), { kind: 'TRANSFER_LATE' });
      expect(lines(found, members)).toEqual(lines(expected.late, members));
      expect(new Set(found.map((item) => item['region']))).toEqual(new Set([null]));
    });

    it('of stock funds, on every day asked for', async () => {
      for (const { asOf, items: wanted } of expected.stock) {
        const kinds = ['FUNDS_IDLE', 'SURPLUS_OVER_TWO_YEARS'];
        const pages = await Promise.all(
          kinds.map((kind) => everyFinding(auditor(), { kind, asOf })),
        );
        expect(lines(pages.flat(), membersOf(wanted))).toEqual(lines(wanted, membersOf(wanted)));
      }
    });

    it('of receipts not issued, on every day asked for', async () => {
      for (const { asOf, items: wanted } of expected.unissued) {
        const found = await everyFinding(auditor(), { kind: 'RECEIPT_UNISSUED', asOf });
        expect(lines(found, membersOf(wanted))).toEqual(lines(wanted, membersOf(wanted)));
      }
    });
  });
}

export function standardFigures({ auditor }: Imported): void {
  describe('the standards of the bundled package', () => {
    it('hold where they are expected to, rule by rule, and no others apply', async () => {
      const { standards } = expected;
      expect(standards.length).toBeGreaterThan(0);
      for (const date of new Set(standards.map((answer) => answer.date))) {
        const items = await everyPage(auditor(), 'policy/standards', { date });
        const found = items.map((item) => ({ ...item, date }));
        const wanted = standards.filter((answer) => answer.date === date);
        const members = ['region', 'date', 'rule', 'holds'];
        expect(lines(found, members)).toEqual(lines(wanted, members));
      }
    });
  });
}

export function performanceFigures({ doudi, auditor }: Imported): void {
  describe('the evaluations of the bundled package', () => {
    it.each(Object.keys(expected.performance))(
      '%s: every score, band and indicator',
      async (year) => {
        const minPosition = Number(await doudi().system.store.head());
        const path = `/api/v1/performance/${year}`;
        const { body } = await auditor().get(path).query({ minPosition }).expect(200);
        const { items, status, next } = body as { items: Item[]; status: string; next: null };
        expect([status, next]).toEqual(['current', null]);
        const wanted = expected.performance[year]!;
        expect(items.length).toBe(wanted.length);
        const byRegion = new Map(items.map((item) => [item['region'], item]));
        for (const county of wanted) expect(byRegion.get(county['region'])).toMatchObject(county);
      },
    );
  });
}

const { allocations } = expected;
/** Schemes that come out, and those that are refused. */
export const grantedSchemes = allocations.filter(({ response }) => response.lines);
export const refusedSchemes = allocations.filter(({ response }) => response.error);
export const fen = (text: string): bigint => BigInt(text.replace('.', ''));

/** Drafts them: what asks for them later finds them there. */
export function schemeFigures({ doudi }: Pick<Imported, 'doudi'>): void {
  const drafter = () => doudi().as('province-finance', undefined, 'drafter');

  describe('the schemes of the bundled package', () => {
    it.each(grantedSchemes)(
      '$request.schemeId comes out to the fen',
      async ({ request, response }) => {
        const { body, status } = await (
          await drafter()
        )
          .post('/api/v1/allocation-schemes')
          .send(request);
        expect(status).toBe(201);
        const drafted = body as { total: string; status: string; lines: SchemeLine[] };
        expect(drafted).toMatchObject({ schemeId: request.schemeId, status: 'draft' });
        expect(drafted.total).toBe(request.total);
        expect(drafted.lines.length).toBe(response.lines!.length);
        for (const [index, line] of response.lines!.entries()) {
          expect(drafted.lines[index]).toMatchObject(line);
        }
        for (const { amount, prior, change } of drafted.lines) {
          expect(fen(change)).toBe(fen(amount) - fen(prior));
        }
        const sum = drafted.lines.reduce((total, { amount }) => total + fen(amount), 0n);
        expect(sum).toBe(fen(request.total));
      },
    );

    it.each(refusedSchemes)('$request.schemeId is refused', async ({ request, response }) => {
      const head = await doudi().system.store.head();
      const { body } = await (
        await drafter()
      )
        .post('/api/v1/allocation-schemes')
        .send(request)
        .expect(422);
      expect(body).toMatchObject({
        code: response.error,
        clause: expect.stringContaining('四'),
        ...(response.shortfall === undefined ? {} : { shortfall: response.shortfall }),
      });
      expect(await doudi().system.store.head()).toBe(head);
    });
  });
}

export interface SchemeLine {
  readonly region: string;
  readonly prior: string;
  readonly amount: string;
  readonly change: string;
  readonly score: string;
  readonly explanation: readonly { readonly factor: string; readonly clause: string }[];
}
