/** Appends a seal every so often, beside the appends of events and without touching them. */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { clientSql } from '../../postgres/client-sql.js';
import { createClient, heldStill } from '../../postgres/connections.js';
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
import { type NoteSigner, publicKeyOf } from '../domain/signed-note.js';
import type { TreeHash } from '../domain/tree-hash.js';
import { leafHashes } from './leaf-hashes.js';
import { HeadGuard, requireContinuation } from './head-guard.js';
import { openLog } from './log.js';
import { checkNodes, columnsOf, mendNodes } from './node-check.js';
import type { LogReading, RecordedLog } from './recorded-log.js';
import { requirePresentKey, sealUnderPresentKey } from './seal-key-rotation.js';
import { EventsGone, SealMismatch } from './seal-refusals.js';
import type { LastSigned, SealState } from './seal-state.js';
import type { TimeStamping } from './time-stamps.js';
import { type PublishedHead, type Witnessing, newestHead } from './witnessing.js';
import { KEPT_HEIGHT, type PendingLeaves, type Seal, SealedTree } from './sealed-tree.js';

export interface SealerOptions {
  /** Of the database that holds the seals. */
  readonly connectionString: string;
  readonly log: RecordedLog;
  /** Signs with the Ed25519 key of seals; asked for anew when it may be the present one. */
  readonly signer: () => Promise<NoteSigner>;
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
  /** Where what was last signed is remembered; null: nowhere. */
  readonly state: SealState | null;
  /** Asked before anything is signed, and for their word on each head; left out: there are none. */
  readonly witnesses?: Witnessing;
  /** Gets heads stamped by an authority; left out: none is asked. */
  readonly stamps?: TimeStamping;
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
/** Somebody has to look first, and each try reads all seals. */
const AFTER_MISMATCH_MS = 60_000;

const INSERT_SEAL = `
WITH sealed AS (
  INSERT INTO store.seals (size, previous_size, root, checkpoint, leaves)
    VALUES ($1, $2, $3, $4, $5))
INSERT INTO store.tree_nodes (height, place, hash)
  SELECT * FROM unnest($6::smallint[], $7::bigint[], $8::bytea[])`;
const NOTHING_PENDING: PendingLeaves = { from: 0n, leaves: [], nodes: [] };
const INSERT_HEAD =
  'INSERT INTO store.signed_heads (size, signed_at, checkpoint) VALUES ($1, $2, $3)';

export class Sealer {
  private readonly stopping = new AbortController();
  private client: pg.Client | undefined;
  private reading: LogReading | undefined;
  private holdsLock = false;
  private failure: Error | undefined;
  private frontier = new Frontier();
  private origin: string | undefined;
  private signer: NoteSigner | undefined;
  private hash: TreeHash = 'sha256';
  /** The events that wait: when they were first seen here, and when the first was recorded. */
  private waiting: { readonly seenAt: number; readonly recordedAt: number } | undefined;
  /** When the newest head was signed; undefined: there is none. */
  private signedAt: number | undefined;
  /** The latest time that any head says, in milliseconds. */
  private newestTime = 0;
  /** No head of fewer leaves is signed. */
  private leastSize = 0n;

  private readonly guard: HeadGuard;

  constructor(private readonly options: SealerOptions) {
    this.guard = new HeadGuard(options.state, options.witnesses !== undefined);
  }

  /** When a quorum of witnesses last cosigned a head; undefined: not yet, or there are none. */
  get witnessedAt(): number | undefined {
    return this.options.witnesses?.quorumAt;
  }

  /** What keeps seals from being made, at the last look; undefined: nothing. */
  get trouble(): Error | undefined {
    return this.failure;
  }

