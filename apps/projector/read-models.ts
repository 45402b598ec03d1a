/** Which read models there are, and the projector that keeps them. */
import { linkedPersonsTable } from '../../libs/access/projections/linked-persons.js';
import { forgettingTables } from '../../libs/access/projections/forgettings-table.js';
import { schemeTables } from '../../libs/allocation/projections/schemes-table.js';
import { countyHistories } from '../../libs/audit/projections/county-histories.js';
import type { ReadModelsCommitment } from '../../libs/audit/domain/checkpoint.js';
import { presentCommitment } from '../../libs/audit/store/read-model-commitments.js';
import { postingsTable } from '../../libs/county-ledger/projections/postings-table.js';
import type { EventStore } from '../../libs/event-store/port.js';
import { fundMovesTable } from '../../libs/fund-trace/projections/fund-moves-table.js';
import { budgetLinesTable } from '../../libs/funds/projections/budget-lines-table.js';
import { documentTables } from '../../libs/funds/projections/fund-tables.js';
import { paymentsTable } from '../../libs/funds/projections/payments-table.js';
import { needAssessmentsTable } from '../../libs/funds/projections/need-assessments-table.js';
import { acknowledgementsTable } from '../../libs/gap-alerts/projections/acknowledgements-table.js';
import { AlertsTable } from '../../libs/gap-alerts/projections/alerts-table.js';
import { earlierHappenings } from '../../libs/gap-alerts/store/happening-rows.js';
import { evaluationTables } from '../../libs/performance/projections/evaluation-tables.js';
import { targetTables } from '../../libs/performance/projections/target-tables.js';
import { matterTables } from '../../libs/matters/projections/matters-table.js';
import { reminderTables } from '../../libs/reminders/projections/reminders-table.js';
import { type ConnectionOptions, createClient } from '../../libs/postgres/connections.js';
import type { Login } from '../../libs/postgres/logins.js';
import { proposalStepsTable } from '../../libs/proposals/projections/proposal-steps-table.js';
import { programsTable } from '../../libs/policy/projections/programs-table.js';
import { papersTables } from '../../libs/funds/projections/papers-tables.js';
import { policyChangesTable } from '../../libs/policy/projections/policy-changes-table.js';
import { type DigestCheck, checkDigests } from '../../libs/projection/digest-check.js';
import type { KnownRelations } from '../../libs/projection/known-read-models.js';
import type { Partition } from '../../libs/projection/partition.js';
import type { Projection } from '../../libs/projection/projection.js';
import { Projector, type ProjectorOptions } from '../../libs/projection/projector.js';
import { type ReadModelProof, proveReadModels } from '../../libs/projection/read-model-proof.js';
import { type Rebuilt, rebuildReadModels } from '../../libs/projection/rebuild.js';
import type { TableComparison } from '../../libs/projection/row-comparison.js';
import { directFundReportsTable } from '../../libs/direct-funds/projections/direct-fund-reports-table.js';
import { disclosureTables } from '../../libs/disclosure/projections/disclosure-tables.js';
import { exitsTable } from '../../libs/reference-facts/projections/exits-table.js';
import { factTables } from '../../libs/reference-facts/projections/fact-tables.js';
import { findingHandlingsTable } from '../../libs/supervision/projections/finding-handlings-table.js';
import { FindingsTable } from '../../libs/supervision/projections/findings-table.js';
import { poolMovesTable } from '../../libs/supervision/projections/pool-moves-table.js';
import { FINDINGS_KNOWN } from '../../libs/supervision/store/findings-known.js';
import { judgePayments } from '../../libs/supervision/store/payment-judgement.js';
import { regionTables } from '../../libs/regions/projections/regions-table.js';
import { publishedViews } from '../../migrations/published-views.js';

/** Parts of the counties, by their codes: as many as `read.lanes` has. */
const COUNTY_PARTITIONS = 4;

/**
 * In partitions that do not read each other's tables: alerts are folded from the postings of their
 * county, findings are judged from payments, batches, exits and standards of all counties, since a
 * person may be paid by two.
 */
function readModelPartitions(): readonly Partition[] {
  const counties = Array.from({ length: COUNTY_PARTITIONS }, (_, part) => countyPartition(part));
  return [
    ...counties,
    { name: 'awards', projections: awardTables(), takes: isNoPaymentList },
    { name: 'payments', projections: paymentTables(), takes: () => true },
  ];
}

/**
 * What a county's events move is of its own partition; the province's events may move any county's.
 */
