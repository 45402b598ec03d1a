/** What the api asks of replay. Lines are NDJSON, a page of them at a time. */
import type { DocumentQuestion } from '../../../libs/replay/store/document-replays.js';
import type { DiffQuestion, YearQuestion } from '../../../libs/replay/store/county-year-replay.js';
import type { Answer } from '../../../libs/http/answers.js';

export interface Replays {
  /** undefined: there is no such county. */
  years(question: YearQuestion): Promise<AsyncIterable<string> | undefined>;
  /** undefined: there is no such county. */
  diff(question: DiffQuestion): Promise<Answer | undefined>;
  /** undefined: there is no such document. */
  document(question: DocumentQuestion): Promise<AsyncIterable<string> | undefined>;
}
