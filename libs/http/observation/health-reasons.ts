/**
 * Why a process is not as it should be, told by probes. `down` and `stopping` answer 503: requests
 * should not be sent here. A process that is `degraded` still answers what it can, with 200. Of
 * several reasons the first of the table is told.
 */
export const HEALTH_REASONS = {
  STOPPING: ['stopping', '正在停止', 'The process is on its way out'],
  RECORDED_OTHERWISE: [
    'down',
    '记录与所发送的内容不符',
    'The store holds other events than this process has sent',
  ],
  STORE_DOWN: ['down', '事件存储无法访问', 'The event store or the database does not answer'],
  READ_MODELS_BEHIND: [
    'down',
    '查询数据尚未包含启动前的记录',
    'The read models do not yet hold what was recorded before the start',
  ],
  DISK_FULL: ['degraded', '数据库磁盘已满，无法记录', 'The database has no disk space: no writes'],
  STORE_READ_ONLY: ['degraded', '数据库只读，无法记录', 'The database is read-only: no writes'],
  STORAGE_FAILING: ['degraded', '数据库读写磁盘出错', 'The database meets errors of its disk'],
  CLOCK_DISAGREES: [
    'degraded',
    '本机时钟与数据库相差过大，无法记录',
    'The clock of this process and that of the database differ too much: no writes',
  ],
  SEAL_MISMATCH: ['degraded', '封存与已签的不符，停止封存', 'The seals contradict what was signed'],
  VAULT_KEY_OVERDUE: [
    'degraded',
    '遗忘后未按期更换保险库主密钥',
    'Persons were forgotten, and the master key of the vault is not rotated in time',
  ],
  PROJECTOR_STOPPED: ['degraded', '本进程的投影已停', 'The projector of this process has stopped'],
  LAGGING: ['degraded', '查询数据滞后较多', 'The read models are far behind'],
} as const satisfies Readonly<
  Record<string, readonly [status: 'stopping' | 'down' | 'degraded', zh: string, en: string]>
>;

export type HealthReason = keyof typeof HEALTH_REASONS;
export type HealthStatus = 'up' | (typeof HEALTH_REASONS)[HealthReason][0];

/** In the order in which they are told. */
export const HEALTH_REASON_CODES = Object.keys(HEALTH_REASONS) as readonly HealthReason[];

export function statusOf(reason: HealthReason | null): HealthStatus {
  return reason === null ? 'up' : HEALTH_REASONS[reason][0];
}
