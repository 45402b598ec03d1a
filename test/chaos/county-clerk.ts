/**
 * Somebody of a county who records without pause, asks again until there is an answer, and looks
 * after each entry whether the ledger is to the fen what was acknowledged; or never looks, and so
 * goes on recording while the read models wait for somebody to take over.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { formatYuan } from '../../libs/money/fen.js';

export interface Acknowledged {
  readonly county: string;
  readonly eventId: string;
  readonly type: 'BudgetAllocated' | 'DisbursementRecorded';
}

export interface ClerkOptions {
  readonly county: string;
  readonly token: string;
  readonly addresses: readonly string[];
  readonly until: () => boolean;
  readonly looks: boolean;
}

interface Recorded {
  readonly events: readonly { readonly id: string; readonly type: string }[];
  readonly position: number;
}

interface Ledger {
  readonly position: number;
  readonly programs: readonly Readonly<Record<string, string>>[];
}

interface Asked {
  readonly path: string;
  readonly request: RequestInit;
  readonly eventId: string;
}

const REPEATED = 20;
const BUDGET_FEN = 200n;
const BATCH_FEN = 61n;
const ANSWER_WITHIN_MS = 10_000;

export class CountyClerk {
  readonly acknowledged: Acknowledged[] = [];
  /** What the ledger said that was acknowledged otherwise. */
  readonly wrong: string[] = [];
  /** Milliseconds from an acknowledgement until the ledger showed it. */
  longestUnseen = 0;
  /** Answers that did not come, or said that they could not. */
  askedAgain = 0;
  /** The highest position that an answer has stood on. */
  private position = 0;
  private readonly asked: Asked[] = [];
  private budgets = 0;
  private batches = 0;

  constructor(private readonly options: ClerkOptions) {}

  get county(): string {
    return this.options.county;
  }

  /** Gives the last commands once more. @returns those that were answered otherwise than before */
  async repeat(): Promise<readonly string[]> {
    const otherwise: string[] = [];
    for (const { path, request, eventId } of this.asked.slice(-REPEATED)) {
      const { events } = await this.answered<Recorded>(path, request, 201);
      if (events.some(({ id }) => id === eventId)) continue;
      otherwise.push(`${path}: ${eventId} at first, then ${events.map(({ id }) => id).join()}`);
    }
    return otherwise;
  }

  async work(): Promise<void> {
    while (!this.options.until()) {
      const position = this.budgets <= this.batches ? await this.allocate() : await this.pay();
      if (!this.options.looks) continue;
      const acknowledged = performance.now();
      await this.look(position);
      this.longestUnseen = Math.max(this.longestUnseen, performance.now() - acknowledged);
    }
  }

  private async allocate(): Promise<number> {
    const entryNo = `YS-${this.options.county}-${++this.budgets}`;
    return this.record('budgets', 'BudgetAllocated', {
      entryNo,
      class: 'BASIC_LIVELIHOOD',
      code: 'URBAN_DIBAO',
      source: 'OWN',
      amount: formatYuan(BUDGET_FEN),
      allocatedOn: '2019-01-10',
    });
  }

  private async pay(): Promise<number> {
    const number = ++this.batches;
    const payments = [1, 2].map((paymentNo) => ({
      paymentNo,
      beneficiaryId: `NOID-${this.options.county}-${number * 2 + paymentNo}`,
      name: '示例甲',
      persons: 1,
      amount: formatYuan(paymentNo === 1 ? 30n : BATCH_FEN - 30n),
    }));
    return this.record('disbursements', 'DisbursementRecorded', {
      batchNo: `FF-${this.options.county}-${number}`,
      class: 'BASIC_LIVELIHOOD',
      code: 'URBAN_DIBAO',
      period: '2019-01',
      paidOn: '2019-01-20',
      amount: formatYuan(BATCH_FEN),
      payments,
    });
  }

  /** Until it is acknowledged, by the same key. @returns the position */
  private async record(what: string, type: Acknowledged['type'], body: object): Promise<number> {
    const { county } = this.options;
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const path = `/api/v1/counties/${county}/years/2019/${what}`;
    const asked = { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await this.answered<Recorded>(path, asked, 201);
    const event = answer.events.find((each) => each.type === type)!;
    this.acknowledged.push({ county, eventId: event.id, type });
    this.asked.push({ path, request: asked, eventId: event.id });
    return answer.position;
  }

  private async look(position: number): Promise<void> {
    const path = `/api/v1/counties/${this.options.county}/years/2019/ledger?minPosition=${position}`;
    const ledger = await this.answered<Ledger>(path, {}, 200);
    if (ledger.position < Math.max(position, this.position)) {
      this.wrong.push(`${path}: at ${ledger.position}, after one at ${this.position}`);
    }
    this.position = Math.max(this.position, ledger.position);
    const [program] = ledger.programs;
    const due = {
      ownBudget: formatYuan(BigInt(this.budgets) * BUDGET_FEN),
      disbursed: formatYuan(BigInt(this.batches) * BATCH_FEN),
    };
    for (const [figure, value] of Object.entries(due)) {
      if (program?.[figure] === value) continue;
      this.wrong.push(`${path}: ${figure} ${program?.[figure]}, acknowledged ${value}`);
    }
  }

  /** A refusal is no answer to ask again for: it is told. */
  private async answered<T>(path: string, asked: RequestInit, status: number): Promise<T> {
    const { addresses, token } = this.options;
    for (let attempt = Math.floor(Math.random() * addresses.length); ; attempt++) {
      const answer = await fetch(`${addresses[attempt % addresses.length]}${path}`, {
        ...asked,
        headers: { ...asked.headers, authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      }).catch(() => undefined);
      const body = await answer?.json().catch(() => undefined);
      if (answer?.status === status && body !== undefined) return body as T;
      if (answer && answer.status < 500) {
        throw new Error(`${path}: ${answer.status} ${JSON.stringify(body)}`);
      }
      this.askedAgain++;
      await pause(20);
    }
  }
}
