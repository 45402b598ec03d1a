/**
 * Recomputes everything from the events: each event against its sealed leaf, the tree of the leaves
 * against every seal, and the whole against checkpoints that an auditor kept.
 */
import { clientSql, oneAfterTheOther } from '../../postgres/client-sql.js';
import { createClient } from '../../postgres/connections.js';
import type { Sql } from '../../postgres/sql.js';
import { type TreeHead, verifyCheckpoint } from '../domain/checkpoint.js';
import { cosignaturesOf } from '../domain/cosignature.js';
import type { Fault } from '../domain/faults.js';
import { leafHashInPlace } from '../domain/leaf.js';
import { Frontier, type HashedNode } from '../domain/merkle.js';
import type { PublicKey } from '../domain/signed-note.js';
import type { TreeHash } from '../domain/tree-hash.js';
import { knownLog } from './log.js';
import { LogKeys } from './log-keys.js';
import { receiptFaults } from './kept-receipts.js';
import { positionAt } from './leaf-hashes.js';
import type { LogReading, RecordedLog } from './recorded-log.js';
import { KEPT_HEIGHT, splitHashes } from './sealed-tree.js';
import { StretchReader } from './stretch-reader.js';

export interface VerificationOptions {
  /** Of the database that holds the seals. */
  readonly connectionString: string;
  readonly log: RecordedLog;
  /** Texts of checkpoints that were taken away earlier. */
  readonly checkpoints?: readonly string[];
  /** Public keys that the auditor trusts; else the first of seals and those of receipts. */
  readonly keys?: readonly PublicKey[];
  /** Texts of receipts that somebody kept. */
  readonly receipts?: readonly string[];
  /** Who must have cosigned each of the checkpoints, and how many of them. */
  readonly witnesses?: { readonly keys: readonly PublicKey[]; readonly quorum: number };
  readonly progress?: (done: bigint, total: bigint) => void;
  readonly signal?: AbortSignal;
}

export interface VerificationReport {
  readonly holds: boolean;
  /** Of the events there are: how many were read, and how many a seal covers. */
  readonly events: bigint;
  readonly sealed: bigint;
  readonly seals: number;
  /** Kept checkpoints that hold. */
  readonly checkpoints: readonly { readonly size: bigint; readonly holds: boolean }[];
  /** Events that are not as they were sealed. */
  readonly badEvents: bigint;
  /** By position, the first bad place first. */
  readonly faults: readonly Fault[];
  readonly seconds: number;
}

interface SealRow {
  readonly size: bigint;
  readonly previousSize: bigint;
  readonly root: Buffer;
  readonly checkpoint: string;
}

/** Events read at a time: seals are gathered up to it. */
const STRETCH_EVENTS = 50_000n;
const MOST_FAULTS = 100;
/** Connections that read events, so that the server reads while this process hashes. */
const READERS = 2;

export async function verifyEvents(options: VerificationOptions): Promise<VerificationReport> {
  const { connectionString } = options;
  const client = createClient({ connectionString, role: 'app', applicationName: 'doudi verify' });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ snapshot: string }>(
      'SELECT pg_export_snapshot() AS snapshot',
    );
    const { snapshot } = rows[0]!;
    const reading = await options.log.open(snapshot);
    try {
      const sql = oneAfterTheOther(clientSql(client));
      return await new Verification(sql, reading, snapshot, options).run();
    } finally {
      await reading.close();
    }
  } finally {
    await client.end();
  }
}

class Verification {
  private readonly faults: Fault[] = [];
  private hash: TreeHash = 'sha256';
  private frontier = new Frontier();
  private readonly startedAt = performance.now();
  private keys = new LogKeys([], []);
  private kept: readonly TreeHead[] = [];
  private readonly judged: { size: bigint; holds: boolean }[] = [];
  private origin: string | undefined;
  private badEvents = 0n;
  private events = 0n;
  private total = 0n;
  private lastPosition = 0n;

  constructor(
    /** Statements of one snapshot. */
    private readonly sql: Sql,
    private readonly reading: LogReading,
    private readonly snapshot: string,
    private readonly options: VerificationOptions,
  ) {}

  async run(): Promise<VerificationReport> {
    const seals = await this.open();
    const stretches = stretchesOf(seals);
    await Promise.all([this.readEvents(stretches), this.verifySeals(stretches)]);
    const sealed = seals.at(-1)?.size ?? 0n;
    await this.verifyUnsealed(sealed);
    this.verifyRest(sealed);
    const { receipts = [] } = this.options;
    for (const fault of await receiptFaults(this.reading, receipts, this.keys.ofReceipts, {
      origin: this.origin,
      hash: this.hash,
    })) {
      this.fault(fault);
    }
    const byPlace = (a: Fault, b: Fault): number => Number(a.position - b.position);
    return {
      holds: this.faults.length === 0,
      events: this.events,
      sealed,
      seals: seals.length,
      checkpoints: this.judged,
      badEvents: this.badEvents,
      faults: this.faults.toSorted(byPlace),
      seconds: (performance.now() - this.startedAt) / 1000,
    };
  }

