/** Adopts a year's evaluation: what was reckoned that day is recorded with all its inputs. */
import type { SingleAnswer } from '../../funds/domain/desk.js';
import type { Identified, LedgerDesk } from '../../funds/store/ledger-desk.js';
import { adoptionOf } from '../domain/adoption.js';
import type { Evaluations } from './evaluations.js';

export interface AdoptEvaluation extends Identified {
  readonly fiscalYear: number;
  /** What had happened by the end of this day is counted. */
  readonly adoptedOn: string;
}

export class EvaluationDesk {
  constructor(
    private readonly desk: LedgerDesk,
    private readonly evaluations: Evaluations,
  ) {}

  /** A later adoption supersedes an earlier one; nothing rewrites either. */
  async adopt(adopting: AdoptEvaluation): Promise<SingleAnswer> {
    const { fiscalYear, adoptedOn } = adopting;
    const { counties } = await this.evaluations.current(fiscalYear, adoptedOn);
    const policy = await this.evaluations.policy(fiscalYear, adoptedOn);
    const data = adoptionOf(fiscalYear, adoptedOn, policy, counties);
    const decided = {
      fact: { type: 'EvaluationAdopted', data } as const,
      occurredOn: adoptedOn,
      stream: `evaluation-${fiscalYear}`,
      revision: undefined,
      guards: [],
      claim: null,
    };
    return this.desk.carryOut({ regions: [], ofProvince: false, decide: () => decided }, adopting, [
      'adopt evaluation',
      fiscalYear,
      adoptedOn,
    ]);
  }
}
