/**
 * A restore to a point in time, carried out: records, backs up, records, keeps a checkpoint,
 * records more, loses the database, restores to the checkpoint, and looks at what is there.
 */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { endOriginOf } from '../../apps/system/seal-repair.js';
import { openSealer } from '../../apps/system/seals.js';
import { type System, openSystem } from '../../apps/system/system.js';
import { rebuild } from '../../apps/projector/read-models.js';
import type { LedgerCommand } from '../../libs/funds/domain/commands.js';
import { SealMismatch } from '../../libs/audit/store/seal-refusals.js';
import { type VerificationReport, verifyEvents } from '../../libs/audit/store/verification.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { fen } from '../../libs/money/fen.js';
import {
  type EmbeddedCluster,
  startEmbeddedCluster,
} from '../../libs/postgres/embedded-cluster.js';
import { archiveAll, placeBackup, takeBaseBackup } from './base-backup.js';

export interface Drill {
  /** Empty; everything is made below it. */
  readonly folder: string;
  /** Events of each of the three parts: before the backup, before the point in time, after it. */
  readonly events: number;
  /** Recorded first, before the backup. */
  readonly first?: (system: System) => Promise<unknown>;
  readonly log: (message: string) => void;
}

export interface Outcome {
  /** Position of the last event before the point in time, and of the last of all. */
  readonly kept: bigint;
  readonly lost: bigint;
  /** Position of the last event in the restored database. */
  readonly restored: bigint;
  readonly rebuiltTo: bigint;
  /** Against the checkpoint of that time, against that of the end, and after recording on. */
  readonly againstKept: VerificationReport;
  readonly againstLost: VerificationReport;
  readonly goingOn: VerificationReport;
  readonly seconds: { readonly backup: number; readonly restore: number; readonly verify: number };
}

export async function restoreDrill(drill: Drill): Promise<Outcome> {
  const { folder, log } = drill;
  const keys = {
    DOUDI_VAULT_KEY: randomBytes(32).toString('base64'),
    DOUDI_SEAL_KEY: randomBytes(32).toString('base64'),
    DOUDI_SEAL_STATE: path.join(folder, 'seal-state/last-signed.txt'),
    DOUDI_DATA_DIR: path.join(folder, 'spool'),
  };
  const place = (name: string) => path.join(folder, name);
  const backup = place('backup');
  const before = await record(drill, keys, backup);
  log(`数据库丢失 the database is lost: ${before.head} events, kept up to ${before.kept.size}`);

  const restoring = performance.now();
  const home = place('after/postgres');
  await mkdir(home, { recursive: true });
  await chmod(place('after'), 0o711);
  await copyFile(place('password'), path.join(home, 'password'));
  await placeBackup(backup, path.join(home, 'data'), await anArchivedFile(place('archive')));
  const cluster = await startEmbeddedCluster({
    dataDir: place('after'),
    log,
    settings: {
      restore_command: `'cp "${place('archive')}/%f" "%p"'`,
      recovery_target_time: `'${before.time}'`,
      recovery_target_action: 'promote',
    },
  });
  try {
    const restore = seconds(restoring);
    return await look(drill, keys, cluster, before, { backup: before.seconds, restore });
  } finally {
    await cluster.stop();
  }
}

/** It belongs to the server's account. */
async function anArchivedFile(archive: string): Promise<string> {
  const [name] = await readdir(archive);
  assert.ok(name, 'nothing was archived');
  return path.join(archive, name);
}

interface Before {
  /** When everything was recorded that must be there again, by the server's clock. */
  readonly time: string;
  readonly kept: { readonly size: bigint; readonly checkpoint: string };
  readonly lost: { readonly size: bigint; readonly checkpoint: string };
  readonly head: bigint;
  readonly seconds: number;
}