  private async open(): Promise<readonly SealRow[]> {
    const { head, last } = await this.reading.end();
    this.total = head;
    this.lastPosition = last;
    const log = await knownLog(this.sql);
    this.keys = await LogKeys.read(this.sql, this.options.keys);
    const seals = await this.sql.query<SealRow>(
      `SELECT size, previous_size AS "previousSize", root, checkpoint FROM store.seals
        ORDER BY size`,
    );
    const first = seals[0] && verifyCheckpoint(seals[0].checkpoint, this.keys.all);
    if (first?.verdict === 'VALID') this.origin = first.head.origin;
    this.hash = first?.verdict === 'VALID' ? first.head.hash : (log?.hash ?? 'sha256');
    this.frontier = new Frontier([], this.hash);
    this.kept = (this.options.checkpoints ?? []).flatMap((text) => this.keptHead(text));
    return seals;
  }

  private keptHead(text: string): readonly TreeHead[] {
    const said = this.keys.verify(text);
    if (said.verdict !== 'VALID') {
      this.fault({ what: 'CHECKPOINT_UNKNOWN', position: 0n, because: said.verdict });
      return [];
    }
    // A log under another name is another log, or this one made anew.
    if (this.origin !== undefined && said.head.origin !== this.origin) {
      this.fault({ what: 'CHECKPOINT_UNKNOWN', position: 0n, because: 'ORIGIN' });
    } else if (this.origin !== undefined && said.head.hash !== this.hash) {
      this.fault({ what: 'CHECKPOINT_UNKNOWN', position: 0n, because: 'HASH' });
    }
    this.verifyQuorum(text, said.head.size);
    return [said.head];
  }

  private verifyQuorum(text: string, size: bigint): void {
    const { witnesses } = this.options;
    if (!witnesses) return;
    const count = cosignaturesOf(text, witnesses.keys).length;
    if (count >= witnesses.quorum) return;
    const because = `${count}/${witnesses.quorum}`;
    this.fault({ what: 'QUORUM_MISSING', position: size, because });
  }

  /** Events against the leaves under which they were sealed. */
  private async readEvents(stretches: readonly (readonly SealRow[])[]): Promise<void> {
    const waiting = stretches.values();
    const readers = Array.from({ length: READERS }, async () => {
      const reading = await this.options.log.open(this.snapshot);
      const leaves = (from: bigint, to: bigint) => this.sealedLeaves(from, to);
      const reader = new StretchReader(reading, leaves, this.lastPosition, this.hash);
      try {
        for (const seals of waiting) {
          this.options.signal?.throwIfAborted();
          const report = await reader.read(seals[0]!.previousSize, seals.at(-1)!.size);
          this.events += BigInt(report.events);
          this.badEvents += BigInt(report.badEvents);
          if (report.fault) this.fault(report.fault);
          this.options.progress?.(this.events, this.total);
        }
      } finally {
        await reader.close();
      }
    });
    await Promise.all(readers);
  }

  private async verifySeals(stretches: readonly (readonly SealRow[])[]): Promise<void> {
    for (const seals of stretches) await this.verifyStretch(seals);
  }

  /** Leaves against the seals over them. */
  private async verifyStretch(seals: readonly SealRow[]): Promise<void> {
    const [from, to] = [seals[0]!.previousSize, seals.at(-1)!.size];
    if (from !== this.frontier.size) {
      this.fault({ what: 'SEAL_MISSING', position: this.frontier.size + 1n, upTo: from });
    }
    const leaves = await this.sealedLeaves(from, to);
    const nodes: HashedNode[] = [];
    let at = 0;
    for (const seal of seals) {
      const count = Number(seal.size - seal.previousSize);
      for (const leaf of splitHashes(leaves.subarray(at * 32, (at + count) * 32))) {
        this.append(leaf, nodes);
      }
      at += count;
      this.verifySeal(seal);
    }
    await this.verifyNodes(nodes);
  }

  /** As the seals hold them. */
  private async sealedLeaves(from: bigint, to: bigint): Promise<Buffer> {
    const stored = await this.sql.query<{ leaves: Buffer }>(
      'SELECT leaves FROM store.seals WHERE size > $1 AND size <= $2 ORDER BY size',
      [from, to],
    );
    return Buffer.concat(stored.map((row) => row.leaves));
  }

