// Compiles what runs to dist/, and does nothing where nothing has changed since.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const SOURCES = [
  ...['apps', 'libs', 'migrations', 'test/bench', 'test/chaos', 'test/restore', 'test/operations'],
  ...['test/read-model-rows.ts', 'test/described-answers.ts', 'test/imported.ts'],
  ...['test/started-demo.ts', 'test/faults/postgres-proxy.ts', 'test/audit/remembered-state.ts'],
];
const STAMP = 'dist/.built';
const root = import.meta.dirname;

/** Name, size and time of each file that is compiled or says how. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of ['.swcrc', 'package.json', 'build.js', ...SOURCES]) look(source, hash);
  return hash.digest('hex');
}

function look(name, hash) {
  const file = path.join(root, name);
  if (!existsSync(file)) return;
  const { size, mtimeMs } = statSync(file);
  if (!statSync(file).isDirectory()) {
    hash.update(`${name} ${size} ${mtimeMs}\n`);
    return;
  }
  for (const entry of readdirSync(file).sort()) look(`${name}/${entry}`, hash);
}

const stamp = path.join(root, STAMP);
const now = fingerprint();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== now) {
  rmSync(stamp, { force: true });
  const swc = createRequire(import.meta.url).resolve('@swc/cli/bin/swc.js');
  const sources = SOURCES.filter((source) => existsSync(path.join(root, source)));
  const { status } = spawnSync(process.execPath, [swc, ...sources, '-d', 'dist', '--quiet'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, now);
}
