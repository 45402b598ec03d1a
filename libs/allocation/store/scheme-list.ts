/** The schemes of the province, with how far each has come. */
import { formatYuan } from '../../money/fen.js';
import type { Sql } from '../../postgres/sql.js';
import { SCHEME_STATUS_WORDS } from '../../wording/performance-words.js';
import { codesIn } from '../../wording/words.js';
import type { Factor } from '../domain/scheme-inputs.js';

export interface SchemeQuestion {
  readonly fiscalYear?: number;
  readonly program?: string;
  /** Position after which the page begins. */
  readonly after: bigint;
  readonly limit: number;
}

export const SCHEME_STATUSES = codesIn(SCHEME_STATUS_WORDS);

/** How far a scheme has come. */
export interface SchemeProgress {
  readonly status: (typeof SCHEME_STATUSES)[number];
  readonly draftedBy: string;
  readonly adoptedBy: string | null;
  readonly adoptedOn: string | null;
  /** The transfer document that it was issued as. */
  readonly documentNo: string | null;
  readonly issuedOn: string | null;
}

export interface SchemeItem extends SchemeProgress {
  readonly schemeId: string;
  readonly fiscalYear: number;
  readonly program: string;
  readonly total: string;
  readonly switchedOff: readonly Factor[];
  readonly draftedAt: string;
}

interface SchemeRow {
  readonly position: bigint;
  readonly recorded_at: string;
  readonly scheme_id: string;
  readonly fiscal_year: number;
  readonly program: string;
  readonly total_fen: bigint;
  readonly switched_off: string;
  readonly drafted_by: string;
  readonly adopted_on: string | null;
  readonly adopted_by: string | null;
  readonly document_no: string | null;
  readonly issued_on: string | null;
}

export class SchemeList {
  constructor(private readonly sql: Sql) {}

  /** In the order of their drafting. `next` is the position of the last where more follow. */
  async list(
    question: SchemeQuestion,
  ): Promise<{ readonly items: readonly SchemeItem[]; readonly next: bigint | null }> {
    const { fiscalYear, program, after, limit } = question;
    const of = [fiscalYear ?? null, program ?? null, after, null, limit + 1];
    const rows = await this.sql.query<SchemeRow>(SCHEMES, of);
    const items = rows.slice(0, limit).map(schemeItem);
    return { items, next: rows.length > limit ? rows[limit - 1]!.position : null };
  }

  async find(schemeId: string): Promise<SchemeItem | undefined> {
    const [row] = await this.sql.query<SchemeRow>(SCHEMES, [null, null, 0n, schemeId, 1]);
    return row && schemeItem(row);
  }
}

const SCHEMES = `SELECT s.position, s.recorded_at, s.scheme_id, s.fiscal_year, s.program, s.total_fen,
    s.switched_off, s.drafted_by, a.adopted_on, a.adopted_by, t.document_no, t.issued_on
  FROM read.schemes s
  LEFT JOIN read.scheme_adoptions a ON a.scheme_id = s.scheme_id
  LEFT JOIN LATERAL (SELECT document_no, issued_on FROM published.transfers
    WHERE scheme_id = s.scheme_id ORDER BY position LIMIT 1) t ON true
  WHERE ($1::integer IS NULL OR s.fiscal_year = $1) AND ($2::text IS NULL OR s.program = $2)
    AND s.position > $3 AND ($4::text IS NULL OR s.scheme_id = $4)
  ORDER BY s.position LIMIT $5`;

function schemeItem(row: SchemeRow): SchemeItem {
  const adopted = row.adopted_on !== null;
  return {
    schemeId: row.scheme_id,
    fiscalYear: row.fiscal_year,
    program: row.program,
    total: formatYuan(row.total_fen),
    switchedOff: switchedOffIn(row),
    status: adopted ? (row.document_no === null ? 'adopted' : 'issued') : 'draft',
    draftedBy: row.drafted_by,
    draftedAt: row.recorded_at,
    adoptedBy: row.adopted_by,
    adoptedOn: row.adopted_on,
    documentNo: row.document_no,
    issuedOn: row.issued_on,
  };
}

export interface AdoptedScheme {
  readonly schemeId: string;
  readonly program: string;
  readonly switchedOff: readonly string[];
  /** Issued as a transfer document by then. */
  readonly issued: boolean;
}

/** Of a fiscal year, by id. @param asOf adopted by the end of that day; null: at any time */
export async function adoptedSchemes(
  sql: Sql,
  fiscalYear: number,
  asOf: string | null,
): Promise<readonly AdoptedScheme[]> {
  const rows = await sql.query<AdoptedRow>(ADOPTED, [fiscalYear, asOf]);
  return rows.map((row) => ({
    schemeId: row.scheme_id,
    program: row.program,
    switchedOff: switchedOffIn(row),
    issued: row.issued,
  }));
}

type AdoptedRow = Pick<SchemeRow, 'scheme_id' | 'program' | 'switched_off'> & {
  readonly issued: boolean;
};

const ADOPTED = `SELECT s.scheme_id, s.program, s.switched_off,
    EXISTS (SELECT FROM published.transfers t WHERE t.scheme_id = s.scheme_id
      AND ($2::date IS NULL OR t.issued_on <= $2)) AS issued
  FROM published.adopted_schemes s
  WHERE fiscal_year = $1 AND ($2::date IS NULL OR adopted_on <= $2) ORDER BY scheme_id`;

function switchedOffIn({ switched_off: names }: Pick<SchemeRow, 'switched_off'>): Factor[] {
  return names === '' ? [] : (names.split(' ') as Factor[]);
}
