/** Appends a seal every so often, beside the appends of events and without touching them. */
import type { KeyObject } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { clientSql } from '../../postgres/client-sql.js';
import { createClient } from '../../postgres/connections.js';
import type { Sql } from '../../postgres/sql.js';
import { readCheckpoint, signCheckpoint } from '../domain/checkpoint.js';
import { Frontier, type HashedNode } from '../domain/merkle.js';
import { isSealDue, sealingRuleOn } from '../domain/sealing-rule.js';
import { privateKeyOf, publicKeyOf } from '../domain/signed-note.js';
import type { TreeHash } from '../domain/tree-hash.js';
import { leafHashes } from './leaf-hashes.js';
import { openLog } from './log.js';
import type { LogReading, RecordedLog } from './recorded-log.js';
import { requirePresentKey, sealUnderPresentKey } from './seal-key-rotation.js';
import { KEPT_HEIGHT, type Seal, SealedTree } from './sealed-tree.js';

export interface SealerOptions {
  /** Of the database that holds the seals. */
  readonly connectionString: string;
  readonly log: RecordedLog;
  /** 32 bytes: the seed of the Ed25519 key; asked for anew when it may be present. */
  readonly key: () => Promise<Buffer>;
  /** Names the log where it has no seal yet. */
  readonly province: string;
  /** Of the log; null: the one it has, SHA-256 for a new one. */
  readonly hash: TreeHash | null;
  /** Calendar date in Asia/Shanghai: the rule of that day holds. */
  readonly today: () => string;
  /** Told, once, what keeps seals from being made; they are tried again. */
  readonly onFailure: (error: Error) => void;
}

/** Any fixed number: the one process that holds it seals. */
const SEALING_LOCK = 20_160_432;
/** At most one seal a look, so under load seals grow larger and not more frequent. */
const LOOK_EVERY_MS = 1000;
/** A seal covers at most so many events; the next one follows at once. */
const MOST_EVENTS = 65_536n;
const AFTER_FAILURE_MS = 5000;

const INSERT_SEAL = `
WITH sealed AS (
  INSERT INTO store.seals (size, previous_size, root, checkpoint, leaves)
    VALUES ($1, $2, $3, $4, $5))
INSERT INTO store.tree_nodes (height, place, hash)
  SELECT * FROM unnest($6::smallint[], $7::bigint[], $8::bytea[])`;

/** More is sealed than there are events: sealing on would hide that some are gone. */
export class EventsGone extends Error {
  override readonly name = 'EventsGone';
  constructor(sealed: bigint, head: bigint) {
    super(
      `已封存 ${sealed} 条，现仅有 ${head} 条：停止封存 / ` +
        `${sealed} events are sealed, ${head} are there: nothing is sealed`,
    );
  }
}

export class Sealer {
  private readonly stopping = new AbortController();
  private client: pg.Client | undefined;
  private reading: LogReading | undefined;
  private holdsLock = false;
  private frontier = new Frontier();
  private origin: string | undefined;
  private privateKey: KeyObject | undefined;
  private hash: TreeHash = 'sha256';
  /** When the events that wait now were first seen to wait. */
  private waitingSince: number | undefined;

  constructor(private readonly options: SealerOptions) {}

