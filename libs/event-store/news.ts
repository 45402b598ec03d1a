/** Who waits for an order to grow, and what was heard of its growing. */
export class News {
  private readonly waiting = new Set<() => void>();
  /** The highest position heard of. */
  private heard = 0n;

  /** Resolves at news of something after that position, after `atMostMs`, or when aborted. */
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
