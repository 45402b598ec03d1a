/** Numbers of documents as they were recorded, however somebody spells them. */
import { documentNumber } from '../../event-catalogue/document-number.js';
import type { Sql } from '../../postgres/sql.js';

/** The number itself where a document has it, else that of the document of the same form. */
export async function recordedNumber(sql: Sql, given: string): Promise<string> {
  const form = documentNumber(given);
  const [row] = await sql.query<{ readonly document_no: string }>(RECORDED, [form, given]);
  return row?.document_no ?? form;
}

/** An opening balance's document is known by what it moved. */
const RECORDED = `SELECT document_no FROM (
    SELECT document_no, position FROM published.documents WHERE document_form = $1
    UNION ALL
    (SELECT document_no, position FROM published.fund_moves WHERE document_no = $2 LIMIT 1)
  ) d ORDER BY document_no <> $2, position LIMIT 1`;
