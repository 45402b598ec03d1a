import { importerVault } from '../../libs/data-package/store/importer-vault.js';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openSystem } from '../../apps/system/system.js';
import { createProjector } from '../../apps/projector/read-models.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { importPackage } from '../../libs/data-package/store/import-package.js';
import type { BenchContext, Measurement } from './measuring.js';
import { type PayrollFacts, monthOf, writePayroll } from './payroll-package.js';

interface Run {
  readonly seconds: number;
  readonly peakBytes: number;
}

/**
 * A month's payroll, imported while the projector of the same process follows, until the read
 * models are there: with every payment checked for duplicates, over-standard and after-exit, and
 * without. Wanted: checking costs no more than half again the time without.
 */
export async function benchPayroll(context: BenchContext): Promise<Measurement[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'doudi-bench-payroll-'));
  try {
    const facts = await writePayroll(path.join(folder, 'package'), monthOf(context.lines));
    const unchecked = await measured(context.connectionString, folder, facts, ['findings']);
    const checked = await measured(await context.anotherDatabase(), folder, facts, []);
    const rate = ({ seconds }: Run) => Math.round(facts.lines / seconds);
    return [
      {
        what: `import of ${facts.lines} lines, checked`,
        unit: 'lines/s',
        perSecond: rate(checked),
        baseline: 'the same, unchecked',
        baselinePerSecond: rate(unchecked),
        ratio: Math.round((unchecked.seconds / checked.seconds) * 100) / 100,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measured(
  connectionString: string,
  folder: string,
  facts: PayrollFacts,
  leaveOut: readonly string[],
): Promise<Run> {
  const dataDir = await mkdtemp(path.join(folder, 'data-'));
  const settings = readSettings(
    { DATABASE_URL: connectionString, DOUDI_DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    'tool',
  );
  const system = await openSystem(settings, () => undefined);
  const projector = createProjector(
    system.store,
    system.logins.of('projector'),
    (at) => system.position.advance(at),
    (projection) => (leaveOut.includes(projection.name) ? undefined : projection),
  );
  const projecting = projector.run();
  const memory = new PeakMemory();
  try {
    const begin = performance.now();
    const usedBefore = process.cpuUsage();
    const report = await importPackage({
      path: path.join(folder, 'package'),
      ledger: system.ledger,
      vault: importerVault(system.vault),
      actor: { subject: 'bench', role: 'admin', organisation: '220000' },
      onError: 'stop',
      workDir: path.join(dataDir, 'spool'),
      progress: ({ phase }) => memory.at(phase),
    });
    if (report.outcome !== 'posted') {
      throw new Error(`the package was ${report.outcome}: ${JSON.stringify(report.issues[0])}`);
    }
    const posted = (performance.now() - begin) / 1_000;
    memory.at('catching up');
    while (!(await system.position.waitFor(await system.store.head(), 60_000)));
    const seconds = (performance.now() - begin) / 1_000;
    const used = process.cpuUsage(usedBefore);
    const cpu = (used.user + used.system) / 1_000_000;
    const serverCpu = await serverSeconds(connectionString);
    const found = await system.sql.query<{ count: bigint }>('SELECT count(*) FROM read.findings');
    const wanted = leaveOut.length === 0 ? facts.findings : 0;
    if (Number(found[0]!.count) !== wanted) {
      throw new Error(`${found[0]!.count} findings, wanted ${wanted}`);
    }
    process.stderr.write(
      `${leaveOut.length === 0 ? 'checked' : 'unchecked'}: ${facts.lines} lines in ` +
        `${facts.batches} batches, posted after ${posted.toFixed(1)} s, read models after ` +
        `${seconds.toFixed(1)} s, ${wanted} findings; processor time: node ${cpu.toFixed(1)} s, ` +
        `PostgreSQL ${serverCpu.toFixed(1)} s; memory ${memory.report()}\n`,
    );
    return { seconds, peakBytes: memory.peak };
  } finally {
    memory.stop();
    await projector.stop();
    await projecting;
    await system.close();
  }
}

/** Processor time of the connections to this database; 0 where the system does not tell. */
async function serverSeconds(connectionString: string): Promise<number> {
  // Only the owner sees what others do.
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client
    .query<{ pid: number }>('SELECT pid FROM pg_stat_activity WHERE datname = current_database()')
    .finally(() => client.end());
  let ticks = 0;
  for (const { pid } of rows) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  }
  return ticks / TICKS_A_SECOND;
}

const TICKS_A_SECOND = 100;

/** The most memory that this process was seen to hold, by phase. */
class PeakMemory {
  private readonly peaks = new Map<string, number>();
  private readonly begun = new Map<string, number>();
  private phase = 'start';
  private readonly timer = setInterval(() => this.look(), 100);

  get peak(): number {
    return Math.max(...this.peaks.values());
  }

  at(phase: string): void {
    this.phase = phase;
    if (!this.begun.has(phase)) this.begun.set(phase, performance.now());
  }

  report(): string {
    const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);
    const began = (phase: string) => Math.round((this.begun.get(phase) ?? 0) / 1_000);
    return [...this.peaks]
      .map(([phase, bytes]) => `${phase} from ${began(phase)} s: ${megabytes(bytes)} MB`)
      .join(', ');
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const { rss } = process.memoryUsage();
    this.peaks.set(this.phase, Math.max(this.peaks.get(this.phase) ?? 0, rss));
  }
}
