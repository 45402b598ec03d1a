/**
 * The life of a finding: raised by the figures, explained by the county, confirmed or dismissed by
 * audit or discipline, rectified by the county. @source domain.md, section 9
 */
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import { formatYuan } from '../../money/fen.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';

export const FINDING_STATUSES = [
  'raised',
  'explained',
  'confirmed',
  'dismissed',
  'rectified',
] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

export type FindingState =
  | { readonly status: 'raised' }
  | { readonly status: 'explained'; readonly amountFen: bigint }
  | { readonly status: 'confirmed'; readonly amountFen: bigint }
  | { readonly status: 'dismissed' }
  | { readonly status: 'rectified' };

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

const FINDING: FoldTable<'findingState', [FindingState], FindingState> = {
  FindingExplained: ({ amountFen }) => ({ status: 'explained', amountFen }),
  FindingJudged({ verdict }, state) {
    if (verdict === 'dismissed') return { status: 'dismissed' };
    return { status: 'confirmed', amountFen: 'amountFen' in state ? state.amountFen : 0n };
  },
  FindingRectified: () => ({ status: 'rectified' }),
};

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
  if (recoveredFen !== null && recoveredFen > state.amountFen) {
    const [recovered, amount] = [formatYuan(recoveredFen), formatYuan(state.amountFen)];
    return refuse('RECOVERY_EXCEEDS_FINDING', { findingId, recovered, amount });
  }
  return { type: 'FindingRectified', data };
}
