/** Replay, over the system of this process. */
import { yearLine } from '../../../libs/replay/domain/year-lines.js';
import { CountyYearReplays } from '../../../libs/replay/store/county-year-replay.js';
import type { Replays } from '../audit-replay/replays.js';
import type { System } from './system.js';

export function replaysOf({ store, sql }: Pick<System, 'store' | 'sql'>): Replays {
  const years = new CountyYearReplays(store, sql);
  return {
    year: async (question) => {
      const pages = await years.replay(question);
      return pages && linesOf(pages, yearLine);
    },
  };
}

export async function* linesOf<T>(
  pages: AsyncIterable<readonly T[]>,
  line: (entry: T) => string,
): AsyncGenerator<string> {
  for await (const page of pages) yield page.map(line).join('');
}
