/**
 * Imported before a process of a campaign: at SIGUSR2 the clock of the process jumps two minutes
 * ahead, and back at the next.
 */
const AHEAD_MS = 120_000;
const TrueDate = Date;
let aheadMs = 0;

class MovedDate extends TrueDate {
  constructor(...given: [] | [number]) {
    if (given.length === 0) super(TrueDate.now() + aheadMs);
    else super(...given);
  }

  static override now(): number {
    return TrueDate.now() + aheadMs;
  }
}

globalThis.Date = MovedDate as DateConstructor;
process.on('SIGUSR2', () => (aheadMs = aheadMs === 0 ? AHEAD_MS : 0));
