import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { FAULTS, type Fault } from '../../libs/audit/domain/faults.js';
import {
  type GivenKeys,
  checkpointsIn,
  keysIn,
  receiptTextsIn,
} from '../../libs/audit/domain/kept-files.js';
import type { SignatureKind } from '../../libs/audit/domain/signed-note.js';
import {
  EXIT_CODES,
  INTERRUPTED,
  USAGE,
  type Said,
  ageLine,
  firstLine,
  verdictOf,
} from '../../libs/audit/domain/verdict.js';
import {
  type VerificationOptions,
  type VerificationReport,
  verifyEvents,
} from '../../libs/audit/store/verification.js';
import { TimeStampCheck } from '../../libs/audit/store/time-stamps.js';
import type { VerificationSection } from '../../libs/audit/store/verification-section.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { verificationSections } from '../system/verification-sections.js';
import { type Verifying, openVerifying } from '../system/verifying.js';
import { type Command, UsageError, interruption, say } from './command.js';
import { readModelCommitment, readModelProof } from './read-model-section.js';
import { vaultRows } from './vault-rows-section.js';

/** Progress is told so often at most. */
const TELL_EVERY_MS = 500;
const COLLECT_EVERY_MS = 1_000;

const OPTIONS = {
  checkpoint: { type: 'string', multiple: true },
  receipts: { type: 'string', multiple: true },
  keys: { type: 'string', multiple: true },
  witnesses: { type: 'string' },
  stamps: { type: 'string' },
  quorum: { type: 'string' },
  'max-age': { type: 'string' },
  vault: { type: 'boolean', default: false },
  'read-models': { type: 'boolean', default: false },
  scratch: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

export const verifyCommand: Command = {
  failed: USAGE,
  async run(args, env) {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const asked = await askedIn(values);
    const notice = values.json ? note : say;
    const settings = readSettings(env, 'tool');
    const opened = await openVerifying(settings, notice);
    const { login, recordedLog } = opened;
    try {
      const report = await verifyEvents({
        ...login,
        log: recordedLog,
        ...asked,
        sections: [
          ...verificationSections(opened.claimSource),
          ...(await stampsIn(values)),
          ...(values.vault ? [vaultRows(settings, opened.loginOf('app'))] : []),
          ...sectionsOf(values, opened),
        ],
        signal: interruption(),
        progress: progress(),
      });
      if (values.json) say(jsonOf(report));
      else tell(report);
      return EXIT_CODES[verdictOf(report)];
    } catch (error) {
      if ((error as Error).name !== 'AbortError') throw error;
      notice('已中断，没有结论 interrupted, nothing is concluded');
      return INTERRUPTED;
    } finally {
      await opened.close();
    }
  },
};

async function askedIn(values: Values): Promise<Partial<VerificationOptions>> {
  const textsOf = (paths: readonly string[] = []) => Promise.all(paths.map(textOf));
  const checkpoints = (await textsOf(values.checkpoint)).flatMap(checkpointsIn);
  const receipts = (await textsOf(values.receipts)).flatMap(receiptTextsIn);
  const given = (await textsOf(values.keys)).map((text) => keysOf(text, 'signature'));
  const witnesses = await witnessesOf(values);
  return {
    checkpoints,
    receipts,
    keys: given.flatMap(({ keys }) => keys),
    announcements: given.flatMap(({ announcements }) => announcements),
    ...(witnesses === undefined ? {} : { witnesses }),
  };
}

/** What is verified beside events, seals and what belongs to them. */
function sectionsOf(values: Values, opened: Verifying): readonly VerificationSection[] {
  const { scratch } = values;
  if (values['read-models']) return [readModelProof({ ...opened, scratch })];
  if (scratch === undefined) return [readModelCommitment(opened)];
  throw new UsageError('--scratch 需要 --read-models / --scratch needs --read-models');
}

/** @throws UsageError for a file without a certificate */
async function stampsIn({ stamps: path }: Values): Promise<readonly VerificationSection[]> {
  if (path === undefined) return [];
  const text = await textOf(path);
  try {
    return [new TimeStampCheck(text)];
  } catch {
    throw new UsageError(`${path}: 没有可用的证书 no certificate (PEM)`);
  }
}

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path}: 无法读取 cannot be read (${error.code})`);
  });
}

/** All of them, unless a quorum is given. */
async function witnessesOf({ witnesses: path, quorum, 'max-age': age }: Values) {
  if (path === undefined) {
    if (quorum === undefined && age === undefined) return undefined;
    throw new UsageError('--quorum、--max-age 需要 --witnesses / need --witnesses');
  }
  const { keys } = keysOf(await textOf(path), 'cosignature');
  const minutes = age === undefined ? undefined : countOf('--max-age', age);
  return {
    keys,
    quorum: quorum === undefined ? keys.length : countOf('--quorum', quorum),
    ...(minutes === undefined ? {} : { mostAgeSeconds: minutes * 60 }),
  };
}

function countOf(option: string, text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new UsageError(`${option} 应为正整数 / ${option} must be a whole number above 0`);
}

function keysOf(text: string, kind: SignatureKind): GivenKeys {
  const given = keysIn(text, kind);
  if (typeof given === 'string') throw new UsageError(`不是公钥 not a public key: ${given}`);
  if (given.keys.length > 0) return given;
  throw new UsageError('文件中没有公钥 no public key in the file');
}

function progress(): (done: bigint, total: bigint) => void {
  let toldAt = performance.now();
  let collectedAt = toldAt;
  const collect = collector();
  return (done, total) => {
    const now = performance.now();
    if (now - collectedAt >= COLLECT_EVERY_MS) {
      collect();
      collectedAt = performance.now();
    }
    if (now - toldAt < TELL_EVERY_MS) return;
    toldAt = now;
    note(`核验 verifying ${done}/${total}`);
  };
}

/**
 * What was looked at is garbage a moment later, but V8 lets its heap grow to a multiple of what
 * lives before it collects: asked for every second, memory stays near what is needed, at the price
 * of some 30 ms each.
 */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

function tell(report: VerificationReport): void {
  const { events, sealed, seals, checkpoints, badEvents, faults, lines, seconds } = report;
  sayBoth(firstLine(report));
  sayBoth(ageLine(report));
  const rate = Math.round(Number(events) / Math.max(seconds, 0.001));
  say(`事件 events ${events}，已封存 sealed ${sealed}，封存 seals ${seals}，${rate}/s`);
  for (const { size, holds } of checkpoints) {
    const verdict = holds ? '一致 agrees' : '不一致 does not agree';
    say(`  留存检查点 kept checkpoint ${size}: ${verdict}`);
  }
  for (const line of lines) sayBoth(line);
  if (badEvents > 0n) say(`不符的事件 events that are not as sealed: ${badEvents}`);
  for (const fault of faults) say(`  ${faultLine(fault)}`);
  sayBoth(CONCLUSIONS[verdictOf(report)]);
}

const CONCLUSIONS: Readonly<Record<ReturnType<typeof verdictOf>, Said>> = {
  holds: ['全部一致', 'everything holds'],
  fault: ['有不符之处', 'not everything holds'],
  alone: [
    '自身一致，但没有（或未完全）与外部依据核对',
    'consistent in itself, and not, or only partly, held against something from outside',
  ],
};

function sayBoth([chinese, english]: Said): void {
  say(`${chinese} / ${english}`);
}

/** Numbers of events as numbers: they are far below what one holds. */
function jsonOf(report: VerificationReport): string {
  const verdict = verdictOf(report);
  const [chinese, english] = firstLine(report);
  const whole = {
    verdict,
    compared: { chinese, english },
    exitCode: EXIT_CODES[verdict],
    ...report,
  };
  const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value);
  return JSON.stringify(whole, plain, 2);
}

export function faultLine({ what, position, upTo, because }: Fault): string {
  const [zh, en] = FAULTS[what];
  const place = upTo === undefined ? String(position) : `${position}–${upTo}`;
  return `${place}  ${what}  ${zh} / ${en}${because === undefined ? '' : ` (${because})`}`;
}
