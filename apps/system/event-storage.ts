/** The store that holds the events, as the settings say and the database confirms. */
import { randomUUID } from 'node:crypto';
import { type ClaimSource, claimsIn } from '../../libs/audit/store/claim-check.js';
import { PostgresLog } from '../../libs/audit/store/postgres-log.js';
import type { RecordedLog } from '../../libs/audit/store/recorded-log.js';
import { SealedTree } from '../../libs/audit/store/sealed-tree.js';
import { StoreLog } from '../../libs/audit/store/store-log.js';
import type { Settings } from '../../libs/configuration/settings.js';
import { EventStoreDbEventStore } from '../../libs/event-store/eventstoredb/eventstoredb-event-store.js';
import { ClockWatch } from '../../libs/event-store/clock.js';
import type { AppendingEventStore } from '../../libs/event-store/appending.js';
import { type EventStore, StoreUnavailable } from '../../libs/event-store/port.js';
import {
  type EventHome,
  type EventPlace,
  beginInEventStoreDb,
  readEventHome,
} from '../../libs/event-store/postgres/event-home.js';
import { EventUser } from '../../libs/event-store/postgres/event-users.js';
import { PostgresEventStore } from '../../libs/event-store/postgres/postgres-event-store.js';
import { createClient } from '../../libs/postgres/connections.js';
import type { Login } from '../../libs/postgres/logins.js';
import { furthestPosition } from '../../libs/projection/read-position.js';
import type { Sql } from '../../libs/postgres/sql.js';
import type { StorageTroubles } from '../../libs/postgres/storage-troubles.js';

export interface EventStorage {
  readonly place: EventPlace;
  readonly store: AppendingEventStore;
  /** The events of the store as audit reads them. */
  readonly recordedLog: RecordedLog;
  /** Claims that are held beside the events; left out: PostgreSQL holds both. */
  readonly claimSource?: ClaimSource;
  close(): Promise<void>;
}

/** `EVENTSTORE_URL` and the database do not fit together, or nobody answers there. */
export class EventStoreUnusable extends Error {
  override readonly name = 'EventStoreUnusable';
  constructor(zh: string, en: string) {
    super(`EVENTSTORE_URL: ${zh} / ${en}`);
  }
}

/** What the events are opened with. */
export interface StorageNeeds {
  readonly login: Login;
  readonly sql: Sql;
  readonly troubles: StorageTroubles;
  readonly answerWithinMs: number;
}

/**
 * @param mayLack events that were there before: only for what looks for them
 * @throws EventStoreUnusable
 */
export async function openEventStorage(
  { eventStoreUrl }: Settings,
  needs: StorageNeeds,
  mayLack: boolean,
): Promise<EventStorage> {
  const { login, sql } = needs;
  const place = eventStoreUrl === null ? 'postgresql' : 'eventstoredb';
  const { store, ...opened } =
    eventStoreUrl === null
      ? await openInPostgres(needs)
      : await openInEventStoreDb(eventStoreUrl, sql, mayLack);
  const makeClient = () => createClient({ ...login, applicationName: 'doudi events in use' });
  const user = new EventUser({ makeClient, place, onMoved: () => void store.close() });
  const close = async (): Promise<void> => {
    await user.leave();
    await store.close();
  };
  if (await user.enter()) return { place, store, ...opened, close };
  await close();
  throw underWay((await readEventHome(sql)).home);
}

/**
 * The events as audit reads them, for who only reads: nothing is written anywhere, and nobody who
 * moves the events is kept from it.
 * @param login of the verifier, as `sql` is
 * @throws EventStoreUnusable
 */
export async function openToRead(
  { eventStoreUrl }: Settings,
  login: Login,
  sql: Sql,
): Promise<Pick<EventStorage, 'recordedLog' | 'claimSource' | 'close'>> {
  const home = await readEventHome(sql);
  if (eventStoreUrl === null) {
    requireInPostgres(home);
    const close = async (): Promise<void> => {};
    return { recordedLog: new PostgresLog(login, sql), close };
  }
  const logId = logOf(home);
  const store = openEventStoreDb(eventStoreUrl);
  const close = (): Promise<void> => store.close();
  try {
    const known = await store.identity.read();
    if (known !== undefined && known !== logId) throw ofAnother();
  } catch (error) {
    await close();
    throw error instanceof StoreUnavailable ? unreachable(error) : error;
  }
  const claimSource = claimsIn(store.movable);
  return { recordedLog: new StoreLog(store), claimSource, close };
}

type Opened = Pick<EventStorage, 'store' | 'recordedLog' | 'claimSource'>;

