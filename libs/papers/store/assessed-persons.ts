/** The persons of whom the assessment tells that counts in a month. */
import type { Sql } from '../../postgres/sql.js';

export interface PersonsQuestion {
  readonly fiscalYear: number;
  /** 1 to 12. */
  readonly month: number;
  /** End of that business day. */
  readonly asOf: string;
  /** One county's; left out: all. */
  readonly region?: string;
}

interface PersonsRow {
  readonly program: string;
  readonly persons: bigint;
}

/** By program; of counties and programs that have no assessment there are none. */
export async function assessedPersons(
  sql: Sql,
  { fiscalYear, month, asOf, region }: PersonsQuestion,
): Promise<Readonly<Record<string, number>>> {
  const values = [fiscalYear, asOf, month, region ?? null];
  const rows = await sql.query<PersonsRow>(PERSONS, values);
  return Object.fromEntries(rows.map(({ program, persons }) => [program, Number(persons)]));
}

const PERSONS = `SELECT program, sum(persons)::bigint AS persons FROM (
    SELECT DISTINCT ON (n.region, n.program) n.region, n.program, n.persons
      FROM published.assessments n
      JOIN published.postings p ON p.position = n.position AND p.region = n.region AND p.kind = 'need'
     WHERE n.fiscal_year = $1 AND p.occurred_on <= $2
       AND (n.from_month IS NULL OR n.from_month <= $3) AND ($4::text IS NULL OR n.region = $4)
     ORDER BY n.region, n.program, n.position DESC) latest
  GROUP BY program`;
