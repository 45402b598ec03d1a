import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { OriginEnd } from '../../libs/audit/domain/origin-end.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { adoptAsSealState, endOriginOf } from '../system/seal-repair.js';
import { openProjecting } from '../system/system.js';
import { type Command, UsageError, say } from './command.js';

export const sealCommand: Command = {
  async run(args, env) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        adopt: { type: 'string' },
        restored: { type: 'boolean', default: false },
        person: { type: 'string' },
        reason: { type: 'string' },
      },
    });
    const { adopt, restored } = values;
    if ((adopt === undefined) === !restored) {
      throw new UsageError('--adopt 与 --restored 须择其一 / either --adopt or --restored');
    }
    const [person, reason] = [values.person, values.reason].map((text) => oneLine(text));
    if (restored && (!person || !reason)) {
      throw new UsageError('须写明 --person 与 --reason / --person and --reason must be given');
    }
    const kept = adopt === undefined ? '' : await textOf(adopt);
    const system = await openProjecting(readSettings(env, 'tool'), say, { existing: true });
    try {
      if (restored) {
        const at = new Date().toISOString();
        tell(await endOriginOf(system, { person: person!, reason: reason!, at }));
      } else {
        const { size } = await adoptAsSealState(system, kept);
        say(`已采用，自规模 ${size} 继续封存 / adopted: sealing goes on from ${size}`);
      }
      return 0;
    } finally {
      await system.close();
    }
  },
};

function tell({ ended, newer, same, lastSigned }: OriginEnd): void {
  say(
    `日志 ${ended} 终止于 ${same.size}，${same.size + 1n}–${lastSigned.size} 已放弃；新日志 ${newer.name}`,
  );
  say(
    `the log ${ended} ended at ${same.size}, ${same.size + 1n}–${lastSigned.size} are given up; it goes on as ${newer.name}`,
  );
  say(
    '请重启各进程，并将公告告知持有检查点的人 restart all processes, and tell who keeps checkpoints',
  );
}

/** Of a signed note: no line end, no blank around it. */
function oneLine(text: string | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').trim();
}

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path}: 无法读取 cannot be read (${error.code})`);
  });
}
