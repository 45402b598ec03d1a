import { readSettings } from '../../libs/configuration/settings.js';
import { openProjecting } from '../system/system.js';
import { rebuild } from '../projector/read-models.js';
import type { SetAsideEvent } from '../../libs/projection/set-aside.js';
import { type Command, interruption, say } from './command.js';
import { changeLines } from './difference-lines.js';

/** Progress is told so often at most. */
const TELL_EVERY_MS = 500;

export const rebuildCommand: Command = {
  takesNothing: true,
  async run(_, env) {
    const system = await openProjecting(readSettings(env, 'tool'), say, { existing: true });
    const startedAt = performance.now();
    let toldAt = 0;
    try {
      const { position, setAside } = await rebuild(
        system.store,
        system.logins.of('projector'),
        (done, total) => {
          const now = performance.now();
          if (now - toldAt < TELL_EVERY_MS && done < total) return;
          toldAt = now;
          const rate = Math.round(Number(done) / ((now - startedAt) / 1000));
          process.stderr.write(`重建 rebuilding ${done}/${total}  ${rate}/s\n`);
        },
        interruption(),
        undefined,
        (changes) => changeLines(changes).forEach((line) => say(line)),
      );
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      say(`已重建至 rebuilt up to ${position}, ${seconds} s`);
      for (const line of setAsideLines(setAside)) say(line);
      return 0;
    } catch (error) {
      if ((error as Error).name !== 'AbortError') throw error;
      say('已中断，原有读模型未变 interrupted, the live read models are as they were');
      return 130;
    } finally {
      await system.close();
    }
  },
};

function setAsideLines(events: readonly SetAsideEvent[]): readonly string[] {
  if (events.length === 0) return [];
  return [
    `无法折叠而搁置的事件 events set aside: ${events.length}`,
    ...events.map(
      ({ eventId, position, type, stream, regions, reason }) =>
        `  ${eventId}  ${position}  ${type}  ${stream}  ${regions.join(',') || '省级 province'}  ${reason}`,
    ),
  ];
}
