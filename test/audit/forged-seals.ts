/** Seals as somebody makes them who owns the database and a key: past every process that seals. */
import { Frontier, type HashedNode } from '../../libs/audit/domain/merkle.js';
import { type TreeHead, signCheckpoint } from '../../libs/audit/domain/checkpoint.js';
import { privateKeyOf } from '../../libs/audit/domain/signed-note.js';
import { leafHashes } from '../../libs/audit/store/leaf-hashes.js';
import { KEPT_HEIGHT } from '../../libs/audit/store/sealed-tree.js';
import type { RecordedEvents } from './recorded-events.js';

export interface ForgedSeal {
  readonly key: Buffer;
  readonly origin: string;
  /** Of the seal before it. */
  readonly after: number;
  readonly size: number;
  /** ISO 8601; left out: the seal does not say. */
  readonly time?: string;
}

/** The head over what is recorded now, signed; nothing is kept of it. */
export async function forgedHead(recorded: RecordedEvents, seal: ForgedSeal) {
  const { key, origin, size, time } = seal;
  const reading = await recorded.log.open();
  try {
    const leaves = await leafHashes(reading, 0n, BigInt(size), 'sha256');
    const frontier = new Frontier();
    const nodes: HashedNode[] = [];
    for (const leaf of leaves) frontier.append(leaf, (node) => nodes.push(node), KEPT_HEIGHT);
    const head: TreeHead = {
      ...{ origin, size: BigInt(size), root: frontier.root(), hash: 'sha256' },
      ...(time === undefined ? {} : { time }),
    };
    return { root: head.root, leaves, checkpoint: signCheckpoint(head, privateKeyOf(key)) };
  } finally {
    await reading.close();
  }
}

/** Puts a seal over what is recorded now in the place of those after `after`. */
export async function forgeSeal(recorded: RecordedEvents, seal: ForgedSeal): Promise<string> {
  const { root, leaves, checkpoint } = await forgedHead(recorded, seal);
  const { after, size } = seal;
  await recorded.owner.query('DELETE FROM store.seals WHERE size > $1', [after]);
  await recorded.owner.query(
    `INSERT INTO store.seals (size, previous_size, root, checkpoint, leaves)
       VALUES ($1, $2, $3, $4, $5)`,
    [size, after, root, checkpoint, Buffer.concat(leaves.slice(after))],
  );
  return checkpoint;
}
