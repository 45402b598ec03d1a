/** Adopts a year's evaluation: what was reckoned that day is recorded with all its inputs. */
import type { Decider } from '../../command-handling/decider.js';
import type { Parameters } from '../../policy/parameters.js';
import { type CountyEvaluation, adoptionOf } from '../domain/adoption.js';
import type { Evaluations } from './evaluations.js';

export interface AdoptEvaluation {
  readonly fiscalYear: number;
  /** What had happened by the end of this day is counted. */
  readonly adoptedOn: string;
}

interface ReadEvaluation {
  readonly policy: Parameters;
  readonly counties: readonly CountyEvaluation[];
}

/** A later adoption supersedes an earlier one; nothing rewrites either. */
export function adoptEvaluation(
  evaluations: Evaluations,
): Decider<AdoptEvaluation, ReadEvaluation> {
  return {
    name: () => 'AdoptEvaluation',
    content: ({ fiscalYear, adoptedOn }) => ({
      asked: ['adopt evaluation', fiscalYear, adoptedOn],
    }),
    read: (reading, { fiscalYear, adoptedOn }) =>
      reading.figures(async () => {
        const { counties } = await evaluations.current(fiscalYear, adoptedOn);
        return { counties, policy: await evaluations.policy(fiscalYear, adoptedOn) };
      }),
    decide: ({ fiscalYear, adoptedOn }, { policy, counties }) => ({
      fact: {
        type: 'EvaluationAdopted',
        data: adoptionOf(fiscalYear, adoptedOn, policy, counties),
      },
      occurredOn: adoptedOn,
      stream: `evaluation-${fiscalYear}`,
    }),
  };
}
