/** Asks the api for what the expected file holds, in the file's own shape. */
import type supertest from 'supertest';
import type { ExpectedFigures, ExpectedLedger, OfYear, OnDay } from './expected-figures.js';

export type Item = Readonly<Record<string, unknown>>;
type Query = object;

const PAYMENT_KINDS = [
  ...['PAYMENT_DUPLICATE', 'PAYMENT_AFTER_EXIT', 'PAYMENT_OVER_STANDARD'],
  ...['PERSON_TWO_NAMES', 'PERSON_NUMBER_DOUBTFUL'],
];
const COUNTY_KINDS = [
  ...['INPUT_DECREASED', 'NEED_BELOW_PAYMENTS', 'NEED_LOWERED_IN_GAP'],
  'CONSTRUCTION_ADDED_IN_GAP',
];
const STOCK_KINDS = ['FUNDS_IDLE', 'SURPLUS_OVER_TWO_YEARS'];

/** A body, whatever its status: a problem differs from every figure. */
async function bodyOf(agent: supertest.Agent, path: string, query: Query = {}): Promise<Item> {
  const asked = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const answer = await agent.get(`/api/v1/${path}`).query(Object.fromEntries(asked));
  return answer.body as Item;
}

/** All pages of an answer. */
export async function everyPage(
  agent: supertest.Agent,
  path: string,
  query: Query,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor = ''; ;) {
    const body = await bodyOf(agent, path, { ...query, cursor });
    if (!Array.isArray(body['items'])) throw new Error(`${path}: ${JSON.stringify(body)}`);
    const page = body as { items: Item[]; next: string | null };
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}

export function everyFinding(agent: supertest.Agent, query: Query): Promise<readonly Item[]> {
  return everyPage(agent, 'supervision/findings', { limit: 700, ...query });
}

/** Each read of an auditor is recorded, so that no two answers stand on the same position. */
function unplaced({ position: _position, ...answer }: Item): Item {
  return answer;
}

async function inTurn<T, R>(items: readonly T[], ask: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (const item of items) answers.push(await ask(item));
  return answers;
}

/** The sections that are answered by one list, or a list a day. */
export type Section = Exclude<keyof ExpectedFigures, 'allocations' | 'refusals'>;
type Question = (agent: supertest.Agent, expected: ExpectedFigures) => Promise<unknown>;

const findingsOf = (agent: supertest.Agent, kinds: readonly string[], asOf: string | null = null) =>
  inTurn(kinds, (kind) => everyFinding(agent, { kind, asOf })).then((pages) => pages.flat());

const onDays = (days: readonly OnDay[], ask: (day: OnDay) => Promise<unknown>) =>
  inTurn(days, async (day) => ({ asOf: day.asOf, items: await ask(day) }));

const ofYears = (
  years: readonly OfYear[],
  agent: supertest.Agent,
  pathOf: (year: OfYear) => string,
  limit: number,
) =>
  inTurn(years, async (year) => {
    const { fiscalYear, asOf } = year;
    const query = { fiscalYear, asOf, limit };
    const { totals } = await bodyOf(agent, pathOf(year), query);
    return { fiscalYear, asOf, totals, items: await everyPage(agent, pathOf(year), query) };
  });

/** By each of the unit's codes: what one does not answer alike is no code of it. */
async function ledger(
  agent: supertest.Agent,
  { fiscalYear, codes }: ExpectedLedger,
  asOf: string | null = null,
): Promise<Item> {
  const answers = await inTurn(codes, (code) =>
    bodyOf(agent, `counties/${code}/years/${fiscalYear}/ledger`, { asOf }).then(unplaced),
  );
  const first = JSON.stringify(answers[0]);
  const alike = codes.filter((_, index) => JSON.stringify(answers[index]) === first);
  return { ...answers[0], codes: alike };
}

export const QUESTIONS: Readonly<Record<Section, Question>> = {
  ledgers: (agent, { ledgers }) => inTurn(ledgers, (each) => ledger(agent, each)),
  asOf: (agent, { asOf }) =>
    inTurn(asOf, async (each) => ({
      asOf: each.asOf,
      ledger: await ledger(agent, each.ledger, each.asOf),
    })),
  alerts: (agent) => everyPage(agent, 'gap-alerts', { limit: 1000 }),
  alertsAsOf: (agent, { alertsAsOf }) =>
    onDays(alertsAsOf, ({ asOf }) => everyPage(agent, 'gap-alerts', { asOf, limit: 1000 })),
  traces: (agent, { traces }) =>
    inTurn(traces, async ({ documentNo, spelled }) => {
      const trace = async (no: string) =>
        unplaced(await bodyOf(agent, `funds/${encodeURIComponent(no)}/trace`));
      const found = await trace(documentNo);
      if (spelled === null) return { ...found, spelled };
      const same = JSON.stringify(await trace(spelled)) === JSON.stringify(found);
      return { ...found, spelled: same ? spelled : 'another answer' };
    }),
  findings: (agent) => findingsOf(agent, PAYMENT_KINDS),
  more: (agent) => findingsOf(agent, ['PAYMENT_LATE', ...COUNTY_KINDS]),
  moreAsOf: (agent, { moreAsOf }) =>
    onDays(moreAsOf, ({ asOf }) => findingsOf(agent, COUNTY_KINDS, asOf)),
  late: (agent) => findingsOf(agent, ['TRANSFER_LATE']),
  stock: (agent, { stock }) => onDays(stock, ({ asOf }) => findingsOf(agent, STOCK_KINDS, asOf)),
  unissued: (agent, { unissued }) =>
    onDays(unissued, ({ asOf }) => findingsOf(agent, ['RECEIPT_UNISSUED'], asOf)),
  standards: async (agent, { standards }) => {
    const dates = [...new Set(standards.map(({ date }) => date))];
    const pages = await inTurn(dates, async (date) => {
      const items = await everyPage(agent, 'policy/standards', { date });
      return items.map((item) => ({ ...item, date }));
    });
    return pages.flat();
  },
  performance: async (agent, { performance }) => {
    const years = await inTurn(Object.keys(performance), async (year) => {
      return [year, await everyPage(agent, `performance/${year}`, {})] as const;
    });
    return Object.fromEntries(years);
  },
  performanceAsOf: (agent, { performanceAsOf }) =>
    inTurn(performanceAsOf, async ({ fiscalYear, asOf }) => ({
      fiscalYear,
      asOf,
      items: await everyPage(agent, `performance/${fiscalYear}`, { asOf }),
    })),
  counties: (agent, { counties }) => ofYears(counties, agent, () => 'counties', 100),
  targets: (agent, { targets }) => ofYears(targets, agent, () => 'performance-targets', 100),
};
