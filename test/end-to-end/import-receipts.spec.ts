/** What an import records is signed for, over HTTP and by the command line, and verified later. */
import { spawn } from 'node:child_process';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import yazl from 'yazl';
import { parseKey } from '../../libs/audit/domain/signed-note.js';
import { receiptsIn, verifyReceipt } from '../../libs/audit/domain/signed-receipt.js';
import { SOUND, packageWith } from '../data-package/fakes.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let doudi: RunningDoudi;
beforeAll(async () => {
  doudi = await runDoudi();
});
afterAll(() => doudi.close());

async function zipped(folder: string): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const name of await readdir(folder)) zip.addFile(path.join(folder, name), name);
  zip.end();
  return buffer(zip.outputStream as Readable);
}

/** Positions promised by receipts that hold, in order. */
async function promised(receipts: readonly string[]): Promise<readonly bigint[]> {
  const rows = await doudi.system.sql.query<{ key: string }>('SELECT key FROM store.receipt_keys');
  const keys = rows.map(({ key }) => parseKey(key)!);
  const positions = receipts.flatMap((text) => {
    const said = verifyReceipt(text, keys);
    return said.verdict === 'VALID' ? said.receipt.leaves.map(({ position }) => position) : [];
  });
  return positions.toSorted((a, b) => Number(a - b));
}

function run(...args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const loader = path.join(ROOT, 'test/typescript-loader.js');
  const main = path.join(ROOT, 'apps/cli/main.ts');
  const env = {
    ...process.env,
    DOUDI_DATA_DIR: doudi.dataDir,
    DATABASE_URL: doudi.database.url,
  };
  const child = spawn(process.execPath, ['--import', loader, main, ...args], { cwd: ROOT, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

describe('an import', () => {
  it('is answered with receipts of every event of it, and with none of what was there', async () => {
    const province = await doudi.as('province-finance');
    const content = await zipped(await packageWith({}));
    const send = async () => {
      const asked = province.post('/api/v1/imports').attach('package', content, 'package.zip');
      return (await asked.expect(201)).body;
    };
    const report = await send();
    const head = await doudi.system.store.head();
    const all = Array.from({ length: Number(head) }, (_, i) => BigInt(i + 1));
    expect(await promised(report.signedReceipts)).toEqual(all);
    expect(report.signedFor).toBe(Number(head));
    const again = await send();
    expect(again).toMatchObject({ accepted: 0, signedFor: 0, signedReceipts: [] });
  });

  it('of the command line adds its receipts to a file, which verify takes', async () => {
    const before = await doudi.system.store.head();
    const regions = [...SOUND['regions']!, '220521,某县,county,220500'];
    const folder = await packageWith({ regions });
    const file = path.join(folder, '../receipts.txt');
    await writeFile(file, '');
    const imported = await run('import', folder, '--receipts', file);
    expect(imported).toMatchObject({ code: 0, said: expect.stringContaining('signed for: 1') });
    const text = await readFile(file, 'utf8');
    expect(await promised(receiptsIn(text))).toEqual([before + 1n]);
    // Of a process that has ended the server knows from the database.
    const metrics = await doudi.metrics();
    const ofCommandLine = (outcome: string) =>
      `doudi_commands_total{command="RegionRegistered",outcome="${outcome}",by="command-line"}`;
    expect(metrics).toContain(`${ofCommandLine('recorded')} 1\n`);
    expect(metrics).toMatch(new RegExp(`^${ofCommandLine('known')} \\d+$`, 'm'));
    expect(metrics.match(/# TYPE doudi_commands_total counter/g)).toHaveLength(1);
    expect((await run('verify', '--receipts', file)).code).toBe(0);
    const forged = path.join(folder, '../forged.txt');
    await writeFile(forged, text.replace(`\n${before + 1n} `, `\n${before} `));
    const refused = await run('verify', '--receipts', forged);
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('RECEIPT_UNKNOWN') });
    await rm(path.dirname(file), { recursive: true });
  });
});
