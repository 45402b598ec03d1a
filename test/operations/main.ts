/**
 * `npm run operations-drill [-- --upgrade-from COMMIT]`: docs/operations.md, its commands read from
 * the page and carried out word for word in a temporary folder. Ends with 0 where all held and
 * every command was carried out or is known to be skipped.
 */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SKIPPED } from './commands.js';
import { drillEmbedded } from './embedded.js';
import { drillOwnPostgres } from './own-postgres.js';
import { Page } from './page.js';
import { drillUpgrade } from './upgrade.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Where commands are typed: `npm run doudi` there is that of this release, built already. */
async function folderFor(parent: string, name: string): Promise<string> {
  const folder = path.join(parent, name);
  await mkdir(folder);
  await chmod(folder, 0o711);
  const doudi = `node ${path.join(ROOT, 'dist/apps/cli/main.js')}`;
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ scripts: { doudi } }));
  return folder;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      'upgrade-from': { type: 'string', multiple: true, default: [] },
      only: { type: 'string' },
    },
  });
  const parent = await mkdtemp(path.join(tmpdir(), 'doudi-operations-'));
  await chmod(parent, 0o711);
  const page = await Page.read(path.join(ROOT, 'docs/operations.md'), SKIPPED, say);
  const drilled = async (name: string, drill: (folder: string) => Promise<void>) => {
    if (values.only !== undefined && values.only !== name) return;
    say(`== ${name}`);
    await drill(await folderFor(parent, name));
  };
  try {
    await drilled('own-postgres', (folder) => drillOwnPostgres({ folder, page, log: say }));
    await drilled('embedded', (folder) => drillEmbedded({ folder, page, log: say }));
    for (const commit of values['upgrade-from']) {
      await drilled(`upgrade-from-${commit}`, (folder) =>
        drillUpgrade({ folder, page, log: say }, ROOT, commit),
      );
    }
    if (values['upgrade-from'].length === 0) say('SKIPPED upgrade: no --upgrade-from COMMIT');
    return page.close() || values.only !== undefined ? 0 : 1;
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

process.exitCode = await main();