async function openInPostgres({ login, sql, ...needs }: StorageNeeds): Promise<Opened> {
  requireInPostgres(await readEventHome(sql));
  const store = new PostgresEventStore({ ...login, ...needs });
  return { store, recordedLog: new PostgresLog(login, sql) };
}

async function openInEventStoreDb(url: string, sql: Sql, mayLack: boolean): Promise<Opened> {
  const store = openEventStoreDb(url, new ClockWatch(sql));
  try {
    await joinLog(store, sql, mayLack);
  } catch (error) {
    await store.close();
    if (error instanceof StoreUnavailable) throw unreachable(error);
    throw error;
  }
  return { store, recordedLog: new StoreLog(store), claimSource: claimsIn(store.movable) };
}

/** @throws EventStoreUnusable; the text may hold a password, so it is not repeated */
export function openEventStoreDb(
  connectionString: string,
  clock?: ClockWatch,
): EventStoreDbEventStore {
  try {
    return new EventStoreDbEventStore({ connectionString, ...(clock && { clock }) });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new EventStoreUnusable(
      '连接字符串无法使用，形式为 esdb://用户:密码@主机:2113?tls=true',
      'the connection string cannot be used; its form is esdb://user:password@host:2113?tls=true',
    );
  }
}

export function unreachable({ message }: StoreUnavailable): EventStoreUnusable {
  return new EventStoreUnusable(
    `无法连接 EventStoreDB，请检查地址、证书、密码以及服务器是否已启动（${message}）`,
    'EventStoreDB cannot be reached: look at the address, the certificate, the password, and ' +
      'whether the server runs',
  );
}

function requireInPostgres({ home }: EventHome): void {
  if (home === 'postgresql') return;
  if (home === 'eventstoredb') {
    throw new EventStoreUnusable(
      '本数据库的事件存放在 EventStoreDB 中，必须设置',
      'the events of this database live in EventStoreDB: it must be set',
    );
  }
  throw underWay(home);
}

export function underWay(home: EventHome['home']): EventStoreUnusable {
  return new EventStoreUnusable(
    `事件正在迁移或刚刚迁移（${home}）：请待 doudi migrate-events 完成，中断的可再次运行`,
    `events are being moved, or just were (${home}): wait for doudi migrate-events, or run it again`,
  );
}

/** A database and a log belong to each other by an id, given once to both. */
async function joinLog(store: EventStoreDbEventStore, sql: Sql, mayLack: boolean): Promise<void> {
  // In this order: the database takes the id before the log does.
  const known = await store.identity.read();
  const found = await readEventHome(sql);
  const isNew = found.home === 'postgresql' && found.position === 0n && found.logId === null;
  const hasEvents = known !== undefined || (await store.head()) > 0n;
  if (isNew && hasEvents) throw ofAnother();
  const logId = logOf(isNew ? await beginInEventStoreDb(sql, randomUUID()) : found);
  if (known !== undefined && known !== logId) throw ofAnother();
  if (mayLack) return;
  await requireAll(store, sql);
  if ((await store.identity.give(logId)) !== logId) throw ofAnother();
}

/** @throws EventStoreUnusable where the events are not in EventStoreDB */
function logOf({ home, logId }: EventHome): string {
  if (home === 'postgresql') {
    throw new EventStoreUnusable(
      '本数据库的事件存放在 PostgreSQL 中：请先用 doudi migrate-events 迁移，或不设置',
      'the events of this database live in PostgreSQL: move them by doudi migrate-events first, ' +
        'or leave it unset',
    );
  }
  if (home !== 'eventstoredb') throw underWay(home);
  return logId!;
}

export function ofAnother(): EventStoreUnusable {
  return new EventStoreUnusable(
    '该 EventStoreDB 中的事件属于另一个数据库',
    'the events in this EventStoreDB belong to another database',
  );
}

/** An older copy of the log would be gone on from, beside seals and read models of a newer one. */
async function requireAll(store: EventStore, sql: Sql): Promise<void> {
  const [head, { position }] = [await store.head(), await readEventHome(sql)];
  const sealed = (await new SealedTree(sql).latest())?.size ?? 0n;
  const seen = [position, sealed, await furthestPosition(sql)];
  const least = seen.reduce((most, one) => (one > most ? one : most));
  if (head >= least) return;
  throw new EventStoreUnusable(
    `EventStoreDB 只有 ${head} 条事件，而本数据库已处理到第 ${least} 条：请恢复较新的副本（doudi verify 可查明）`,
    `EventStoreDB has ${head} events, and this database has seen ${least}: restore a newer copy ` +
      '(doudi verify tells more)',
  );
}
