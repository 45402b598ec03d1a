import { importerVault } from '../../libs/data-package/store/importer-vault.js';
import { DocumentSpellings } from '../../libs/event-store/document-spellings.js';
import { programsInStore } from '../../libs/policy/store/recorded-programs.js';
import { recordedDivisions } from '../../libs/regions/store/units.js';
import { createWriteStream } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { readSettings } from '../../libs/configuration/settings.js';
import {
  UNDERSTOOD,
  type UnderstoodKind,
} from '../../libs/data-package/domain/understood-kinds.js';
import {
  type ImportOptions,
  type ImportReport,
  importPackage,
} from '../../libs/data-package/store/import-package.js';
import { markedWorkbook } from '../../libs/data-package/store/marked-workbook.js';
import { paidBefore } from '../../libs/data-package/store/amount-remarks.js';
import { judgeAgainst } from '../../libs/data-package/store/payment-remarks.js';
import { progressBar } from '../../libs/data-package/store/progress.js';
import { type System, openSystem } from '../system/system.js';
import { type Command, UsageError, interruption, operator, say } from './command.js';
import { wrongUsage } from './usages.js';
import { sayInvisible, showFigures } from './visible-figures.js';

/** Issues printed at most; the report file has them all. */
const PRINTED_ISSUES = 50;

export const importCommand: Command = {
  async run(args, env) {
    const { path, receiptsPath, markedPath, waits, ...wishes } = readArguments(args);
    const system = await openSystem(readSettings(env, 'tool'), say, { tallies: true });
    try {
      const receipts = receiptsPath === undefined ? {} : receiptsInto(system, receiptsPath);
      const signal = interruption();
      const report = await importInto(system, path, { ...wishes, ...receipts, signal });
      printReport(report);
      if (markedPath !== undefined) await writeMarked(path, markedPath, report);
      if (report.outcome === 'checked' || report.outcome === 'refused') return exitCode(report);
      if (!waits) sayInvisible(await system.store.head());
      else if (!(await showFigures(system, signal))) return 130;
      return exitCode(report);
    } finally {
      await system.close();
    }
  },
};

type Wishes = Pick<
  ImportOptions,
  'onError' | 'rejectsPath' | 'reportPath' | 'checkOnly' | 'receipts'
>;

/** Added to the file as they are signed: an import that goes on after a stop adds its own. */
function receiptsInto(system: System, path: string): Pick<Wishes, 'receipts'> {
  const keep = (receipt: string) => appendFile(path, receipt, { mode: 0o600 });
  return { receipts: { sign: (sent) => system.receipts.receiptOfSent(sent), keep } };
}

interface Arguments extends Wishes {
  readonly path: string;
  readonly receiptsPath?: string;
  /** Copy of the workbook that says on its cells what is wrong. */
  readonly markedPath?: string;
  /** Until the figures show what was recorded. */
  readonly waits: boolean;
}

function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'on-error': { type: 'string', default: 'stop' },
      check: { type: 'boolean', default: false },
      'no-wait': { type: 'boolean', default: false },
      rejects: { type: 'string' },
      report: { type: 'string' },
      marked: { type: 'string' },
      receipts: { type: 'string' },
    },
  });
  const [path] = positionals;
  const onError = values['on-error'];
  if (path === undefined || positionals.length > 1) {
    throw wrongUsage('import');
  }
  if (onError !== 'stop' && onError !== 'skip') {
    throw new UsageError('--on-error: stop 或 or skip');
  }
  if (values.marked !== undefined && resolve(values.marked) === resolve(path)) {
    throw new UsageError('--marked: 不能覆盖原文件 / not the file itself');
  }
  const { marked: markedPath, report: reportPath, receipts: receiptsPath } = values;
  const rejectsPath = values.rejects ?? (onError === 'skip' ? `${path}-rejects` : undefined);
  const paths = { rejectsPath, reportPath, markedPath, receiptsPath };
  const given = Object.entries(paths).filter(([, value]) => value !== undefined);
  const wishes = Object.fromEntries(given) as { [Name in keyof typeof paths]?: string };
  return { path, onError, checkOnly: values.check, waits: !values['no-wait'], ...wishes };
}

/** Imports with a progress bar on the terminal. */
export async function importInto(
  system: System,
  path: string,
  wishes: Wishes & { readonly signal: AbortSignal },
): Promise<ImportReport> {
  return importPackage({
    path,
    ledger: system.ledger,
    vault: importerVault(system.vault),
    actor: operator(system.settings),
    workDir: join(system.settings.dataDir, 'spool'),
    progress: progressBar(process.stderr),
    findPayment: (batchNo, paymentNo) => system.ledger.findPayment(batchNo, paymentNo),
    recordedAs: await new DocumentSpellings(system.store).recordedAs(),
    divisions: await recordedDivisions(system.store),
    programs: await programsInStore(system.store),
    judge: await judgeAgainst(system.readModels),
    paidBefore: paidBefore(system.readModels),
    ...wishes,
  });
}

/** Where nothing is to be said there is no file. It holds what the workbook holds, in clear. */
async function writeMarked(path: string, to: string, report: ImportReport): Promise<void> {
  if (report.issueCount + report.noteCount === 0) return;
  const marked = await markedWorkbook(path, report);
  if (!marked) {
    say('无法标注：没有可标注的工作表 / no sheet that could be marked');
    return;
  }
  await pipeline(marked, createWriteStream(to, { mode: 0o600 }));
  say(`已标注的工作簿 marked workbook: ${to}`);
}

const OUTCOMES: Readonly<Record<ImportReport['outcome'], string>> = {
  posted: '已记账 posted',
  checked: '校验完成，未写入 checked, nothing written',
  refused: '已拒绝，未写入任何数据 refused, nothing was written',
  interrupted: '已中断 interrupted',
  'ledger-changed': '账目已变动，记账停止 stopped: the ledger changed',
};

export function printReport(report: ImportReport): void {
  for (const issue of [...report.issues, ...report.notes].slice(0, PRINTED_ISSUES)) {
    const place = [issue.file, issue.line, issue.column].filter((part) => part !== null).join(':');
    say(`${place}  ${issue.code}\n    ${issue.zh}\n    ${issue.en}`);
  }
  if (report.issueCount > PRINTED_ISSUES) {
    const more = report.issueCount - PRINTED_ISSUES;
    say(`… 另有 ${more} 项，用 --report 写入文件 / and ${more} more: write them with --report`);
  }
  for (const { file, encoding, rows, understood } of report.files) {
    say(`  ${file}  ${encoding}  ${rows}`);
    for (const [kind, count] of Object.entries(understood)) {
      const [zh, en] = UNDERSTOOD[kind as UnderstoodKind];
      say(`    已理解 understood: ${zh} ${en}  ${count}`);
    }
  }
  const { accepted, known, refused, payments, seconds } = report;
  say(
    `${OUTCOMES[report.outcome]}: 新记 new ${accepted}, 已有 known ${known}, 拒绝 refused ${refused}, ` +
      `发放明细 payments ${payments}, ${seconds.toFixed(1)} s`,
  );
  if (report.signedFor > 0) say(`签名回执所及事件 events that are signed for: ${report.signedFor}`);
  if (report.rejectsPath !== null) say(`退回清单 rejects: ${report.rejectsPath}`);
  if (report.advice) say(`${report.advice.zh}\n${report.advice.en}`);
}

function exitCode({ outcome, issueCount }: ImportReport): number {
  if (outcome === 'interrupted') return 130;
  return (outcome === 'posted' || outcome === 'checked') && issueCount === 0 ? 0 : 1;
}
