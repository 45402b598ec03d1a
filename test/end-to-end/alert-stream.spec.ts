/** Gap alerts as they change, over HTTP, from one api and then from another. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type supertest from 'supertest';
import type { QueryRunner } from 'typeorm';
import { createApp } from '../../apps/api/app.js';
import { businessDateToday } from '../../libs/event-store/business-date.js';
import { AlertFeeds } from '../../libs/gap-alerts/nest/alert-feed.js';
import { createLog } from '../../libs/http/observation/log.js';
import { stopGracefully } from '../../libs/http/observation/lifecycle.js';
import { createClient } from '../../libs/postgres/connections.js';
import { AlertPositions0171 } from '../../migrations/0171-alert-positions.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const [FIRST, SECOND] = ['220422', '220421'] as const;

interface Told {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: Readonly<Record<string, unknown>> | undefined;
}

let doudi: RunningDoudi;
let clerks: Readonly<Record<string, supertest.Agent>>;
let following: Follower[] = [];

class Follower {
  private readonly leaving = new AbortController();
  private readonly told: AsyncIterator<Told>;

  constructor(address: string, token: string, lastEventId?: string, query = '') {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    };
    const { signal } = this.leaving;
    const answer = fetch(`${address}/api/v1/gap-alerts/stream${query}`, { headers, signal });
    this.told = events(answer)[Symbol.asyncIterator]();
    following.push(this);
  }

  /** The next event; undefined: the stream has ended. */
  async next(): Promise<Told | undefined> {
    const { value, done } = await this.told.next();
    return done ? undefined : value;
  }

  /** The state in which the alert of the county comes next, and the id that came with it. */
  async alert(region: string): Promise<Told & { readonly data: object }> {
    for (;;) {
      const told = await this.next();
      if (told?.event === 'gap-alert' && told.data?.['region'] === region) {
        return { ...told, data: told.data };
      }
      if (!told) throw new Error('the stream has ended');
    }
  }

  leave(): void {
    this.leaving.abort();
  }
}

async function* events(answer: Promise<Response>): AsyncIterable<Told> {
  const { body } = await answer;
  let text = '';
  try {
    for await (const chunk of body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      yield* blocks.map(toldBy);
    }
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error;
  }
}

function toldBy(block: string): Told {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
  const data = field('data');
  return { id: field('id'), event: field('event'), data: data && JSON.parse(data) };
}

/** A gap of 1,200 yuan with a road: an alert opens. */
async function openAlert(region: string, entry: string): Promise<void> {
  const year = `/api/v1/counties/${region}/years/2018`;
  const clerk = clerks[region]!;
  const need = { program: 'URBAN_DIBAO', assessedOn: '2018-01-05', months: 12, persons: 1 };
  await clerk
    .post(`${year}/needs`)
    .send({ ...need, monthlyAmount: '100.00' })
    .expect(201);
  const road = { class: 'CONSTRUCTION', code: 'ROAD', projectKind: 'GENERAL', source: 'OWN' };
  const budget = { entryNo: entry, ...road, amount: '500.00', allocatedOn: '2018-02-01' };
  await clerk.post(`${year}/budgets`).send(budget).expect(201);
}

