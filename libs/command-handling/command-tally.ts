/** Commands of processes that end by themselves, counted in the database. */
import type { Sql } from '../postgres/sql.js';
import type { HandledCommand } from './answers.js';

export interface TalliedCommands {
  readonly command: string;
  /** `recorded`, `failed`, or the code of the refusal. */
  readonly outcome: string;
  readonly total: number;
}

export class CommandTally {
  private readonly counts = new Map<string, number>();

  constructor(private readonly sql: Sql) {}

  count({ name, outcome }: Pick<HandledCommand, 'name' | 'outcome'>): void {
    const key = `${name}\n${outcome}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  /** Adds what was counted since to what is kept. */
  async keep(): Promise<void> {
    if (this.counts.size === 0) return;
    const keys = [...this.counts.keys()].map((key) => key.split('\n'));
    await this.sql.query(ADD, [
      keys.map(([command]) => command),
      keys.map(([, outcome]) => outcome),
      [...this.counts.values()],
    ]);
    this.counts.clear();
  }
}

export async function talliedCommands(sql: Sql): Promise<readonly TalliedCommands[]> {
  const rows = await sql.query<Omit<TalliedCommands, 'total'> & { readonly total: bigint }>(
    'SELECT command, outcome, total FROM store.command_tallies ORDER BY command, outcome',
  );
  return rows.map(({ total, ...row }) => ({ ...row, total: Number(total) }));
}

const ADD = `INSERT INTO store.command_tallies AS t (command, outcome, total)
  SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[])
  ON CONFLICT (command, outcome) DO UPDATE SET total = t.total + excluded.total`;
