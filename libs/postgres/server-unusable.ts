/** PostgreSQL cannot be run here. The message says why, and what to do, in Chinese and English. */
export class ServerUnusable extends Error {
  override readonly name = 'ServerUnusable';
}
