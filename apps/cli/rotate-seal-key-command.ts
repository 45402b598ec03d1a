import { parseArgs } from 'node:util';
import { readSettings } from '../../libs/configuration/settings.js';
import type { RotationMade } from '../../libs/audit/store/seal-key-rotation.js';
import { rotateKeyOfSeals } from '../system/seal-key-rotation.js';
import { openProjecting } from '../system/system.js';
import { type Command, say } from './command.js';

export const rotateSealKeyCommand: Command = {
  async run(args, env) {
    const { values } = parseArgs({
      args: [...args],
      options: { lost: { type: 'boolean', default: false } },
    });
    const settings = readSettings(env, 'tool');
    const system = await openProjecting(settings, say, { existing: true });
    try {
      tell(await rotateKeyOfSeals(system, values.lost, new Date().toISOString()));
      if (settings.sealKeyNext !== null && !values.lost) {
        say('请以新密钥作为 DOUDI_SEAL_KEY 重启各进程，此前不再封存');
        say('restart all processes with the next key as DOUDI_SEAL_KEY: nothing is sealed before');
      }
      return 0;
    } finally {
      await system.close();
    }
  },
};

function tell(made: RotationMade): void {
  switch (made.kind) {
    case 'first':
      return say('尚无封存，新密钥为首个密钥 nothing is sealed yet: the new key is the first');
    case 'made-before':
      return say('此前已更换 the key had been changed before');
    case 'made':
      say(`已更换，旧密钥止于 changed; the older key ends with ${made.size}`);
      return say(made.announcement ?? '新密钥无人公告 nobody announced the new key');
  }
}
