/** The questions about events, seals and proofs. undefined: there is no such thing. */
import { CountyLedgers } from '../../county-ledger/store/county-ledgers.js';
import type { ValueOf } from '../../event-catalogue/codec.js';
import { eventText } from '../../event-store/event-text.js';
import { type Actor, EventStore } from '../../event-store/port.js';
import type { Page, PageRequest } from '../../http/answers.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { positionAfter } from '../../http/reading/queries.js';
import { behind, setAside } from '../../http/reading/standing.js';
import type { AuditEvent } from '../../http/openapi/recorded-events.js';
import { matterEvidence } from '../../matters/store/matter-evidence.js';
import { Sql } from '../../postgres/sql.js';
import { recordedPrograms } from '../../policy/store/recorded-programs.js';
import { Units } from '../../regions/store/units.js';
import { ROLE_WORDS } from '../../wording/people-words.js';
import { words, wordsOf } from '../../wording/words.js';
import type { ReportNames } from '../store/evidence-report.js';
import { ReadPosition } from '../../projection/read-position.js';
import { FAULTS } from '../domain/faults.js';
import { firstLine } from '../domain/verdict.js';
import type { Selection } from '../domain/selection.js';
import { type EventFilter, EventList } from '../store/event-list.js';
import { type Bundle, type BundleSource, evidenceBundle } from '../store/evidence-bundle.js';
import { LogVerification } from '../store/log-verification.js';
import { Proofs } from '../store/proofs.js';
import { committedCounty } from '../store/read-model-commitments.js';
import { RecordedLog } from '../store/recorded-log.js';
import { SealedTree } from '../store/sealed-tree.js';
import type { VerificationReport } from '../store/verification.js';
import type {
  Checkpoint,
  ConsistencyProof,
  InclusionProof,
  SealKey,
  Verification,
} from './answers.js';
import { EvidenceTaking } from './evidence-taking.js';

interface By {
  readonly actor: Actor;
  readonly correlationId: string;
}

interface EvidenceAsked {
  /** Who asks. */
  readonly by: By;
  /** Texts of checkpoints that were kept. */
  readonly checkpoints: readonly string[];
  /** What is asked about, or the number of a matter. */
  readonly selection: Selection | { readonly matterNo: string };
  /** What names and identity numbers are taken along for; left out: none are. */
  readonly purpose?: string;
}

type EventsAsked = EventFilter & { readonly after?: string };

export class ListEvents extends QueryOf<
  EventsAsked & PageRequest,
  Page<ValueOf<typeof AuditEvent>>
> {}
/** All of them as lines of NDJSON. */
export class StreamEvents extends QueryOf<EventsAsked, AsyncIterable<string>> {}
/** The latest first. */
export class ListCheckpoints extends QueryOf<PageRequest, Page<ValueOf<typeof Checkpoint>>> {}
export class ListKeys extends QueryOf<null, readonly ValueOf<typeof SealKey>[]> {}
/** In the tree of `size` events; the latest sealed one unless told. */
export class ProveInclusion extends QueryOf<
  { readonly eventId: string; readonly size?: number },
  ValueOf<typeof InclusionProof> | undefined
> {}
export class ProveConsistency extends QueryOf<
  { readonly from: number; readonly to: number },
  ValueOf<typeof ConsistencyProof> | undefined
> {}
export class VerifyLog extends QueryOf<null, ValueOf<typeof Verification>> {}
export class GatherEvidence extends QueryOf<EvidenceAsked, Bundle> {}

const LONGEST_WAIT_MILLISECONDS = 5000;

