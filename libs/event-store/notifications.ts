/** Wakes waiters when a higher position of the log is reported. */
export class Notifications {
  private readonly waiting = new Set<() => void>();
  /** The highest position heard of. */
  private heard = 0n;

  /** Resolves at a notification of a position after that one, after `atMostMs`, or when aborted. */
  async next(after: bigint, signal: AbortSignal, atMostMs?: number): Promise<void> {
    if (signal.aborted || this.heard > after) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = atMostMs === undefined ? undefined : setTimeout(wake, atMostMs);
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  hear(position: bigint): void {
    if (position > this.heard) this.heard = position;
    this.wakeAll();
  }

  wakeAll(): void {
    for (const wake of [...this.waiting]) wake();
  }
}
