import { setTimeout as pause } from 'node:timers/promises';
import { type ChaosOutcome, type ChaosSite, chaos, reached } from './chaos.js';

const EVERY_MS = 3_000;
const DEAD_FOR_MS = 1_500;
const TAKEOVER_WITHIN_MS = 5_000;

/** What a campaign runs on. */
export interface Ground {
  readonly connectionString: string;
  /** Of the campaign alone. */
  readonly folder: string;
  readonly log: (message: string) => void;
}

interface Wanted {
  readonly minutes: string;
  readonly apis: string;
  readonly projectors: string;
  readonly clerks: string;
}

/**
 * @returns 0 where nothing was lost, doubled or wrong, and partitions were taken over within five
 * seconds
 */
export async function killed(on: Ground, wanted: Wanted): Promise<number> {
  const say = on.log;
  const outcome = await chaos({
    ...on,
    apis: Number(wanted.apis),
    projectors: Number(wanted.projectors),
    clerks: Number(wanted.clerks),
    disturb: killing({
      kills: Math.ceil((Number(wanted.minutes) * 60_000) / EVERY_MS),
      ...{ everyMs: EVERY_MS, deadForMs: DEAD_FOR_MS, log: say },
    }),
  });
  const isPrompt = outcome.longestTakeoverMs < TAKEOVER_WITHIN_MS;
  return told(outcome, say) && isPrompt ? 0 : 1;
}

/** @returns whether nothing was found that must not be */
export function told(outcome: ChaosOutcome, say: (text: string) => void): boolean {
  const { verification, ...others } = outcome;
  const faults: boolean[] = [verification.holds];
  for (const [name, found] of Object.entries(others)) {
    if (Array.isArray(found)) {
      say(`  ${name}: ${found.length} ${found.slice(0, 5).join(', ')}`);
      faults.push(found.length === 0);
    } else say(`  ${name}: ${String(found)}`);
  }
  for (const fault of verification.faults.slice(0, 5)) say(`  ${JSON.stringify(fault, exact)}`);
  say(`  verification: holds: ${verification.holds}, sealed: ${verification.sealed}`);
  return faults.every((holds) => holds);
}

function exact(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

interface Killing {
  readonly kills: number;
  /** Between two killings, and from a killing until the process is started again. */
  readonly everyMs: number;
  readonly deadForMs: number;
  readonly log: (message: string) => void;
}

/** One process after the other is killed, in turns that differ from round to round. */
export function killing({ kills, everyMs, deadForMs, log }: Killing) {
  return async ({ system, fleet, isOver }: ChaosSite): Promise<readonly number[]> => {
    const takeovers: number[] = [];
    for (let kill = 0; kill < kills && !isOver(); kill++) {
      const beginning = performance.now();
      const name = fleet.names[(kill * 3 + Math.floor(kill / 5)) % fleet.names.length]!;
      await fleet.kill(name);
      const killedAt = performance.now();
      const dead = pause(deadForMs).then(() => fleet.start(name));
      if (name.startsWith('projector')) {
        await reached(system, await system.store.head());
        takeovers.push(performance.now() - killedAt);
      }
      await dead;
      const took = name.startsWith('projector') ? `, ${Math.round(takeovers.at(-1)!)} ms` : '';
      log(`${kill + 1}/${kills} ${name}${took}`);
      await pause(Math.max(0, everyMs - (performance.now() - beginning)));
    }
    return takeovers;
  };
}