  /** Seals until stopped; failures are told and tried again. */
  async run(): Promise<void> {
    let told = '';
    while (!this.stopping.signal.aborted) {
      let pause = LOOK_EVERY_MS;
      try {
        await this.look();
        told = '';
      } catch (error) {
        pause = AFTER_FAILURE_MS;
        const { message } = error as Error;
        if (message !== told) this.options.onFailure(error as Error);
        told = message;
        await this.disconnect();
      }
      await sleep(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
    await this.disconnect();
  }

  stop(): void {
    this.stopping.abort();
  }

  /** Seals everything that waits, due or not; undefined: another process seals. */
  async sealAll(): Promise<Seal | undefined> {
    if (!(await this.lock())) return undefined;
    while (await this.seal((waiting) => waiting > 0n));
    return this.tree().latest();
  }

  async disconnect(): Promise<void> {
    const { client, reading } = this;
    this.client = undefined;
    this.reading = undefined;
    this.holdsLock = false;
    for (const ended of [reading?.close(), client?.end()]) await ended?.catch(() => undefined);
  }

  private async look(): Promise<void> {
    if (!(await this.lock())) return;
    const rule = sealingRuleOn(this.options.today());
    const waited = () => (performance.now() - (this.waitingSince ?? performance.now())) / 1000;
    while (await this.seal((waiting) => isSealDue(rule, waiting, waited())));
  }

  /** Only one process seals: the one whose session has the lock. */
  private async lock(): Promise<boolean> {
    if (!this.client) {
      const { connectionString } = this.options;
      const client = createClient({
        connectionString,
        role: 'app',
        applicationName: 'doudi sealer',
        holdsLocks: true,
      });
      await client.connect();
      client.on('end', () => (this.client === client ? (this.client = undefined) : undefined));
      this.client = client;
      this.holdsLock = false;
    }
    if (this.holdsLock) return true;
    const { rows } = await this.client.query<{ held: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS held',
      [SEALING_LOCK],
    );
    this.holdsLock = rows[0]!.held;
    if (this.holdsLock) await this.resume();
    return this.holdsLock;
  }

  /** Goes on from the last seal, whoever made it, with the present key. */
  private async resume(): Promise<void> {
    const { province, hash } = this.options;
    const log = await openLog(this.sql(), province, hash);
    this.hash = log.hash;
    const latest = await this.tree().latest();
    this.frontier = await this.tree().frontier(latest?.size ?? 0n);
    const before = latest && readCheckpoint(latest.checkpoint)?.origin;
    this.origin = before ?? log.origin;
    this.privateKey = privateKeyOf(await this.options.key());
    await requirePresentKey(this.client!, publicKeyOf(this.origin, this.privateKey));
  }

  /** One seal, if it is due. @returns whether more waits than it covers */
  private async seal(isDue: (waiting: bigint) => boolean): Promise<boolean> {
    const reading = (this.reading ??= await this.options.log.open());
    const { head } = await reading.end();
    const sealed = this.frontier.size;
    const waiting = head - sealed;
    if (waiting < 0n) throw new EventsGone(sealed, head);
    if (waiting > 0n) this.waitingSince ??= performance.now();
    if (!isDue(waiting)) return false;
    const size = sealed + (waiting < MOST_EVENTS ? waiting : MOST_EVENTS);
    const leaves = await leafHashes(reading, sealed, size, this.hash);
    const nodes: HashedNode[] = [];
    for (const leaf of leaves) {
      this.frontier.append(leaf, (node) => nodes.push(node), KEPT_HEIGHT);
    }
    await this.insert(sealed, leaves, nodes);
    this.waitingSince = undefined;
    return head > size;
  }

  private async insert(
    previousSize: bigint,
    leaves: readonly Buffer[],
    nodes: readonly HashedNode[],
  ): Promise<void> {
    const [origin, hash] = [this.origin!, this.hash];
    const head = { origin, size: this.frontier.size, root: this.frontier.root(), hash };
    const checkpoint = signCheckpoint(head, this.privateKey!);
    const values = [
      head.size,
      previousSize,
      head.root,
      checkpoint,
      Buffer.concat(leaves),
      nodes.map(({ height }) => height),
      nodes.map(({ place }) => place),
      nodes.map((node) => node.hash),
    ];
    const client = this.client!;
    const key = publicKeyOf(origin, this.privateKey!);
    await sealUnderPresentKey(client, key, () => client.query(INSERT_SEAL, values));
  }

  private tree(): SealedTree {
    return new SealedTree(this.sql());
  }

  private sql(): Sql {
    return clientSql(this.client!);
  }
}
