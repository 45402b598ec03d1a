import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readSettings } from '../../libs/configuration/settings.js';
import type { Draft } from '../../libs/allocation/domain/draft.js';
import type { Divisions } from '../../libs/regions/domain/divisions.js';
import { recordedDivisions } from '../../libs/regions/store/units.js';
import { linesAnswer } from '../../libs/allocation/domain/scheme-answer.js';
import { schemeCsv } from '../../libs/allocation/domain/scheme-table.js';
import { isRefusal, refusalMessage } from '../../libs/refusals/refusals.js';
import { schemeCommandsOf } from '../../libs/allocation/nest/allocation.module.js';
import { SchemeBody } from '../../libs/allocation/nest/requests.js';
import { openSystem } from '../system/system.js';
import { validated } from '../../libs/http/intake/validated.js';
import { Problem } from '../../libs/http/problems/problem.js';
import { type Command, UsageError, say } from './command.js';
import { wrongUsage } from './usages.js';

/** The request of a scheme, as POST /allocation-schemes takes it. */
async function readRequest(path: string): Promise<SchemeBody> {
  try {
    return validated(SchemeBody, JSON.parse(await readFile(path, 'utf8')) as unknown);
  } catch (error) {
    if (!(error instanceof Problem)) throw new UsageError(`${path}: ${(error as Error).message}`);
    const wrong = error.details.errors?.map(({ path: at, message }) => `  ${at}: ${message}`);
    throw new UsageError(`${path}:\n${(wrong ?? [error.messages.zh]).join('\n')}`);
  }
}

export const allocateCommand: Command = {
  async run(args, env) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { csv: { type: 'boolean', default: false } },
    });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) {
      throw wrongUsage('allocate');
    }
    const request = await readRequest(path);
    const system = await openSystem(readSettings(env, 'tool'), (line) =>
      process.stderr.write(`${line}\n`),
    );
    try {
      const { handler, ledger, readModels } = system;
      const schemes = schemeCommandsOf(handler, ledger, readModels);
      const draft = await schemes.reckon(request.scheme());
      if (isRefusal(draft)) {
        const { zh, en } = refusalMessage(draft);
        say(`${draft.code}  ${zh} / ${en}`);
        return 1;
      }
      const shown = calledThen(draft, await recordedDivisions(system.store));
      if (values.csv) process.stdout.write(schemeCsv(shown));
      else for (const line of linesAnswer(shown)) say(lineText(line));
      return 0;
    } finally {
      await system.close();
    }
  },
};

/** With the codes that its counties have on 1 January of the year. */
function calledThen(draft: Draft, divisions: Divisions): Draft {
  const date = `${draft.fiscalYear}-01-01`;
  const counties = draft.counties.map((county) => ({
    ...county,
    region: divisions.standing(county.region, { date })?.code ?? county.region,
  }));
  return { ...draft, counties };
}

function lineText(line: ReturnType<typeof linesAnswer>[number]): string {
  const factors = [line.difficulty, line.pressure, line.resource, line.performance].join(' ');
  const figures = [line.need, line.prior, line.amount, line.change];
  return `${line.region}  ${factors}  ${figures.map((figure) => figure.padStart(16)).join(' ')}  ${line.name}`;
}
