import { importerVault } from '../../libs/data-package/store/importer-vault.js';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RecordedFact } from '../../libs/event-catalogue/catalogue.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { exportPackage } from '../../libs/data-package/store/export-package.js';
import { progressBar } from '../../libs/data-package/store/progress.js';
import { recordedFact } from '../../libs/event-store/decoding.js';
import type { EventStore } from '../../libs/event-store/port.js';
import { openSystem } from '../system/system.js';
import { type Command, interruption, say } from './command.js';
import { wrongUsage } from './usages.js';

export const exportCommand: Command = {
  async run(args, env) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'personal-data': { type: 'boolean', default: false } },
    });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) {
      throw wrongUsage('export');
    }
    const signal = interruption();
    const system = await openSystem(readSettings(env, 'tool'), say, { existing: true });
    try {
      const head = await system.store.head();
      const report = await exportPackage({
        events: () => factsUpTo(system.store, head),
        path,
        format: path.endsWith('.zip') ? 'zip' : 'folder',
        workDir: join(system.settings.dataDir, 'spool'),
        total: Number(head),
        progress: progressBar(process.stderr),
        signal,
        ...(values['personal-data'] ? { vault: importerVault(system.vault) } : {}),
      });
      for (const { table, rows } of report.tables) say(`  ${table}.csv  ${rows}`);
      say(`已导出 exported: ${path}, ${report.seconds.toFixed(1)} s`);
      return 0;
    } finally {
      await system.close();
    }
  },
};

async function* factsUpTo(store: EventStore, head: bigint): AsyncIterable<RecordedFact> {
  if (head === 0n) return;
  for await (const page of store.readAll({ toPosition: head })) {
    for (const event of page) yield recordedFact(event);
  }
}
