import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type SignatureKind, parseKey } from '../../libs/audit/domain/signed-note.js';
import { receiptsIn } from '../../libs/audit/domain/signed-receipt.js';
import { FAULTS, type Fault } from '../../libs/audit/domain/faults.js';
import { type VerificationReport, verifyEvents } from '../../libs/audit/store/verification.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { openSystem } from '../system/system.js';
import { type Command, UsageError, interruption, say } from './command.js';

/** Progress is told so often at most. */
const TELL_EVERY_MS = 500;

export const verifyCommand: Command = {
  synopsis:
    '[--checkpoint FILE]... [--keys FILE] [--receipts FILE]... [--witnesses FILE [--quorum N]]',
  chinese:
    '由事件重新计算全部封存，并与您留存的检查点核对；指出第一处不符。--keys：您信任的公钥，每行一个；--receipts：您留存的回执；--witnesses：见证人公钥，其中 N 人（默认全部）须已在检查点上签名',
  english:
    'recompute all seals from the events, hold them against checkpoints that you kept, and name the first bad place; --keys: public keys that you trust, one a line; --receipts: receipts of writes that you kept; --witnesses: keys of witnesses, of whom N (else all) must have cosigned the checkpoints',
  async run(args, env) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        checkpoint: { type: 'string', multiple: true },
        receipts: { type: 'string', multiple: true },
        keys: { type: 'string' },
        witnesses: { type: 'string' },
        quorum: { type: 'string' },
      },
    });
    const checkpoints = await Promise.all((values.checkpoint ?? []).map(textOf));
    const keys = values.keys === undefined ? undefined : keysIn(await textOf(values.keys));
    const receipts = (await Promise.all((values.receipts ?? []).map(textOf))).flatMap(receiptsIn);
    const witnesses = await witnessesIn(values.witnesses, values.quorum);
    const system = await openSystem(readSettings(env, 'tool'), say, {
      existing: true,
      mayLack: true,
    });
    let toldAt = performance.now();
    try {
      const report = await verifyEvents({
        connectionString: system.connectionString,
        log: system.recordedLog,
        checkpoints,
        receipts,
        ...(witnesses === undefined ? {} : { witnesses }),
        ...(keys === undefined ? {} : { keys }),
        signal: interruption(),
        progress: (done, total) => {
          if (performance.now() - toldAt < TELL_EVERY_MS) return;
          toldAt = performance.now();
          process.stderr.write(`核验 verifying ${done}/${total}\n`);
        },
      });
      tell(report);
      return report.holds ? 0 : 1;
    } catch (error) {
      if ((error as Error).name !== 'AbortError') throw error;
      say('已中断，没有结论 interrupted, nothing is concluded');
      return 130;
    } finally {
      await system.close();
    }
  },
};

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path}: 无法读取 cannot be read (${error.code})`);
  });
}

/** All of them, unless a quorum is given. */
async function witnessesIn(path: string | undefined, quorum: string | undefined) {
  if (path === undefined) {
    if (quorum === undefined) return undefined;
    throw new UsageError('--quorum 需要 --witnesses / --quorum needs --witnesses');
  }
  const keys = keysIn(await textOf(path), 'cosignature');
  const wanted = Number(quorum ?? keys.length);
  if (Number.isInteger(wanted) && wanted > 0) return { keys, quorum: wanted };
  throw new UsageError('--quorum 应为正整数 / --quorum must be a whole number above 0');
}

function keysIn(text: string, kind: SignatureKind = 'signature') {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const key = parseKey(line, kind);
      if (!key) throw new UsageError(`不是公钥 not a public key: ${line}`);
      return key;
    });
}

function tell(report: VerificationReport): void {
  const { events, sealed, seals, checkpoints, badEvents, faults, seconds } = report;
  const rate = Math.round(Number(events) / Math.max(seconds, 0.001));
  say(`事件 events ${events}，已封存 sealed ${sealed}，封存 seals ${seals}，${rate}/s`);
  for (const { size, holds } of checkpoints) {
    const verdict = holds ? '一致 agrees' : '不一致 does not agree';
    say(`  留存检查点 kept checkpoint ${size}: ${verdict}`);
  }
  if (report.holds) return say('全部一致 everything holds');
  if (badEvents > 0n) say(`不符的事件 events that are not as sealed: ${badEvents}`);
  for (const fault of faults) say(`  ${faultLine(fault)}`);
}

export function faultLine({ what, position, upTo, because }: Fault): string {
  const [zh, en] = FAULTS[what];
  const place = upTo === undefined ? String(position) : `${position}–${upTo}`;
  return `${place}  ${what}  ${zh} / ${en}${because === undefined ? '' : ` (${because})`}`;
}
