/** The commands about findings, and what access to a finding is judged by. */
import type { CommandAnswer, CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import type { Reading } from '../../command-handling/reading.js';
import {
  type ExplainFinding,
  type JudgeFinding,
  type RaisedFinding,
  type RectifyFinding,
  explainFinding,
  isSettled,
  locatedFinding,
  judgeFinding,
  readFinding,
  rectifyFinding,
} from '../domain/finding-deciders.js';
import { parseFindingId } from '../domain/finding-kinds.js';
import type { LocatedFinding } from '../domain/finding-life.js';
import { parseYuan } from '../../money/fen.js';
import type { Findings } from './findings.js';

export class FindingCommands {
  private readonly raised: RaisedFinding;
  private readonly explaining: ReturnType<typeof explainFinding>;

  constructor(
    private readonly handler: CommandHandler,
    findings: Findings,
  ) {
    this.raised = async (id, asOf) => {
      const found = await findings.find(id, asOf);
      if (!found) return undefined;
      const { id: findingId, kind, region, fiscalYear, amount } = found;
      return { findingId, kind, region, fiscalYear, amountFen: parseYuan(amount)! };
    };
    this.explaining = explainFinding(this.raised);
  }

  explain(command: ExplainFinding, context: CommandContext): Promise<CommandAnswer> {
    return this.handler.execute(this.explaining, command, context);
  }

  judge(command: JudgeFinding, context: CommandContext): Promise<CommandAnswer> {
    return this.handler.execute(judgeFinding, command, context);
  }

  rectify(command: RectifyFinding, context: CommandContext): Promise<CommandAnswer> {
    return this.handler.execute(rectifyFinding, command, context);
  }

  /**
   * As it was explained, or else as the figures raise it; undefined: not. What they do not raise
   * yet is looked for again once they hold everything recorded by now.
   * @throws StoreUnavailable where that takes too long
   */
  async locate(findingId: string, asOf?: string): Promise<LocatedFinding | undefined> {
    return (
      (await this.located(findingId, asOf)) ??
      this.handler.ask((reading) => locatedFinding(reading, findingId, this.raised, asOf))
    );
  }

  private async located(findingId: string, asOf?: string): Promise<LocatedFinding | undefined> {
    const id = parseFindingId(findingId);
    if (!id) return undefined;
    const state = await this.handler.ask((reading) => readFinding(reading, findingId));
    return state.status === 'raised' ? this.raised(id, asOf) : state.finding;
  }

  /** For who decides nothing on it: on the figures as they are, caught up or not. */
  async isSettled(findingId: string): Promise<boolean> {
    const { status } = await this.handler.ask((reading) => readFinding(reading, findingId));
    if (status !== 'raised') return status === 'dismissed' || status === 'rectified';
    return (await this.located(findingId)) === undefined;
  }

  /** For decisions of others. */
  readonly supervised = {
    isSettled: (reading: Reading, findingId: string): Promise<boolean> =>
      isSettled(reading, findingId, this.raised),
    regionOf: async (reading: Reading, findingId: string): Promise<string | null | undefined> =>
      (await locatedFinding(reading, findingId, this.raised))?.region,
  };
}
