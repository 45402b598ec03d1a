/** Objections as offices list them, and as who objected looks one up. */
import { isSameHash, tokenHashOf } from '../../access/store/sealed-texts.js';
import type { Sql } from '../../postgres/sql.js';
import {
  type ObjectionOutcome,
  type ObjectionStatus,
  statusOfObjection,
} from '../domain/objections.js';
import type { ObjectionTexts } from './objection-texts.js';
import type { DisclosureSource } from './public-source.js';

/** What was objected lies sealed; a list shows none of it. */
export interface ListedObjection {
  readonly objectionNo: string;
  readonly region: string;
  readonly program: string | null;
  readonly period: string | null;
  readonly documentNo: string | null;
  readonly lodgedOn: string;
  readonly dueOn: string;
  readonly status: ObjectionStatus;
  readonly contact: 'GIVEN' | 'NONE';
  readonly answeredOn: string | null;
  readonly outcome: ObjectionOutcome | null;
  /** Whether the answer came after the deadline; null while there is none. */
  readonly answeredLate: boolean | null;
}

/** What who objected sees: nothing of what was said, all of what was answered. */
export interface ObjectionStanding {
  readonly objectionNo: string;
  readonly lodgedOn: string;
  readonly dueOn: string;
  readonly status: ObjectionStatus;
  readonly answeredOn: string | null;
  readonly outcome: ObjectionOutcome | null;
  readonly answer: string | null;
}

export interface ObjectionQuestion {
  readonly region?: string;
  readonly status?: ObjectionStatus;
  readonly after: bigint;
  readonly limit: number;
}

interface ObjectionRow {
  readonly position: bigint;
  readonly objection_no: string;
  readonly region: string;
  readonly program: string | null;
  readonly period: string | null;
  readonly document_no: string | null;
  readonly lodged_on: string;
  readonly due_on: string;
  readonly content_hash: string;
  readonly token_hash: string;
  readonly contact: 'GIVEN' | 'NONE';
  readonly answered_on: string | null;
  readonly outcome: ObjectionOutcome | null;
  readonly answer_hash: string | null;
}

export class ObjectionList {
  private readonly sql: Sql;

  constructor(
    private readonly source: Pick<DisclosureSource, 'sql' | 'today'>,
    private readonly texts: ObjectionTexts,
  ) {
    this.sql = source.sql;
  }

  /** In the order in which they came. */
  async list({ region, status, after, limit }: ObjectionQuestion) {
    const rows = await this.sql.query<ObjectionRow>(
      `${OBJECTIONS} WHERE ($1::text IS NULL OR o.region = $1) AND o.position > $2
         AND ($3::text IS NULL OR $3 = CASE WHEN a.position IS NOT NULL THEN 'answered'
           WHEN o.due_on < $4 THEN 'overdue' ELSE 'open' END)
       ORDER BY o.position LIMIT $5`,
      [region ?? null, after, status ?? null, this.source.today(), limit + 1],
    );
    const page = rows.slice(0, limit);
    const next = rows.length > limit ? page.at(-1)!.position : null;
    return { items: page.map((row) => this.listed(row)), next };
  }

  /** What was said, how to reach who said it, and what was answered: personal data. */
  async opened(objectionNo: string) {
    const row = await this.row(objectionNo);
    if (!row) return undefined;
    const { text = null, contact = null } = await this.texts.open(placeOf(row));
    return { ...this.listed(row), text, contactDetails: contact, answer: await this.answer(row) };
  }

  /** undefined also where the token is another's: nobody learns which numbers there are. */
  async standing(objectionNo: string, token: string): Promise<ObjectionStanding | undefined> {
    const row = await this.row(objectionNo);
    const hash = tokenHashOf(token);
    if (!isSameHash(row?.token_hash ?? '', hash) || !row) return undefined;
    const { lodgedOn, dueOn, status, answeredOn, outcome } = this.listed(row);
    const answer = await this.answer(row);
    return { objectionNo, lodgedOn, dueOn, status, answeredOn, outcome, answer };
  }

  private async row(objectionNo: string): Promise<ObjectionRow | undefined> {
    const [row] = await this.sql.query<ObjectionRow>(`${OBJECTIONS} WHERE o.objection_no = $1`, [
      objectionNo,
    ]);
    return row;
  }

  private async answer(row: ObjectionRow): Promise<string | null> {
    if (row.answer_hash === null) return null;
    const place = { no: row.objection_no, contentHash: row.answer_hash };
    return (await this.texts.open(place)).answer ?? null;
  }

  private listed(row: ObjectionRow): ListedObjection {
    const { due_on: dueOn, answered_on: answeredOn } = row;
    const answered = answeredOn !== null;
    return {
      objectionNo: row.objection_no,
      region: row.region,
      program: row.program,
      period: row.period,
      documentNo: row.document_no,
      lodgedOn: row.lodged_on,
      dueOn,
      status: statusOfObjection({ dueOn, answered }, this.source.today()),
      contact: row.contact,
      answeredOn,
      outcome: row.outcome,
      answeredLate: answered ? answeredOn > dueOn : null,
    };
  }
}

function placeOf(row: ObjectionRow) {
  return { no: row.objection_no, contentHash: row.content_hash };
}

const OBJECTIONS = `SELECT o.position, o.objection_no, o.region, o.program, o.period, o.document_no,
    o.lodged_on, o.due_on, o.content_hash, o.token_hash, o.contact, a.answered_on, a.outcome,
    a.content_hash AS answer_hash
  FROM read.objections o LEFT JOIN read.objection_answers a USING (objection_no)`;