  /** Seals until stopped; failures are told and tried again. */
  async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      let pause = LOOK_EVERY_MS;
      try {
        await this.look();
        this.failure = undefined;
      } catch (error) {
        pause = error instanceof SealMismatch ? AFTER_MISMATCH_MS : AFTER_FAILURE_MS;
        const { message } = error as Error;
        if (message !== this.failure?.message) this.options.onFailure(error as Error);
        this.failure = error as Error;
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

  /** The connection whose session holds the lock. */
  private session(): pg.Client {
    if (!this.client) throw new Error('the session that holds the lock of sealing has ended');
    return this.client;
  }

  /** Goes on from the last seal, whoever made it, with the present key. */
  private async resume(): Promise<void> {
    const { province, hash } = this.options;
    const log = await openLog(this.sql(), province, hash);
    this.hash = log.hash;
    this.origin = log.origin;
    this.signer = await this.options.signer();
    await requirePresentKey(this.session(), publicKeyOf(this.origin, this.signer));
    const latest = await this.tree().latest();
    this.frontier = await this.checkedFrontier(latest);
    const time = latest && readCheckpoint(latest.checkpoint)?.time;
    this.signedAt = latest && Date.parse(time ?? latest.sealedAt);
    this.newestTime = this.signedAt ?? 0;
    this.waiting = undefined;
    await this.requireSound();
    await this.askWitnesses(latest);
  }

  /** The edge of what is sealed, made of the leaves; kept hashes that differ are put right. */
  private async checkedFrontier(latest: Seal | undefined): Promise<Frontier> {
    const { frontier, wrong } = await checkNodes(this.sql(), this.hash);
    const isSound = latest
      ? frontier.size === latest.size && frontier.root().equals(latest.root)
      : frontier.size === 0n;
    if (!isSound) {
      throw new SealMismatch(
        '封存记录中的叶哈希与封存的树根不符',
        'the hashes of the leaves in the seals do not lead to the root that was sealed',
      );
    }
    if (wrong.length > 0) {
      await mendNodes(this.sql(), wrong);
      const [{ height, place }] = wrong as [HashedNode];
      const text = `${wrong.length} (${height}/${place})`;
      this.options.onFailure(
        new Error(`树的中间哈希不符，已由叶重建 / kept hashes of the tree made anew: ${text}`),
      );
    }
    return frontier;
  }

  /** What is sealed continues what was signed last. */
  private async requireSound(): Promise<void> {
    const { size } = this.frontier;
    const last = await this.guard.lastSigned(this.origin!, size > 0n);
    this.leastSize = last?.size ?? 0n;
    if (last && size >= last.size) await this.requireContinues(last, this.head(), NOTHING_PENDING);
  }

  /** None has cosigned more than is here, and the newest head continues what each cosigned. */
  private async askWitnesses(latest: Seal | undefined): Promise<void> {
    const { witnesses, state } = this.options;
    if (!witnesses) return;
    const size = latest?.size ?? 0n;
    const reached = size > this.leastSize ? size : this.leastSize;
    const log = { origin: this.origin!, hash: this.hash };
    await heldStill(this.session(), () =>
      witnesses.requireNotBelow(log, this.signer!, reached, state === null),
    );
    if (latest) await this.witnessed(await newestHead(this.sql(), latest));
  }

  private async witnessed(published: PublishedHead): Promise<void> {
    const { witnesses, stamps } = this.options;
    if (!witnesses && !stamps) return;
    await heldStill(this.session(), async () => {
      await witnesses?.cosigned(this.sql(), published);
      await stamps?.stamped(this.sql(), published);
    });
  }

  /** One seal, if it is due. @returns whether more waits than it covers */
  private async seal(isDue: (waiting: bigint, seconds: number) => boolean): Promise<boolean> {
    const reading = (this.reading ??= await this.options.log.open());
    const { head } = await reading.end();
    const sealed = this.frontier.size;
    const waiting = head - sealed;
    const least = sealed > this.leastSize ? sealed : this.leastSize;
    if (head < least) throw new EventsGone(least, head);
    if (waiting === 0n || !isDue(waiting, await this.waitedSeconds(reading, sealed))) return false;
    const most = sealed + (waiting < MOST_EVENTS ? waiting : MOST_EVENTS);
    const size = most > least ? most : least;
    // Reading a long backlog takes longer than a silent session may hold the lock.
    const leaves = await heldStill(this.session(), () =>
      leafHashes(reading, sealed, size, this.hash),
    );
    const nodes: HashedNode[] = [];
    for (const leaf of leaves) {
      this.frontier.append(leaf, (node) => nodes.push(node), KEPT_HEIGHT);
    }
    await this.insert({ from: sealed, leaves, nodes });
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

  private async insert(pending: PendingLeaves): Promise<void> {
    const { from, leaves, nodes } = pending;
    const { size, root } = this.head();
    await this.publish(pending, async (checkpoint) => {
      await this.session().query(INSERT_SEAL, [
        ...[size, from, root, checkpoint, Buffer.concat(leaves)],
        ...columnsOf(nodes),
      ]);
    });
  }

  /**
   * The newest head with the present time, where the present key signed it: the size at which a
   * key ends is that of the key before it.
   */
  private async signAnew(): Promise<void> {
    const latest = (await this.tree().latest())!;
    const key = publicKeyOf(this.origin!, this.signer!);
    if (verifyCheckpoint(latest.checkpoint, [key]).verdict !== 'VALID') return;
    await this.publish(NOTHING_PENDING, async (checkpoint, time) => {
      await this.session().query(INSERT_HEAD, [latest.size, time, checkpoint]);
    });
  }

  /** Signs the head as it stands, if it continues what was signed last, and keeps its text. */
  private async publish(
    pending: PendingLeaves,
    keep: (checkpoint: string, time: string) => Promise<void>,
  ): Promise<void> {
    const [head, now] = [this.head(), this.options.now()];
    // Later than all before it, also where the clock was set back.
    const time = Math.max(now, this.newestTime + 1);
    const text = new Date(time).toISOString();
    const isSealed = head.size > BigInt(pending.leaves.length);
    const last = await this.guard.lastSigned(head.origin, isSealed);
    if (last) await this.requireContinues(last, head, pending);
    const readModels = await heldStill(
      this.session(),
      async () => await this.options.readModels?.(head.size),
    );
    const said = { ...head, time: text, ...(readModels && { readModels }) };
    const key = publicKeyOf(head.origin, this.signer!);
    let published = '';
    await sealUnderPresentKey(this.session(), key, async () => {
      const checkpoint = (published = signCheckpoint(said, this.signer!));
      await this.guard.remember(checkpoint);
      await keep(checkpoint, text);
    });
    this.signedAt = now;
    this.newestTime = time;
    this.leastSize = head.size;
    const signedAt = pending === NOTHING_PENDING ? text : null;
    await this.witnessed({ head: said, checkpoint: published, signedAt });
  }

  /** A kept hash that was changed meanwhile makes a proof fail: it is put right before. */
  private async requireContinues(
    last: LastSigned,
    head: TreeHead,
    pending: PendingLeaves,
  ): Promise<void> {
    await requireContinuation(this.sql(), last, head, pending).catch(async (error: unknown) => {
      if (!(error instanceof SealMismatch) || error instanceof EventsGone) throw error;
      await this.checkedFrontier(await this.tree().latest());
      await requireContinuation(this.sql(), last, head, pending);
    });
  }

  private head(): TreeHead {
    const { frontier, hash } = this;
    return { origin: this.origin!, size: frontier.size, root: frontier.root(), hash };
  }

  private tree(): SealedTree {
    return new SealedTree(this.sql());
  }

  private sql(): Sql {
    return clientSql(this.session());
  }
}
