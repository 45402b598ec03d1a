/** Entries of a package that another person must look at before they count. */
import type { CommandAnswer, ProposedCommand } from '../../command-handling/answers.js';
import type { Verdict } from '../../command-handling/package-run.js';
import type { LedgerCommand, PaymentLine } from '../../funds/domain/commands.js';

type ToReview = Extract<Verdict, { readonly kind: 'to-review' }>;

/** Puts an entry before another person. */
export type PutForward = (command: LedgerCommand, toReview: ToReview) => Promise<CommandAnswer>;

/** How the entries of a sender are reviewed. */
export interface ImportReview {
  /** All of them are to be looked at, whatever they are about. */
  readonly preferred: boolean;
  readonly propose: PutForward;
}

export interface NamedProposal extends Omit<ProposedCommand, 'revision'> {
  readonly revision: number;
}

/** As many as a report names. */
const MOST_NAMED = 1000;

export class ImportProposals {
  /** Put before another person, now or when the package was imported before. */
  proposed = 0;
  readonly named: NamedProposal[] = [];

  constructor(private readonly propose: PutForward | undefined) {}

  async putForward(
    command: LedgerCommand,
    toReview: ToReview,
    lines: (() => AsyncIterable<readonly PaymentLine[]>) | undefined,
  ): Promise<CommandAnswer> {
    if (!this.propose) throw new Error('nobody puts this before another person');
    const listed: PaymentLine[] = [];
    if (lines) for await (const part of lines()) listed.push(...part);
    const whole = listed.length === 0 ? command : { ...command, lines: listed };
    const answer = await this.propose(whole as LedgerCommand, toReview);
    if (answer.kind !== 'proposed') return answer;
    this.proposed += 1;
    const { id, revision, expiresAt } = answer.proposal;
    if (this.named.length < MOST_NAMED) {
      this.named.push({ id, revision: Number(revision), expiresAt });
    }
    return answer;
  }
}
