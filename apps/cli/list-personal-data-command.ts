import {
  addressHoldsPersonalData,
  holdsPersonalData,
} from '../../libs/access/domain/personal-data.js';
import { eventsOf } from '../../libs/audit/store/log-events.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { openVerifying } from '../system/verifying.js';
import { type Command, say } from './command.js';

/** Members of events that hold what somebody said in own words. */
const FREE = new Set([
  ...['reason', 'basis', 'plan', 'title', 'explanation', 'purpose', 'text', 'quote', 'clause'],
  ...['name', 'newName', 'chineseName', 'englishName', 'projectName', 'evidence', 'actual'],
  ...['unit', 'target'],
]);

export const listPersonalDataCommand: Command = {
  takesNothing: true,
  async run(_args, env) {
    const opened = await openVerifying(readSettings(env, 'tool'), () => undefined);
    try {
      const reading = await opened.recordedLog.open();
      let found = 0;
      for await (const page of eventsOf(reading).readAll()) {
        for (const { position, type, stream, data } of page) {
          const members = membersWithNumbers(JSON.parse(data), '');
          if (members.length === 0) continue;
          found += 1;
          say(`${position}  ${type}  ${stream}  ${members.join(', ')}`);
        }
      }
      await reading.close();
      say(`共 ${found} 个事件 / ${found} events`);
      return 0;
    } finally {
      await opened.close();
    }
  },
};

/** Paths of the members that hold such numbers. */
export function membersWithNumbers(value: unknown, path: string): readonly string[] {
  if (typeof value === 'string') {
    const name = path.replace(/^.*\./, '');
    const isFound = name === 'url' ? addressHoldsPersonalData(value) : FREE.has(name);
    return isFound && (name === 'url' || holdsPersonalData(value)) ? [path] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    membersWithNumbers(member, path === '' ? name : `${path}.${name}`),
  );
}
