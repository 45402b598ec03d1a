/** The command line: works with the server up or down. */
import { existsSync, readFileSync } from 'node:fs';
import type { Command } from './command.js';
import { failureOf } from './failures.js';
import { type CommandName, allUsages, isCommand, usageOf, wrongUsage } from './usages.js';

/** Loaded when they are called: the usage is told at once. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<Command>>> = {
  import: async () => (await import('./import-command.js')).importCommand,
  export: async () => (await import('./export-command.js')).exportCommand,
  template: async () => (await import('./template-command.js')).templateCommand,
  rebuild: async () => (await import('./rebuild-command.js')).rebuildCommand,
  replay: async () => (await import('./replay-command.js')).replayCommand,
  allocate: async () => (await import('./allocate-command.js')).allocateCommand,
  token: async () => (await import('./token-command.js')).tokenCommand,
  verify: async () => (await import('./verify-command.js')).verifyCommand,
  openapi: async () => (await import('./openapi-command.js')).openapiCommand,
  migrate: async () => (await import('./migrate-command.js')).migrateCommand,
  'migrate-events': async () => (await import('./migrate-events-command.js')).migrateEventsCommand,
  seal: async () => (await import('./seal-command.js')).sealCommand,
  witness: async () => (await import('./witness-command.js')).witnessCommand,
  'rotate-seal-key': async () =>
    (await import('./rotate-seal-key-command.js')).rotateSealKeyCommand,
  'rotate-vault-key': async () =>
    (await import('./rotate-vault-key-command.js')).rotateVaultKeyCommand,
  'list-personal-data': async () =>
    (await import('./list-personal-data-command.js')).listPersonalDataCommand,
  demo: async () => (await import('./demo.js')).demo,
};

const ASKS_FOR_HELP = new Set(['--help', '-h', 'help']);

function versionLine(): string {
  // Of the sources it stands two folders up, of what is built three.
  const places = ['../../package.json', '../../../package.json'];
  const found = places.map((place) => new URL(place, import.meta.url)).find(existsSync)!;
  const manifest = readFileSync(found, 'utf8');
  const { name, version } = JSON.parse(manifest) as { name: string; version: string };
  return `${name} ${version}\n`;
}

/** What is answered without a command; undefined: a command is called. */
function answerOf(name: string, args: readonly string[]): [text: string, code: 0 | 2] | undefined {
  if (name === '--version' || name === '-v') return [versionLine(), 0];
  if (ASKS_FOR_HELP.has(name)) {
    const [about] = args;
    if (about === undefined) return [allUsages(), 0];
    return isCommand(about) ? [usageOf(about), 0] : [allUsages(), 2];
  }
  if (!isCommand(name)) return [allUsages(), 2];
  const asked = args.slice(0, args.indexOf('--') < 0 ? undefined : args.indexOf('--'));
  return asked.some((arg) => arg === '--help' || arg === '-h') ? [usageOf(name), 0] : undefined;
}

async function main(): Promise<number> {
  const [name = 'help', ...args] = process.argv.slice(2);
  const answer = answerOf(name, args);
  if (answer) {
    const [text, code] = answer;
    (code === 0 ? process.stdout : process.stderr).write(text);
    return code;
  }
  const called = name as CommandName;
  const command = await COMMANDS[called]();
  try {
    if (command.takesNothing && args.length > 0) throw wrongUsage(called);
    const { processEnvironment } = await import('../../libs/configuration/settings.js');
    return await command.run(args, processEnvironment());
  } catch (error) {
    const { text, code } = await failureOf(error);
    process.stderr.write(`${text}\n`);
    if (code === 2 && !text.includes('doudi '))
      process.stderr.write(`${wrongUsage(called).message}\n`);
    return code ?? command.failed ?? 1;
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read has had enough.
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
process.exitCode = await main();
