import { LogIndex } from './log-index.js';
import { indexed } from './log-record.js';
import type { LogReader } from './log-reader.js';

const PAGE_EVENTS = 2_000;

/** The index, brought up to the head of the log before it is asked. */
export class FreshIndex {
  private readonly index = new LogIndex();
  private underWay: Promise<LogIndex> | undefined;
  private next: Promise<LogIndex> | undefined;
  private isRead = false;

  constructor(private readonly reader: LogReader) {}

  /** As it stands, which may be behind other writers; read whole where it never was. */
  async known(): Promise<LogIndex> {
    return this.isRead ? this.index : this.fresh();
  }

  /**
   * With everything that was in the log when it was asked for: a read under way may have begun too
   * early, so that those who come meanwhile share the next.
   *
   * @throws StoreUnavailable
   */
  fresh(): Promise<LogIndex> {
    if (!this.underWay) {
      this.underWay = this.catchUp().finally(() => {
        this.underWay = undefined;
      });
      return this.underWay;
    }
    this.next ??= this.underWay
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        return this.fresh();
      });
    return this.next;
  }

  private async catchUp(): Promise<LogIndex> {
    for (;;) {
      const records = await this.reader.records(BigInt(this.index.size) + 1n, PAGE_EVENTS);
      for (const record of records) this.index.fold(Number(record.position), indexed(record));
      if (records.length === 0) break;
    }
    this.isRead = true;
    return this.index;
  }
}
