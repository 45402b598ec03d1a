import { parseArgs } from 'node:util';
import { readSettings } from '../../libs/configuration/settings.js';
import { openDatabase } from '../system/database.js';
import { type Command, say } from './command.js';

export const migrateCommand: Command = {
  takesNothing: true,
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