  private append(leaf: Buffer, nodes: HashedNode[]): void {
    this.frontier.append(leaf, (node) => nodes.push(node), KEPT_HEIGHT);
    if (this.kept.length === 0) return;
    for (const { size, root } of this.kept) {
      if (size !== this.frontier.size) continue;
      this.judged.push({ size, holds: root.equals(this.frontier.root()) });
    }
  }

  private verifySeal({ size, previousSize, root, checkpoint }: SealRow): void {
    const place = { position: previousSize + 1n, upTo: size };
    const said = this.keys.verify(checkpoint);
    if (said.verdict !== 'VALID') {
      const fault = this.keys.faultOf(checkpoint, said.verdict);
      if (fault) this.fault({ ...place, ...fault });
      return;
    }
    const { head } = said;
    const actual = this.frontier.root();
    const isOfLog = head.origin === this.origin && head.hash === this.hash;
    const agrees = isOfLog && head.size === size && head.root.equals(root);
    if (!agrees || size !== this.frontier.size || !actual.equals(root)) {
      this.fault({ what: 'SEAL_CHANGED', ...place, because: 'ROOT_MISMATCH' });
    }
  }

  private async verifyNodes(nodes: readonly HashedNode[]): Promise<void> {
    if (nodes.length === 0) return;
    const [wrong] = await this.sql.query<{ height: number; place: bigint }>(
      `SELECT w.height, w.place
         FROM unnest($1::smallint[], $2::bigint[], $3::bytea[]) AS w (height, place, hash)
         LEFT JOIN store.tree_nodes n ON n.height = w.height AND n.place = w.place
         WHERE n.hash IS DISTINCT FROM w.hash ORDER BY w.place << w.height LIMIT 1`,
      [
        nodes.map(({ height }) => height),
        nodes.map(({ place }) => place),
        nodes.map(({ hash }) => hash),
      ],
    );
    if (!wrong) return;
    const height = BigInt(wrong.height);
    const position = (wrong.place << height) + 1n;
    this.fault({ what: 'NODE_CHANGED', position, upTo: (wrong.place + 1n) << height });
  }

  /** Events that no seal covers stand in the order without gaps; more is not known of them. */
  private async verifyUnsealed(sealed: bigint): Promise<void> {
    let expected = sealed + 1n;
    const nodes: HashedNode[] = [];
    await this.reading.visit({ after: sealed, upTo: null }, (page, start, end) => {
      this.events++;
      const position = positionAt(page, start);
      if (position > this.total) this.fault({ what: 'INSERTED', position });
      if (expected < position) {
        this.fault({ what: 'MISSING', position: expected, upTo: position - 1n });
      }
      expected = position + 1n;
      const leaf = Buffer.from(leafHashInPlace(page, start, end, this.hash), 'latin1');
      if (this.frontier.size < this.total) this.append(leaf, nodes);
    });
    await this.reading.visit({ after: null, upTo: 0n }, (page, start) => {
      this.fault({ what: 'INSERTED', position: positionAt(page, start) });
    });
    if (this.lastPosition < this.total && this.lastPosition >= sealed) {
      this.fault({ what: 'TRUNCATED', position: this.lastPosition + 1n });
    }
  }

  /** What the auditor keeps against what there is. */
  private verifyRest(sealed: bigint): void {
    const good = this.judged.filter(({ holds }) => holds).map(({ size }) => size);
    const known = good.reduce((most, size) => (size > most ? size : most), 0n);
    for (const { size, holds } of [...this.judged]) {
      if (!holds)
        this.fault({ what: 'REWRITTEN', position: known < size ? known + 1n : 1n, upTo: size });
    }
    for (const { size } of this.kept) {
      if (size > sealed && size <= this.frontier.size) {
        this.fault({ what: 'SEAL_MISSING', position: sealed + 1n, upTo: size });
      }
      if (size <= this.frontier.size) continue;
      this.judged.push({ size, holds: false });
      this.fault({ what: 'ROLLED_BACK', position: this.frontier.size + 1n, upTo: size });
    }
  }

  private fault(fault: Fault): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push(fault);
  }
}

/** Seals in runs of so many events at most, or of one seal. */
function stretchesOf(seals: readonly SealRow[]): readonly (readonly SealRow[])[] {
  const stretches: SealRow[][] = [];
  for (const seal of seals) {
    const last = stretches.at(-1);
    const follows = last?.at(-1)?.size === seal.previousSize;
    if (last && follows && seal.size - last[0]!.previousSize <= STRETCH_EVENTS) last.push(seal);
    else stretches.push([seal]);
  }
  return stretches;
}
