/** So many costly requests an hour for each address. Addresses are kept in memory only. */
const HOUR = 3_600_000;
const MOST_ADDRESSES = 50_000;

export class AddressQuota {
  private readonly taken = new Map<string, { count: number; since: number }>();

  /** @param now milliseconds, never going back */
  constructor(
    private readonly perHour: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** 0: go ahead; else the seconds to wait. */
  take(address: string): number {
    const key = networkOf(address);
    const now = this.now();
    const known = this.taken.get(key);
    const window = known && now - known.since < HOUR ? known : { count: 0, since: now };
    if (window.count >= this.perHour) return Math.ceil((window.since + HOUR - now) / 1000);
    window.count += 1;
    this.taken.delete(key);
    this.taken.set(key, window);
    if (this.taken.size > MOST_ADDRESSES) this.dropOldest();
    return 0;
  }

  private dropOldest(): void {
    const [oldest] = this.taken.keys();
    if (oldest !== undefined) this.taken.delete(oldest);
  }
}

/** Whoever has an IPv6 address has 2^64 of them: they count as one. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  return address.split(':').slice(0, 4).join(':');
}
