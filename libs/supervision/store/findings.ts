/** What supervision finds, on any day. @source domain.md, section 9 */
import { formatYuan } from '../../money/fen.js';
import type { ParameterChange } from '../../policy/parameters.js';
import type { Sql } from '../../postgres/sql.js';
import {
  FINDING_KINDS,
  type FindingId,
  type FindingKind,
  findingIdText,
  kindOfFinding,
} from '../domain/finding-kinds.js';
import { type FindingStatus, statusAfter } from '../domain/finding-life.js';
import type { RecoveryKind } from '../domain/recoveries.js';
import { type Steps, stepsOf } from '../../policy/dated-steps.js';
import { type Evidence, FindingEvidence, dayOf } from './finding-evidence.js';
import { type FindingRow, pageStatement } from './finding-statements.js';

export interface FindingQuestion {
  readonly kind?: FindingKind;
  readonly region?: string;
  readonly fiscalYear?: number;
  /** End of that business day. */
  readonly asOf?: string;
  readonly after?: FindingPlace;
  readonly limit: number;
}

/** The finding after which a page begins. */
export interface FindingPlace {
  readonly kind: FindingKind;
  readonly region: string;
  readonly fiscalYear: number;
  readonly key: string;
}

interface HandlingRow {
  readonly finding_id: string;
  readonly event_id: string;
  readonly occurred_on: string;
  readonly status: FindingStatus;
  readonly said: string;
  readonly recovered_fen: bigint | null;
  readonly evidence: string | null;
  readonly recoveries: readonly {
    readonly kind: RecoveryKind;
    readonly number: string;
    readonly eventId: string;
    readonly amountFen: string;
    readonly reversed: boolean;
  }[];
  readonly said_by: string;
  readonly role: string;
}

interface Found {
  readonly kind: FindingKind;
  readonly row: FindingRow;
}

export interface FindingSource {
  readonly sql: Sql;
  /** Recorded changes of policy parameters, in the order of their recording. */
  readonly changes: () => Promise<readonly ParameterChange[]>;
  /** Business date of today in Asia/Shanghai. */
  readonly today: () => string;
}

export class Findings {
  private readonly evidence: FindingEvidence;

  constructor(private readonly source: FindingSource) {
    this.evidence = new FindingEvidence(source.sql);
  }

  /** By kind in the order of the list of kinds, region, fiscal year and key. */
  async list(question: FindingQuestion) {
    const changes = await this.source.changes();
    const found: Found[] = [];
    for (const kind of kindsOf(question)) {
      const wanted = question.limit + 1 - found.length;
      if (wanted === 0) break;
      const rows = await this.rows(kind, question, changes, wanted);
      for (const row of rows) found.push({ kind, row });
    }
    const page = found.slice(0, question.limit);
    const last = page.at(-1);
    const next = found.length > page.length && last ? placeOf(last) : null;
    return { items: await this.told(page, question.asOf), next };
  }

  /** One finding as it stands on a day; undefined where the figures do not raise it. */
  async find(id: FindingId, asOf: string | undefined) {
    const question = { ...(asOf === undefined ? {} : { asOf }), limit: 1 };
    const changes = await this.source.changes();
    const [row] = await this.rows(id.kind, question, changes, 1, id.key);
    if (!row) return undefined;
    return (await this.told([{ kind: id.kind, row }], asOf))[0];
  }

  private rows(
    kind: FindingKind,
    question: FindingQuestion,
    changes: readonly ParameterChange[],
    limit: number,
    key: string | null = null,
  ): Promise<readonly FindingRow[]> {
    const { region = null, fiscalYear = null, asOf, after } = question;
    const { threshold, ages } = kindOfFinding(kind);
    const steps: Steps = threshold === null ? NO_STEPS : stepsOf(threshold, changes);
    const day = asOf ?? (ages ? this.source.today() : null);
    const from = after?.kind === kind ? after : { region: null, fiscalYear: null, key: null };
    return this.source.sql.query<FindingRow>(pageStatement(kind), [
      region,
      fiscalYear,
      day,
      from.region,
      from.fiscalYear,
      from.key,
      limit,
      steps.from,
      steps.values,
      key,
    ]);
  }

