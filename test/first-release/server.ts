/** A server of the release that is checked out, in a process of its own. */
import { spawn } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatKey, publicKeyOf } from '../../libs/audit/domain/signed-note.js';
import { send } from './requests.js';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const LOADER = ['--import', path.join(ROOT, 'test/typescript-loader.js')];
/** Of tokens: a secret of these fixtures alone. */
export const SECRET = 'a secret of thirty-two bytes or more, for the first release';

/** Of the witness whose cosignature is among the requests: a key of these fixtures alone. */
export const WITNESS = 'witness.example/w1';
export const WITNESS_KEY = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${'57'.repeat(32)}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});

export interface Server {
  readonly address: string;
  readonly secret: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves when the read models hold everything up to this position. */
  settled(position: string): Promise<void>;
  stop(): Promise<void>;
}

/** The public key of the witness, as the settings have it. */
export function witness(): string {
  return formatKey(publicKeyOf(WITNESS, WITNESS_KEY), 'cosignature');
}

/** The keys of the vault, of seals and of receipts, by file: keys of these fixtures alone. */
export type Keys = Readonly<Record<string, string>>;

export async function writeKeys(dataDir: string, keys: Keys): Promise<void> {
  await mkdir(path.join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  for (const [name, key] of Object.entries(keys)) {
    await writeFile(path.join(dataDir, 'keys', name), key, { mode: 0o600 });
  }
}

export async function startServer(databaseUrl: string, dataDir: string): Promise<Server> {
  const env = {
    ...process.env,
    AUTH_JWT_SECRET: SECRET,
    DATABASE_URL: databaseUrl,
    DOUDI_DATA_DIR: dataDir,
    DOUDI_WITNESS_KEYS: witness(),
    DOUDI_RATE_LIMIT: '0',
    DOUDI_WORK_SECONDS: '0',
    DOUDI_LOOP_WAIT_MS: '0',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, [...LOADER, 'test/end-to-end/server-process.ts'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /^address (\S+)$/m.exec((said += chunk.toString()));
      if (found) resolve(found[1]!);
    });
    void ended.then((code) => reject(new Error(`the server ended with ${String(code)}`)));
  });
  return {
    address,
    secret: SECRET,
    env,
    settled: async (position) => {
      const { status, body } = await send(address, SECRET, {
        name: 'settled',
        as: { role: 'admin', subject: 'setup' },
        method: 'GET',
        path: `/api/v1/regions?minPosition=${position}`,
      });
      if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