async function fund(region: string, entry: string, amount: string): Promise<void> {
  const account = { class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO', source: 'OWN' };
  const budget = { entryNo: entry, ...account, amount, allocatedOn: '2018-03-01' };
  const path = `/api/v1/counties/${region}/years/2018/budgets`;
  await clerks[region]!.post(path).send(budget).expect(201);
}

/** Another api process of the site. */
async function anotherApi() {
  const app = await createApp(doudi.system, doudi.system.settings, { log: createLog('silent') });
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  return { app, address: `http://127.0.0.1:${port}` };
}

beforeAll(async () => {
  doudi = await runDoudi();
  const province = await doudi.as('province-finance');
  for (const region of [
    { code: '220000', name: '某省', level: 'province' },
    { code: FIRST, name: '某县', level: 'county', parent: '220000' },
    { code: SECOND, name: '某县', level: 'county', parent: '220000' },
  ]) {
    await province.post('/api/v1/regions').send(region).expect(201);
  }
  clerks = {
    [FIRST]: await doudi.as('county-treasury', FIRST),
    [SECOND]: await doudi.as('county-treasury', SECOND),
  };
  await doudi.settled();
});
afterEach(() => {
  for (const follower of following) follower.leave();
  following = [];
});
afterAll(() => doudi.close());

describe('the stream of gap alerts', () => {
  it('tells an alert as it opens, changes and is answered, to whom it concerns', async () => {
    const audit = new Follower(doudi.address, await doudi.token('audit'));
    const own = new Follower(doudi.address, await doudi.token('county-treasury', SECOND));
    for (const follower of [audit, own]) {
      expect(await follower.next()).toMatchObject({ event: 'ready' });
    }
    await openAlert(FIRST, 'YS-1');
    const opened = await audit.alert(FIRST);
    expect(opened.data).toMatchObject({ id: `${FIRST}-2018-1`, status: 'open', gap: '1200.00' });

    const plan = { plan: '压缩一般建设项目，补足缺口', dueOn: '2099-06-30' };
    const answer = `/api/v1/gap-alerts/${FIRST}-2018-1/acknowledgement`;
    await clerks[FIRST]!.post(answer).send(plan).expect(201);
    expect((await audit.alert(FIRST)).data).toMatchObject({ acknowledgement: plan });
    await fund(FIRST, 'YS-2', '200.00');
    const funded = await audit.alert(FIRST);
    expect(funded.data).toMatchObject({ gap: '1000.00', acknowledgement: plan });
    expect(BigInt(funded.id!)).toBeGreaterThan(BigInt(opened.id!));

    await openAlert(SECOND, 'YS-3');
    const first = await own.alert(SECOND);
    expect(first.data).toMatchObject({ region: SECOND, status: 'open' });
  });

  it('goes on at another api where the client was, and misses no change', async () => {
    const token = await doudi.token('audit');
    const before = new Follower(doudi.address, token);
    const ready = await before.next();
    before.leave();
    await fund(FIRST, 'YS-4', '300.00');
    await fund(SECOND, 'YS-5', '1200.00');
    await doudi.settled();
    const { app, address } = await anotherApi();
    const after = new Follower(address, token, ready!.id);
    expect(await after.next()).toMatchObject({ event: 'ready', id: ready!.id });
    expect((await after.alert(FIRST)).data).toMatchObject({ gap: '700.00' });
    const closed = await after.alert(SECOND);
    expect(closed.data).toMatchObject({ status: 'closed', closedBy: 'GAP_CLOSED' });

    const ofSecond = new Follower(address, token, ready!.id, `?region=${SECOND}`);
    expect(await ofSecond.next()).toMatchObject({ event: 'ready' });
    expect(await ofSecond.next()).toMatchObject({ data: { region: SECOND } });

    await stopGracefully(app, doudi.system.settings);
    expect(await after.next()).toBeUndefined();
  });

  it('begins with what comes where the id lies ahead of all that there is', async () => {
    const head = await doudi.system.store.head();
    const follower = new Follower(doudi.address, await doudi.token('audit'), String(head + 99n));
    const ready = await follower.next();
    expect(ready).toMatchObject({ event: 'ready' });
    // That audit follows is an event too.
    expect(BigInt(ready!.id!) - head).toBeLessThan(99n);
    await fund(FIRST, 'YS-6', '100.00');
    expect((await follower.alert(FIRST)).data).toMatchObject({ gap: '600.00' });
  });

  it('tells of alerts from before it was there, and moves no figure of theirs', async () => {
    await doudi.settled();
    const owner = createClient({ connectionString: doudi.database.url, role: 'owner' });
    await owner.connect();
    const rows = async () => {
      const text = 'SELECT * FROM read.gap_alerts ORDER BY region, fiscal_year, episode';
      return (await owner.query<{ readonly position: bigint }>(text)).rows;
    };
    const before = await rows();
    await owner.query('BEGIN');
    await owner.query('ALTER TABLE read.gap_alerts DROP COLUMN position');
    await new AlertPositions0171().up(owner as unknown as QueryRunner);
    await owner.query('COMMIT');
    const after = await rows();
    const head = await doudi.system.store.head();
    await owner.end();
    expect(await doudi.system.position.read()).toBe(head);
    expect(before.length).toBeGreaterThan(1);
    after.forEach(({ position, ...row }, place) => {
      const { position: changedAt, ...figures } = before[place]!;
      expect(row).toEqual(figures);
      expect(position >= changedAt && position <= head).toBe(true);
    });
  });

  it.each([
    ['in all', { ofAll: 1, ofOne: 9 }, 'another'],
    ['of one person', { ofAll: 9, ofOne: 1 }, 'one'],
  ])('is given to so many %s and no more', async (_, mostStreams, other) => {
    const feeds = new AlertFeeds({ ...doudi.system, today: businessDateToday }, mostStreams);
    const { signal } = new AbortController();
    const follow = (who: string) => feeds.follow({ who, signal })[Symbol.asyncIterator]();
    const first = follow('one');
    expect((await first.next()).value).toMatchObject({ kind: 'ready' });
    await expect(follow(other).next()).rejects.toMatchObject({ code: 'STREAMS_FULL' });
    await first.return!();
    const again = follow(other);
    expect((await again.next()).value).toMatchObject({ kind: 'ready' });
    await again.return!();
  });

  it('leaves places to others, whoever takes many', async () => {
    const feeds = new AlertFeeds(
      { ...doudi.system, today: businessDateToday },
      { ofAll: 9, ofOne: 1 },
    );
    const { signal } = new AbortController();
    const [one, another] = ['one', 'another'].map((who) =>
      feeds.follow({ who, signal })[Symbol.asyncIterator](),
    );
    for (const feed of [one!, another!]) {
      expect((await feed.next()).value).toMatchObject({ kind: 'ready' });
    }
    for (const feed of [one!, another!]) await feed.return!();
  });
});
