/** The programs that there are, as the read models hold them. */
import { recordedFact } from '../../event-store/decoding.js';
import type { EventStore } from '../../event-store/port.js';
import type { SpendingClass } from '../../event-catalogue/vocabulary.js';
import type { Sql } from '../../postgres/sql.js';
import { type DatedCode, Programs } from '../known-programs.js';

interface ProgramRow {
  readonly code: string;
  readonly chinese_name: string;
  readonly english_name: string;
  readonly class: SpendingClass;
  readonly pooled: boolean;
  readonly functional_codes: readonly DatedCode[];
  readonly effective_from: string;
  readonly basis: string;
}

export async function recordedPrograms(sql: Sql): Promise<Programs> {
  const programs = new Programs();
  for (const row of await sql.query<ProgramRow>(PROGRAMS, [])) {
    programs.evolve({
      type: 'ProgramAdded',
      data: {
        code: row.code,
        chineseName: row.chinese_name,
        englishName: row.english_name,
        class: row.class,
        pooled: row.pooled,
        functionalCodes: row.functional_codes,
        effectiveFrom: row.effective_from,
        basis: row.basis,
      },
    });
  }
  return programs;
}

/** Up to what is recorded by now, however far the read models are. */
export async function programsInStore(store: EventStore): Promise<Programs> {
  const programs = new Programs();
  const range = { toPosition: await store.head(), streamPrefixes: ['program-'] };
  for await (const page of store.readAll(range)) {
    for (const event of page) programs.evolve(recordedFact(event));
  }
  return programs;
}

const PROGRAMS = `SELECT code, chinese_name, english_name, class, pooled, functional_codes,
    effective_from, basis
  FROM published.programs ORDER BY position`;
