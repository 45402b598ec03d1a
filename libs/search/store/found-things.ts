/** Units, documents and batches of which a name or number holds a text. */
import type { Sql } from '../../postgres/sql.js';

export const FOUND_KINDS = ['unit', 'receipt', 'transfer', 'batch'] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

export interface SearchQuestion {
  /** As it was typed: any case, brackets of any form. */
  readonly text: string;
  /** The only counties to look in; null: all. */
  readonly counties: readonly string[] | null;
  /** Whether receipts may be seen. */
  readonly receipts: boolean;
  /** The most of each kind. */
  readonly limit: number;
}

export interface FoundThing {
  readonly kind: FoundKind;
  /** Code or number, by which it is asked for. */
  readonly key: string;
  /** null: of no single unit. */
  readonly region: string | null;
  readonly fiscalYear: number | null;
  readonly name: string | null;
}

interface FoundRow {
  readonly kind: FoundKind;
  readonly key: string;
  readonly region: string | null;
  readonly fiscal_year: number | null;
  readonly name: string | null;
}

/** Of documents and batches the latest first; units by code. */
export async function foundThings(
  sql: Sql,
  { text, counties, receipts, limit }: SearchQuestion,
): Promise<readonly FoundThing[]> {
  const pattern = `%${normal(text).replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await sql.query<FoundRow>(FOUND, [pattern, counties, receipts, limit]);
  return rows.map(({ fiscal_year: fiscalYear, ...row }) => ({ ...row, fiscalYear }));
}

/** Brackets of years are written in many ways; NFKC has full-width letters and digits plain. */
function normal(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[[(〔［（【]/g, '〔')
    .replace(/[\])〕］）】]/g, '〕')
    .replace(/\s/g, '')
    .toUpperCase();
}

const NUMBER = (column: string): string =>
  `upper(translate(${column}, '[]()［］（）【】', '〔〕〔〕〔〕〔〕〔〕'))`;

const FOUND = `(SELECT 'unit' AS kind, u.code AS key, u.region, NULL::integer AS fiscal_year, u.name
    FROM published.unit_names u
    WHERE u.until_on IS NULL AND (u.name LIKE $1 OR u.code LIKE $1)
      AND ($2::text[] IS NULL OR u.region = ANY ($2))
    ORDER BY u.code LIMIT $4)
  UNION ALL
  (SELECT 'receipt', r.document_no, NULL, r.fiscal_year, NULL
    FROM published.receipts r
    WHERE $3 AND r.place = 0 AND ${NUMBER('r.document_no')} LIKE $1
    ORDER BY r.position DESC LIMIT $4)
  UNION ALL
  (SELECT 'transfer', t.document_no, NULL, t.fiscal_year, NULL
    FROM published.transfers t
    WHERE ${NUMBER('t.document_no')} LIKE $1
      AND ($2::text[] IS NULL OR EXISTS (SELECT FROM published.transfer_lines l
        WHERE l.position = t.position AND l.region = ANY ($2)))
    ORDER BY t.position DESC LIMIT $4)
  UNION ALL
  (SELECT 'batch', b.batch_no, b.region, b.fiscal_year, NULL
    FROM published.batches b
    WHERE ${NUMBER('b.batch_no')} LIKE $1 AND ($2::text[] IS NULL OR b.region = ANY ($2))
    ORDER BY b.position DESC LIMIT $4)`;