export const AUDIT_QUERIES = [
  queryHandlerOf(ListEvents, [EventStore], async ({ limit, ...asked }, store) => {
    const { items, next } = await new EventList(store).page({ ...filterOf(asked), limit });
    const events = items.map((event) => JSON.parse(eventText(event)) as ValueOf<typeof AuditEvent>);
    return { items: events, next: next === null ? null : String(next) };
  }),
  queryHandlerOf(StreamEvents, [EventStore], async (asked, store) =>
    linesOf(new EventList(store), asked),
  ),
  queryHandlerOf(ListCheckpoints, [Sql], async ({ after, limit }, sql) => {
    const before = after === undefined ? null : positionAfter(after);
    const seals = await new SealedTree(sql).list(before, limit + 1);
    const items = seals.slice(0, limit).map(({ size, root, ...seal }) => ({
      size: Number(size),
      root: base64(root),
      ...seal,
    }));
    return { items, next: seals.length > limit ? String(items.at(-1)!.size) : null };
  }),
  queryHandlerOf(ListKeys, [Sql], (_, sql) => new SealedTree(sql).keys()),
  queryHandlerOf(ProveInclusion, [Sql, RecordedLog], async ({ eventId, size }, sql, log) => {
    const tree = size === undefined ? undefined : BigInt(size);
    const found = await new Proofs(sql, log).inclusion(eventId, tree);
    if (!found) return undefined;
    const { event, hash, leaf, root, proof, checkpoint = null } = found;
    return {
      event: { ...event, position: String(event.position), revision: String(event.revision) },
      index: Number(event.position - 1n),
      ...{ hash, leaf: base64(leaf), size: Number(found.size), root: base64(root) },
      proof: proof.map(base64),
      checkpoint,
    };
  }),
  queryHandlerOf(ProveConsistency, [Sql, RecordedLog], async ({ from, to }, sql, log) => {
    const found = await new Proofs(sql, log).consistency(BigInt(from), BigInt(to));
    if (!found) return undefined;
    const { hash, olderRoot, root, proof } = found;
    const roots = { fromRoot: base64(olderRoot), toRoot: base64(root) };
    return { from, to, hash, ...roots, proof: proof.map(base64) };
  }),
  queryHandlerOf(VerifyLog, [LogVerification], async (_, verification) =>
    verificationAnswer(await verification.report()),
  ),
  queryHandlerOf(
    GatherEvidence,
    [Sql, RecordedLog, EventStore, EvidenceTaking, ReadPosition, Units],
    async ({ selection, checkpoints, purpose, by }, sql, log, store, taking, position, units) => {
      const chosen =
        'matterNo' in selection ? await matterEvidence(store, selection.matterNo) : selection;
      if (!chosen) return { kind: 'nothing-sealed' } as const;
      const ledgers = new CountyLedgers(sql);
      const source: BundleSource = {
        sql,
        log,
        ledger: async (region, year, upTo) => {
          await requireFolded(position, region, upTo);
          return ledgers.ledger(region, year, { upTo });
        },
        createdAt: new Date().toISOString(),
        takenBy: `${by.actor.subject}（${wordsOf(ROLE_WORDS, by.actor.role).zh}）`,
        names: await reportNames(sql, units),
        committedCounty: (commitment, region) => committedCounty(sql, commitment, region),
        makeKeyKnown: () => taking.makeKeyKnown(),
        record: (taken) => taking.record(taken, by),
      };
      const persons = purpose === undefined ? {} : { persons: taking.personsFor(purpose, by) };
      return evidenceBundle(source, { selection: chosen, checkpoints, ...persons });
    },
  ),
];

function filterOf({ after, ...filter }: EventsAsked) {
  return { ...filter, ...(after === undefined ? {} : { afterPosition: positionAfter(after) }) };
}

async function* linesOf(list: EventList, asked: EventsAsked): AsyncGenerator<string> {
  for await (const events of list.pages(filterOf(asked))) {
    yield events.map((event) => `${eventText(event)}\n`).join('');
  }
}

async function reportNames(sql: Sql, units: Units): Promise<ReportNames> {
  const divisions = await units.upToNow();
  const programs = await recordedPrograms(sql);
  return {
    unit: (region) => divisions.find(region)?.name ?? region,
    program: (code) => {
      const known = programs.find(code);
      return known ? words(known.chinese, known.english) : words(code, code);
    },
  };
}

/** A ledger is of all events up to the checkpoint. @throws Problem 503 */
async function requireFolded(at: ReadPosition, region: string, upTo: bigint): Promise<void> {
  if (!(await at.waitFor(upTo, LONGEST_WAIT_MILLISECONDS))) throw behind();
  const { missing } = await at.standing();
  const aside = missing.find((event) => event.region === region);
  if (aside) throw setAside(aside.eventId);
}

function base64(hash: Buffer): string {
  return hash.toString('base64');
}

function verificationAnswer(report: VerificationReport): ValueOf<typeof Verification> {
  const { holds, events, sealed, seals, badEvents, faults, newest, seconds } = report;
  const [chinese, english] = firstLine(report);
  return {
    holds,
    compared: { chinese, english },
    events: Number(events),
    sealed: Number(sealed),
    seals,
    badEvents: Number(badEvents),
    newest: newest && { ...newest, size: Number(newest.size) },
    seconds: seconds.toFixed(3),
    faults: faults.map(({ what, position, upTo, because }) => ({
      what,
      position: Number(position),
      upTo: upTo === undefined ? null : Number(upTo),
      because: because ?? null,
      chinese: FAULTS[what][0],
      english: FAULTS[what][1],
    })),
  };
}
