/** One fault after the other, of a plan that the seed makes; each has to pass of itself. */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startPostgresProxy } from '../../faults/postgres-proxy.js';
import { type ChaosOptions, type ChaosOutcome, type ChaosSite, chaos, reached } from '../chaos.js';
import type { Fleet } from '../fleet.js';
import { Random } from '../requests/random.js';
import { FAULTS, planned } from './faults.js';

export interface FaultsOptions extends Pick<
  ChaosOptions,
  'connectionString' | 'folder' | 'apis' | 'projectors' | 'clerks' | 'log'
> {
  readonly seed: string;
  readonly faults: number;
}

export interface FaultsOutcome extends ChaosOutcome {
  /** Faults of which the site did not recover in time. */
  readonly lasting: readonly string[];
  /** Faults of statements of which no process said a word. */
  readonly silent: readonly string[];
  /** Processes that ended by themselves. */
  readonly ended: readonly string[];
}

/** Faults by which statements fail; what is only late is logged by nobody. */
const FAILING = /\(\w{5}\)$|write$/;
const RECOVERED_WITHIN_MS = 30_000;
const HERE = fileURLToPath(import.meta.url);
const CLOCK = new URL(`./clock${path.extname(HERE)}`, import.meta.url).href;

export async function faultCampaign(options: FaultsOptions): Promise<FaultsOutcome> {
  const { connectionString, seed, faults, log, ...site } = options;
  const proxy = await startPostgresProxy(connectionString);
  const lasting: string[] = [];
  const silent: string[] = [];
  const ended: string[] = [];
  const disturb = async ({ system, fleet, isOver }: ChaosSite): Promise<readonly number[]> => {
    const random = new Random(seed);
    for (const [at, name] of planned(faults, random).entries()) {
      if (isOver()) break;
      const before = saidBy(fleet);
      const struckBefore = proxy.struck.length;
      const whom = await FAULTS[name]({ fleet, proxy, random });
      const over = performance.now();
      const isLasting = !(await hasRecovered(system, fleet));
      const tookMs = Math.round(performance.now() - over);
      const line = `${at + 1}/${faults} ${name}: ${whom}`;
      if (isLasting) lasting.push(line);
      ended.push(...endedIn(fleet).map((process) => `${process} after ${line}`));
      const said = firstSaid(fleet, before);
      const failed = FAILING.test(name) ? proxy.struck.slice(struckBefore) : [];
      if (failed.length > 0 && said === '') silent.push(`${line}: ${failed[0]!.slice(0, 100)}`);
      log(`${line}; ${isLasting ? 'lasts' : `over after ${tookMs} ms`}; ${said}`);
    }
    return [];
  };
  try {
    const through = proxy.url;
    const outcome = await chaos({
      ...{ ...site, connectionString, through, disturb, log },
      imports: [CLOCK],
    });
    return { ...outcome, lasting, silent, ended };
  } finally {
    await proxy.close();
  }
}

/** Every api says that it is ready, and the read models hold what is recorded by then. */
async function hasRecovered(system: ChaosSite['system'], fleet: Fleet): Promise<boolean> {
  const until = performance.now() + RECOVERED_WITHIN_MS;
  for (const address of fleet.addresses) {
    while (!(await isReady(address))) {
      if (performance.now() > until) return false;
      await pause(100);
    }
  }
  const caughtUp = system.store.head().then((head) => reached(system, head));
  return Promise.race([
    caughtUp.then(() => true),
    pause(Math.max(0, until - performance.now()), undefined, { ref: false }).then(() => false),
  ]);
}

async function isReady(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/health/ready`, {
    signal: AbortSignal.timeout(5_000),
  }).catch(() => undefined);
  await answer?.body?.cancel().catch(() => undefined);
  return answer?.status === 200;
}

function saidBy(fleet: Fleet): ReadonlyMap<string, number> {
  return new Map(fleet.names.map((name) => [name, fleet.said(name).length]));
}

/** What the processes logged of it. */
function firstSaid(fleet: Fleet, before: ReadonlyMap<string, number>): string {
  const lines = fleet.names.flatMap((name) => {
    const [line] = fleet.said(name).slice(before.get(name)).split('\n');
    return line === undefined || line === '' ? [] : [`${name}: ${line.slice(0, 300)}`];
  });
  return lines.join(' | ');
}

function endedIn(fleet: Fleet): readonly string[] {
  return fleet.names.filter((name) => !fleet.isAlive(name));
}
