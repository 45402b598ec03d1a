import { readSettings } from '../../libs/configuration/settings.js';
import { openSystem } from '../system/system.js';
import { rotateKeyOfVault } from '../system/vault-key-rotation.js';
import { type Command, interruption, operator, say } from './command.js';

/** Milliseconds between two lines of progress at least. */
const TELL_EVERY_MS = 500;

export const rotateVaultKeyCommand: Command = {
  takesNothing: true,
  async run(_, env) {
    const settings = readSettings(env, 'tool');
    const system = await openSystem(settings, say, { existing: true, tallies: true });
    let toldAt = 0;
    try {
      const rotation = await rotateKeyOfVault(system, {
        actor: operator(settings),
        signal: interruption(),
        progress: (done, total) => {
          const now = performance.now();
          if (now - toldAt < TELL_EVERY_MS && done < total) return;
          toldAt = now;
          process.stderr.write(`更换主密钥 changing the master key ${done}/${total}\n`);
        },
      });
      const { previousKeyId, keyId, persons, texts } = rotation;
      say(
        `主密钥已更换 changed: ${previousKeyId} → ${keyId}, ${persons} 人 persons, ${texts} 份文本 texts`,
      );
      if (settings.vaultKeyNext !== null) {
        say('请以新密钥作为 DOUDI_VAULT_KEY 重启各进程，并销毁旧密钥');
        say(
          'restart all processes with the next key as DOUDI_VAULT_KEY, and destroy the older one',
        );
      }
      return 0;
    } catch (error) {
      if ((error as Error).name !== 'AbortError') throw error;
      say('已中断，再次执行即继续 interrupted: run it again to go on');
      return 130;
    } finally {
      await system.close();
    }
  },
};
