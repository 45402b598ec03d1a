/** What PostgreSQL, or the way to it, says no by, in a line for people in Chinese and English. */
import { passingReason, withCauses } from './passing-errors.js';
import { ServerUnusable } from './server-unusable.js';

type Told = readonly [zh: string, en: string];

const BY_CODE: readonly (readonly [RegExp, Told])[] = [
  [/^28(P01|000)$/, ['用户名或口令未被接受', 'the user or the password is refused']],
  [/^3D000$/, ['服务器上没有此数据库', 'the server has no such database']],
  [/^42501$/, ['此登录用户权限不足', 'this login lacks the rights for it']],
  [
    /^08P01$/,
    ['连接池或代理不接受此连接', 'a pooler or proxy in between takes no such connection'],
  ],
  [/^57P03$/, ['服务器正在启动、恢复或停止', 'the server is starting, recovering or stopping']],
  [/^25006$/, ['服务器只读（备用服务器？）', 'the server is read-only: a standby?']],
  [/^53100$/, ['服务器磁盘已满', 'the server has no disk space']],
  [/^53300$/, ['服务器连接数已满', 'the server has no connections left']],
  [/^(ENOTFOUND|EAI_AGAIN)$/, ['找不到此主机', 'there is no such host']],
  [/^(ECONN|EHOST|ENET|ETIMEDOUT)/, ['无法连接', 'nobody answers there']],
  [/CERT|SSL|TLS/, ['证书或加密连接有误', 'the certificate or the encryption is not accepted']],
];

/** undefined: a defect, not something that the database or the network said. */
export function databaseFault(error: unknown): Told | undefined {
  for (const cause of withCauses(error)) {
    const { code, message = '' } = cause;
    const known = BY_CODE.find(([pattern]) => typeof code === 'string' && pattern.test(code));
    if (known) return [known[1][0], `${known[1][1]} (${message || String(code)})`];
    if (/does not support SSL/.test(message)) return ['服务器不支持加密连接', message];
    if (passingReason(cause)) return ['与数据库的连接中断', `the connection was lost (${message})`];
  }
  return undefined;
}

/** @param connectionString of the database; what it holds beside its place is not told */
export function unusableDatabase(error: unknown, connectionString: string): unknown {
  const told = error instanceof ServerUnusable ? undefined : databaseFault(error);
  if (told === undefined) return error;
  const { host, pathname } = new URL(connectionString);
  const place = `${host}${pathname}`;
  return new ServerUnusable(
    `数据库 ${place} 无法使用：${told[0]}。`,
    `The database ${place} cannot be used: ${told[1]}`,
    { cause: error },
  );
}

/** The oldest server whose roles and statements suffice. */
const OLDEST_MAJOR = 16;

/** @param versionNumber as `server_version_num` tells it @throws ServerUnusable */
export function requireVersion(versionNumber: number): void {
  const major = Math.floor(versionNumber / 10_000);
  if (major >= OLDEST_MAJOR) return;
  throw new ServerUnusable(
    `PostgreSQL ${major} 过旧，至少需要 ${OLDEST_MAJOR}：请升级服务器。`,
    `PostgreSQL ${major} is too old, ${OLDEST_MAJOR} or later is needed: upgrade the server.`,
  );
}
