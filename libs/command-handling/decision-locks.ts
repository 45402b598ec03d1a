/**
 * Keeps decisions of one process out of each other's way, so that they do not have to meet as
 * conflicts in the store. It is a courtesy, not a safeguard: the expected revisions of the append
 * are what holds.
 */
export interface LockWish {
  readonly key: string;
  /** `shared` holders of a key go side by side; `alone` excludes all others. */
  readonly mode: 'shared' | 'alone';
}

interface Waiting extends LockWish {
  readonly grant: () => void;
}

interface Key {
  holders: number;
  mode: LockWish['mode'];
  readonly waiting: Waiting[];
}

export class DecisionLocks {
  private readonly keys = new Map<string, Key>();

  /**
   * Runs the work while it holds all keys; they are taken in one order, so that no two wait for
   * each other.
   */
  async hold<T>(wishes: readonly LockWish[], work: () => Promise<T>): Promise<T> {
    const inOrder = [...wishes].sort((a, b) => (a.key < b.key ? -1 : 1));
    const held: string[] = [];
    try {
      for (const wish of inOrder) {
        await this.acquire(wish);
        held.push(wish.key);
      }
      return await work();
    } finally {
      for (const key of held.reverse()) this.release(key);
    }
  }

  private acquire(wish: LockWish): Promise<void> {
    const key = this.keys.get(wish.key);
    if (!key) {
      this.keys.set(wish.key, { holders: 1, mode: wish.mode, waiting: [] });
      return Promise.resolve();
    }
    if (key.mode === 'shared' && wish.mode === 'shared' && key.waiting.length === 0) {
      key.holders++;
      return Promise.resolve();
    }
    return new Promise((grant) => key.waiting.push({ ...wish, grant }));
  }

  private release(name: string): void {
    const key = this.keys.get(name)!;
    key.holders--;
    if (key.holders > 0) return;
    const first = key.waiting.shift();
    if (!first) {
      this.keys.delete(name);
      return;
    }
    const granted = [first];
    if (first.mode === 'shared') {
      while (key.waiting[0]?.mode === 'shared') granted.push(key.waiting.shift()!);
    }
    key.holders = granted.length;
    key.mode = first.mode;
    for (const { grant } of granted) grant();
  }
}
