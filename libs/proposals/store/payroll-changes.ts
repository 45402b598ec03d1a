/** Who is new, left or paid otherwise in a batch, against the month before. */
import { formatYuan } from '../../money/fen.js';
import type { Sql } from '../../postgres/sql.js';

export interface ProposedBatch {
  readonly region: string;
  readonly code: string;
  readonly period: string;
  readonly lines: readonly {
    readonly beneficiary: string;
    readonly persons: number;
    readonly amountFen: bigint;
  }[];
}

interface Paid {
  readonly persons: number;
  readonly amountFen: bigint;
}

interface Row {
  readonly beneficiary: string;
  readonly persons: number;
  readonly amount_fen: bigint;
}

const MONTH_BEFORE = `SELECT p.beneficiary, sum(p.persons)::integer AS persons,
    sum(p.amount_fen)::bigint AS amount_fen
  FROM published.batches b JOIN published.payments p ON p.stream = b.payment_stream
  WHERE b.region = $1 AND b.code = $2 AND b.period = $3
  GROUP BY p.beneficiary`;

/** By pseudonym; who is paid as before is counted alone. */
export async function payrollChanges(sql: Sql, batch: ProposedBatch) {
  const against = monthBefore(batch.period);
  const rows = await sql.query<Row>(MONTH_BEFORE, [batch.region, batch.code, against]);
  const before = new Map<string, Paid>(
    rows.map((row) => [row.beneficiary, { persons: row.persons, amountFen: row.amount_fen }]),
  );
  const after = new Map<string, Paid>();
  for (const { beneficiary, persons, amountFen } of batch.lines) {
    const paid = after.get(beneficiary) ?? { persons: 0, amountFen: 0n };
    after.set(beneficiary, {
      persons: paid.persons + persons,
      amountFen: paid.amountFen + amountFen,
    });
  }
  const persons = [...new Set([...before.keys(), ...after.keys()])].sort();
  const all = persons.map((beneficiary) => {
    const [was, is] = [before.get(beneficiary), after.get(beneficiary)];
    return { beneficiary, change: changeOf(was, is), before: shown(was), after: shown(is) };
  });
  const items = all.flatMap(({ change, ...of }) => (change === null ? [] : [{ ...of, change }]));
  return { against, unchanged: all.length - items.length, items };
}

function changeOf(was: Paid | undefined, is: Paid | undefined) {
  if (!was) return 'new' as const;
  if (!is) return 'left' as const;
  const isSame = was.persons === is.persons && was.amountFen === is.amountFen;
  return isSame ? null : ('changed' as const);
}

function shown(paid: Paid | undefined) {
  return paid ? { persons: paid.persons, amount: formatYuan(paid.amountFen) } : null;
}

/** `YYYY-MM` */
function monthBefore(period: string): string {
  const [year, month] = period.split('-').map(Number) as [number, number];
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
