/** What the api asks of the record of access. */
import type { RecordAuditRead } from '../../../libs/access/domain/access-deciders.js';
import type { Reader, ReadsFilter } from '../../../libs/access/store/access-record.js';
import type { Page, PageRequest } from '../../../libs/http/answers.js';

/** The bounds of time are ISO 8601 in any zone. */
export interface ReadsQuery extends PageRequest, ReadsFilter {}

export interface Reads {
  /** Durable when it resolves: the answer begins only afterwards. */
  record(read: RecordAuditRead & Reader): Promise<void>;
  list(query: ReadsQuery): Promise<Page>;
  /** All of them as lines of JSON. */
  lines(filter: ReadsFilter): AsyncIterable<string>;
}
