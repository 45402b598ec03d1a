/** Reminders as offices list them, as they stood at the end of a day. */
import type { ReminderSubjectKind } from '../../event-catalogue/vocabulary.js';
import type { Sql } from '../../postgres/sql.js';
import { REMINDER_STATUS_WORDS } from '../../wording/supervision-words.js';
import { codesIn } from '../../wording/words.js';

export const REMINDER_STATUSES = codesIn(REMINDER_STATUS_WORDS);
export type ReminderStatus = (typeof REMINDER_STATUSES)[number];

export interface ListedReminder {
  readonly reminderNo: string;
  readonly region: string;
  readonly aboutKind: ReminderSubjectKind;
  readonly aboutId: string;
  readonly text: string;
  readonly status: ReminderStatus;
  readonly sentOn: string;
  readonly dueOn: string;
  readonly sentBy: string;
  /** The prefecture that sent it; null: the province. */
  readonly sender: string | null;
  readonly signedOn: string | null;
  readonly signedBy: string | null;
  readonly repliedOn: string | null;
  readonly repliedBy: string | null;
  readonly reply: string | null;
  /** Without a reply after its day. */
  readonly overdue: boolean;
}

export interface ReminderQuestion {
  readonly region?: string;
  readonly status?: ReminderStatus;
  /** End of that business day. */
  readonly asOf: string;
  /** Exclusive: position of the reminder seen last. */
  readonly after: bigint;
  readonly limit: number;
}

interface ReminderRow {
  readonly position: bigint;
  readonly reminder_no: string;
  readonly region: string;
  readonly about_kind: ReminderSubjectKind;
  readonly about_id: string;
  readonly text: string;
  readonly status: ReminderStatus;
  readonly sent_on: string;
  readonly due_on: string;
  readonly sent_by: string;
  readonly sender: string | null;
  readonly signed_on: string | null;
  readonly signed_by: string | null;
  readonly replied_on: string | null;
  readonly replied_by: string | null;
  readonly reply: string | null;
}

const TEXT = `WITH reminders AS (
  SELECT r.position, r.reminder_no, r.region, r.about_kind, r.about_id, r.text, r.sent_on,
      r.due_on, r.sent_by,
      CASE WHEN r.role = 'prefecture-finance' THEN r.organisation END AS sender,
      s.taken_on AS signed_on, s.taken_by AS signed_by,
      a.taken_on AS replied_on, a.taken_by AS replied_by, a.reply,
      CASE WHEN a.position IS NOT NULL THEN 'replied' WHEN s.position IS NOT NULL THEN 'signed'
        ELSE 'sent' END AS status
    FROM read.reminders r
    LEFT JOIN read.reminder_steps s
      ON s.reminder_no = r.reminder_no AND s.step = 'signed' AND s.taken_on <= $1
    LEFT JOIN read.reminder_steps a
      ON a.reminder_no = r.reminder_no AND a.step = 'replied' AND a.taken_on <= $1
    WHERE r.sent_on <= $1 AND r.position > $2 AND ($3::text IS NULL OR r.region = $3))
  SELECT * FROM reminders WHERE $4::text IS NULL OR status = $4 ORDER BY position LIMIT $5`;

/** In the order in which they were sent. */
export async function listReminders(
  sql: Sql,
  { asOf, after, region, status, limit }: ReminderQuestion,
): Promise<{ readonly items: readonly ListedReminder[]; readonly next: bigint | null }> {
  const rows = await sql.query<ReminderRow>(TEXT, [
    ...[asOf, after, region ?? null, status ?? null, limit + 1],
  ]);
  const page = rows.slice(0, limit);
  const items = page.map((row) => listed(row, asOf));
  return { items, next: rows.length > limit ? page.at(-1)!.position : null };
}

function listed(row: ReminderRow, asOf: string): ListedReminder {
  return {
    reminderNo: row.reminder_no,
    region: row.region,
    aboutKind: row.about_kind,
    aboutId: row.about_id,
    text: row.text,
    status: row.status,
    sentOn: row.sent_on,
    dueOn: row.due_on,
    sentBy: row.sent_by,
    sender: row.sender,
    signedOn: row.signed_on,
    signedBy: row.signed_by,
    repliedOn: row.replied_on,
    repliedBy: row.replied_by,
    reply: row.reply,
    overdue: row.status !== 'replied' && row.due_on < asOf,
  };
}
