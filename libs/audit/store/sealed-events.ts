/**
 * Events against the leaves under which they were sealed, the tree of the leaves against every
 * seal, and both against heads that an auditor kept; as one stream in the order of positions.
 */
import type { Sql } from '../../postgres/sql.js';
import type { Fault } from '../domain/faults.js';
import { leafHashInPlace } from '../domain/leaf.js';
import { Frontier, type HashedNode } from '../domain/merkle.js';
import { type PublicKey, formatKey } from '../domain/signed-note.js';
import { HASH_BYTES, type TreeHash } from '../domain/tree-hash.js';
import { positionAt } from './leaf-hashes.js';
import type { LogKeys } from './log-keys.js';
import type { LogEnd, LogReading } from './recorded-log.js';
import { RecordingTimes } from './recording-times.js';
import { type SealRow, type SealedStretch, sealedStretches } from './seal-stream.js';
import { KEPT_HEIGHT } from './sealed-tree.js';
import { StretchReader, type StretchReport } from './stretch-reader.js';

export interface SealedEventsOptions {
  /** Statements of one snapshot. */
  readonly sql: Sql;
  readonly reading: LogReading;
  /** Another reading of the same snapshot. */
  readonly openReading: () => Promise<LogReading>;
  readonly keys: LogKeys;
  readonly origin: string | undefined;
  readonly hash: TreeHash;
  readonly end: LogEnd;
  /** Sizes at which the root is asked for. */
  readonly wanted: ReadonlySet<number>;
  readonly fault: (fault: Fault) => void;
  readonly progress?: ((done: bigint, total: bigint) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Connections that read events, so that the server reads while this process hashes. */
const READERS = 2;

export class SealedEvents {
  events = 0n;
  badEvents = 0n;
  seals = 0;
  /** Of the last seal. */
  sealed = 0n;
  /** Recomputed roots at the sizes that were asked for. */
  readonly roots = new Map<bigint, Buffer>();
  /** Keys whose seals are good. */
  readonly signers = new Map<string, PublicKey>();
  private readonly frontier: Frontier;
  /** Leaves so far, as a number. */
  private size = 0;
  /** Leaves are missing: no later root can be recomputed. */
  private isBroken = false;
  private times: RecordingTimes | undefined;
  private lastSealedAt = '';

  constructor(private readonly options: SealedEventsOptions) {
    this.frontier = new Frontier([], options.hash);
  }

  /** How many leaves the tree has that was recomputed. */
  get reached(): bigint {
    return BigInt(this.size);
  }

  async verify(): Promise<void> {
    const readers = await this.openReaders();
    // Of each reader what it reads now; the older is done with before the next is begun.
    const under: (Promise<StretchReport> | undefined)[] = readers.map(() => undefined);
    try {
      let turn = 0;
      for await (const stretch of sealedStretches(this.options.sql)) {
        this.options.signal?.throwIfAborted();
        await this.finish(under[turn]);
        const { leaves, from, to } = stretch;
        under[turn] = leaves && kept(readers[turn]!.read(from, to, leaves));
        await this.verifyStretch(stretch);
        turn = (turn + 1) % READERS;
      }
      for (let left = 0; left < READERS; left++) {
        await this.finish(under[turn]);
        turn = (turn + 1) % READERS;
      }
    } finally {
      for (const reading of under) await reading?.catch(() => undefined);
      for (const reader of readers) await reader.close();
    }
    await this.verifyUnsealed();
    await this.verifyNodeCount();
  }

  private async openReaders(): Promise<readonly StretchReader[]> {
    const readers: StretchReader[] = [];
    for (let count = 0; count < READERS; count++) {
      const reading = await this.options.openReading();
      readers.push(new StretchReader(reading, this.options.end.last, this.options.hash));
    }
    return readers;
  }

  private async finish(reading: Promise<StretchReport> | undefined): Promise<void> {
    if (!reading) return;
    const { events, badEvents, fault, times } = await reading;
    this.events += BigInt(events);
    this.badEvents += BigInt(badEvents);
    if (fault) this.options.fault(fault);
    this.timesGoOn(times);
    this.options.progress?.(this.events, this.options.end.head);
  }

  private timesGoOn(times: RecordingTimes): void {
    const fault = times.after(this.times);
    if (fault) this.options.fault(fault);
    this.times = times;
  }

  /** Leaves against the seals over them. */
  private async verifyStretch({ from, to, seals, leaves }: SealedStretch): Promise<void> {
    const { fault } = this.options;
    this.seals += seals.length;
    this.sealed = to > this.sealed ? to : this.sealed;
    const place = { position: from + 1n, upTo: to };
    if (from < this.reached || to <= from) {
      fault({ what: 'SEAL_CHANGED', ...place, because: 'ORDER' });
      return;
    }
    if (from > this.reached) {
      fault({ what: 'SEAL_MISSING', position: this.reached + 1n, upTo: from });
      await this.fillIn(from);
    }
    if (!leaves) fault({ what: 'SEAL_CHANGED', ...place, because: 'LEAVES' });
    if (!leaves || this.isBroken) this.isBroken = true;
    const nodes: HashedNode[] = [];
    let at = 0;
    for (const seal of seals) {
      const end = at + Number(seal.size - seal.previousSize) * HASH_BYTES;
      for (; leaves && !this.isBroken && at < end; at += HASH_BYTES) {
        this.append(leaves.subarray(at, at + HASH_BYTES), nodes);
      }
      this.verifySeal(seal);
    }
    await this.verifyNodes(nodes);
  }

  /** Where seals are gone, the tree goes on over the events themselves. */
  private async fillIn(upTo: bigint): Promise<void> {
    const { reading, hash } = this.options;
    const range = { after: this.reached, upTo };
    const times = new RecordingTimes();
    await reading.visit(range, (page, start, end) => {
      this.events++;
      times.see(page, start);
      if (positionAt(page, start) !== this.reached + 1n) this.isBroken = true;
      const leaf = Buffer.from(leafHashInPlace(page, start, end, hash), 'latin1');
      if (!this.isBroken) this.append(leaf, []);
    });
    this.timesGoOn(times);
    if (this.reached !== upTo) this.isBroken = true;
  }

  private append(leaf: Buffer, nodes: HashedNode[]): void {
    // The page that a leaf stands in is written over; the tree keeps what it is given.
    this.frontier.append(leaf, (node) => nodes.push(node), KEPT_HEIGHT);
    this.size++;
    if (this.options.wanted.has(this.size)) this.roots.set(this.reached, this.frontier.root());
  }

  private verifySeal(seal: SealRow): void {
    const { size, previousSize, root, checkpoint } = seal;
    const { keys, fault, origin, hash } = this.options;
    const place = { position: previousSize + 1n, upTo: size };
    const said = keys.verify(checkpoint);
    if (said.verdict !== 'VALID') {
      const found = keys.faultOf(checkpoint, said.verdict);
      if (found) fault({ ...place, ...found });
    } else {
      const { head, key } = said;
      this.signers.set(formatKey(key), key);
      const isOfLog = keys.isOneLog(head.origin, origin) && head.hash === hash;
      const agrees = isOfLog && head.size === size && head.root.equals(root);
      const isRoot = this.isBroken || this.frontier.root().equals(root);
      if (!agrees || !isRoot) fault({ what: 'SEAL_CHANGED', ...place, because: 'ROOT_MISMATCH' });
    }
    this.verifySealTime(seal, said.verdict === 'VALID' ? said.head.time : undefined);
  }

  /** What is signed tells where it is there; the column is the database's word. */
  private verifySealTime({ size, sealedAt }: SealRow, signed: string | undefined): void {
    const time = signed ?? sealedAt;
    const isOff =
      signed !== undefined && Math.abs(Date.parse(signed) - Date.parse(sealedAt)) > MOST_APART_MS;
    if (time < this.lastSealedAt || isOff) {
      const because = isOff ? 'NOT_AS_SIGNED' : 'FALLS';
      this.options.fault({ what: 'SEAL_TIME_FALLS', position: size, because });
    }
    if (time > this.lastSealedAt) this.lastSealedAt = time;
  }

  private async verifyNodes(nodes: readonly HashedNode[]): Promise<void> {
    if (nodes.length === 0) return;
    const [wrong] = await this.options.sql.query<{ height: number; place: bigint }>(
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
    this.options.fault({ what: 'NODE_CHANGED', position, upTo: (wrong.place + 1n) << height });
  }

  /** Every node there must be was looked at; more there must not be. */
  private async verifyNodeCount(): Promise<void> {
    const [{ count }] = (await this.options.sql.query<{ count: bigint }>(
      'SELECT count(*) AS count FROM store.tree_nodes',
    )) as [{ count: bigint }];
    let due = 0n;
    for (let height = BigInt(KEPT_HEIGHT); this.sealed >> height > 0n; height++) {
      due += this.sealed >> height;
    }
    if (count <= due || this.isBroken) return;
    const because = `${count}/${due}`;
    this.options.fault({ what: 'NODE_CHANGED', position: this.sealed, because });
  }

  /** Events that no seal covers stand in the order without gaps; more is not known of them. */
  private async verifyUnsealed(): Promise<void> {
    const { reading, fault, hash, end } = this.options;
    const { sealed } = this;
    let expected = sealed + 1n;
    const times = new RecordingTimes();
    if (this.reached !== sealed) this.isBroken = true;
    await reading.visit({ after: sealed, upTo: null }, (page, start, stop) => {
      this.events++;
      times.see(page, start);
      const position = positionAt(page, start);
      if (position > end.head) fault({ what: 'INSERTED', position });
      if (expected < position) fault({ what: 'MISSING', position: expected, upTo: position - 1n });
      if (expected !== position) this.isBroken = true;
      expected = position + 1n;
      const leaf = Buffer.from(leafHashInPlace(page, start, stop, hash), 'latin1');
      if (!this.isBroken && this.reached < end.head) this.append(leaf, []);
    });
    this.timesGoOn(times);
    await reading.visit({ after: null, upTo: 0n }, (page, start) => {
      fault({ what: 'INSERTED', position: positionAt(page, start) });
    });
    if (end.last < end.head && end.last >= sealed) {
      fault({ what: 'TRUNCATED', position: end.last + 1n });
    }
  }
}

/** The database's clock and the signer's: what is signed is inserted right after. */
const MOST_APART_MS = 120_000;

/** A failure is heard when it is waited for. */
function kept<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
