import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { System } from '../apps/system/system.js';
import { type ImportReport, importPackage } from '../libs/data-package/store/import-package.js';
import { importerVault } from '../libs/data-package/store/importer-vault.js';
import { DocumentSpellings } from '../libs/event-store/document-spellings.js';
import { programsInStore } from '../libs/policy/store/recorded-programs.js';
import { recordedDivisions } from '../libs/regions/store/units.js';

/** The root of the project, also of what is built below `dist`. */
const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/dist\/$/, '');

export const SAMPLE = path.join(ROOT, 'samples/jilin');

/** Imports a package as the operator of the machine does. */
export async function imported(system: System, folder: string): Promise<ImportReport> {
  const { store, ledger, vault, settings } = system;
  return importPackage({
    path: folder,
    ledger,
    vault: importerVault(vault),
    actor: { subject: 'importer', role: 'admin', organisation: settings.province },
    onError: 'stop',
    workDir: path.join(settings.dataDir, 'spool'),
    findPayment: (batchNo, paymentNo) => ledger.findPayment(batchNo, paymentNo),
    recordedAs: await new DocumentSpellings(store).recordedAs(),
    divisions: await recordedDivisions(store),
    programs: await programsInStore(store),
  });
}
