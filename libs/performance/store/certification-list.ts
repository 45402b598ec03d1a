/** Which months the counties have certified, and which they owe. domain.md, sections 2 and 8 */
import { type ParameterChange, parametersAt } from '../../policy/parameters.js';
import type { Sql } from '../../postgres/sql.js';
import {
  type CertificationStatus,
  certificationDueOn,
  certificationStatus,
} from '../domain/certifications.js';

export interface CertificationsQuestion {
  readonly fiscalYear: number;
  readonly region?: string;
  /** 1 to 12. */
  readonly month?: number;
  /** Those that are not certified, of months that are over. */
  readonly missing: boolean;
  /** End of that business day. */
  readonly asOf: string;
}

interface CertificationRow {
  readonly region: string;
  readonly name: string;
  readonly month: number;
  readonly certified_on: string | null;
}

/** By region and month. */
export interface ListedCertification {
  readonly region: string;
  readonly name: string;
  readonly fiscalYear: number;
  readonly month: number;
  readonly certifiedOn: string | null;
  readonly dueOn: string;
  readonly status: CertificationStatus;
}

export async function certificationList(
  sql: Sql,
  { fiscalYear, region, month, missing, asOf }: CertificationsQuestion,
  changes: readonly ParameterChange[],
): Promise<readonly ListedCertification[]> {
  const dueDay = parametersAt(asOf, changes).whole('performance.certification.dueDay');
  const asked = [fiscalYear, asOf, missing, region ?? null, month ?? null];
  const rows = await sql.query<CertificationRow>(CERTIFICATIONS, asked);
  return rows.map((row) => {
    const dueOn = certificationDueOn(fiscalYear, row.month, dueDay);
    return {
      ...{ region: row.region, name: row.name, fiscalYear, month: row.month },
      certifiedOn: row.certified_on,
      dueOn,
      status: certificationStatus(row.certified_on, dueOn, asOf),
    };
  });
}

const CERTIFICATIONS = `SELECT r.code AS region, r.name, m.month, c.certified_on
  FROM published.regions r CROSS JOIN generate_series(1, 12) AS m (month)
  LEFT JOIN published.certifications c ON c.region = r.code AND c.fiscal_year = $1
    AND c.month = m.month AND c.certified_on <= $2
  WHERE r.level = 'county' AND ($4::text IS NULL OR r.code = $4)
    AND ($5::integer IS NULL OR m.month = $5)
    AND CASE WHEN $3::boolean
      THEN c.month IS NULL AND make_date($1::integer, m.month, 1) + interval '1 month' <= $2::date
      ELSE c.month IS NOT NULL END
  ORDER BY r.code, m.month`;
