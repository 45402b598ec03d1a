/**
 * The vault, verified without its key: its ciphertexts against the digests that events committed,
 * and what was erased against the events that ordered it, in both directions.
 */
import {
  type CommittedRow,
  hashOfBatch,
  rowsOfBatch,
} from '../../libs/access/store/vault-digests.js';
import type { Fault, FaultKind } from '../../libs/audit/domain/faults.js';
import { decodedFields } from '../../libs/audit/domain/leaf.js';
import type { LogReading } from '../../libs/audit/store/recorded-log.js';
import type {
  SectionContext,
  SectionReport,
  VerificationSection,
} from '../../libs/audit/store/verification-section.js';
import { type Fact, decodeFact } from '../../libs/event-catalogue/catalogue.js';
import { parametersAt } from '../../libs/policy/parameters.js';
import { recordedChanges } from '../../libs/policy/store/recorded-changes.js';
import type { Sql } from '../../libs/postgres/sql.js';

/** Rows named one by one at most. */
const MOST_NAMED = 40;
const DAY_MS = 86_400_000;

interface Committed {
  readonly position: bigint;
  readonly rows: number;
  readonly sha256: string;
}

/** What events say of the vault. */
interface Said {
  /** By the number of the batch. */
  readonly batches: Map<bigint, Committed>;
  /** By the id of the event: the person and its position. */
  readonly forgotten: Map<string, { readonly person: string; readonly position: bigint }>;
}

export const vaultSection: VerificationSection = { verify };

async function verify({ sql, reading, now }: SectionContext): Promise<SectionReport> {
  const said = await saidIn(reading);
  const batches = await batchFaults(sql, said);
  const rows = await rowFaults(sql, said);
  const erasures = await erasureFaults(sql, said);
  const [counts] = await sql.query<{ committed: bigint; pending: bigint }>(COUNTS);
  const overdue = await overdueSince(sql, now);
  return {
    faults: [...batches, ...rows, ...erasures],
    lines: [
      [
        `保险库：${counts!.committed} 条密文与 ${said.batches.size} 批已提交的摘要核对，另有 ${counts!.pending} 条尚未提交；遗忘 ${said.forgotten.size} 人`,
        `vault: ${counts!.committed} ciphertexts held against ${said.batches.size} committed batches, ${counts!.pending} not committed yet; ${said.forgotten.size} persons forgotten`,
      ],
      ...(overdue === undefined
        ? []
        : [
            [
              `自 ${overdue} 起被遗忘者的旧密钥仍在日志和备份中可用：请更换保险库主密钥并销毁旧密钥`,
              `forgotten since ${overdue}, yet within reach of backups: rotate the master key of the vault and destroy the older one`,
            ] as const,
          ]),
    ],
  };
}

const TYPES: readonly Fact['type'][] = ['VaultDigestsCommitted', 'PersonForgotten'];

/** Events are decoded where their bytes hold the name of such a type. */
async function saidIn(reading: LogReading): Promise<Said> {
  const said: Said = { batches: new Map(), forgotten: new Map() };
  await reading.visit({ after: 0n, upTo: (await reading.end()).head }, (bytes, start, stop) => {
    const leaf = bytes.subarray(start, stop);
    if (!TYPES.some((type) => leaf.includes(type))) return;
    const event = decodedFields(leaf);
    if (!(TYPES as readonly string[]).includes(event.type)) return;
    const { type, data } = decodeFact(event);
    const { position } = event;
    if (type === 'PersonForgotten') {
      said.forgotten.set(event.id, { person: data.beneficiary, position });
    } else if (type === 'VaultDigestsCommitted') {
      said.batches.set(BigInt(data.batch), { ...data, position });
    }
  });
  return said;
}

/** The digests that lie in the vault are those of the events. */
async function batchFaults(sql: Sql, { batches }: Said): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const [batch, { position, rows: wanted, sha256 }] of batches) {
    const rows: readonly CommittedRow[] = await rowsOfBatch(sql, batch);
    if (rows.length === wanted && hashOfBatch(rows) === sha256) continue;
    faults.push({ what: 'VAULT_DIGESTS_CHANGED', position, because: `batch ${batch}` });
  }
  return faults;
}

