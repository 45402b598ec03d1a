import { describe, expect, it } from '@jest/globals';
import type { QueryBus } from '@nestjs/cqrs';
import type { Grant } from '../access/request-context.js';
import type { PageRequest } from '../answers.js';
import { QueryOf } from '../handlers.js';
import { Lists } from './lists.js';
import type { PageQuery } from './queries.js';

class Ask extends QueryOf<
  PageRequest & { readonly region?: string },
  { readonly items: readonly object[]; readonly next: string | null }
> {}

/** Three lines of each county, by number. */
const bus = {
  execute: async ({ question }: Ask) => {
    const { region, limit, after = '0' } = question;
    const left = [1, 2, 3].filter((line) => line > Number(after));
    const items = left.slice(0, limit).map((line) => ({ region, line }));
    return { items, next: left.length > limit ? String(items.at(-1)!.line) : null };
  },
} as unknown as QueryBus;

const counties = new Set(['220402', '220403', '220422']);
const GRANT = { role: 'prefecture-finance', county: '220400', counties } as unknown as Grant;

describe('12.B2 a list of a prefecture', () => {
  it.each([1, 2, 3, 4, 100])('tells each county once, %d lines a page', async (limit) => {
    const lists = new Lists(bus);
    const told: object[] = [];
    let cursor: string | null | undefined;
    for (let pages = 0; cursor !== null && pages < 20; pages++) {
      const query: PageQuery = { limit, ...(cursor === undefined ? {} : { cursor }) };
      const page = await lists.page('things', query, (asked) => new Ask(asked), GRANT);
      expect(page.items.length).toBeLessThanOrEqual(limit);
      told.push(...page.items);
      cursor = page.next;
    }
    const lines = [...counties].flatMap((region) => [1, 2, 3].map((line) => ({ region, line })));
    expect(told).toEqual(lines);
  });
});
