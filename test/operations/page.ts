/** The commands of docs/operations.md, and what became of each that was carried out. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** What a person types into a shell, or into psql. */
const COMMAND =
  /^(?:npm (?:run|ci)|curl|openssl|docker|kubectl|nginx -s|pg_basebackup|SELECT|CREATE|GRANT) /;
const PLACEHOLDER = /…(?!')/;

/** Each once, in the order of the page: lines of blocks, and commands in running text. */
export function commandsOf(page: string): readonly string[] {
  const found = [...page.matchAll(/^ {4,}(\S.*)$|`([^`]+)`/gm)]
    .map(([, line, span]) => (line ?? span!).trim())
    .filter((text) => COMMAND.test(text) && !PLACEHOLDER.test(text));
  return [...new Set(found)];
}

export interface Ran {
  readonly code: number | null;
  readonly said: string;
}

export class Page {
  private readonly done = new Set<string>();

  private constructor(
    private readonly commands: readonly string[],
    /** Of commands that cannot be carried out here: why. */
    private readonly skipped: Readonly<Record<string, string>>,
    private readonly log: (text: string) => void,
  ) {}

  static async read(
    file: string,
    skipped: Readonly<Record<string, string>>,
    log: (text: string) => void,
  ): Promise<Page> {
    return new Page(commandsOf(await readFile(file, 'utf8')), skipped, log);
  }

  /** As it stands on the page. @throws where the page does not have it */
  take(command: string): string {
    if (!this.commands.includes(command)) throw new Error(`not on the page: ${command}`);
    this.done.add(command);
    return command;
  }

  /** @throws where it ends with another code */
  async run(
    command: string,
    folder: string,
    env: Readonly<Record<string, string>>,
    code = 0,
  ): Promise<string> {
    const started = performance.now();
    const ran = await inShell(this.take(command), folder, env);
    const took = ((performance.now() - started) / 1000).toFixed(1);
    this.log(`${ran.code} ${took} s  ${command}`);
    if (ran.code !== code) throw new Error(`${command}: ${ran.code}, not ${code}\n${ran.said}`);
    return ran.said;
  }

  /** @returns whether each command of the page was carried out, or is known to be skipped */
  close(): boolean {
    const left = this.commands.filter((command) => !this.done.has(command));
    const named = left.filter((command) => this.skipped[command] !== undefined);
    for (const command of named) this.log(`SKIPPED ${command}: ${this.skipped[command]!}`);
    const forgotten = left.filter((command) => this.skipped[command] === undefined);
    for (const command of forgotten) this.log(`NOT CARRIED OUT ${command}`);
    this.log(
      `${this.done.size} carried out, ${named.length} skipped, ${forgotten.length} forgotten`,
    );
    return forgotten.length === 0;
  }
}

function inShell(
  command: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Ran> {
  const child = spawn('bash', ['-c', command], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });
}
