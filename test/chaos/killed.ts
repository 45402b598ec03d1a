import { chaos } from './chaos.js';

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
    kills: Math.ceil((Number(wanted.minutes) * 60_000) / EVERY_MS),
    everyMs: EVERY_MS,
    deadForMs: DEAD_FOR_MS,
  });
  const { lost, doubled, wrong, differing, verification, ...counts } = outcome;
  for (const [name, count] of Object.entries(counts)) say(`  ${name}: ${count}`);
  for (const [name, found] of Object.entries({ lost, doubled, wrong, differing })) {
    say(`  ${name}: ${found.length} ${found.slice(0, 5).join(', ')}`);
  }
  say(`  verification: holds: ${verification.holds}, sealed: ${verification.sealed}`);
  const isSound = [lost, doubled, wrong, differing].every((found) => found.length === 0);
  const isPrompt = outcome.longestTakeoverMs < TAKEOVER_WITHIN_MS;
  return isSound && verification.holds && isPrompt ? 0 : 1;
}
