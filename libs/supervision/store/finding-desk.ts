/**
 * What becomes of a finding. That there is one is read from the figures as people see them; whether
 * the step is due is decided on the finding's own events.
 */
import type { Fact } from '../../event-catalogue/catalogue.js';
import { recordedFact } from '../../event-store/decoding.js';
import type { EventStore } from '../../event-store/port.js';
import type { CommandAnswer } from '../../command-handling/answers.js';
import type { CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import { executeLookedUp } from '../../command-handling/looked-up.js';
import { parseYuan } from '../../money/fen.js';
import { type Refusal, isRefusal } from '../../refusals/refusals.js';
import { parseFindingId } from '../domain/finding-kinds.js';
import {
  type FindingState,
  type FindingStep,
  decideFinding,
  evolveFinding,
  initialFinding,
} from '../domain/finding-life.js';
import {
  type FoundRecovery,
  type NamedRecovery,
  decideRecoveries,
  recoveredOf,
} from '../domain/recoveries.js';
import type { Findings } from './findings.js';
import { recoveryEntries } from './recovery-entries.js';

/** A finding that somebody wants to handle. */
export interface LocatedFinding {
  readonly findingId: string;
  readonly kind: string;
  /** null: the province's. */
  readonly region: string | null;
  readonly fiscalYear: number;
  readonly amountFen: bigint;
}

interface Handling extends CommandContext {
  readonly finding: LocatedFinding;
  /** Business date of today in Asia/Shanghai. */
  readonly today: string;
}

export interface ExplainFinding extends Handling {
  readonly explanation: string;
  /** The day as of which it was found; today where it is left out. */
  readonly foundAsOf?: string;
}

export interface JudgeFinding extends Handling {
  readonly verdict: 'confirmed' | 'dismissed';
  readonly opinion: string;
}

export interface RectifyFinding extends Handling {
  readonly measures: string;
  /** null, with entries named: what they brought back, up to what was found. */
  readonly recoveredFen: bigint | null;
  readonly evidence: string | null;
  /** The entries by which the money came back. */
  readonly recoveries: readonly NamedRecovery[];
}

export class FindingDesk {
  constructor(
    private readonly store: EventStore,
    private readonly handler: CommandHandler,
    private readonly findings: Findings,
  ) {}

  /**
   * Once a finding was explained it stays, whatever becomes of the figures: money that was
   * recovered raises no finding any more.
   */
  async locate(findingId: string, asOf?: string): Promise<LocatedFinding | undefined> {
    const id = parseFindingId(findingId);
    if (!id) return undefined;
    for (const fact of await this.facts(findingId)) {
      if (fact.type !== 'FindingExplained') continue;
      const { kind, region, fiscalYear, amountFen } = fact.data;
      return { findingId, kind, region, fiscalYear, amountFen };
    }
    const found = await this.findings.find(id, asOf);
    if (!found) return undefined;
    const { kind, region, fiscalYear, amount } = found;
    return { findingId, kind, region, fiscalYear, amountFen: parseYuan(amount)! };
  }

  /** Dismissed or rectified; or never explained, and not raised by the figures any more. */
  async isSettled(findingId: string): Promise<boolean> {
    const { status } = (await this.facts(findingId)).reduce<FindingState>(
      evolveFinding,
      initialFinding(),
    );
    if (status !== 'raised') return status === 'dismissed' || status === 'rectified';
    return (await this.locate(findingId)) === undefined;
  }

  explain(explaining: ExplainFinding): Promise<CommandAnswer> {
    const { finding, today, foundAsOf, explanation } = explaining;
    const data = { ...finding, foundAsOf: foundAsOf ?? today, explanation };
    const asked = ['explain', [finding.findingId, explanation]];
    return this.carryOut({ step: 'explain', data }, asked, explaining, null);
  }

  judge(judging: JudgeFinding): Promise<CommandAnswer> {
    const { finding, verdict, opinion } = judging;
    const { findingId, region } = finding;
    const data = { findingId, region, verdict, opinion };
    const asked = ['judge', [findingId, verdict, opinion]];
    return this.carryOut({ step: 'judge', data }, asked, judging, 'verdict');
  }

  async rectify(rectifying: RectifyFinding): Promise<CommandAnswer> {
    const { finding, measures, recoveredFen, evidence, recoveries } = rectifying;
    const named = recoveries.map(({ kind, number }) => `${kind} ${number}`);
    // Without entries the content, and so the fingerprint, is what it was before they were named.
    const entries = named.length === 0 ? [] : [named];
    const what = [finding.findingId, measures, String(recoveredFen), evidence, ...entries];
    const found = await recoveryEntries(this.store, recoveries);
    const step = rectification(rectifying, found);
    return this.carryOut(step, ['rectify', what], rectifying, 'rectification');
  }

  /**
   * @param step a refusal is said only where the command was not carried out before
   * @param asked what the caller asked for, without what the figures add
   * @param once what happens once to a finding: of two at the same time one is refused
   */
  private async carryOut(
    step: FindingStep | Refusal,
    asked: unknown,
    handling: Handling,
    once: string | null,
  ): Promise<CommandAnswer> {
    const { findingId } = handling.finding;
    const decide = async () => {
      const facts = await this.facts(findingId);
      const state = facts.reduce<FindingState>(evolveFinding, initialFinding());
      const fact = isRefusal(step) ? step : decideFinding(step, state);
      if (isRefusal(fact)) return fact;
      return {
        fact,
        occurredOn: handling.today,
        stream: streamOf(findingId),
        ...(once === null
          ? {}
          : { claim: { key: `finding/${findingId}/${once}/0`, fingerprint: handling.commandId } }),
      };
    };
    const name = Array.isArray(asked) ? `finding.${String(asked[0])}` : 'finding';
    const looked = { name, asked, stream: streamOf(findingId), decide };
    return executeLookedUp(this.handler, looked, handling);
  }

  private async facts(findingId: string): Promise<readonly Fact[]> {
    const facts: Fact[] = [];
    for await (const page of this.store.readStream(streamOf(findingId))) {
      facts.push(...page.map(recordedFact));
    }
    return facts;
  }
}

function streamOf(findingId: string): string {
  return `finding-${findingId}`;
}

/** With what the named entries brought back, which must concern the finding. */
function rectification(
  { finding, measures, recoveredFen: said, evidence }: RectifyFinding,
  found: readonly FoundRecovery[],
): FindingStep | Refusal {
  const { findingId, region, amountFen } = finding;
  const recoveries = decideRecoveries(findingId, found);
  if (isRefusal(recoveries)) return recoveries;
  const recovered = recoveredOf(said, amountFen, recoveries);
  if (isRefusal(recovered)) return recovered;
  const data = { findingId, region, measures, ...recovered, evidence, recoveries };
  return { step: 'rectify', data };
}
