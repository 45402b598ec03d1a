/** Waiting until the read models hold what a command has recorded. */
import { createProjector } from '../projector/read-models.js';
import type { System } from '../system/system.js';
import { say } from './command.js';

const TELL_EVERY_MS = 2_000;

/** @returns false where it was interrupted before */
export async function untilVisible(
  { store, position }: Pick<System, 'store' | 'position'>,
  signal: AbortSignal,
): Promise<boolean> {
  const head = await store.head();
  while (!(await position.waitFor(head, TELL_EVERY_MS))) {
    if (signal.aborted) return false;
    process.stderr.write(`读模型 read models ${position.current()}/${head}\n`);
  }
  return true;
}

/**
 * Projects what was recorded, beside the server's projector where one runs: an import ends with
 * figures, whether a server is up or not.
 * @returns false where it was interrupted before, and said so
 */
export async function showFigures(system: System, signal: AbortSignal): Promise<boolean> {
  const { store, logins, position } = system;
  if (!logins.has('projector')) {
    return (await untilVisible(system, signal)) || sayInvisible(await store.head());
  }
  const login = logins.of('projector');
  const projector = createProjector(store, login, (at) => position.advance(at));
  const running = projector.run();
  try {
    // A projector that fails ends the waiting.
    const shown = await Promise.race([untilVisible(system, signal), running.then(() => false)]);
    if (!shown) return sayInvisible(await store.head());
  } finally {
    await projector.stop();
    await running.catch(() => undefined);
  }
  const { missing } = await position.standing();
  const ids = [...new Set(missing.map(({ eventId }) => eventId))];
  if (ids.length > 0) say(`无法折叠而搁置的事件 events set aside: ${ids.join(', ')}`);
  return true;
}

/** @returns false */
export function sayInvisible(head: bigint): false {
  say(
    `查询数据尚未包含全部记账，至位置 ${head} 方为完整 / ` +
      `figures do not show all of it yet: they are whole from position ${head} on`,
  );
  return false;
}
