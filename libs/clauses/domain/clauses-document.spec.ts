import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { format } from 'prettier';
import { CLAUSES } from './clause.js';
import { clausesDocument } from './clauses-document.js';

const page = new URL('../../../docs/clauses.md', import.meta.url);

describe('docs/clauses.md', () => {
  it('is what the code says; DOUDI_WRITE_DOCS=1 writes it anew', async () => {
    const document = await format(clausesDocument(), { parser: 'markdown', printWidth: 100 });
    if (process.env['DOUDI_WRITE_DOCS'] === '1') writeFileSync(page, document);
    expect(readFileSync(page, 'utf8')).toBe(document);
  });

  it('has a row for each clause', () => {
    const rows = readFileSync(page, 'utf8').match(/^\| [AB]\d{3} /gm)!;
    expect(rows.length).toBe(CLAUSES.length);
  });
});
