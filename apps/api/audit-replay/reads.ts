/** What the api asks of the record of access. */
import type { AuditReadAsked } from '../../../libs/access/store/access-record.js';
import type { Page, PageRequest } from '../answers.js';

export interface ReadsQuery extends PageRequest {
  readonly subject?: string;
  /** Bounds of the time of the read, ISO 8601. */
  readonly from?: string;
  readonly to?: string;
}

export interface Reads {
  /** Durable when it resolves: the answer begins only afterwards. */
  record(read: Omit<AuditReadAsked, 'today'>): Promise<void>;
  list(query: ReadsQuery): Promise<Page>;
}
