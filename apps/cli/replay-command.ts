/** Replays a county's year in the terminal: step by step, or as lines for other programs. */
import { recordedDivisions } from '../../libs/regions/store/units.js';
import { emitKeypressEvents } from 'node:readline';
import { parseArgs } from 'node:util';
import { readSettings } from '../../libs/configuration/settings.js';
import { type MaterialShares, materialShares } from '../../libs/gap-alerts/domain/severity.js';
import { recordedChanges } from '../../libs/policy/store/recorded-changes.js';
import { type ReplayedEntry, yearLine } from '../../libs/replay/domain/year-lines.js';
import { ALL_YEARS, type YearSpan } from '../../libs/replay/domain/year-replay.js';
import { stepView } from '../../libs/replay/domain/step-view.js';
import {
  CountyYearReplays,
  type YearQuestion,
} from '../../libs/replay/store/county-year-replay.js';
import { isCalendarDate, isInstant } from '../../libs/http/intake/texts.js';
import { openSystem } from '../system/system.js';
import { type Command, interruption } from './command.js';
import { wrongUsage } from './usages.js';

export const replayCommand: Command = {
  async run(args, env) {
    const { question: asked, step } = questionOf(args);
    const signal = interruption();
    // Lines alone go to stdout: what is said on the way goes to stderr.
    const tell = (text: string): void => void process.stderr.write(`${text}\n`);
    const system = await openSystem(readSettings(env, 'tool'), tell, { existing: true });
    try {
      const region = (await recordedDivisions(system.store)).unitOf(asked.region) ?? asked.region;
      const question = { ...asked, region };
      const pages = await new CountyYearReplays(system.store, system.sql).replay(question);
      if (!pages) {
        tell(`没有这个县 there is no such county: ${question.region}`);
        return 1;
      }
      if (step && process.stdin.isTTY && process.stdout.isTTY) await stepping(pages, signal);
      else {
        const shares = materialShares(await recordedChanges(system.sql));
        await writeLines(pages, shares, signal);
      }
      return signal.aborted ? 130 : 0;
    } finally {
      await system.close();
    }
  },
};

function questionOf(args: readonly string[]): { question: YearQuestion; step: boolean } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      step: { type: 'boolean', default: false },
      backwards: { type: 'boolean', default: false },
      from: { type: 'string' },
      to: { type: 'string' },
      'known-at': { type: 'string' },
    },
  });
  const [region = '', written, ...more] = positionals;
  const { from, to, 'known-at': time } = values;
  const years = yearsOf(written);
  if (
    !/^\d{6}$/.test(region) ||
    !years ||
    more.length > 0 ||
    ![from, to].every(isDay) ||
    !isTime(time)
  ) {
    throw wrongUsage('replay');
  }
  const question: YearQuestion = {
    region,
    years,
    direction: values.backwards ? 'backwards' : 'forwards',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(time === undefined ? {} : { knownAt: new Date(time).toISOString() }),
  };
  return { question, step: values.step };
}

/** `2017`, `2010-2019`, or nothing; undefined: neither. */
function yearsOf(text: string | undefined): YearSpan | undefined {
  if (text === undefined) return ALL_YEARS;
  const [from, to = from, ...more] = text.split('-');
  if (more.length > 0 || ![from, to].every((year) => /^\d{1,4}$/.test(year ?? '')))
    return undefined;
  const years = { from: Number(from), to: Number(to) };
  return years.from <= years.to ? years : undefined;
}

function isDay(text: string | undefined): boolean {
  return text === undefined || isCalendarDate(text);
}

function isTime(text: string | undefined): boolean {
  return text === undefined || isInstant(text);
}

type Pages = AsyncIterable<readonly ReplayedEntry[]>;

async function writeLines(
  pages: Pages,
  shares: MaterialShares,
  signal: AbortSignal,
): Promise<void> {
  const out = process.stdout;
  // Who takes only the first lines (`| head`) ends the rest.
  let gone = false;
  out.on('error', () => (gone = true));
  for await (const page of pages) {
    if (gone || signal.aborted) return;
    const text = page.map((entry) => yearLine(entry, shares)).join('');
    if (!out.write(text)) {
      await new Promise<void>((resolve) => {
        out.once('drain', resolve);
        out.once('error', () => resolve());
      });
    }
  }
}

/** So many steps can be gone back. */
const REMEMBERED = 10_000;

async function stepping(pages: Pages, signal: AbortSignal): Promise<void> {
  const coming = entriesOf(pages);
  const seen: ReplayedEntry[] = [];
  let dropped = 0;
  let at = -1;
  const forward = async (): Promise<void> => {
    if (at + 1 === seen.length) {
      const next = await coming.next();
      if (next.done) return void process.stdout.write('——  终 end\n');
      seen.push(next.value);
      if (seen.length > REMEMBERED) {
        seen.shift();
        dropped++;
      } else at++;
    } else at++;
    process.stdout.write(`\n${stepView(seen[at]!, dropped + at + 1)}`);
  };
  await forward();
  for await (const key of keys(signal)) {
    if (key === 'q') return;
    if (key === 'b') {
      at = Math.max(0, at - 1);
      const entry = seen[at];
      if (entry) process.stdout.write(`\n${stepView(entry, dropped + at + 1)}`);
    } else await forward();
  }
}

async function* entriesOf(pages: Pages): AsyncGenerator<ReplayedEntry> {
  for await (const page of pages) yield* page;
}

/** `next`, `b` and `q`, as they are struck. */
async function* keys(signal: AbortSignal): AsyncGenerator<'next' | 'b' | 'q'> {
  const { stdin } = process;
  const struck: ('next' | 'b' | 'q')[] = [];
  let wake: () => void = () => undefined;
  const take = (_: string, key: { readonly name?: string; readonly ctrl?: boolean }): void => {
    const quits = key.name === 'q' || key.name === 'escape' || (key.ctrl && key.name === 'c');
    if (quits) struck.push('q');
    else if (['b', 'left', 'up'].includes(key.name ?? '')) struck.push('b');
    else if (['space', 'return', 'enter', 'right', 'down'].includes(key.name ?? '')) {
      struck.push('next');
    }
    wake();
  };
  emitKeypressEvents(stdin);
  stdin.setRawMode(true);
  stdin.resume();
  stdin.on('keypress', take);
  signal.addEventListener('abort', () => wake());
  try {
    while (!signal.aborted) {
      const key = struck.shift();
      if (key) yield key;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    stdin.off('keypress', take);
    stdin.setRawMode(false);
    stdin.pause();
  }
}
