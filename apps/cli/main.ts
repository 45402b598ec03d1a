/** The command line: works with the server up or down. */
import { processEnvironment } from '../../libs/configuration/settings.js';
import { allocateCommand } from './allocate-command.js';
import { demo } from './demo.js';
import { exportCommand } from './export-command.js';
import { importCommand } from './import-command.js';
import { listPersonalDataCommand } from './list-personal-data-command.js';
import { migrateCommand } from './migrate-command.js';
import { migrateEventsCommand } from './migrate-events-command.js';
import { openapiCommand } from './openapi-command.js';
import { rebuildCommand } from './rebuild-command.js';
import { replayCommand } from './replay-command.js';
import { rotateVaultKeyCommand } from './rotate-vault-key-command.js';
import { rotateSealKeyCommand } from './rotate-seal-key-command.js';
import { sealCommand } from './seal-command.js';
import { templateCommand } from './template-command.js';
import { tokenCommand } from './token-command.js';
import { verifyCommand } from './verify-command.js';
import { witnessCommand } from './witness-command.js';
import { explanation } from '../system/explanation.js';
import { type Command, isOfUsage } from './command.js';

const COMMANDS: Readonly<Record<string, Command>> = {
  import: importCommand,
  export: exportCommand,
  template: templateCommand,
  rebuild: rebuildCommand,
  replay: replayCommand,
  allocate: allocateCommand,
  token: tokenCommand,
  verify: verifyCommand,
  openapi: openapiCommand,
  migrate: migrateCommand,
  'migrate-events': migrateEventsCommand,
  seal: sealCommand,
  witness: witnessCommand,
  'rotate-seal-key': rotateSealKeyCommand,
  'rotate-vault-key': rotateVaultKeyCommand,
  'list-personal-data': listPersonalDataCommand,
  demo,
};

function usage(): string {
  const lines = Object.entries(COMMANDS).map(
    ([name, { synopsis, chinese, english }]) =>
      `  ${`${name} ${synopsis}`.trimEnd()}\n      ${chinese}\n      ${english}`,
  );
  return `用法 usage: npm run doudi -- COMMAND\n\n${lines.join('\n')}\n`;
}

async function main(): Promise<number> {
  const [name = 'help', ...args] = process.argv.slice(2);
  const command = COMMANDS[name];
  if (!command) {
    const asked = ['help', '--help', '-h'].includes(name);
    (asked ? process.stdout : process.stderr).write(usage());
    return asked ? 0 : 2;
  }
  try {
    return await command.run(args, processEnvironment());
  } catch (error) {
    process.stderr.write(`${explanation(error)}\n`);
    return isOfUsage(error) ? 2 : (command.failed ?? 1);
  }
}

process.exitCode = await main();
