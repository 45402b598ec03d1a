import { parseArgs } from 'node:util';
import { readSettings } from '../../libs/configuration/settings.js';
import type { EventPlace } from '../../libs/event-store/postgres/event-home.js';
import { type EventMove, giveUpMoving, moveEvents } from '../system/event-move.js';
import { type Command, interruption, say } from './command.js';
import { wrongUsage } from './usages.js';
import { faultLine } from './verify-command.js';

/** Progress is told so often at most. */
const TELL_EVERY_MS = 500;

const DOING = { copying: '复制 copying', comparing: '比对 comparing' } as const;

export const migrateEventsCommand: Command = {
  async run(args, env) {
    const { to, isGivenUp } = readArguments(args);
    const settings = readSettings(env, 'tool');
    if (isGivenUp) return tell(await giveUpMoving(settings, to, say), to);
    const signal = interruption();
    let [told, toldAt]: [string, number] = ['', 0];
    try {
      const made = await moveEvents(settings, to, {
        log: say,
        signal,
        progress: (doing, done, total) => {
          const now = performance.now();
          if (doing === told && now - toldAt < TELL_EVERY_MS && done < total) return;
          [told, toldAt] = [doing, now];
          process.stderr.write(`${DOING[doing]} ${done}/${total}\n`);
        },
      });
      return tell(made, to);
    } catch (error) {
      if ((error as Error).name !== 'AbortError') throw error;
      say('已中断，再次运行即可继续 interrupted: run it again to resume');
      return 130;
    }
  },
};

function readArguments(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: { to: { type: 'string' }, 'give-up': { type: 'boolean', default: false } },
  });
  const { to } = values;
  if (to !== 'eventstoredb' && to !== 'postgresql') {
    throw wrongUsage('migrate-events');
  }
  return { to, isGivenUp: values['give-up'] } as const;
}

const NAMES = { eventstoredb: 'EventStoreDB', postgresql: 'PostgreSQL' } as const;

function tell(made: EventMove, to: EventPlace): number {
  switch (made.kind) {
    case 'there-already':
      say(`事件已在 ${NAMES[to]} 中 the events are there already`);
      return 0;
    case 'given-up':
      say('已放弃迁移，事件仍在原处 the move is given up: the events live where they did');
      return 0;
    case 'not-proved':
      for (const fault of made.report.faults) say(`  ${faultLine(fault)}`);
      say('封存核验未通过，迁移未完成 the seals do not hold: the move is not completed');
      return 1;
    case 'moved': {
      const { events, report } = made;
      say(`已迁移 moved ${events}，已核验封存 seals verified over ${report.sealed}`);
      say(
        to === 'eventstoredb'
          ? '请以同一 EVENTSTORE_URL 启动各进程 start all processes with this EVENTSTORE_URL'
          : '请去掉 EVENTSTORE_URL 后启动各进程 start all processes without EVENTSTORE_URL',
      );
      return 0;
    }
  }
}
