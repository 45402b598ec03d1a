/** Replay of the bundled package: what is played event by event is what the ledger says. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { expectedFigures } from './expected-figures.js';
import {
  type Line,
  type LedgerFigures,
  foldedLines,
  ledgerFigures,
  linesOf,
  turnedBack,
} from './replayed-lines.js';
import { type RunningDoudi, runSample } from './running-doudi.js';

const expected = expectedFigures();
let doudi: RunningDoudi;
let auditor: supertest.Agent;

beforeAll(async () => {
  doudi = await runSample();
  auditor = await doudi.as('audit');
});

afterAll(() => doudi.close());

async function replayed(region: string, year: number, query: object = {}): Promise<Line[]> {
  const path = `/api/v1/audit/counties/${region}/years/${year}/replay`;
  const answer = await auditor.get(path).query(query).buffer(true).expect(200);
  expect(answer.headers['content-type']).toContain('application/x-ndjson');
  return linesOf(answer.text);
}

async function ledger(region: string, year: number, query: object = {}): Promise<LedgerFigures> {
  const path = `/api/v1/counties/${region}/years/${year}/ledger`;
  const { body } = await auditor.get(path).query(query).expect(200);
  return ledgerFigures(body as Parameters<typeof ledgerFigures>[0]);
}

describe('a county’s year, replayed', () => {
  it('comes to the ledger, for every county and year', async () => {
    let entries = 0;
    for (const { region, fiscalYear, gap } of expected.ledgers) {
      const lines = await replayed(region, fiscalYear);
      entries += lines.length;
      expect(foldedLines(lines)).toEqual(await ledger(region, fiscalYear));
      expect(lines.at(-1)?.gap.after ?? '0.00').toBe(gap);
    }
    expect(entries).toBeGreaterThan(10_000);
  });

  it('comes to the ledger as of a day, by route and by fixture', async () => {
    expect(expected.asOf.length).toBeGreaterThan(0);
    for (const { asOf, ledger: wanted } of expected.asOf) {
      const lines = await replayed(wanted.region, wanted.fiscalYear, { to: asOf });
      const folded = foldedLines(lines);
      expect(folded).toEqual(await ledger(wanted.region, wanted.fiscalYear, { asOf }));
      // The fixture says programs and construction, no other accounts.
      const said = [...folded].filter(([account]) => !account.startsWith('OPERATING/'));
      expect(new Map(said)).toEqual(ledgerFigures(wanted));
    }
  });

  it('is the same backwards, turned round', async () => {
    for (const { region, fiscalYear } of expected.ledgers.slice(0, 20)) {
      const forwards = await replayed(region, fiscalYear);
      const backwards = await replayed(region, fiscalYear, { direction: 'backwards' });
      expect(backwards).toEqual(turnedBack(forwards));
    }
  });

  it('shows entries from a day on with the figures that were there before', async () => {
    const { region, fiscalYear } = expected.ledgers.find(({ fiscalYear: year }) => year === 2017)!;
    const all = await replayed(region, fiscalYear);
    const part = await replayed(region, fiscalYear, { from: '2017-07-01', to: '2017-09-30' });
    const within = all.filter(
      ({ event }) => event.occurredOn >= '2017-07-01' && event.occurredOn <= '2017-09-30',
    );
    expect(within.length).toBeGreaterThan(0);
    expect(part.map(({ event }) => event.id)).toEqual(within.map(({ event }) => event.id));
    expect(part[0]!.changes).toEqual(within[0]!.changes);
  });

  it('opens and closes the alerts that the list of alerts tells', async () => {
    for (const alert of expected.alerts.slice(0, 40)) {
      const lines = await replayed(alert.region, alert.fiscalYear);
      const ofEpisode = lines
        .flatMap(({ alerts }) => alerts)
        .filter(({ episode }) => episode === alert.episode);
      expect(ofEpisode[0]).toMatchObject({ what: 'opened', before: null });
      const last = ofEpisode.at(-1)!.after;
      const { closedOn, closedBy, peakGap, spentDuring } = alert;
      expect(last).toMatchObject({ closedOn, closedBy, peakGap, spentDuring });
    }
  });

  it('comes for all years in one, or some, as it comes year by year, forwards and backwards', async () => {
    const { region } = expected.ledgers[0]!;
    const path = `/api/v1/audit/counties/${region}/replay`;
    const inOne = async (query: object = {}): Promise<(Line & { fiscalYear: number })[]> => {
      const answer = await auditor.get(path).query(query).buffer(true).expect(200);
      return linesOf(answer.text) as (Line & { fiscalYear: number })[];
    };
    const years = expected.ledgers.filter((ledger) => ledger.region === region);
    expect(years.length).toBeGreaterThan(1);
    const all = await inOne();
    for (const { fiscalYear } of years) {
      const ofYear = all.filter((line) => line.fiscalYear === fiscalYear);
      expect(ofYear).toEqual(await replayed(region, fiscalYear));
      expect(await inOne({ fromYear: fiscalYear, toYear: fiscalYear })).toEqual(ofYear);
    }
    const positions = all.map(({ event }) => BigInt(event.position));
    expect(positions).toEqual(positions.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    expect(await inOne({ direction: 'backwards' })).toEqual(turnedBack(all));
    const [first] = years;
    await auditor.get(path).query({ fromYear: first!.fiscalYear, toYear: 1990 }).expect(400);
  });

  it('is none of a county that is not there, and nothing of a year without entries', async () => {
    await auditor.get('/api/v1/audit/counties/229999/years/2017/replay').expect(404);
    expect(await replayed(expected.ledgers[0]!.region, 1999)).toEqual([]);
  });

  it('is not for counties', async () => {
    const clerk = await doudi.as('county-treasury', '220422');
    await clerk.get('/api/v1/audit/counties/220422/years/2017/replay').expect(403);
  });
});

interface Move {
  readonly event: { readonly id: string };
  readonly changes: readonly {
    readonly place: string;
    readonly region: string | null;
    readonly batchNo: string | null;
    readonly after: string;
  }[];
  readonly totals: { readonly before: object; readonly after: object };
}

describe('a document’s life, replayed', () => {
  const life = async (documentNo: string, query: object = {}): Promise<Move[]> => {
    const path = `/api/v1/audit/documents/${encodeURIComponent(documentNo)}/replay`;
    const { text } = await auditor.get(path).query(query).buffer(true).expect(200);
    const lines = text.split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line) as Move);
  };

  it('comes to the trace, for receipts and transfers', async () => {
    for (const trace of expected.traces) {
      const moves = await life(trace.documentNo);
      for (const [index, { totals }] of moves.slice(1).entries()) {
        expect(totals.before).toEqual(moves[index]!.totals.after);
      }
      for (const [place, amount] of Object.entries(moves.at(-1)!.totals.after)) {
        expect([place, amount]).toEqual([place, trace[place]]);
      }
    }
  });

  it('goes down to every payment batch', async () => {
    const { documentNo } = expected.traces.find(({ kind }) => kind === 'transfer')!;
    const moves = await life(documentNo);
    const batches = new Set(
      moves.flatMap(({ changes }) => changes.flatMap(({ batchNo }) => batchNo ?? [])),
    );
    const rows = await doudi.system.sql.query<{ batch_no: string }>(
      `SELECT DISTINCT batch_no FROM read.fund_moves
        WHERE document_no = $1 AND held = 'DISBURSED'`,
      [documentNo],
    );
    expect(rows.length).toBeGreaterThan(0);
    expect([...batches].sort()).toEqual(rows.map((row) => row.batch_no).sort());
  });

  it('is the same backwards, turned round', async () => {
    const { documentNo } = expected.traces[0]!;
    const forwards = await life(documentNo);
    expect(await life(documentNo, { direction: 'backwards' })).toEqual(forwards.reverse());
  });

  it('leads from a payment back to the central document', async () => {
    const [row] = await doudi.system.sql.query<{ batch_no: string; payment_no: number }>(
      `SELECT d.batch_no, p.payment_no FROM read.payments p
        JOIN read.disbursements d ON d.payment_stream = p.stream
        JOIN read.fund_moves m ON m.batch_no = d.batch_no AND m.held = 'DISBURSED'
        JOIN read.receipts r ON r.document_no = m.receipt_no AND r.source = 'CENTRAL'
        GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 1`,
    );
    const path = `/api/v1/payments/${encodeURIComponent(row!.batch_no)}/${row!.payment_no}/origins`;
    const { body } = await auditor.get(path).expect(200);
    const { origins } = body as { origins: Record<string, unknown>[] };
    const central = origins.find(({ centralDocument }) => centralDocument !== null)!;
    expect(central['centralDocument']).toBe(central['receiptNo']);
    expect(central['receipt']).toMatchObject({ source: 'CENTRAL' });
    expect(central['transfer']).toMatchObject({ documentNo: central['documentNo'] });
    const moves = await life(String(central['centralDocument']));
    const batches = moves.flatMap(({ changes }) => changes.map(({ batchNo }) => batchNo));
    expect(batches).toContain(row!.batch_no);
  });

  it('is none of a document that is not there, and not for counties', async () => {
    await auditor.get('/api/v1/audit/documents/none/replay').expect(404);
    const clerk = await doudi.as('county-treasury', '220422');
    await clerk.get('/api/v1/audit/documents/none/replay').expect(403);
  });
});

describe('a county’s own entries', () => {
  const year = `/api/v1/counties/220422/years/2017`;
  const own = () => doudi.as('county-treasury', '220422');

  async function everyItem<T>(path: string, query: object = {}): Promise<T[]> {
    const clerk = await own();
    const items: T[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = { ...query, limit: 50, ...(cursor === '' ? {} : { cursor }) };
      const { body } = await clerk.get(`${year}${path}`).query(page).expect(200);
      const answer = body as { items: T[]; next: string | null };
      items.push(...answer.items);
      cursor = answer.next;
    }
    return items;
  }

  it('are those that moved the year, in sentences, the latest first', async () => {
    const entries = await everyItem<Entry>('/entries');
    const lines = await replayed('220422', 2017);
    const ids = lines.map(({ event }) => event.id).toReversed();
    expect(entries.map(({ eventId }) => eventId)).toEqual(ids);
    const [need] = await everyItem<Entry>('/entries', { kind: 'NeedAssessed', to: '2017-01-31' });
    expect(need!.state).toBe('recorded');
    expect(need!.text).toMatch(/^核定需求：\S+?\d+人，每人每月[\d,]+\.\d\d元，\d+个月/);
    const paid = entries.find(({ kind }) => kind === 'DisbursementRecorded')!;
    expect(paid.permits).toEqual(['correct']);
    const affairs = await doudi.as('civil-affairs', '220422');
    const { body } = await affairs.get(`${year}/entries`).query({ limit: 1000 }).expect(200);
    const same = (body as { items: Entry[] }).items.find(({ eventId }) => eventId === paid.eventId);
    expect(same!.permits).toEqual([]);
  });

  it('are told step by step with the figures of the replay, and by posts only', async () => {
    const steps = await everyItem<Step>('/history', { from: '2017-03-01', to: '2017-08-31' });
    const lines = await replayed('220422', 2017, { from: '2017-03-01', to: '2017-08-31' });
    expect(steps.map(({ changes, gap }) => ({ changes, gap }))).toEqual(
      lines.map(({ changes, gap }) => ({ changes, gap })),
    );
    expect(steps[0]).not.toHaveProperty('by');
    const query = { from: '2017-03-31', to: '2017-08-31' };
    const mine = await (await own()).get(`${year}/diff`).query(query).expect(200);
    const theirs = await auditor
      .get(`/api/v1/audit${year.slice(7)}/diff`)
      .query(query)
      .expect(200);
    const { gap, figures } = mine.body as Diff;
    const audited = theirs.body as Diff;
    expect(gap).toEqual(audited.gap);
    expect(figures).toEqual(audited.figures.map(({ events: _, ...figure }) => figure));
    expect(JSON.stringify(mine.body)).not.toContain('subject');
  });
});

interface Entry {
  readonly eventId: string;
  readonly kind: string;
  readonly state: string;
  readonly text: string;
  readonly permits: readonly string[];
}

type Step = Pick<Line, 'changes' | 'gap'>;

interface Diff {
  readonly gap: object;
  readonly figures: readonly { readonly events?: unknown }[];
}
