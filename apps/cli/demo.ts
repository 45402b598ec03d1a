/**
 * Everything at once on a fresh machine: PostgreSQL, the bundled package, the api, tokens to try it
 * with.
 */
import { fileURLToPath } from 'node:url';
import { ensureKeyFile } from '../../libs/access/store/key-file.js';
import { type Environment, readSettings } from '../../libs/configuration/settings.js';
import { type Serving, serve } from '../api/serve.js';
import { createLog } from '../../libs/http/observation/log.js';
import { type Command, interruption, say } from './command.js';
import { overviewText } from './demo-overview.js';
import { type DemoPerson, PERSONS, introduced, tokenOf } from './demo-persons.js';
import { openOverdueMatter, recordStory } from './demo-recording.js';
import { STORY, WAITING } from './demo-story.js';
import { importInto, printReport } from './import-command.js';
import { untilVisible } from './visible-figures.js';

const SAMPLE = fileURLToPath(new URL('../../../samples/jilin', import.meta.url));

export const demo: Command = {
  takesNothing: true,
  async run(_, env) {
    const secret = await demoSecret(env);
    const settings = readSettings({ LOG_LEVEL: 'warn', ...env, ...secret.env }, 'serve');
    const signal = interruption();
    const serving = await serve(settings, createLog(settings.logLevel));
    try {
      const done = await load(serving, signal);
      if (!done) return signal.aborted ? 130 : 1;
      say(await overviewText(serving.system!.sql));
      if (secret.value !== null) {
        if (!(await recordOpen(serving, secret.value, signal))) return 130;
        await printTokens(secret.value);
      }
      printAddresses(serving.address!);
      await untilAborted(signal, serving.projecting);
      return 0;
    } finally {
      await serving.stop();
    }
  },
};

interface DemoSecret {
  readonly env: Environment;
  /** null: the environment trusts an issuer, which alone can sign tokens. */
  readonly value: string | null;
}

/** A key of the demo's own, unless the environment says whom to trust. */
async function demoSecret(env: Environment): Promise<DemoSecret> {
  const { trust, dataDir } = readSettings(env, 'tool');
  if (trust !== null) return { env: {}, value: trust.by === 'secret' ? trust.secret : null };
  const value = (await ensureKeyFile(dataDir, 'demo-tokens')).toString('base64');
  return { env: { AUTH_JWT_SECRET: value }, value };
}

/** Imports the sample; where it is there already, every entry is known and none is posted. */
async function load({ system }: Serving, signal: AbortSignal): Promise<boolean> {
  const report = await importInto(system!, SAMPLE, { onError: 'stop', signal });
  printReport({ ...report, files: [] });
  if (report.outcome !== 'posted') return false;
  return untilVisible(system!, signal);
}

/**
 * What waits for somebody's next step.
 * @returns false where it was interrupted: the next start goes on with it
 */
async function recordOpen(
  { system, address }: Serving,
  secret: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await openOverdueMatter(system!);
    const signing = (person: DemoPerson) => tokenOf(secret, person);
    const api = { address: address!, tokenOf: signing, signal };
    const refused = await recordStory(STORY, api);
    if (refused.length > 0) say(`\n未记录 Left out: ${refused.join(', ')}`);
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}

async function printTokens(secret: string): Promise<void> {
  say('\n令牌 Tokens (7 天 days)');
  for (const subject of Object.keys(PERSONS) as DemoPerson[]) {
    say(`  ${introduced(subject)}\n    ${await tokenOf(secret, subject)}`);
  }
}

function printAddresses(address: string): void {
  say(`
接口文档 Docs       ${address}/docs
接口描述 OpenAPI    ${address}/openapi.json
台账示例 A ledger   ${address}/api/v1/counties/220422/years/2017/ledger
预警 Gap alerts     ${address}/api/v1/gap-alerts?status=open
待办 Waiting        ${address}/api/v1/{${WAITING.join(',')}}

  curl -H "Authorization: Bearer TOKEN" "${address}/api/v1/gap-alerts?status=open"

按 Ctrl-C 停止 Press Ctrl-C to stop`);
}

async function untilAborted(signal: AbortSignal, projecting: Promise<void>): Promise<void> {
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([aborted, projecting]);
}
