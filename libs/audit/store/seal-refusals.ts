/** Why nothing is signed. The messages are for the log, in Chinese and English. */
import type { PublicKey } from '../domain/signed-note.js';
import { formatKey } from '../domain/signed-note.js';

/** What is in the database does not continue what was signed. */
export class SealMismatch extends Error {
  override readonly name: string = 'SealMismatch';
  readonly code = 'SEAL_MISMATCH';
  constructor(zh: string, en: string) {
    super(`SEAL_MISMATCH: ${zh}，停止封存 / ${en}: nothing is sealed (docs/operations.md)`);
  }
}

/** More is sealed than there are events: sealing on would hide that some are gone. */
export class EventsGone extends SealMismatch {
  override readonly name = 'EventsGone';
  constructor(signed: bigint, head: bigint) {
    super(
      `已封存 ${signed} 条，现仅有 ${head} 条`,
      `${signed} events are sealed, ${head} are there`,
    );
  }
}

/** Nothing outside the database remembers what was signed. */
export class SealStateMissing extends Error {
  override readonly name = 'SealStateMissing';
  constructor(zh: string, en: string) {
    super(`${zh}，不予封存 / ${en}: nothing is sealed`);
  }
}

/** What an operator asked of the seal state is not done. */
export class SealRepairRefused extends Error {
  override readonly name = 'SealRepairRefused';
  constructor(zh: string, en: string) {
    super(`${zh} / ${en}`);
  }
}

/** This key is not the present one. */
export class SealKeyNotInTurn extends Error {
  override readonly name = 'SealKeyNotInTurn';
  constructor(key: PublicKey) {
    super(
      `${formatKey(key)}: 不是当前的封存密钥，不予封存；请使用当前密钥，或以 doudi rotate-seal-key 更换 / ` +
        'is not the present key of seals, so nothing is sealed: give back the present key, or change it by doudi rotate-seal-key',
    );
  }
}
