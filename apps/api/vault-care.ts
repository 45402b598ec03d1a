/**
 * What the process that holds the vault's key does of itself: commits digests of what is new, and
 * says where the master key should have been rotated.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { commitDigests } from '../../libs/access/store/vault-digests.js';
import type { Logger } from 'pino';
import type { System } from '../system/system.js';
import { overdueSince } from '../system/vault-section.js';

const EVERY_MS = 10 * 60_000;

/** Until the signal; what fails is tried again the next time. */
export async function careForVault(
  system: System,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  while (await passed(EVERY_MS, signal)) {
    try {
      await commitDigests(system);
      await tellOverdue(system);
    } catch (error) {
      log.warn({ error }, 'digests of the vault wait for the next time');
    }
  }
}

export async function tellOverdue({ sql, health }: System): Promise<void> {
  if ((await overdueSince(sql, Date.now())) === undefined) health.clear('VAULT_KEY_OVERDUE');
  else health.raise('VAULT_KEY_OVERDUE');
}

function passed(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return pause(milliseconds, true, { signal, ref: false }).catch(() => false);
}
