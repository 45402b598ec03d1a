import { parseArgs } from 'node:util';
import { isRole } from '../../libs/access/domain/roles.js';
import { signToken } from '../../libs/access/tokens.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { type Command, UsageError, say } from './command.js';
import { wrongUsage } from './usages.js';

export const tokenCommand: Command = {
  async run(args, env) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        subject: { type: 'string' },
        role: { type: 'string' },
        region: { type: 'string' },
        hours: { type: 'string', default: '12' },
      },
    });
    const { trust } = readSettings(env, 'tool');
    if (trust?.by !== 'secret') {
      throw new UsageError(
        '请设置 AUTH_JWT_SECRET；由签发方管理的令牌请向其申请 / ' +
          'set AUTH_JWT_SECRET; tokens of an issuer are asked for there',
      );
    }
    const roles = (values.role ?? '').split(',').filter(isRole);
    const hours = Number(values.hours);
    if (!values.subject || roles.length === 0 || !(hours > 0 && hours <= 24 * 366)) {
      throw wrongUsage('token');
    }
    const { subject, region } = values;
    const content = { subject, roles, ...(region === undefined ? {} : { region }) };
    say(await signToken(trust.secret, content, Math.round(hours * 3600)));
    return 0;
  },
};
