/** What the manifest of a bundle says of the streams in it. docs/audit-proof.md specifies it. */
import type { RecordedEvent } from './leaf.js';

export const MANIFEST_FORMAT = 'doudi-evidence/2';

export interface BundledStream {
  readonly stream: string;
  /** whole: all revisions up to the checkpoint, from 0 on. */
  readonly extent: 'whole' | 'part';
  readonly events: number;
  /** First and last revision in the bundle, in decimal. */
  readonly first: string;
  readonly last: string;
}

/** Of events in the order of their positions, and so of their revisions. */
export class BundledStreams {
  private readonly found = new Map<string, { events: number; first: bigint; last: bigint }>();
  private readonly whole: Set<string>;

  constructor(whole: readonly string[]) {
    this.whole = new Set(whole);
  }

  take({ stream, revision }: RecordedEvent): void {
    const known = this.found.get(stream);
    if (!known) {
      this.found.set(stream, { events: 1, first: revision, last: revision });
      return;
    }
    known.events += 1;
    known.last = revision;
  }

  takenWhole(stream: string): void {
    this.whole.add(stream);
  }

  /** By name. @throws where a stream that is to be whole is not */
  listed(): readonly BundledStream[] {
    return [...this.found.entries()]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([stream, { events, first, last }]) => {
        const isWhole = this.whole.has(stream);
        if (isWhole && (first !== 0n || last !== BigInt(events - 1))) {
          throw new Error(`stream ${stream} has gaps: ${events} events of ${first} to ${last}`);
        }
        const extent = isWhole ? 'whole' : 'part';
        return { stream, extent, events, first: String(first), last: String(last) };
      });
  }
}
