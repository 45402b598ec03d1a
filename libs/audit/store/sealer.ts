/** Appends a seal every so often, beside the appends of events and without touching them. */
import type { KeyObject } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { clientSql } from '../../postgres/client-sql.js';
import { createClient } from '../../postgres/connections.js';
import type { Sql } from '../../postgres/sql.js';
import {
  type ReadModelsCommitment,
  type TreeHead,
  readCheckpoint,
  signCheckpoint,
  verifyCheckpoint,
} from '../domain/checkpoint.js';
import { Frontier, type HashedNode } from '../domain/merkle.js';
import { isSealDue, isSignatureStale, sealingRuleOn } from '../domain/sealing-rule.js';
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
  /** Milliseconds since 1970, as `Date.now`: what a head says of when it was signed. */
  readonly now: () => number;
  /** What a head of so many events may say of the read models; left out: it says nothing. */
  readonly readModels?: (size: bigint) => Promise<ReadModelsCommitment | undefined>;
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
const INSERT_HEAD =
  'INSERT INTO store.signed_heads (size, signed_at, checkpoint) VALUES ($1, $2, $3)';

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
  /** The events that wait: when they were first seen here, and when the first was recorded. */
  private waiting: { readonly seenAt: number; readonly recordedAt: number } | undefined;
  /** When the newest head was signed; undefined: there is none. */
  private signedAt: number | undefined;

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

  /** Seals what is due, and signs the newest head anew where its signature is old. */
  async look(): Promise<void> {
    if (!(await this.lock())) return;
    const rule = sealingRuleOn(this.options.today());
    while (await this.seal((waiting, seconds) => isSealDue(rule, waiting, seconds)));
    const { signedAt } = this;
    const age = signedAt === undefined ? 0 : (this.options.now() - signedAt) / 1000;
    if (isSignatureStale(rule, age)) await this.signAnew();
  }

  /** Only one process seals: the one whose session has the lock. */
  private async lock(): Promise<boolean> {
    if (!this.client) {
      const { connectionString } = this.options;
      const client = createClient({
        connectionString,
        role: 'projector',
        applicationName: 'doudi sealer',
        holdsLocks: true,
      });
      await client.connect();
      client.on('end', () => (this.client === client ? (this.client = undefined) : undefined));
      this.client = client;
      this.holdsLock = false;
    }
    // Says that this process runs, and hears whether its session does: another one may seal by now.
    if (this.holdsLock) await this.client.query('SELECT 1');
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
    const before = latest && readCheckpoint(latest.checkpoint);
    this.origin = before?.origin ?? log.origin;
    this.signedAt = latest && Date.parse(before?.time ?? latest.sealedAt);
    this.waiting = undefined;
    this.privateKey = privateKeyOf(await this.options.key());
    await requirePresentKey(this.client!, publicKeyOf(this.origin, this.privateKey));
  }

  /** One seal, if it is due. @returns whether more waits than it covers */
  private async seal(isDue: (waiting: bigint, seconds: number) => boolean): Promise<boolean> {
    const reading = (this.reading ??= await this.options.log.open());
    const { head } = await reading.end();
    const sealed = this.frontier.size;
    const waiting = head - sealed;
    if (waiting < 0n) throw new EventsGone(sealed, head);
    if (waiting === 0n || !isDue(waiting, await this.waitedSeconds(reading, sealed))) return false;
    const size = sealed + (waiting < MOST_EVENTS ? waiting : MOST_EVENTS);
    const leaves = await leafHashes(reading, sealed, size, this.hash);
    const nodes: HashedNode[] = [];
    for (const leaf of leaves) {
      this.frontier.append(leaf, (node) => nodes.push(node), KEPT_HEIGHT);
    }
    await this.insert(sealed, leaves, nodes);
    this.waiting = undefined;
    return head > size;
  }

  /**
   * How long the first event has waited, by the time at which it was recorded, so that restarts do
   * not count; at least as long as it was seen to wait here, should a clock have been ahead.
   */
  private async waitedSeconds(reading: LogReading, sealed: bigint): Promise<number> {
    if (!this.waiting) {
      const [first] = await reading.at([sealed + 1n]);
      const now = this.options.now();
      const recordedAt = first ? Date.parse(first.recordedAt) : now;
      this.waiting = { seenAt: performance.now(), recordedAt };
    }
    const { seenAt, recordedAt } = this.waiting;
    return Math.max(performance.now() - seenAt, this.options.now() - recordedAt) / 1000;
  }

  private async insert(
    previousSize: bigint,
    leaves: readonly Buffer[],
    nodes: readonly HashedNode[],
  ): Promise<void> {
    const [size, root] = [this.frontier.size, this.frontier.root()];
    await this.publish({ size, root }, async (checkpoint) => {
      await this.client!.query(INSERT_SEAL, [
        size,
        previousSize,
        root,
        checkpoint,
        Buffer.concat(leaves),
        nodes.map(({ height }) => height),
        nodes.map(({ place }) => place),
        nodes.map((node) => node.hash),
      ]);
    });
  }

  /**
   * The newest head with the present time, where the present key signed it: the size at which a
   * key ends is that of the key before it.
   */
  private async signAnew(): Promise<void> {
    const latest = (await this.tree().latest())!;
    const key = publicKeyOf(this.origin!, this.privateKey!);
    if (verifyCheckpoint(latest.checkpoint, [key]).verdict !== 'VALID') return;
    await this.publish(latest, async (checkpoint, time) => {
      const head = [latest.size, time, checkpoint];
      await this.client!.query(INSERT_HEAD, head);
    });
  }

  /** Signs a head and keeps its text. */
  private async publish(
    { size, root }: Pick<TreeHead, 'size' | 'root'>,
    keep: (checkpoint: string, time: string) => Promise<void>,
  ): Promise<void> {
    const [origin, hash, now] = [this.origin!, this.hash, this.options.now()];
    const time = new Date(now).toISOString();
    const readModels = await this.options.readModels?.(size);
    const said = { time, ...(readModels && { readModels }) };
    const checkpoint = signCheckpoint({ origin, size, root, hash, ...said }, this.privateKey!);
    const key = publicKeyOf(origin, this.privateKey!);
    await sealUnderPresentKey(this.client!, key, () => keep(checkpoint, time));
    this.signedAt = now;
  }

  private tree(): SealedTree {
    return new SealedTree(this.sql());
  }

  private sql(): Sql {
    return clientSql(this.client!);
  }
}
