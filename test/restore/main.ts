/**
 * `npm run restore-drill -- [--package samples/jilin] [--events 500]`: what docs/operations.md says
 * of backups, carried out on this machine in a temporary folder. Ends with 0 where it held.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { importInto } from '../../apps/cli/import-command.js';
import { type Drill, restoreDrill } from './restore-drill.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { package: { type: 'string' }, events: { type: 'string', default: '500' } },
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'doudi-restore-'));
  await chmod(folder, 0o711);
  const { package: source } = values;
  const signal = new AbortController().signal;
  const first: Pick<Drill, 'first'> =
    source === undefined
      ? {}
      : { first: (system) => importInto(system, source, { onError: 'stop', signal }) };
  try {
    const { kept, lost, restored, rebuiltTo, seconds, ...reports } = await restoreDrill({
      folder,
      events: Number(values.events),
      log: say,
      ...first,
    });
    say(`已记录 recorded ${lost}，时点 point in time ${kept}，恢复 restored ${restored}`);
    say(`重建至 rebuilt up to ${rebuiltTo}`);
    for (const [name, took] of Object.entries(seconds)) say(`  ${name}: ${took.toFixed(1)} s`);
    for (const [name, { holds, events, faults }] of Object.entries(reports)) {
      say(
        `  ${name}: ${events} events, holds: ${holds} ${faults.map(({ what }) => what).join(' ')}`,
      );
    }
    const { againstKept, againstLost, goingOn } = reports;
    const held = againstKept.holds && !againstLost.holds && goingOn.holds;
    return held && restored === kept && rebuiltTo === kept ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