/** Each ciphertext that was committed is there, unless its person was erased. */
async function rowFaults(sql: Sql, { batches }: Said): Promise<readonly Fault[]> {
  const rows = await sql.query<{ pseudonym: string; batch: bigint }>(CHANGED);
  return named('VAULT_ROW_CHANGED', rows, ({ pseudonym, batch }) => ({
    position: batches.get(batch)?.position ?? 0n,
    because: pseudonym,
  }));
}

/** Who was to be forgotten is, and whoever was erased was to be. */
async function erasureFaults(sql: Sql, { forgotten }: Said): Promise<readonly Fault[]> {
  const erased = await sql.query<{ pseudonym: string; event_id: string }>(
    'SELECT pseudonym, event_id FROM vault.erased',
  );
  const noted = new Set(erased.map(({ pseudonym, event_id: id }) => `${id} ${pseudonym}`));
  const left = new Set(
    (
      await sql.query<{ pseudonym: string }>(LEFT, [[...forgotten.values()].map((f) => f.person)])
    ).map(({ pseudonym }) => pseudonym),
  );
  const missing = [...forgotten].filter(
    ([id, { person }]) => !noted.has(`${id} ${person}`) || left.has(person),
  );
  const unordered = erased.filter(({ event_id: id }) => !forgotten.has(id));
  return [
    ...named('ERASURE_MISSING', missing, ([, { person, position }]) => ({
      position,
      because: person,
    })),
    ...named('ERASURE_UNORDERED', unordered, ({ pseudonym }) => ({
      position: 0n,
      because: pseudonym,
    })),
  ];
}

function named<Row>(
  what: FaultKind,
  rows: readonly Row[],
  tell: (row: Row) => { readonly position: bigint; readonly because: string },
): readonly Fault[] {
  const more = rows.length - MOST_NAMED;
  return rows.slice(0, MOST_NAMED).map((row, index) => {
    const { position, because } = tell(row);
    const rest = more > 0 && index === MOST_NAMED - 1 ? `; +${more}` : '';
    return { what, position, because: `${because}${rest}` };
  });
}

/**
 * The day since when somebody is forgotten whose wrapped key, in write-ahead log and backups, still
 * opens under a master key that exists, where that is longer than the dated value allows.
 */
export async function overdueSince(sql: Sql, now: number): Promise<string | undefined> {
  const [row] = await sql.query<{ since: string | null }>(
    `SELECT min(erased_at)::text AS since FROM vault.erased WHERE waits_for_key`,
  );
  if (row?.since == null) return undefined;
  const today = new Date(now).toISOString().slice(0, 10);
  const days = parametersAt(today, await recordedChanges(sql)).whole('access.vaultKey.days');
  const since = Date.parse(row.since.replace(' ', 'T').replace(/\+00$/, 'Z'));
  return now - since > days * DAY_MS ? row.since.slice(0, 10) : undefined;
}

/** Of a person who was erased nothing is left under any other pseudonym either. */
const LEFT = 'SELECT DISTINCT pseudonym FROM vault.ciphertexts WHERE pseudonym = ANY ($1::text[])';

const CHANGED = `SELECT c.pseudonym, c.batch FROM vault.committed c
  WHERE NOT EXISTS (SELECT FROM vault.erased e WHERE e.pseudonym = c.pseudonym)
    AND NOT EXISTS (SELECT FROM vault.ciphertexts t
                     WHERE t.pseudonym = c.pseudonym AND t.digest = c.digest)
  ORDER BY c.pseudonym, c.digest`;

const COUNTS = `SELECT (SELECT count(*) FROM vault.committed) AS committed,
  (SELECT count(*) FROM vault.ciphertexts t
    WHERE NOT EXISTS (SELECT FROM vault.committed c
                       WHERE c.pseudonym = t.pseudonym AND c.digest = t.digest)) AS pending`;
