/** What may befall the processes of a site, their clocks, and their connections to PostgreSQL. */
import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresProxy } from '../../faults/postgres-proxy.js';
import type { Fault as OnStatement } from '../../faults/postgres-proxy.js';
import type { Fleet, Role } from '../fleet.js';
import type { Random } from '../requests/random.js';

export interface Struck {
  readonly fleet: Fleet;
  /** Between all processes and the database. */
  readonly proxy: PostgresProxy;
  readonly random: Random;
}

/** @returns whom it befell; the fault is over when it resolves */
export type Fault = (site: Struck) => Promise<string>;

const WRITING = /append|^COMMIT|^INSERT|^UPDATE|^COPY/i;
const LONGEST_STOP_MS = 4_000;
const LONGEST_DELAY_MS = 800;
const WITHIN_MS = 1_500;

function memberOf({ fleet, random }: Struck, role: Role): string {
  return random.pick(fleet.names.filter((name) => name.startsWith(role)));
}

function killed(role: Role): Fault {
  return async (site) => {
    const name = memberOf(site, role);
    await site.fleet.kill(name);
    await pause(site.random.below(WITHIN_MS));
    await site.fleet.start(name);
    return name;
  };
}

/** The process stands still, its sessions and locks stay. */
function stopped(role: Role): Fault {
  return async (site) => {
    const name = memberOf(site, role);
    const pid = site.fleet.pid(name);
    process.kill(pid, 'SIGSTOP');
    await pause(500 + site.random.below(LONGEST_STOP_MS));
    process.kill(pid, 'SIGCONT');
    return name;
  };
}

const clockJumped: Fault = async (site) => {
  const name = memberOf(site, site.random.pick(['api', 'projector']));
  const pid = site.fleet.pid(name);
  process.kill(pid, 'SIGUSR2');
  await pause(WITHIN_MS);
  process.kill(pid, 'SIGUSR2');
  return name;
};

/** Of one to five statements that write, by whichever process they are. */
function onWriting(fault: OnStatement, most = 5): Fault {
  return async ({ proxy, random }) => {
    const times = 1 + random.below(most);
    proxy.rules({ match: WRITING, fault, times });
    await pause(WITHIN_MS);
    proxy.rules();
    return `${times} statements`;
  };
}

const delayed: Fault = async ({ proxy, random }) => {
  const ms = random.below(LONGEST_DELAY_MS);
  proxy.rules({ match: /./, fault: { kind: 'delay', ms }, times: 40 });
  await pause(WITHIN_MS);
  proxy.rules();
  return `40 statements by ${ms} ms`;
};

const frozen: Fault = async ({ proxy, random }) => {
  proxy.freezeAll();
  await pause(500 + random.below(LONGEST_STOP_MS));
  proxy.thaw();
  return 'all connections';
};

const cut: Fault = async ({ proxy }) => {
  proxy.cutAll();
  return Promise.resolve('all connections');
};

export const FAULTS = {
  'kill -9 of an api': killed('api'),
  'kill -9 of a projector': killed('projector'),
  'SIGSTOP of an api': stopped('api'),
  'SIGSTOP of a projector': stopped('projector'),
  'clock two minutes ahead': clockJumped,
  'disk full (53100)': onWriting({ kind: 'error', code: '53100' }),
  'out of memory (53200)': onWriting({ kind: 'error', code: '53200' }),
  'read-only (25006)': onWriting({ kind: 'error', code: '25006' }),
  'cancelled (57014)': onWriting({ kind: 'error', code: '57014' }),
  'I/O error (58030)': onWriting({ kind: 'error', code: '58030' }),
  'serialisation failure (40001)': onWriting({ kind: 'error', code: '40001' }),
  'statements delayed': delayed,
  'connection cut after a write': onWriting({ kind: 'cut' }, 2),
  'connection cut before a write': onWriting({ kind: 'drop' }, 2),
  'answer of a write withheld': onWriting({ kind: 'withhold' }, 1),
  'connections frozen': frozen,
  'connections cut': cut,
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof FAULTS;

/** So many, each kind once before any comes again. */
export function planned(count: number, random: Random): readonly FaultName[] {
  const names = Object.keys(FAULTS) as FaultName[];
  const plan: FaultName[] = [];
  while (plan.length < count) {
    const round = names.map((name) => ({ name, at: random.next() }));
    plan.push(...round.sort((a, b) => a.at - b.at).map(({ name }) => name));
  }
  return plan.slice(0, count);
}
