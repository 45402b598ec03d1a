/** Moves all events from one store to the other, with nobody at work on them, and proves it. */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type LogMove, copyLog, requireSame } from '../../libs/audit/store/log-move.js';
import { PostgresLog } from '../../libs/audit/store/postgres-log.js';
import { StoreLog } from '../../libs/audit/store/store-log.js';
import { type VerificationReport, verifyEvents } from '../../libs/audit/store/verification.js';
import { type Settings, SettingsInvalid } from '../../libs/configuration/settings.js';
import type { EventStoreDbEventStore } from '../../libs/event-store/eventstoredb/eventstoredb-event-store.js';
import { StoreUnavailable } from '../../libs/event-store/port.js';
import {
  type EventPlace,
  beginMove,
  endMove,
  giveUpMove,
  otherPlace,
  readEventHome,
} from '../../libs/event-store/postgres/event-home.js';
import { workAlone } from '../../libs/event-store/postgres/event-users.js';
import { PostgresMovableLog } from '../../libs/event-store/postgres/postgres-movable-log.js';
import { clientSql } from '../../libs/postgres/client-sql.js';
import { createClient } from '../../libs/postgres/connections.js';
import type { Login } from '../../libs/postgres/logins.js';
import type { Sql } from '../../libs/postgres/sql.js';
import { ofAnother, openEventStoreDb, underWay, unreachable } from './event-storage.js';
import { openDatabase } from './database.js';

export interface MoveWatch {
  readonly log: (message: string) => void;
  readonly progress: LogMove['progress'];
  readonly signal: AbortSignal;
}

export type EventMove =
  /** The events live there now; `report` is of the verification over the target. */
  | { readonly kind: 'moved'; readonly events: bigint; readonly report: VerificationReport }
  /** All are there, and the seals do not hold over them: the move is not ended. */
  | { readonly kind: 'not-proved'; readonly events: bigint; readonly report: VerificationReport }
  | { readonly kind: 'there-already' | 'given-up' };

/** A server or a command is at work on the events. */
export class EventsInUse extends Error {
  override readonly name = 'EventsInUse';
  constructor() {
    super(
      '有进程正在使用本数据库的事件：请先停止全部服务和命令 / ' +
        'processes are at work on the events of this database: stop all servers and commands first',
    );
  }
}

/** @throws SettingsInvalid, EventsInUse, EventStoreUnusable, LogsDiffer */
export async function moveEvents(
  settings: Settings,
  to: EventPlace,
  watch: MoveWatch,
): Promise<EventMove> {
  const { eventStoreUrl } = settings;
  if (eventStoreUrl === null) throw new SettingsInvalid([URL_MISSING]);
  return alone(settings, watch.log, async (login, client) => {
    const store = openEventStoreDb(eventStoreUrl);
    try {
      const connect = () => connected(login);
      return await new Move(login, clientSql(client), store, connect, watch).run(to);
    } catch (error) {
      throw error instanceof StoreUnavailable ? unreachable(error) : error;
    } finally {
      await store.close();
    }
  });
}

/** The events live where they did before the move, which is told what remains of it. */
export async function giveUpMoving(
  settings: Settings,
  to: EventPlace,
  log: MoveWatch['log'],
): Promise<EventMove> {
  return alone(settings, log, async (_, client) => {
    await giveUpMove(clientSql(client), to);
    return { kind: 'given-up' };
  });
}

const URL_MISSING = {
  setting: 'EVENTSTORE_URL',
  zh: '须指明迁移所涉的 EventStoreDB',
  en: 'must name the EventStoreDB that events are moved to or from',
};

class Move {
  constructor(
    /** Of the owner, and so is `sql`. */
    private readonly login: Login,
    private readonly sql: Sql,
    private readonly store: EventStoreDbEventStore,
    private readonly connect: () => Promise<pg.Client>,
    private readonly watch: MoveWatch,
  ) {}

  async run(to: EventPlace): Promise<EventMove> {
    const { sql, store } = this;
    const { home, logId } = await readEventHome(sql);
    if (home === to) return { kind: 'there-already' };
    if (home === `moving to ${otherPlace(to)}`) throw underWay(home);
    await this.requireOwnLog(logId);
    const begun = await beginMove(sql, to, randomUUID());
    if ((await store.identity.give(begun.logId!)) !== begun.logId) throw ofAnother();
    const move = this.logs(to);
    const events = await copyLog(move);
    await requireSame(move, events);
    const report = await this.verified(to);
    if (!report.holds) return { kind: 'not-proved', events, report };
    // A process that was cut off from the database may have gone on.
    if ((await move.source.head()) !== events) throw new EventsInUse();
    await endMove(sql, to);
    return { kind: 'moved', events, report };
  }

  private async requireOwnLog(logId: string | null): Promise<void> {
    const known = await this.store.identity.read();
    const isOwn = known === undefined ? (await this.store.head()) === 0n : known === logId;
    if (!isOwn) throw ofAnother();
  }

  private logs(to: EventPlace): LogMove {
    const inPostgres = new PostgresMovableLog(this.connect);
    const inEventStoreDb = this.store.movable;
    const { progress, signal } = this.watch;
    return to === 'eventstoredb'
      ? { source: inPostgres, target: inEventStoreDb, progress, signal }
      : { source: inEventStoreDb, target: inPostgres, progress, signal };
  }

  private verified(at: EventPlace): Promise<VerificationReport> {
    const { login, sql, store } = this;
    const log = at === 'postgresql' ? new PostgresLog(login, sql) : new StoreLog(store);
    return verifyEvents({ ...login, log, signal: this.watch.signal });
  }
}

async function alone<T>(
  settings: Settings,
  log: MoveWatch['log'],
  work: (login: Login, owner: pg.Client) => Promise<T>,
): Promise<T> {
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const logins = await openDatabase(settings, log, closers, { as: 'owner', existing: true });
    const login = logins.of('owner');
    const client = await connected(login);
    closers.push(() => client.end());
    if (!(await workAlone(client))) throw new EventsInUse();
    return await work(login, client);
  } finally {
    for (const closer of closers.reverse()) await closer();
  }
}

async function connected(login: Login): Promise<pg.Client> {
  const client = createClient({ ...login, applicationName: 'doudi move' });
  await client.connect();
  return client;
}
