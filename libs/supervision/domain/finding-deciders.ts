/** What may be done about a finding, each step decided on the finding's own stream. */
import type { Decider, Decision, Occasion } from '../../command-handling/decider.js';
import type { Fold } from '../../command-handling/fold.js';
import type { Reading } from '../../command-handling/reading.js';
import { type Refusal, isRefusal, refuse } from '../../refusals/refusals.js';
import { type FindingId, parseFindingId } from './finding-kinds.js';
import {
  type FindingState,
  type FindingStep,
  type LocatedFinding,
  decideFinding,
  evolveFinding,
  initialFinding,
} from './finding-life.js';
import {
  type FoundRecovery,
  type NamedRecovery,
  decideRecoveries,
  recoveredOf,
} from './recoveries.js';
import { recoveryEntries } from './recovery-entries.js';

export interface ExplainFinding {
  readonly findingId: string;
  readonly explanation: string;
  /** The day as of which it was found; today where it is left out. */
  readonly foundAsOf?: string;
}

export interface JudgeFinding {
  readonly findingId: string;
  readonly verdict: 'confirmed' | 'dismissed';
  readonly opinion: string;
}

export interface RectifyFinding {
  readonly findingId: string;
  readonly measures: string;
  /** null, with entries named: what they brought back, up to what was found. */
  readonly recoveredFen: bigint | null;
  readonly evidence: string | null;
  /** The entries by which the money came back. */
  readonly recoveries: readonly NamedRecovery[];
}

/** What the figures raise, as they stand on a day; undefined: they do not raise it. */
export type RaisedFinding = (
  id: FindingId,
  asOf: string | undefined,
) => Promise<LocatedFinding | undefined>;

const FINDING: Fold<FindingState> = { initial: initialFinding, evolve: evolveFinding };

export function readFinding(reading: Reading, findingId: string): Promise<FindingState> {
  return reading.stream(streamOf(findingId), FINDING);
}

/** Dismissed or rectified; or never explained, and not raised by the figures any more. */
export async function isSettled(
  reading: Reading,
  findingId: string,
  raised: RaisedFinding,
): Promise<boolean> {
  const { status } = await readFinding(reading, findingId);
  if (status !== 'raised') return status === 'dismissed' || status === 'rectified';
  return (await raisedNow(reading, findingId, raised)) === undefined;
}

/** As it was explained, or else as the figures raise it; undefined: there is no such finding. */
export async function locatedFinding(
  reading: Reading,
  findingId: string,
  raised: RaisedFinding,
  asOf?: string,
): Promise<LocatedFinding | undefined> {
  const state = await readFinding(reading, findingId);
  return state.status === 'raised' ? raisedNow(reading, findingId, raised, asOf) : state.finding;
}

interface ReadExplanation {
  readonly state: FindingState;
  /** As it was explained before, or as the figures raise it now. */
  readonly finding: LocatedFinding | undefined;
}

export function explainFinding(raised: RaisedFinding): Decider<ExplainFinding, ReadExplanation> {
  return {
    name: () => 'ExplainFinding',
    content: ({ findingId, explanation }) => ({ asked: ['explain', [findingId, explanation]] }),
    read: async (reading, { findingId, foundAsOf }) => {
      const state = await readFinding(reading, findingId);
      const finding =
        state.status === 'raised'
          ? await raisedNow(reading, findingId, raised, foundAsOf)
          : state.finding;
      return { state, finding };
    },
    decide: ({ findingId, explanation, foundAsOf }, { state, finding }, { today }) => {
      if (!finding) return refuse('FINDING_UNKNOWN', { findingId });
      const data = { ...finding, foundAsOf: foundAsOf ?? today, explanation };
      return decided({ step: 'explain', data }, state, today);
    },
  };
}

export const judgeFinding: Decider<JudgeFinding, FindingState> = {
  name: () => 'JudgeFinding',
  content: ({ findingId, verdict, opinion }) => ({
    asked: ['judge', [findingId, verdict, opinion]],
  }),
  read: (reading, { findingId }) => readFinding(reading, findingId),
  decide: ({ findingId, verdict, opinion }, state, occasion) => {
    const data = { findingId, region: regionOf(state), verdict, opinion };
    const decision = decided({ step: 'judge', data }, state, occasion.today);
    return isRefusal(decision) ? decision : once(decision, 'verdict', findingId, occasion);
  },
};

interface ReadRectification {
  readonly state: FindingState;
  readonly found: readonly FoundRecovery[];
}

export const rectifyFinding: Decider<RectifyFinding, ReadRectification> = {
  name: () => 'RectifyFinding',
  content: ({ findingId, measures, recoveredFen, evidence, recoveries }) => {
    const named = recoveries.map(({ kind, number }) => `${kind} ${number}`);
    // Without entries the content is what it was before they could be named.
    const entries = named.length === 0 ? [] : [named];
    return {
      asked: ['rectify', [findingId, measures, String(recoveredFen), evidence, ...entries]],
    };
  },
  read: async (reading, { findingId, recoveries }) => ({
    state: await readFinding(reading, findingId),
    found: await recoveryEntries(reading, recoveries),
  }),
  decide: (command, { state, found }, occasion) => {
    const { findingId } = command;
    const step = rectification(command, state, found);
    if (isRefusal(step)) return step;
    const decision = decided(step, state, occasion.today);
    return isRefusal(decision) ? decision : once(decision, 'rectification', findingId, occasion);
  },
};

/** With what the named entries brought back, which must concern the finding. */
function rectification(
  { findingId, measures, recoveredFen: said, evidence }: RectifyFinding,
  state: FindingState,
  found: readonly FoundRecovery[],
): FindingStep | Refusal {
  const recoveries = decideRecoveries(findingId, found);
  if (isRefusal(recoveries)) return recoveries;
  const amountFen = state.status === 'raised' ? 0n : state.finding.amountFen;
  const recovered = recoveredOf(said, amountFen, recoveries);
  if (isRefusal(recovered)) return recovered;
  const data = { findingId, region: regionOf(state), measures, ...recovered, evidence, recoveries };
  return { step: 'rectify', data };
}

function decided(step: FindingStep, state: FindingState, today: string): Decision | Refusal {
  const fact = decideFinding(step, state);
  if (isRefusal(fact)) return fact;
  return { fact, occurredOn: today, stream: streamOf(step.data.findingId) };
}

/** The key of what happens once to a finding. */
function once(
  decision: Decision,
  step: 'verdict' | 'rectification',
  findingId: string,
  { commandId }: Occasion,
): Decision {
  return {
    ...decision,
    claim: { key: `finding/${findingId}/${step}/0`, fingerprint: commandId },
  };
}

async function raisedNow(
  reading: Reading,
  findingId: string,
  raised: RaisedFinding,
  asOf?: string,
): Promise<LocatedFinding | undefined> {
  const id = parseFindingId(findingId);
  return (
    id &&
    reading.figures(
      () => raised(id, asOf),
      (finding) => (finding ? [finding.region] : null),
    )
  );
}

function regionOf(state: FindingState): string | null {
  return state.status === 'raised' ? null : state.finding.region;
}

function streamOf(findingId: string): string {
  return `finding-${findingId}`;
}
