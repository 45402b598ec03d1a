import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { readSettings } from '../../libs/configuration/settings.js';
import { TEMPLATE_NAMES, type TemplateName } from '../../libs/data-package/domain/templates.js';
import {
  templateFileName,
  templateWorkbook,
} from '../../libs/data-package/store/template-workbook.js';
import { businessDateToday } from '../../libs/event-store/business-date.js';
import { programsInStore } from '../../libs/policy/store/recorded-programs.js';
import { recordedDivisions } from '../../libs/regions/store/units.js';
import { openSystem } from '../system/system.js';
import { type Command, UsageError, say } from './command.js';
import { wrongUsage } from './usages.js';

export const templateCommand: Command = {
  async run(args, env) {
    const { path, names, county, isFile } = readArguments(args);
    const system = await openSystem(readSettings(env, 'tool'), say, { existing: true });
    try {
      const divisions = await recordedDivisions(system.store);
      const unit = county === undefined ? null : divisions.unitOf(county);
      if (unit === undefined) throw new UsageError(`--county: 没有登记 not registered: ${county}`);
      const sources = {
        sql: system.readModels.sql,
        programs: await programsInStore(system.store),
        ...{ divisions, county: unit, today: businessDateToday() },
      };
      if (!isFile) await mkdir(path, { recursive: true });
      for (const name of names) {
        const file = isFile ? path : join(path, templateFileName(name));
        await pipeline(await templateWorkbook(name, sources), createWriteStream(file));
        say(`  ${file}`);
      }
      return 0;
    } finally {
      await system.close();
    }
  },
};

interface Arguments {
  readonly path: string;
  readonly names: readonly TemplateName[];
  readonly county: string | undefined;
  readonly isFile: boolean;
}

function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { table: { type: 'string' }, county: { type: 'string' } },
  });
  const [path] = positionals;
  const isFile = path?.endsWith('.xlsx') === true;
  if (path === undefined || positionals.length > 1 || (isFile && values.table === undefined)) {
    throw wrongUsage('template');
  }
  const names = TEMPLATE_NAMES.filter((name) => (values.table ?? name) === name);
  if (names.length === 0) throw new UsageError(`--table: ${TEMPLATE_NAMES.join(', ')}`);
  return { path, names, county: values.county, isFile };
}
