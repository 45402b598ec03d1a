/** A token bucket for each person: so many requests a second, twice as many at once. */
export class RateLimit {
  private readonly buckets = new Map<string, { left: number; at: number }>();

  /**
   * @param perSecond 0: no limit
   * @param now milliseconds, never going back
   */
  constructor(
    private readonly perSecond: number,
    private readonly now: () => number = () => performance.now(),
    private readonly mostBuckets = 20_000,
  ) {}

  /** 0: go ahead; else the seconds to wait. */
  take(who: string): number {
    if (this.perSecond === 0) return 0;
    const now = this.now();
    const most = this.perSecond * 2;
    const bucket = this.buckets.get(who);
    const refilled = bucket
      ? Math.min(most, bucket.left + ((now - bucket.at) / 1000) * this.perSecond)
      : most;
    const left = refilled >= 1 ? refilled - 1 : refilled;
    this.buckets.delete(who);
    this.buckets.set(who, { left, at: now });
    if (this.buckets.size > this.mostBuckets) this.dropOldest();
    return refilled >= 1 ? 0 : Math.max(1, Math.ceil((1 - refilled) / this.perSecond));
  }

  private dropOldest(): void {
    const [oldest] = this.buckets.keys();
    if (oldest !== undefined) this.buckets.delete(oldest);
  }
}
