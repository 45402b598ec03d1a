import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { takeBaseBackup } from '../../test/restore/base-backup.js';
import { makeRunFolder } from '../../test/test-run.js';
import { startEmbeddedCluster, stopEmbeddedCluster } from './embedded-cluster.js';
import { exists } from './presence.js';

const run = promisify(execFile);

/** Puts a state of the data folder `at` in place. */
type Arrange = (at: string) => Promise<unknown>;

describe('12.C1 a start on a data folder', () => {
  /** A cluster with the table `kept`, stopped, and a base backup of it with its log. */
  let origin: string;
  /** The file of that table, below the data. */
  let keptFile: string;
  let dataDir: string;
  let messages: string[];

  const start = (existing = false) =>
    startEmbeddedCluster({
      dataDir,
      log: (message) => messages.push(message),
      settings: { fsync: 'off' },
      existing,
    });
  const refusal = async (existing = false): Promise<Error> =>
    start(existing).then(
      async (cluster) => {
        await cluster.stop();
        throw new Error('started');
      },
      (error: Error) => error,
    );

  beforeAll(async () => {
    origin = dataDir = await makeRunFolder();
    messages = [];
    const cluster = await start();
    await ask(cluster.connectionString, 'CREATE TABLE kept AS SELECT 1 AS one');
    keptFile = (await ask(
      cluster.connectionString,
      `SELECT pg_relation_filepath('kept')`,
    )) as string;
    const client = new pg.Client({ connectionString: cluster.connectionString });
    await client.connect();
    await takeBaseBackup(client, path.join(origin, 'postgres/data'), path.join(origin, 'backup'));
    await client.end();
    await run('cp', ['-a', path.join(origin, 'postgres/data/pg_wal'), path.join(origin, 'backup')]);
    await cluster.stop();
    const { uid, gid } = await stat(path.join(origin, 'postgres/data'));
    await run('chown', ['-R', `${uid}:${gid}`, path.join(origin, 'backup')]);
  });
  afterAll(() => rm(origin, { recursive: true, force: true }));

  beforeEach(async () => {
    dataDir = await makeRunFolder();
    messages = [];
  });
  afterEach(async () => {
    await stopEmbeddedCluster(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  });

  /** The cluster as it was moved or copied from another folder. */
  const copied: Arrange = (at) => run('cp', ['-a', path.join(origin, 'postgres'), at]);
  const copiedWithout =
    (...names: string[]): Arrange =>
    async (at) => {
      await copied(at);
      for (const name of names) await rm(path.join(at, 'postgres', name), { recursive: true });
    };
  const copiedBut =
    (change: Arrange): Arrange =>
    async (at) => {
      await copied(at);
      await change(path.join(at, 'postgres'));
    };
  /** As little as tells a cluster by looking alone. */
  const outlined =
    (change: Arrange): Arrange =>
    async (at) => {
      const folder = path.join(at, 'postgres');
      await put(path.join(folder, 'password'), 'secret');
      await outline(path.join(folder, 'data'));
      await change(folder);
    };

  const made: [string, Arrange][] = [
    ['missing', async () => undefined],
    ['empty', (at) => mkdir(path.join(at, 'postgres/data'), { recursive: true })],
    [
      'a draft of ours, cut short by a crash',
      (at) => outline(path.join(at, 'postgres/data.draft-0123')),
    ],
  ];
  it.each(made)('makes a cluster where there is none: %s', async (_, arrange) => {
    await arrange(dataDir);
    const cluster = await start();
    expect(await ask(cluster.connectionString, 'SELECT 1')).toBe(1);
    await cluster.stop();
    const names = await readdir(path.join(dataDir, 'postgres'));
    expect(names.filter((name) => name.startsWith('data'))).toEqual(['data']);
    expect(names).toContain('initialised');
  });

  const opened: [string, Arrange][] = [
    ['moved from another folder', copied],
    ['copied without the mark', copiedWithout('initialised')],
    [
      'a base backup put in the place of the data',
      copiedBut(async (folder) => {
        await rm(path.join(folder, 'data'), { recursive: true });
        await rm(path.join(folder, 'initialised'));
        await run('cp', ['-a', path.join(origin, 'backup'), path.join(folder, 'data')]);
      }),
    ],
  ];
  it.each(opened)('opens the cluster that is there: %s', async (_, arrange) => {
    await arrange(dataDir);
    const cluster = await start(true);
    expect(await ask(cluster.connectionString, 'SELECT one FROM kept')).toBe(1);
    await cluster.stop();
    expect(await exists(path.join(dataDir, 'postgres/initialised'))).toBe(true);
  });

  const refused: [string, RegExp, Arrange][] = [
    ...['PG_VERSION', 'global/pg_control', 'base', 'pg_wal'].map(
      (piece): [string, RegExp, Arrange] => [
        `an interrupted copy without ${piece}`,
        new RegExp(`incomplete, ${piece} is missing`),
        outlined((folder) => rm(path.join(folder, 'data', piece), { recursive: true })),
      ],
    ),
    [
      'a base backup without its write-ahead log',
      /incomplete, pg_wal\/\* is missing/,
      outlined((folder) => rm(path.join(folder, 'data/pg_wal', SEGMENT))),
    ],
    [
      'a standby',
      /is a standby/,
      outlined((folder) => put(path.join(folder, 'data/standby.signal'))),
    ],
    [
      'another major version',
      /made by PostgreSQL 17, this program brings 18/,
      outlined((folder) => put(path.join(folder, 'data/PG_VERSION'), '17\n')),
    ],
    [
      'without its password',
      /password file \S+ is missing/,
      outlined((folder) => rm(path.join(folder, 'password'))),
    ],
    [
      'lost, by the mark',
      /made here, but \S+ is missing or empty/,
      (at) => put(path.join(at, 'postgres/initialised')),
    ],
    ['foreign files for data', /no part/, (at) => put(path.join(at, 'postgres/data/letter.txt'))],
    ['foreign files beside it', /no part/, (at) => put(path.join(at, 'postgres/letter.txt'))],
    ['a file for a folder', /ENOTDIR/, (at) => put(path.join(at, 'postgres/data'))],
    [
      'a link to a volume that is away',
      /no part/,
      async (at) => {
        await mkdir(path.join(at, 'postgres'));
        await symlink(path.join(at, 'away'), path.join(at, 'postgres/data'));
      },
    ],
    ['put one folder too high', /itself a data dir/, (at) => outline(path.join(at, 'postgres'))],
    ['put two folders too high', /itself a data dir/, outline],
    [
      'a note naming a lost folder',
      /\/away, which is not there/,
      (at) => put(path.join(at, 'postgres-folder'), path.join(at, 'away')),
    ],
    [
      'a note naming another folder than the one with the cluster',
      /while \S+ says/,
      outlined(async (folder) => {
        const elsewhere = path.join(folder, '../elsewhere');
        await mkdir(elsewhere);
        await put(path.join(folder, '../postgres-folder'), elsewhere);
      }),
    ],
  ];
  it.each(refused)('refuses in one line, changing nothing: %s', async (_, reason, arrange) => {
    await arrange(dataDir);
    await expectUntouched(dataDir, async () => expectOneLine(await refusal(), reason));
  });

  const doesNotStart: [string, RegExp, Arrange][] = [
    [
      'without the part of the log that it needs',
      /PANIC: could not locate a valid checkpoint record/,
      copiedBut(async (folder) => {
        const log = path.join(folder, 'data/pg_wal');
        const segment = (await readdir(log)).find((name) => name.length === 24)!;
        await rename(path.join(log, segment), path.join(log, segment.replace(/^.{24}$/, SEGMENT)));
      }),
    ],
    [
      'with a control file that cannot be read',
      /FATAL:|PANIC:|incorrect checksum|control file/,
      copiedBut(async (folder) => {
        const control = path.join(folder, 'data/global/pg_control');
        await writeFile(control, Buffer.alloc((await stat(control)).size, 7));
      }),
    ],
    [
      'without its settings',
      /could not access the server configuration file/,
      copiedWithout('data/postgresql.conf'),
    ],
    [
      'without the file of one table',
      /incomplete, base\/\d+\/\d+ is missing/,
      copiedBut((folder) => rm(path.join(folder, 'data', keptFile))),
    ],
    [
      'with the password of another',
      /password authentication failed/,
      copiedBut((folder) => put(path.join(folder, 'password'), 'guess')),
    ],
  ];
  it.each(doesNotStart)('refuses in one line, and leaves it: %s', async (_, reason, arrange) => {
    await arrange(dataDir);
    const { ino } = await stat(path.join(dataDir, 'postgres/data'));
    expectOneLine(await refusal(), reason);
    expect((await stat(path.join(dataDir, 'postgres/data'))).ino).toBe(ino);
    expect(await exists(path.join(dataDir, 'postgres/data/postmaster.pid'))).toBe(false);
  });

  it('makes nothing where it is told to open what is there', async () => {
    await expectUntouched(dataDir, async () =>
      expectOneLine(await refusal(true), /no database in/),
    );
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot('[as root] refuses a cluster that the account of the server may not enter', async () => {
    const folder = dataDir;
    await chmod(folder, 0o700);
    dataDir = path.join(folder, 'data');
    await outlined(() => run('chown', ['-R', '1234:1234', path.join(dataDir, 'postgres')]))(
      dataDir,
    );
    await expectUntouched(folder, async () =>
      expectOneLine(await refusal(), /1234 .* may not enter/),
    );
    dataDir = folder;
  });
  asRoot('[as root] refuses a cluster that was copied as root', async () => {
    await outlined(async (folder) => {
      await chown(folder, 1234, 1234);
      await chown(path.join(folder, 'data'), 0, 0);
    })(dataDir);
    await expectUntouched(dataDir, async () => expectOneLine(await refusal(), /chown -R 1234/));
  });

  const asOrdinaryUser = process.getuid?.() === 0 ? it.skip : it;
  asOrdinaryUser('[not as root] refuses a cluster that may not be read', async () => {
    await outlined((folder) => chmod(path.join(folder, 'data'), 0))(dataDir);
    expectOneLine(await refusal(), /EACCES/);
    await chmod(path.join(dataDir, 'postgres/data'), 0o700);
  });
});

const SEGMENT = '0000000F0000000F0000000F';

async function outline(data: string): Promise<void> {
  await put(path.join(data, 'PG_VERSION'), '18\n');
  await put(path.join(data, 'global/pg_control'));
  await put(path.join(data, 'base/1/112'));
  await put(path.join(data, 'pg_wal', SEGMENT));
}

async function put(file: string, text = ''): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

function expectOneLine(error: Error, reason: RegExp): void {
  expect(error.message).toMatch(reason);
  expect(error.message).toMatch(/^[^\n]*\p{Script=Han}[^\n]*$/u);
  expect(error.name).toBe('ServerUnusable');
}

async function expectUntouched(folder: string, work: () => Promise<void>): Promise<void> {
  const before = await filesOf(folder);
  await work();
  expect(await filesOf(folder)).toEqual(before);
}

/** Name, owner, mode and text of everything below. */
async function filesOf(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const told = names.map(async (entry) => {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) return file;
    const { uid, mode } = await stat(file);
    return `${file} ${uid} ${mode} ${entry.isFile() ? await readFile(file, 'utf8') : ''}`;
  });
  return (await Promise.all(told)).sort();
}

async function ask(connectionString: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return rows?.[0] && Object.values(rows[0])[0];
  } finally {
    await client.end();
  }
}
