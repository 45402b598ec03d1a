/** The papers that were printed, by their check codes. */
import type { Sql } from '../../postgres/sql.js';
import type { PaperKind, PaperSubject } from '../domain/paper-kinds.js';

export interface IssuedPaper {
  readonly code: string;
  readonly kind: PaperKind;
  readonly subject: PaperSubject;
  readonly asOf: string | null;
  /** ISO 8601. */
  readonly knownAt: string | null;
  readonly position: bigint;
  /** Of the figures as the interface answers them, in hexadecimal. */
  readonly figuresSha256: string;
  readonly printedAt: string;
  readonly printedBy: string;
  readonly role: string;
}

export async function keepPaper(sql: Sql, paper: IssuedPaper): Promise<void> {
  const { code, kind, subject, asOf, knownAt, position, figuresSha256 } = paper;
  await sql.query(
    `INSERT INTO store.papers (code, kind, subject, as_of, recorded_until, position, figures_sha256,
       printed_at, printed_by, role) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[code, kind, JSON.stringify(subject), asOf, knownAt, String(position), figuresSha256],
      ...[paper.printedAt, paper.printedBy, paper.role],
    ],
  );
}

/** undefined: nothing was printed under it. */
export async function findPaper(sql: Sql, code: string): Promise<IssuedPaper | undefined> {
  const [row] = await sql.query<IssuedPaper>(
    `SELECT code, kind, subject, as_of AS "asOf", recorded_until AS "knownAt", position,
       figures_sha256 AS "figuresSha256", printed_at AS "printedAt", printed_by AS "printedBy", role
     FROM store.papers WHERE code = $1`,
    [code],
  );
  return row;
}
