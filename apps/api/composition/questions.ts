/** The api's questions, answered by the read models and, for whole events, by the event store. */
import { CountyLedgers } from '../../../libs/county-ledger/store/county-ledgers.js';
import type { Fact } from '../../../libs/event-catalogue/catalogue.js';
import { claimedFact } from '../../../libs/event-store/claimed-fact.js';
import { recordedFact } from '../../../libs/event-store/decoding.js';
import type { EventStore } from '../../../libs/event-store/port.js';
import { OriginChains } from '../../../libs/fund-trace/store/origin-chains.js';
import { FundTraces } from '../../../libs/fund-trace/store/fund-traces.js';
import { FundLists, type Listed } from '../../../libs/funds/store/fund-lists.js';
import { type PaymentOrigin, originsOf } from '../../../libs/funds/domain/payment-origins.js';
import { type AlertKey, GapAlerts } from '../../../libs/gap-alerts/store/gap-alerts.js';
import { formatYuan } from '../../../libs/money/fen.js';
import { RegionList } from '../../../libs/regions/store/region-list.js';
import {
  type Answer,
  type BatchAnswer,
  type Page,
  type PageRequest,
  type PaymentAnswer,
  type Queries,
  InvalidCursor,
} from '../backend.js';
import { AlertFeeds } from './alert-feed.js';
import { clauseQueriesOf } from './clause-questions.js';
import type { System } from '../../system/system.js';

export function questionsOf(system: System): Queries {
  const { sql, store, ledger } = system;
  const ledgers = new CountyLedgers(sql);
  const alerts = new GapAlerts(sql);
  const feeds = new AlertFeeds(system);
  const traces = new FundTraces(sql);
  const lists = new FundLists(sql);
  const regions = new RegionList(sql);
  const batch = async (batchNo: string) => (await lists.batch(batchNo)) as BatchAnswer | undefined;
  return {
    ledger: async ({ region, fiscalYear, ...at }) =>
      (await ledgers.ledger(region, fiscalYear, at)) as Answer | undefined,
    gapAlerts: async ({ after, ...question }) => {
      const key = after === undefined ? {} : { after: alertKey(after) };
      const { items, next } = await alerts.list({ ...question, ...key });
      return {
        items: items as readonly object[] as readonly Answer[],
        next: next && keyText(next),
      };
    },
    alertFeed: (question) => feeds.follow(question),
    alert: async (alertId) => {
      const { region, fiscalYear, episode } = alertKey(alertId, null) ?? {};
      if (region === undefined || fiscalYear === undefined) return undefined;
      const { items } = await alerts.list({ region, fiscalYear, limit: 1_000 });
      return items.find((alert) => alert.episode === episode);
    },
    trace: async (question) => (await traces.trace(question)) as Answer | undefined,
    paymentOrigins: (batchNo, paymentNo) => paymentOrigins(system, batchNo, paymentNo),
    batch,
    payment: async (batchNo, paymentNo): Promise<PaymentAnswer | undefined> => {
      const found = await ledger.findPayment(batchNo, paymentNo);
      return found && { paymentNo, amountFen: found.amountFen };
    },
    receipts: async ({ after, ...question }) =>
      page(await lists.receipts({ ...question, after: numberAfter(after) })),
    transfers: async ({ after, ...question }) =>
      page(await lists.transfers({ ...question, after: numberAfter(after) })),
    disbursements: async ({ after, ...question }) =>
      page(await lists.disbursements({ ...question, after: numberAfter(after) })),
    payments: async (batchNo, { after, limit }) =>
      page(await lists.payments(batchNo, { after: numberAfter(after, -1n), limit })),
    regions: async ({ after, limit }: PageRequest) => {
      const found = await regions.list(limit + 1, after ?? null);
      const items = found.slice(0, limit) as readonly object[] as readonly Answer[];
      return { items, next: found.length > limit ? found[limit - 1]!.code : null };
    },
    corrections: async ({ after, ...question }) =>
      page(await lists.corrections({ ...question, after: numberAfter(after) })),
    target: async (targetNo) => {
      const fact = await claimedFact(store, `target/${targetNo}/0`);
      return fact?.type === 'TargetSet' ? { region: fact.data.region } : undefined;
    },
    ...clauseQueriesOf(system),
    countiesOf: (beneficiary) => lists.countiesOf(beneficiary),
  };
}

/** Payments of a batch, by number, take what the batch drew in the order in which it drew. */
async function paymentOrigins(
  { store, sql }: System,
  batchNo: string,
  paymentNo: number,
): Promise<Answer | undefined> {
  const fact = await latestBatch(store, batchNo);
  if (fact?.type !== 'DisbursementRecorded' || fact.data.paymentStream === null) return undefined;
  let beforeFen = 0n;
  let amountFen: bigint | undefined;
  for await (const events of store.readStream(fact.data.paymentStream)) {
    for (const chunk of events.map(recordedFact)) {
      if (chunk.type !== 'PaymentsListed') continue;
      for (const line of chunk.data.payments) {
        if (line.paymentNo < paymentNo) beforeFen += line.amountFen;
        if (line.paymentNo === paymentNo) ({ amountFen } = line);
      }
    }
  }
  if (amountFen === undefined) return undefined;
  const { region, fiscalYear, code } = fact.data;
  const found = originsOf(fact.data.draws, beforeFen, amountFen);
  const chains = await new OriginChains(sql).of(found);
  const origins = found.map((origin, index) => ({ ...originAnswer(origin), ...chains[index] }));
  const amount = formatYuan(amountFen);
  return { batchNo, paymentNo, region, fiscalYear, program: code, amount, origins };
}

/** The batch as it was entered last: after a reversal its number may have been used again. */
async function latestBatch(store: EventStore, batchNo: string): Promise<Fact | undefined> {
  for (let generation = 0, latest: Fact | undefined; ; generation++) {
    const fact = await claimedFact(store, `batch/${batchNo}/${generation}`);
    if (!fact) return latest;
    latest = fact;
  }
}

function originAnswer(origin: PaymentOrigin): Answer {
  const { kind, receiptNo, documentNo, originYear, availableFrom, amountFen } = origin;
  return { kind, receiptNo, documentNo, originYear, availableFrom, amount: formatYuan(amountFen) };
}

function page({ items, next }: Listed<Answer>): Page {
  return { items, next: next === null ? null : String(next) };
}

function numberAfter(after: string | undefined, start = 0n): bigint {
  if (after === undefined) return start;
  if (!/^\d{1,18}$/.test(after)) throw new InvalidCursor(after);
  return BigInt(after);
}

const ALERT_KEY = /^(\d{6})-(\d{4})-(\d{1,5})$/;

function alertKey(text: string): AlertKey;
function alertKey(text: string, otherwise: null): AlertKey | null;
function alertKey(text: string, otherwise?: null): AlertKey | null {
  const match = ALERT_KEY.exec(text);
  if (match) {
    return { region: match[1]!, fiscalYear: Number(match[2]), episode: Number(match[3]) };
  }
  if (otherwise === null) return null;
  throw new InvalidCursor(text);
}

function keyText({ region, fiscalYear, episode }: AlertKey): string {
  return `${region}-${fiscalYear}-${episode}`;
}
