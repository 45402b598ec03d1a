import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describeApi } from '../api/app.js';
import { type Command, UsageError, say } from './command.js';

export const openapiCommand: Command = {
  synopsis: '[FILE]',
  chinese: '把接口描述（OpenAPI 3.1）写入文件或打印出来；不需要数据库',
  english:
    'write the OpenAPI 3.1 document of the interface to a file, or print it; needs no database',
  async run([file, ...more]) {
    if (more.length > 0)
      throw new UsageError(`用法 usage: doudi openapi ${openapiCommand.synopsis}`);
    const text = JSON.stringify(await describeApi(), null, 2);
    if (file === undefined) say(text);
    else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, `${text}\n`);
    }
    return 0;
  },
};
