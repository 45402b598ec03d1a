/**
 * Everything at once on a fresh machine: PostgreSQL, the bundled package, the api, tokens to try it
 * with.
 */
import { fileURLToPath } from 'node:url';
import type { Role } from '../../libs/access/domain/roles.js';
import { ensureKeyFile } from '../../libs/access/store/key-file.js';
import { signToken } from '../../libs/access/tokens.js';
import { type Environment, readSettings } from '../../libs/configuration/settings.js';
import { type Serving, serve } from '../api/serve.js';
import { createLog } from '../../libs/http/observation/log.js';
import { type Command, interruption, say } from './command.js';
import { overviewText } from './demo-overview.js';
import { importInto, printReport } from './import-command.js';

const SAMPLE = fileURLToPath(new URL('../../../samples/jilin', import.meta.url));
const TOKEN_HOURS = 24 * 7;

const PERSONS: readonly { subject: string; roles: readonly Role[]; region?: string }[] = [
  { subject: 'province-officer', roles: ['province-finance'] },
  { subject: 'province-approver', roles: ['province-finance'] },
  { subject: 'county-clerk', roles: ['county-treasury'], region: '220422' },
  { subject: 'civil-affairs-clerk', roles: ['civil-affairs'], region: '220422' },
  { subject: 'auditor', roles: ['audit'] },
  { subject: 'inspector', roles: ['discipline'] },
];

export const demo: Command = {
  synopsis: '',
  chinese: '演示：启动数据库和服务，导入自带的吉林样例，打印概况、令牌和网址',
  english: 'demo: database, server, the bundled Jilin sample, a summary, tokens and addresses',
  async run(_, env) {
    const secret = await demoSecret(env);
    const settings = readSettings({ LOG_LEVEL: 'warn', ...env, ...secret.env }, 'serve');
    const signal = interruption();
    const serving = await serve(settings, createLog(settings.logLevel));
    try {
      const done = await load(serving, signal);
      if (!done) return signal.aborted ? 130 : 1;
      say(await overviewText(serving.system.sql));
      if (secret.value !== null) await printTokens(secret.value);
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
  const report = await importInto(system, SAMPLE, { onError: 'stop', signal });
  printReport({ ...report, files: [] });
  if (report.outcome !== 'posted') return false;
  const head = await system.store.head();
  return system.position.waitFor(head, 60_000);
}

async function printTokens(secret: string): Promise<void> {
  say('\n令牌 Tokens (7 天 days)');
  for (const { subject, roles, region } of PERSONS) {
    const content = { subject, roles, ...(region === undefined ? {} : { region }) };
    const token = await signToken(secret, content, TOKEN_HOURS * 3600);
    say(
      `  ${subject} [${roles.join(', ')}${region === undefined ? '' : ` ${region}`}]\n    ${token}`,
    );
  }
}

function printAddresses(address: string): void {
  say(`
接口文档 Docs       ${address}/docs
接口描述 OpenAPI    ${address}/openapi.json
台账示例 A ledger   ${address}/api/v1/counties/220422/years/2017/ledger
预警 Gap alerts     ${address}/api/v1/gap-alerts?status=open

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