function countyPartition(part: number): Partition {
  const isOfPart = (region: string): boolean => Number(region) % COUNTY_PARTITIONS === part;
  return {
    name: `counties-${part}`,
    concerns: isOfPart,
    recorded: countyHistories(isOfPart),
    projections: [
      postingsTable(isOfPart),
      new AlertsTable(earlierHappenings, isOfPart),
      acknowledgementsTable(isOfPart),
    ],
    takes: (stream) => {
      const [, county] = /^county-(\d{6})$/.exec(stream) ?? [];
      return county === undefined ? isNoPaymentList(stream) : isOfPart(county);
    },
  };
}

function isNoPaymentList(stream: string): boolean {
  return !stream.startsWith('batch-');
}

function awardTables(): readonly Projection[] {
  return [
    fundMovesTable,
    ...regionTables,
    budgetLinesTable,
    policyChangesTable,
    programsTable,
    ...papersTables,
    ...schemeTables,
    needAssessmentsTable,
    poolMovesTable,
    findingHandlingsTable,
    ...evaluationTables,
    ...targetTables,
    ...disclosureTables,
    directFundReportsTable,
    ...forgettingTables,
    ...matterTables,
    ...reminderTables,
    proposalStepsTable,
  ];
}

function paymentTables(): readonly Projection[] {
  return [
    linkedPersonsTable,
    exitsTable,
    ...factTables,
    ...documentTables,
    paymentsTable,
    new FindingsTable(judgePayments),
  ];
}

/** Tables and views whose rows are written over. */
const WITHOUT_PAST = {
  ...{ gap_alerts: null, lanes: null, set_aside: null, checkpoint: null },
  ...{ county_histories: null, digests: null },
} as const;

/** What all of them come to at a position. */
export const knownRelations: KnownRelations = {
  views: publishedViews.views,
  derived: { ...FINDINGS_KNOWN, ...WITHOUT_PAST },
};

/** Of a projector that follows: it gives up what it holds, and what takes longer has no answer. */
const FOLLOWING = { holdsLocks: true, answerWithinMs: 120_000 };

function connectionTo(
  login: Login,
  applicationName: string,
  how: Omit<Partial<ConnectionOptions>, keyof Login> = {},
) {
  return async () => {
    const client = createClient({ ...login, applicationName, ...how });
    await client.connect();
    return client;
  };
}

/** A server has all projections as they are; a measurement may go without some. */
type Adapt = (projection: Projection) => Projection | undefined;

function partitionsOf(adapt: Adapt): readonly Partition[] {
  return readModelPartitions().map(({ projections, ...partition }) => ({
    ...partition,
    projections: projections.flatMap((projection) => adapt(projection) ?? []),
  }));
}

const asTheyAre: Adapt = (projection) => projection;

export function createProjector(
  store: EventStore,
  login: Login,
  watch: ProjectorOptions['onProgress'] | Pick<ProjectorOptions, 'onProgress' | 'onInterruption'>,
  adapt: Adapt = asTheyAre,
): Projector {
  return new Projector({
    store,
    partitions: partitionsOf(adapt),
    connect: connectionTo(login, 'doudi projector', FOLLOWING),
    ...(typeof watch === 'function' ? { onProgress: watch } : watch),
  });
}

/** Differences named, of each table. */
const MOST_NAMED = 20;

export function rebuild(
  store: EventStore,
  login: Login,
  onProgress: (done: bigint, total: bigint) => void,
  signal: AbortSignal,
  adapt: Adapt = asTheyAre,
  onChanges?: (changes: readonly TableComparison[]) => void,
): Promise<Rebuilt> {
  return rebuildReadModels({
    store,
    partitions: partitionsOf(adapt),
    published: publishedViews,
    connect: connectionTo(login, 'doudi rebuild'),
    mostNamed: MOST_NAMED,
    onProgress,
    onChanges,
    signal,
  });
}

export interface ProofWatch {
  readonly onProgress?: ((done: bigint, total: bigint) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** @param live the database that is read @param scratch one that migrations have just made */
export function proofOfReadModels(
  store: Pick<EventStore, 'readAll' | 'head'>,
  live: Login,
  scratch: Login,
  watch: ProofWatch = {},
): Promise<ReadModelProof> {
  return proveReadModels({
    store,
    partitions: readModelPartitions(),
    connectLive: connectionTo(live, 'doudi verify'),
    connectScratch: connectionTo(scratch, 'doudi verify'),
    mostNamed: MOST_NAMED,
    ...watch,
  });
}

/** The live tables against the digests of what the projectors wrote. */
export async function digestsOfReadModels(
  login: Login,
  signal?: AbortSignal,
): Promise<DigestCheck & { readonly commitment: ReadModelsCommitment | undefined }> {
  const client = await connectionTo(login, 'doudi verify')();
  try {
    const checked = await checkDigests(client, signal);
    return { ...checked, commitment: await presentCommitment(client) };
  } finally {
    await client.end().catch(() => undefined);
  }
}