  private async told(found: readonly Found[], asOf: string | undefined) {
    const ids = found.map(({ kind, row }) => findingIdText({ kind, key: row.key }));
    const handlings = await this.handlings(ids, asOf);
    const evidence = await this.evidence.of(found);
    return found.map((one, index) =>
      findingOf(one, ids[index]!, evidence[index]!, handlings.get(ids[index]!) ?? []),
    );
  }

  private async handlings(
    ids: readonly string[],
    asOf: string | undefined,
  ): Promise<ReadonlyMap<string, readonly HandlingRow[]>> {
    const byId = new Map<string, HandlingRow[]>();
    if (ids.length === 0) return byId;
    const rows = await this.source.sql.query<HandlingRow>(HANDLINGS, [ids, asOf ?? null]);
    for (const row of rows) {
      const known = byId.get(row.finding_id);
      if (known) known.push(row);
      else byId.set(row.finding_id, [row]);
    }
    return byId;
  }
}

const NO_STEPS: Steps = { from: [], values: [] };

/** An entry that was reversed later is marked: what it brought back is gone again. */
const HANDLINGS = `SELECT finding_id, event_id, occurred_on, status, said, recovered_fen, evidence,
    (SELECT coalesce(jsonb_agg(entry || jsonb_build_object('reversed', EXISTS (
        SELECT FROM published.reversals v WHERE v.event_id = (entry ->> 'eventId')::uuid)) ORDER BY place), '[]')
      FROM jsonb_array_elements(recoveries) WITH ORDINALITY AS named (entry, place)) AS recoveries,
    said_by, role
  FROM read.finding_handlings
  WHERE finding_id = ANY ($1) AND ($2::date IS NULL OR occurred_on <= $2) ORDER BY position`;

function kindsOf({ kind, after }: FindingQuestion): readonly FindingKind[] {
  if (kind !== undefined) return [kind];
  return after ? FINDING_KINDS.slice(FINDING_KINDS.indexOf(after.kind)) : FINDING_KINDS;
}

function placeOf({ kind, row }: Found): FindingPlace {
  return { kind, region: row.region ?? '', fiscalYear: row.fiscal_year, key: row.key };
}

const OF_PROGRAM = { program: 'program', batchNo: 'batchNo' } as const;
const OF_ENTRY = { program: 'project', batchNo: 'entryNo' } as const;

/** Members that a kind does not have are not there. */
function findingOf(
  { kind, row }: Found,
  id: string,
  evidence: Evidence,
  handlings: readonly HandlingRow[],
) {
  const { issuedOn, assessedOn } = dayOf(kind, row);
  const names = kind === 'CONSTRUCTION_ADDED_IN_GAP' ? OF_ENTRY : OF_PROGRAM;
  return {
    id,
    kind,
    region: row.region,
    fiscalYear: row.fiscal_year,
    ...(row.program === null ? {} : { [names.program]: row.program }),
    ...(row.batch_no === null ? {} : { [names.batchNo]: row.batch_no }),
    ...(row.payment_no === null ? {} : { paymentNo: row.payment_no }),
    ...(row.document_no === null ? {} : { documentNo: row.document_no }),
    ...(issuedOn == null ? {} : { issuedOn }),
    ...(assessedOn == null ? {} : { assessedOn }),
    amount: formatYuan(row.amount_fen),
    status: statusAfter(handlings.map(({ status }) => status)),
    clause: kindOfFinding(kind).clause,
    evidence,
    handling: handlings.map(handlingOf),
  };
}

function handlingOf(row: HandlingRow) {
  return {
    status: row.status,
    on: row.occurred_on,
    text: row.said,
    by: row.said_by,
    role: row.role,
    eventId: row.event_id,
    ...(row.recovered_fen === null ? {} : { recoveredAmount: formatYuan(row.recovered_fen) }),
    ...(row.evidence === null ? {} : { evidence: row.evidence }),
    ...(row.recoveries.length === 0 ? {} : { recoveries: row.recoveries.map(recoveryOf) }),
  };
}

function recoveryOf({ amountFen, ...entry }: HandlingRow['recoveries'][number]) {
  return { ...entry, amount: formatYuan(BigInt(amountFen)) };
}
