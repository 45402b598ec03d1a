/** Offices that record without pause, whichever process answers. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { signToken } from '../../libs/access/tokens.js';

const CLERKS = 4;
const REQUEST_MS = 15_000;

export class Load {
  /** Ids of the events that were acknowledged. */
  readonly acknowledged: string[] = [];
  /** Requests that were sent again, under the same key. */
  again = 0;
  private address = '';
  private isOver = false;
  private head = 0n;
  private working: readonly Promise<void>[] = [];
  private headers: Readonly<Record<string, string>> = {};

  constructor(private readonly secret: string) {}

  get count(): number {
    return this.acknowledged.length;
  }

  async start(address: string): Promise<void> {
    this.address = address;
    const subject = { subject: 'a clerk', roles: ['province-finance'] as const };
    const token = await signToken(this.secret, subject, 3600);
    this.headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    await this.recorded('regions', { code: '220000', name: '吉林省', level: 'province' });
    this.working = Array.from({ length: CLERKS }, (_, clerk) => this.work(clerk));
  }

  /** Where requests go from now on; one in flight ends where it is. */
  goTo(address: string): void {
    this.address = address;
  }

  async reaches(count: number): Promise<void> {
    while (this.count < count) await pause(50);
  }

  /** @returns the position of the last event that was acknowledged */
  async end(): Promise<bigint> {
    this.isOver = true;
    await Promise.all(this.working);
    return this.head;
  }

  private async work(clerk: number): Promise<void> {
    for (let number = 1; !this.isOver; number++) {
      await this.recorded('receipts', {
        ...{ documentNo: `财社升级${clerk}〔2018〕${number}号`, fiscalYear: 2018 },
        ...{ documentDate: '2018-01-02', receivedOn: '2018-01-03' },
        ...{ program: 'RURAL_DIBAO', source: 'CENTRAL', amount: '1.00' },
      });
    }
  }

  /** Sent under one key until it is acknowledged. @throws where it is refused for good */
  private async recorded(path: string, body: object): Promise<void> {
    const key = randomUUID();
    for (;;) {
      const answer = await fetch(`${this.address}/api/v1/${path}`, {
        ...{ method: 'POST', body: JSON.stringify(body) },
        headers: { ...this.headers, 'idempotency-key': key },
        signal: AbortSignal.timeout(REQUEST_MS),
      }).catch(() => undefined);
      const text = await answer?.text().catch(() => undefined);
      if (answer?.status === 201 && text !== undefined) return this.keep(text);
      if (answer && answer.status < 500 && text !== undefined) throw new Error(text);
      this.again += 1;
      await pause(200);
    }
  }

  private keep(text: string): void {
    const { events } = JSON.parse(text) as { events: { id: string; position: string | number }[] };
    for (const { id, position } of events) {
      this.acknowledged.push(id);
      if (BigInt(position) > this.head) this.head = BigInt(position);
    }
  }
}
