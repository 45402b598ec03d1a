/**
 * What must be published, by when, and what is missing.
 * @source 2017, 四（四）要推进资金使用管理公示公开; 五（三）强化公开公示. The days are policy parameters:
 * `disclosure.dueDays` for payment lists (domain.md, section 8), `disclosure.documentDueDays` for
 * documents; the notices leave both open.
 */
import { formatYuan } from '../../money/fen.js';
import type { PublishedItemKind } from '../../event-catalogue/vocabulary.js';
import { DUTY_STATUS_WORDS } from '../../wording/supervision-words.js';
import { codesIn } from '../../wording/words.js';
import { daysOn } from './public-documents.js';
import {
  type DisclosureSource,
  BATCHES,
  PROVINCE,
  STANDING_DOCUMENTS,
  STANDING_LISTS,
  dayStepsOf,
} from './public-source.js';

export const DUTY_STATUSES = codesIn(DUTY_STATUS_WORDS);
export type DutyStatus = (typeof DUTY_STATUSES)[number];

export interface DutyQuestion {
  readonly region?: string;
  readonly fiscalYear?: number;
  readonly kind?: PublishedItemKind;
  readonly status?: DutyStatus;
  /** End of that business day; today unless told. */
  readonly asOf?: string;
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** Amounts are yuan strings with two places. */
export interface Duty {
  readonly kind: PublishedItemKind;
  readonly region: string;
  readonly fiscalYear: number;
  readonly program: string | null;
  readonly period: string | null;
  /** Transfer document or scheme. */
  readonly documentNo: string | null;
  /** First payment, issue, or closing: the day from which the days count. */
  readonly since: string;
  readonly dueOn: string;
  readonly publishedOn: string | null;
  readonly url: string | null;
  readonly amount: string | null;
  readonly status: DutyStatus;
  readonly clause: string;
}

export const DISCLOSURE_CLAUSE = '吉政办发〔2017〕63号 四（四）';
const PUBLICITY_CLAUSE = '吉政办发〔2017〕63号 五（三）';

interface DutyRow {
  readonly kind: PublishedItemKind;
  readonly region: string;
  readonly fiscal_year: number;
  readonly subject: string;
  readonly since: string;
  readonly due_on: string;
  readonly published_on: string | null;
  readonly url: string | null;
  readonly amount_fen: bigint | null;
  readonly status: DutyStatus;
}

export class DisclosureDuties {
  constructor(private readonly source: DisclosureSource) {}

  /** By region, year, kind and subject. */
  async list(
    question: DutyQuestion,
    position: bigint,
  ): Promise<{ readonly items: readonly Duty[]; readonly next: readonly string[] | null }> {
    const { asOf, limit } = question;
    const changes = await this.source.changes();
    const ofLists = dayStepsOf('disclosure.dueDays', changes);
    const ofDocuments = dayStepsOf('disclosure.documentDueDays', changes);
    const rows = await this.source
      .upTo(position)
      .query<DutyRow>(DUTIES, [
        asOf ?? this.source.today(),
        ofLists.from,
        ofLists.days,
        ofDocuments.from,
        ofDocuments.days,
        ...filterOf(question),
        ...keyValues(question.after),
        limit + 1,
      ]);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next = rows.length > limit && last ? keyOf(last) : null;
    return { items: page.map(dutyOf), next };
  }
}

function filterOf({ region, fiscalYear, kind, status }: DutyQuestion): readonly unknown[] {
  return [region ?? null, fiscalYear ?? null, kind ?? null, status ?? null];
}

function keyValues(after: readonly string[] | null): readonly unknown[] {
  if (after === null) return [null, null, null, null];
  const [region, year, kind, subject] = after;
  return [region, Number(year), kind, subject];
}

function keyOf(row: DutyRow): readonly string[] {
  return [row.region, String(row.fiscal_year), row.kind, row.subject];
}

function dutyOf(row: DutyRow): Duty {
  const isList = row.kind === 'LIST';
  const [program, period] = isList ? row.subject.split('/') : [];
  return {
    kind: row.kind,
    region: row.region,
    fiscalYear: row.fiscal_year,
    program: program ?? null,
    period: period ?? null,
    documentNo: isList || row.subject === '' ? null : row.subject,
    since: row.since,
    dueOn: row.due_on,
    publishedOn: row.published_on,
    url: row.url,
    amount: row.amount_fen === null ? null : formatYuan(row.amount_fen),
    status: row.status,
    clause: isList ? DISCLOSURE_CLAUSE : PUBLICITY_CLAUSE,
  };
}

const documentDue = (since: string): string => `${since} + ${daysOn(since, '$4', '$5')}`;

const DUTIES = `WITH
  lists AS (
    SELECT region, fiscal_year, program, period, min(paid_on) AS since,
           sum(amount_fen) AS amount_fen
      FROM (${BATCHES}) b WHERE paid_on <= $1 GROUP BY region, fiscal_year, program, period),
  documents AS (
    SELECT 'TRANSFER' AS kind, ${PROVINCE} AS region, t.fiscal_year, t.document_no AS subject,
           t.issued_on AS since, t.amount_fen
      FROM published.transfers t WHERE t.issued_on <= $1
    UNION ALL
    SELECT 'LEDGER', c.region, c.fiscal_year, '', c.occurred_on, NULL
      FROM published.postings c WHERE c.kind = 'closing' AND c.occurred_on <= $1
    UNION ALL
    SELECT 'ALLOCATION', ${PROVINCE}, s.fiscal_year, s.scheme_id, s.adopted_on, s.total_fen
      FROM published.adopted_schemes s WHERE s.adopted_on <= $1
    UNION ALL
    SELECT 'PERFORMANCE', ${PROVINCE}, e.fiscal_year, '', min(e.adopted_on), NULL
      FROM published.evaluations e WHERE e.adopted_on <= $1 GROUP BY e.fiscal_year),
  duties AS (
    SELECT 'LIST' AS kind, region, fiscal_year, l.program || '/' || l.period AS subject, l.since,
           l.since + ${daysOn('l.since', '$2', '$3')} AS due_on, p.published_on, p.url, l.amount_fen
      FROM lists l LEFT JOIN (${STANDING_LISTS}) p USING (region, fiscal_year, program, period)
    UNION ALL
    SELECT kind, region, fiscal_year, subject, d.since, ${documentDue('d.since')},
           p.published_on, p.url, d.amount_fen
      FROM documents d
      LEFT JOIN (${STANDING_DOCUMENTS}) p USING (kind, region, fiscal_year, subject)),
  judged AS (
    SELECT *, CASE WHEN published_on <= due_on THEN 'published'
                   WHEN published_on IS NOT NULL THEN 'late'
                   WHEN due_on < $1 THEN 'missing' ELSE 'due' END AS status
      FROM duties)
  SELECT * FROM judged
   WHERE ($6::text IS NULL OR region = $6) AND ($7::integer IS NULL OR fiscal_year = $7)
     AND ($8::text IS NULL OR kind = $8) AND ($9::text IS NULL OR status = $9)
     AND ($10::text IS NULL OR (region, fiscal_year, kind, subject) > ($10, $11::integer, $12, $13))
   ORDER BY region, fiscal_year, kind, subject LIMIT $14`;
