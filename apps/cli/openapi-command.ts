import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describeApi } from '../api/app.js';
import { type Command, say } from './command.js';
import { wrongUsage } from './usages.js';

export const openapiCommand: Command = {
  async run([file, ...more]) {
    if (more.length > 0) throw wrongUsage('openapi');
    const text = JSON.stringify(await describeApi(), null, 2);
    if (file === undefined) say(text);
    else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, `${text}\n`);
    }
    return 0;
  },
};
