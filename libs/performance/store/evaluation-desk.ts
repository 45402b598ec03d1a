/** Adopts a year's evaluation: what was reckoned that day is recorded with all its inputs. */
import type { CommandAnswer } from '../../command-handling/answers.js';
import type { CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import { executeLookedUp } from '../../command-handling/looked-up.js';
import { adoptionOf } from '../domain/adoption.js';
import type { Evaluations } from './evaluations.js';

export interface AdoptEvaluation extends CommandContext {
  readonly fiscalYear: number;
  /** What had happened by the end of this day is counted. */
  readonly adoptedOn: string;
}

export class EvaluationDesk {
  constructor(
    private readonly handler: CommandHandler,
    private readonly evaluations: Evaluations,
  ) {}

  /** A later adoption supersedes an earlier one; nothing rewrites either. */
  async adopt(adopting: AdoptEvaluation): Promise<CommandAnswer> {
    const { fiscalYear, adoptedOn } = adopting;
    const { counties } = await this.evaluations.current(fiscalYear, adoptedOn);
    const policy = await this.evaluations.policy(fiscalYear, adoptedOn);
    const data = adoptionOf(fiscalYear, adoptedOn, policy, counties);
    const decided = {
      fact: { type: 'EvaluationAdopted', data } as const,
      occurredOn: adoptedOn,
      stream: `evaluation-${fiscalYear}`,
    };
    const asked = ['adopt evaluation', fiscalYear, adoptedOn];
    const name = 'AdoptEvaluation';
    return executeLookedUp(this.handler, { name, asked, decide: () => decided }, adopting);
  }
}
