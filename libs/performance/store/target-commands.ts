/** The province reviews what a county has reported of a set of targets. domain.md, section 8a */
import type { Decider } from '../../command-handling/decider.js';
import { members } from '../../command-handling/content.js';
import { foldOf } from '../../command-handling/fold.js';
import type { Reading } from '../../command-handling/reading.js';
import type { DataOf } from '../../event-catalogue/catalogue.js';
import { compare, parseDecimal, rational } from '../../money/rational.js';
import { targetSetStream, targetStream } from '../../reference-facts/domain/performance-targets.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';

export type ReviewTargets = Omit<DataOf<'PerformanceReviewed'>, 'reviewedOn'>;

interface TargetSetState {
  readonly targetNos: readonly string[];
  /** Who reported a result. */
  readonly reporters: readonly string[];
}

const SET = foldOf<'targetSetState', TargetSetState>(() => ({ targetNos: [], reporters: [] }), {
  PerformanceTargetsSet: ({ targets }, state) => ({
    ...state,
    targetNos: [...state.targetNos, ...targets.map(({ targetNo }) => targetNo)],
  }),
  PerformanceResultReported: (_, state, __, { subject }) => ({
    ...state,
    reporters: [...state.reporters, subject],
  }),
});

async function readSet(reading: Reading, set: ReviewTargets): Promise<TargetSetState> {
  const { targetNos } = await reading.stream(targetSetStream(set), SET);
  const reporters: string[] = [];
  for (const targetNo of targetNos) {
    const reported = await reading.stream(targetStream(targetNo), SET);
    reporters.push(...reported.reporters);
  }
  return { targetNos, reporters };
}

/** @param isSamePerson whether two subjects are one person */
export function reviewTargets(
  isSamePerson: (one: string, other: string) => boolean,
): Decider<ReviewTargets, TargetSetState> {
  return {
    name: () => 'ReviewPerformance',
    content: (review) => ({
      asked: {
        review: members(review, 'region', 'fiscalYear', 'program', 'score', 'reason'),
      },
    }),
    read: readSet,
    decide: (review, { targetNos, reporters }, { actor, today }) => {
      const { region, fiscalYear, program, score, reason } = review;
      if (targetNos.length === 0) return refuse('TARGETS_UNKNOWN', { region, fiscalYear, program });
      const same = reporters.find((reporter) => isSamePerson(reporter, actor.subject));
      if (same !== undefined) return refuse('SAME_PERSON', { first: same, second: actor.subject });
      return (
        refuseScore(score) ?? {
          fact: {
            type: 'PerformanceReviewed',
            data: { region, fiscalYear, program, score, reason, reviewedOn: today },
          },
          occurredOn: today,
          stream: targetSetStream(review),
        }
      );
    },
  };
}

function refuseScore(score: string): Refusal | undefined {
  const value = parseDecimal(score);
  const isFine =
    value !== undefined &&
    compare(value, rational(0n)) >= 0 &&
    compare(value, rational(100n)) <= 0 &&
    !/\.\d{3}/.test(score);
  return isFine ? undefined : refuse('SCORE_INVALID', {});
}
