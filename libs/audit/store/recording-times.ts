/** Recording times by position: a store gives none that lies before an earlier one. */
import type { Fault } from '../domain/faults.js';
import { positionAt } from './leaf-hashes.js';

/** Fields before `recordedAt`, each with its length before it. */
const FIELDS_BEFORE = 7;

export class RecordingTimes {
  /** Microseconds since 2000, exact as a number until the year 2255; undefined: none was seen. */
  first: number | undefined;
  last: number | undefined;
  private firstPosition = 0n;
  private fall: Fault | undefined;

  /** Canonical fields of the next event stand in `page` from `start`. */
  see(page: Buffer, start: number): void {
    let at = start;
    for (let field = 0; field < FIELDS_BEFORE; field++) at += 4 + page.readInt32BE(at);
    const time = page.readInt32BE(at + 4) * 0x1_0000_0000 + page.readUInt32BE(at + 8);
    if (this.last === undefined) {
      this.first = time;
      this.firstPosition = positionAt(page, start);
    } else if (time < this.last) {
      this.fall ??= { what: 'TIME_FALLS', position: positionAt(page, start) };
    }
    this.last = time;
  }

  /** The first fall in these and from those before; the times of both go on from here. */
  after(before: RecordingTimes | undefined): Fault | undefined {
    const falls =
      before?.last !== undefined && this.first !== undefined && this.first < before.last;
    if (this.last === undefined) this.last = before?.last;
    return falls ? { what: 'TIME_FALLS', position: this.firstPosition } : this.fall;
  }
}
