import { parseArgs } from 'node:util';
import { readSettings } from '../../libs/configuration/settings.js';
import { openDatabase } from '../system/database.js';
import { type Command, say } from './command.js';

export const migrateCommand: Command = {
  synopsis: '',
  chinese:
    '以所有者的 DATABASE_URL 升级数据库，并建立 DATABASE_URL_API、_PROJECTOR、_VERIFIER 所指的登录；在启动新版本的进程之前运行',
  english:
    'bring the database up to this release by the owner’s DATABASE_URL, and make the logins that DATABASE_URL_API, _PROJECTOR and _VERIFIER name; run it before the processes of a release start',
  async run(args, env) {
    parseArgs({ args: [...args], options: {} });
    const closers: (() => Promise<unknown>)[] = [];
    try {
      await openDatabase(readSettings(env, 'tool'), say, closers, { as: 'owner' });
      say('数据库与登录均已就绪 the database and its logins are ready');
      return 0;
    } finally {
      for (const closer of closers.reverse()) await closer();
    }
  },
};
