/** What Prometheus is told of the store, its seals and the read models; see docs/operations.md. */
import { SealedTree } from '../../libs/audit/store/sealed-tree.js';
import { talliedCommands } from '../../libs/command-handling/command-tally.js';
import { COMMANDS_TOTAL } from '../../libs/http/observation/metrics.js';
import type { Reading } from '../../libs/http/observation/process-health.js';
import { secondsAhead } from '../../libs/event-store/clock.js';
import type { EventStore } from '../../libs/event-store/port.js';
import type { Sql } from '../../libs/postgres/sql.js';
import type { ReadPosition } from '../../libs/projection/read-position.js';

const READINGS = {
  doudi_events_in_eventstoredb: [
    'gauge',
    '事件存放于 EventStoreDB Whether EventStoreDB holds the events, not PostgreSQL',
  ],
  doudi_recorded_otherwise_events: [
    'counter',
    '记录与本进程所发送内容不符的事件数，应为 0 Events that stand otherwise than this process sent them; must be 0',
  ],
  doudi_store_up: ['gauge', '事件存储可用 Whether the store answers'],
  doudi_projector_stopped: ['gauge', '投影已停 Whether the projector of this process has failed'],
  doudi_projector_lanes: [
    'gauge',
    '本进程负责的投影分道数 Partitions of the read models that this process writes',
  ],
  doudi_read_models_changed: [
    'gauge',
    '行与摘要不符的读模型份数 Digests of the read models that their rows do not come to',
  ],
  doudi_events_recorded: ['counter', '已记录事件数 Events recorded'],
  doudi_projection_lag_events: ['gauge', '读模型滞后事件数 Events not yet in the read models'],
  doudi_events_set_aside: [
    'gauge',
    '因无法折叠而搁置的事件数 Events set aside since the read models cannot fold them',
  ],
  doudi_seal_mismatch: [
    'gauge',
    '与最后签署的不符而停止封存 Whether this process seals nothing since the database does not continue what was signed',
  ],
  doudi_unwitnessed_seconds: [
    'gauge',
    '距法定人数的见证人上次联署的秒数 Seconds since a quorum of witnesses last cosigned a head',
  ],
  doudi_recorded_ahead_seconds: [
    'gauge',
    '最新事件的记录时间超前于时钟的秒数 Seconds by which the newest event was recorded ahead of the clock',
  ],
  doudi_clock_ahead_seconds: [
    'gauge',
    '本机时钟超前于数据库的秒数 Seconds by which the clock of this process is ahead of the database’s',
  ],
  doudi_unsealed_events: [
    'gauge',
    '未封存事件数，负数表示事件缺失 Events not yet sealed; below 0: gone',
  ],
  doudi_unsealed_seconds: [
    'gauge',
    '最早未封存事件的等待秒数 Age of the oldest event not yet sealed',
  ],
} as const satisfies Readonly<Record<string, readonly [Reading['type'], string]>>;

export const readingNames: readonly string[] = Object.keys(READINGS);

export function readingOf(name: keyof typeof READINGS, value: number): Reading {
  const [type, help] = READINGS[name];
  return { name, help, type, value };
}

/** Beside what each process counts of itself. */
async function ofCommandLine(sql: Sql): Promise<readonly Reading[]> {
  const tallied = await talliedCommands(sql);
  return tallied.map(({ total: value, command, outcome }) => ({
    ...{ name: COMMANDS_TOTAL, help: '', type: 'counter', value },
    labels: { command, outcome, by: 'command-line' },
  }));
}

/** @throws where the store or the database is out of reach */
export async function storeReadings({
  store,
  sql,
  position,
}: {
  readonly store: EventStore;
  readonly sql: Sql;
  readonly position: ReadPosition;
}): Promise<readonly Reading[]> {
  const [head, standing] = [await store.head(), await position.standing()];
  const setAside = new Set(standing.missing.map(({ eventId }) => eventId)).size;
  const sealed = (await new SealedTree(sql).latest())?.size ?? 0n;
  const ahead = await secondsAhead(sql);
  let recordedAhead = 0;
  for await (const [newest] of store.readAll({ direction: 'backwards', maxCount: 1 })) {
    const recordedAt = newest ? Date.parse(newest.recordedAt) / 1000 : 0;
    recordedAhead = Math.max(0, recordedAt - (Date.now() / 1000 - ahead));
  }
  let waited = 0;
  if (sealed < head) {
    const oldest = { fromPosition: sealed + 1n, maxCount: 1 };
    for await (const [event] of store.readAll(oldest)) {
      if (event) waited = Math.max(0, Date.now() - Date.parse(event.recordedAt)) / 1000;
    }
  }
  return [
    ...(await ofCommandLine(sql)),
    readingOf('doudi_events_recorded', Number(head)),
    readingOf('doudi_projection_lag_events', Number(head - standing.position)),
    readingOf('doudi_events_set_aside', setAside),
    readingOf('doudi_recorded_ahead_seconds', recordedAhead),
    readingOf('doudi_clock_ahead_seconds', ahead),
    readingOf('doudi_unsealed_events', Number(head - sealed)),
    readingOf('doudi_unsealed_seconds', waited),
  ];
}
