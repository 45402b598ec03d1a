/** What writes to PostgreSQL were last found to suffer from, for health. */
import { type PassingReason, passingCause } from './passing-errors.js';

/** Nobody has met it again for so long: it may be over. */
const FORGOTTEN_AFTER_MS = 60_000;

/** Reasons that end what a server can do though it answers. */
export type StorageTrouble = Extract<PassingReason, 'disk-full' | 'read-only' | 'io-error'>;

const TROUBLES: ReadonlySet<PassingReason> = new Set(['disk-full', 'read-only', 'io-error']);

export function storageTroubleOf(error: unknown): StorageTrouble | undefined {
  const reason = passingCause(error);
  return reason !== undefined && TROUBLES.has(reason) ? (reason as StorageTrouble) : undefined;
}

export class StorageTroubles {
  private readonly met = new Map<
    string,
    { readonly trouble: StorageTrouble; readonly at: number }
  >();

  /** @param onPassing hears of each passing failure, after which its writer tries again */
  constructor(
    private readonly now = () => performance.now(),
    private readonly onPassing: (who: string, reason: PassingReason) => void = () => undefined,
  ) {}

  /** @param who writes: each is over by itself */
  note(who: string, error: unknown): void {
    const reason = passingCause(error);
    if (reason !== undefined) this.onPassing(who, reason);
    const trouble = storageTroubleOf(error);
    if (trouble !== undefined) this.met.set(who, { trouble, at: this.now() });
  }

  /** It has written. */
  over(who: string): void {
    if (this.met.size > 0) this.met.delete(who);
  }

  get current(): StorageTrouble | undefined {
    const latest = [...this.met.values()].toSorted((a, b) => b.at - a.at)[0];
    if (latest === undefined || this.now() - latest.at > FORGOTTEN_AFTER_MS) return undefined;
    return latest.trouble;
  }
}
