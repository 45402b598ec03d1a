import { describe, expect, it } from '@jest/globals';
import { type KnownRelations, readModelsKnownAt, textKnownAt } from './known-read-models.js';
import { publishedBy } from './projection.js';

const TABLES: KnownRelations = { views: [], derived: {} };

const restricted = (table: string, place: string): string =>
  `known_${table} AS NOT MATERIALIZED (SELECT * FROM read.${table} WHERE position <= ${place})`;

describe('a statement over the read models as they were known', () => {
  it('leaves out rows of later events, of every table that it names', () => {
    const text = 'SELECT * FROM read.postings p JOIN read.regions r ON r.code = p.region';
    expect(textKnownAt(text, '$1', TABLES)).toBe(
      `WITH ${restricted('postings', '$1')}, ${restricted('regions', '$1')} ` +
        'SELECT * FROM known_postings p JOIN known_regions r ON r.code = p.region',
    );
  });

  it('keeps what the statement itself names before, recursive or not', () => {
    expect(textKnownAt('WITH a AS (SELECT 1) SELECT * FROM a, read.exits', '$2', TABLES)).toBe(
      `WITH ${restricted('exits', '$2')}, a AS (SELECT 1) SELECT * FROM a, known_exits`,
    );
    const recursive = 'WITH RECURSIVE a AS (SELECT 1) SELECT * FROM read.exits';
    expect(textKnownAt(recursive, '$2', TABLES)).toBe(
      `WITH RECURSIVE ${restricted('exits', '$2')}, a AS (SELECT 1) SELECT * FROM known_exits`,
    );
  });

  it('makes a published view of its text, over the tables as they were known', () => {
    const views = publishedBy('funds', {
      receipts: 'SELECT * FROM read.receipts, read.reversals',
      sums: 'SELECT sum(a) FROM published.receipts',
    });
    expect(textKnownAt('SELECT * FROM published.sums', '$1', { views, derived: {} })).toBe(
      `WITH ${restricted('receipts', '$1')}, ${restricted('reversals', '$1')}, ` +
        'known_published_receipts AS NOT MATERIALIZED ' +
        '(SELECT * FROM known_receipts, known_reversals), ' +
        'known_published_sums AS NOT MATERIALIZED ' +
        '(SELECT sum(a) FROM known_published_receipts) SELECT * FROM known_published_sums',
    );
    expect(() => textKnownAt('SELECT * FROM published.others', '$1', TABLES)).toThrow('others');
  });

  it('derives a table that has no rows of its own from what was known', () => {
    const derived = {
      findings: 'SELECT * FROM read.exits, {read}.exits l, {published}.exits WHERE l.at > {known}',
    };
    expect(textKnownAt('SELECT * FROM read.findings', '$1', { views: [], derived })).toBe(
      `WITH ${restricted('exits', '$1')}, known_findings AS NOT MATERIALIZED ` +
        '(SELECT * FROM known_exits, read.exits l, published.exits WHERE l.at > $1) ' +
        'SELECT * FROM known_findings',
    );
  });

  it('takes the position as one parameter more, and none where there is no table', async () => {
    const asked: unknown[] = [];
    const query = async (text: string, values: readonly unknown[] = []) => {
      asked.push([text, values]);
      return [];
    };
    const known = readModelsKnownAt({ query } as never, 7n, TABLES);
    await known.query('SELECT * FROM read.exits WHERE region = $1', ['220422']);
    await known.query('SELECT 1');
    expect(asked).toEqual([
      [
        `WITH ${restricted('exits', '$2::bigint')} SELECT * FROM known_exits WHERE region = $1`,
        ['220422', 7n],
      ],
      ['SELECT 1', []],
    ]);
  });
});
