/** Replay, over the system of this process. */
import { diffAnswer } from '../../../libs/replay/domain/diff-answer.js';
import { documentLine } from '../../../libs/replay/domain/document-lines.js';
import { yearLine } from '../../../libs/replay/domain/year-lines.js';
import { DocumentReplays } from '../../../libs/replay/store/document-replays.js';
import { CountyYearReplays } from '../../../libs/replay/store/county-year-replay.js';
import type { Replays } from '../audit-replay/replays.js';
import type { System } from '../../system/system.js';

export function replaysOf({ store, sql }: Pick<System, 'store' | 'sql'>): Replays {
  const years = new CountyYearReplays(store, sql);
  const documents = new DocumentReplays(store, sql);
  return {
    years: async (question) => {
      const pages = await years.replay(question);
      return pages && linesOf(pages, yearLine);
    },
    diff: async (question) => {
      const diff = await years.diff(question);
      return diff && { ...diffAnswer(question, diff) };
    },
    document: async (question) => {
      const pages = await documents.replay(question);
      return pages && linesOf(pages, documentLine);
    },
  };
}

export async function* linesOf<T>(
  pages: AsyncIterable<readonly T[]>,
  line: (entry: T) => string,
): AsyncGenerator<string> {
  for await (const page of pages) yield page.map(line).join('');
}
