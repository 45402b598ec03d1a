/** What stands in the files of a bundle that grow with its events, a page of them at a time. */
import { readFile } from 'node:fs/promises';
import type { RecordedEvent } from '../domain/leaf.js';
import { consistencyRanges, inclusionRanges } from '../domain/merkle.js';
import type { RecordedLog } from './recorded-log.js';
import type { SealedTree } from './sealed-tree.js';

const EVENTS_AT_ONCE = 200;

/** @param positions ascending, an event at each. */
export async function* eventPages(
  log: RecordedLog,
  positions: readonly bigint[],
): AsyncGenerator<readonly RecordedEvent[]> {
  const reading = await log.open();
  try {
    for (const part of partsOf(positions)) {
      const events = [...(await reading.at(part))];
      if (events.length !== part.length) throw new Error('an event of the bundle is gone');
      yield events.sort((a, b) => (a.position < b.position ? -1 : 1));
    }
  } finally {
    await reading.close();
  }
}

export function eventLine(event: RecordedEvent): string {
  const { position, revision } = event;
  return line({ ...event, position: String(position), revision: String(revision) });
}

export async function* proofLines(
  tree: SealedTree,
  positions: readonly bigint[],
  size: bigint,
): AsyncGenerator<string> {
  for (const part of partsOf(positions)) {
    const ranges = part.map((position) => inclusionRanges(position - 1n, size));
    const heads = await tree.heads(ranges.flat());
    let taken = 0;
    yield part
      .map((position, place) => {
        const proof = heads.slice(taken, (taken += ranges[place]!.length));
        return line({ position: String(position), proof: proof.map(base64) });
      })
      .join('');
  }
}

/** @param older sizes of checkpoints that the newer one continues, the largest first */
export async function consistencyLines(
  tree: SealedTree,
  older: readonly bigint[],
  size: bigint,
): Promise<string> {
  let text = '';
  for (const from of older) {
    const proof = await tree.heads(consistencyRanges(from, size));
    text += line({ from: String(from), to: String(size), proof: proof.map(base64) });
  }
  return text;
}

/** A file of the project, which stands above the sources or above what is built of them. */
export async function projectFile(path: string): Promise<string> {
  const above = (steps: string): URL => new URL(`${steps}${path}`, import.meta.url);
  const content = await readFile(above('../../../')).catch(() => readFile(above('../../../../')));
  return content.toString('utf8');
}

const OWN_COPY = 'const IS_FROM_BUNDLE = false;';

/** The verifier as it lies in a bundle: it says of itself that another is to be trusted. */
export async function bundledVerifier(): Promise<string> {
  const text = await projectFile('docs/verify/verify.mjs');
  if (!text.includes(OWN_COPY)) throw new Error('verify.mjs cannot say where it comes from');
  return text.replace(OWN_COPY, OWN_COPY.replace('false', 'true'));
}

export function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

export function base64(hash: Buffer): string {
  return hash.toString('base64');
}

function* partsOf(positions: readonly bigint[]): Generator<readonly bigint[]> {
  for (let at = 0; at < positions.length; at += EVENTS_AT_ONCE) {
    yield positions.slice(at, at + EVENTS_AT_ONCE);
  }
}
