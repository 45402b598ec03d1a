/** What the api asks of replay. Lines are NDJSON, a page of them at a time. */
import type { YearQuestion } from '../../../libs/replay/store/county-year-replay.js';

export interface Replays {
  /** undefined: there is no such county. */
  year(question: YearQuestion): Promise<AsyncIterable<string> | undefined>;
}
