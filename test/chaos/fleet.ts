/** The processes of a site beyond one machine, to be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export type Role = 'api' | 'projector' | 'all';

export interface Fleet {
  readonly names: readonly string[];
  /** Where the apis answer, also while one of them is dead. */
  readonly addresses: readonly string[];
  /** Where they tell metrics, in the same order. */
  readonly probes: readonly string[];
  /** With SIGKILL; resolves when it is dead. */
  kill(name: string): Promise<void>;
  /** Whether its process has not ended. */
  isAlive(name: string): boolean;
  /** Of the process that is there now. */
  pid(name: string): number;
  /** The last that the processes of the name have logged, the ended ones too. */
  said(name: string): string;
  /** Where it answers probes. */
  probePort(name: string): number;
  /** Resolves when it says that it is ready. */
  start(name: string): Promise<void>;
  stop(): Promise<void>;
}

interface Member {
  readonly role: Role;
  readonly port: number;
  /** Of one that answers requests. */
  readonly probePort: number;
  process: ChildProcess | undefined;
  said: string;
}

const MOST_SAID = 1_000_000;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EXTENSION = path.extname(fileURLToPath(import.meta.url));
/** Sources are run by way of the loader that compiles them. */
const LOADER =
  EXTENSION === '.ts'
    ? ['--import', fileURLToPath(new URL('../typescript-loader.js', import.meta.url))]
    : [];

/**
 * @param folder each process gets a folder below it
 * @param env what all of them are told
 * @param imports modules that each process begins with
 */
export async function startFleet(
  counts: Readonly<Partial<Record<Role, number>>>,
  folder: string,
  env: Readonly<Record<string, string>>,
  imports: readonly string[] = [],
): Promise<Fleet> {
  const members = new Map<string, Member>();
  for (const role of ['api', 'projector', 'all'] as const) {
    for (let number = 1; number <= (counts[role] ?? 0); number++) {
      members.set(`${role}-${number}`, {
        role,
        port: await freePort(),
        probePort: await freePort(),
        process: undefined,
        said: '',
      });
    }
  }
  const start = (name: string) =>
    startMember(members.get(name)!, path.join(folder, name), env, imports);
  const names = [...members.keys()];
  // An api is ready once the read models hold what there was, so those that write them come first.
  for (const name of names.toReversed()) await start(name);
  const apis = [...members.values()].filter(({ role }) => role !== 'projector');
  return {
    names,
    addresses: apis.map(({ port }) => `http://127.0.0.1:${port}`),
    probes: apis.map(({ probePort }) => `http://127.0.0.1:${probePort}`),
    kill: (name) => end(members.get(name)!, 'SIGKILL'),
    isAlive: (name) => isAlive(members.get(name)!),
    said: (name) => members.get(name)!.said,
    pid: (name) => members.get(name)!.process!.pid!,
    probePort: (name) => {
      const { role, port, probePort } = members.get(name)!;
      return role === 'projector' ? port : probePort;
    },
    start,
    stop: async () => {
      await Promise.all([...members.values()].map((member) => end(member, 'SIGTERM')));
    },
  };
}

async function startMember(
  member: Member,
  dataDir: string,
  env: Readonly<Record<string, string>>,
  imports: readonly string[],
): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const port = String(member.port);
  const ports =
    member.role === 'projector'
      ? { DOUDI_PROBE_PORT: port }
      : { PORT: port, DOUDI_PROBE_PORT: String(member.probePort) };
  const withheld = member.role === 'api' ? { DOUDI_SEAL_KEY: '' } : {};
  const begins = imports.flatMap((module) => ['--import', module]);
  const main = path.join(ROOT, ...entryOf(member.role));
  const child = spawn(process.execPath, [...LOADER, ...begins, main], {
    cwd: ROOT,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      ...env,
      ...ports,
      ...withheld,
      DOUDI_ROLE: member.role,
      DOUDI_DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      member.said = (member.said + chunk.toString()).slice(-MOST_SAID);
    });
  }
  member.process = child;
  while (!(await isReady(member.port))) {
    if (child.exitCode !== null)
      throw new Error(`${member.role} ended: ${member.said.slice(-4_000)}`);
    if (child.signalCode !== null) return;
    await pause(50);
  }
}

/** Where the root is `dist`, `main.js` lies below it as `main.ts` does below the sources. */
function entryOf(role: Role): readonly string[] {
  return ['apps', role === 'projector' ? role : 'api', `main${EXTENSION}`];
}

async function isReady(port: number): Promise<boolean> {
  const url = `http://127.0.0.1:${port}/health/ready`;
  const answer = await fetch(url).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.status === 200;
}

function isAlive({ process: child }: Member): boolean {
  return child !== undefined && child.exitCode === null && child.signalCode === null;
}

async function end({ process: child }: Member, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

/** One that nobody had a moment ago: a process that is started again keeps its address. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
