/**
 * The life of a finding: raised by the figures, explained by the county, confirmed or dismissed by
 * audit or discipline, rectified by the county. @source domain.md, section 9
 */
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import { formatYuan } from '../../money/fen.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { FINDING_STATUS_WORDS } from '../../wording/supervision-words.js';
import { codesIn } from '../../wording/words.js';

export const FINDING_STATUSES = codesIn(FINDING_STATUS_WORDS);
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** A finding as the figures raised it. */
export interface LocatedFinding {
  readonly findingId: string;
  readonly kind: string;
  /** null: the province's. */
  readonly region: string | null;
  readonly fiscalYear: number;
  readonly amountFen: bigint;
}

/** Once it was explained a finding stays as it was found, whatever becomes of the figures. */
export type FindingState =
  | { readonly status: 'raised' }
  | {
      readonly status: Exclude<FindingStatus, 'raised'>;
      readonly finding: LocatedFinding;
    };

export type FindingStep =
  | { readonly step: 'explain'; readonly data: DataOf<'FindingExplained'> }
  | { readonly step: 'judge'; readonly data: DataOf<'FindingJudged'> }
  | { readonly step: 'rectify'; readonly data: DataOf<'FindingRectified'> };

export function initialFinding(): FindingState {
  return { status: 'raised' };
}

export function evolveFinding(state: FindingState, fact: Fact): FindingState {
  return entryFor(FINDING, fact.type)?.(fact.data, state) ?? state;
}

/** The first release could record an explanation behind the verdict: the verdict stands. */
const FINDING: FoldTable<'findingState', [FindingState], FindingState> = {
  FindingExplained({ findingId, kind, region, fiscalYear, amountFen }, state) {
    if (state.status !== 'raised' && state.status !== 'explained') return state;
    const finding = { findingId, kind, region, fiscalYear, amountFen };
    return { status: 'explained', finding };
  },
  FindingJudged: ({ verdict }, state) => reached(verdict, state),
  FindingRectified: (_, state) => reached('rectified', state),
};

function reached(status: Exclude<FindingStatus, 'raised'>, state: FindingState): FindingState {
  return state.status === 'raised' ? state : { status, finding: state.finding };
}

const ORDER: Readonly<Record<FindingStatus, number>> = {
  raised: 0,
  explained: 1,
  confirmed: 2,
  dismissed: 2,
  rectified: 3,
};

/** How far a finding has come by these steps, in the order in which they were recorded. */
export function statusAfter(steps: readonly FindingStatus[]): FindingStatus {
  return steps.reduce((so, step) => (ORDER[step] >= ORDER[so] ? step : so), 'raised');
}

/** An explanation may be completed until the verdict; a verdict and a rectification come once. */
export function decideFinding(step: FindingStep, state: FindingState): Fact | Refusal {
  const { findingId } = step.data;
  switch (step.step) {
    case 'explain':
      if (state.status !== 'raised' && state.status !== 'explained') {
        return refuse('FINDING_ALREADY_JUDGED', { findingId });
      }
      return { type: 'FindingExplained', data: step.data };
    case 'judge':
      if (state.status === 'raised') return refuse('FINDING_NOT_EXPLAINED', { findingId });
      if (state.status !== 'explained') return refuse('FINDING_ALREADY_JUDGED', { findingId });
      return { type: 'FindingJudged', data: step.data };
    case 'rectify':
      return decideRectification(step.data, state);
  }
}

function decideRectification(
  data: DataOf<'FindingRectified'>,
  state: FindingState,
): Fact | Refusal {
  const { findingId, recoveredFen } = data;
  if (state.status === 'rectified') return refuse('FINDING_ALREADY_RECTIFIED', { findingId });
  if (state.status !== 'confirmed') return refuse('FINDING_NOT_CONFIRMED', { findingId });
  const { amountFen } = state.finding;
  if (recoveredFen !== null && recoveredFen > amountFen) {
    const [recovered, amount] = [formatYuan(recoveredFen), formatYuan(amountFen)];
    return refuse('RECOVERY_EXCEEDS_FINDING', { findingId, recovered, amount });
  }
  return { type: 'FindingRectified', data };
}