/** The life of the database until it is lost, its folder with it. */
async function record(
  { folder, events, first = registerProvince, log }: Drill,
  keys: Readonly<Record<string, string>>,
  backup: string,
): Promise<Before> {
  const archive = path.join(folder, 'archive');
  const dataDir = path.join(folder, 'before');
  await mkdir(archive, { recursive: true, mode: 0o777 });
  // The server's account writes here, whoever that is.
  await chmod(archive, 0o777);
  const settings = {
    wal_level: 'replica',
    archive_mode: 'on',
    archive_command: `'test ! -f "${archive}/%f" && cp "%p" "${archive}/%f"'`,
  };
  const cluster = await startEmbeddedCluster({ dataDir, log, settings });
  const system = await openSystem(settingsOf(cluster, keys), log);
  const connection = await connected(cluster);
  try {
    await first(system);
    await receive(system, 'A', events);
    const started = performance.now();
    await takeBaseBackup(connection, path.join(dataDir, 'postgres/data'), backup);
    const taken = seconds(started);
    await receive(system, 'B', events);
    const kept = await sealed(system);
    const { rows } = await connection.query<{ time: string }>(
      'SELECT clock_timestamp()::text AS time',
    );
    await receive(system, 'C', events);
    const lost = await sealed(system);
    await archiveAll(connection);
    const head = await system.store.head();
    return { time: rows[0]!.time, kept, lost, head, seconds: taken };
  } finally {
    await connection.end();
    await system.close();
    await cluster.stop();
    await copyFile(path.join(dataDir, 'postgres/password'), path.join(folder, 'password'));
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function look(
  { events, log }: Drill,
  keys: Readonly<Record<string, string>>,
  cluster: EmbeddedCluster,
  { kept, lost, head }: Before,
  taken: { readonly backup: number; readonly restore: number },
): Promise<Outcome> {
  const system = await openSystem(settingsOf(cluster, keys), log);
  try {
    const restored = await system.store.head();
    const verifying = performance.now();
    const verified = ({ checkpoint }: Before['kept']) =>
      verifyEvents({
        ...system.logins.of('verifier'),
        log: system.recordedLog,
        checkpoints: [checkpoint],
      });
    const againstKept = await verified(kept);
    const verify = seconds(verifying);
    const againstLost = await verified(lost);
    const { position: rebuiltTo } = await rebuild(
      system.store,
      system.logins.of('projector'),
      () => undefined,
      new AbortController().signal,
    );
    await receive(system, 'C', events);
    await assert.rejects(sealed(system), SealMismatch);
    const at = new Date().toISOString();
    await endOriginOf(system, { person: '李处长', reason: '演练', at });
    await sealed(system);
    const goingOn = await verified(kept);
    const reports = { againstKept, againstLost, goingOn };
    return {
      kept: kept.size,
      lost: head,
      restored,
      rebuiltTo,
      ...reports,
      seconds: { ...taken, verify },
    };
  } finally {
    await system.close();
  }
}

/** The province, without which nothing can be received. */
export async function registerProvince(system: System): Promise<void> {
  const data = { code: '220000', name: '吉林省', level: 'province', parent: null } as const;
  await carryOut(system, { kind: 'ReportFact', type: 'RegionRegistered', data });
}

/** Receipts with numbers of their own, each an event. */
export async function receive(system: System, part: string, count: number): Promise<void> {
  for (let number = 1; number <= count; number++) {
    await carryOut(system, {
      kind: 'RecordReceipt',
      documentNo: `财社演练${part}〔2018〕${number}号`,
      fiscalYear: 2018,
      entries: [
        { program: 'RURAL_DIBAO', source: 'CENTRAL', amountFen: fen(100n * BigInt(number)) },
      ],
      documentDate: '2018-01-02',
      receivedOn: '2018-01-03',
    });
  }
}

async function carryOut({ ledger }: System, command: LedgerCommand): Promise<void> {
  const actor = { subject: 'a clerk', role: 'province-finance', organisation: '220000' };
  const commandId = randomUUID();
  const answer = await ledger.execute(command, { actor, commandId, correlationId: commandId });
  assert.equal(answer.kind, 'recorded', `${command.kind}: ${answer.kind}`);
}

/** Seals what waits; the checkpoint is what an auditor would take away. */
async function sealed(system: System) {
  const sealer = openSealer(system, (error) => {
    throw error;
  });
  try {
    // The server may not have noticed yet that the sealer before this one has left.
    for (;;) {
      const seal = await sealer.sealAll();
      if (seal) return seal;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    await sealer.disconnect();
  }
}

function settingsOf({ connectionString }: EmbeddedCluster, keys: Readonly<Record<string, string>>) {
  return readSettings({ ...keys, DATABASE_URL: connectionString }, 'tool');
}

export async function connected({
  connectionString,
}: Pick<EmbeddedCluster, 'connectionString'>): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function seconds(since: number): number {
  return (performance.now() - since) / 1000;
}
