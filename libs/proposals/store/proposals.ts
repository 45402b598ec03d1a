/** Proposals: put before another person, sent back, withdrawn, and carried out on approval. */
import { randomUUID } from 'node:crypto';
import { isSamePerson } from '../../access/domain/roles.js';
import type { CommandAnswer, CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import type { DecisionWarning } from '../../command-handling/decider.js';
import type { Reading } from '../../command-handling/reading.js';
import type { Accompaniment, Approval } from '../../command-handling/review.js';
import type { Fact } from '../../event-catalogue/catalogue.js';
import type { Actor } from '../../event-store/port.js';
import { type Refusal, refusalMessage, refuse } from '../../refusals/refusals.js';
import type { ReviewKind } from '../../policy/review-parameters.js';
import {
  type Proposal,
  type ProposalStatus,
  approvalStream,
  carryingOutId,
  expiresAt,
  proposalIdOf,
  proposalStream,
  refuseOther,
  refuseSamePerson,
  refuseUnless,
  statusOn,
} from '../domain/proposal.js';
import {
  type StepOfProposal,
  draftProposal,
  readProposal,
  submitProposal,
  takeStep,
} from '../domain/proposal-deciders.js';
import { foldOfAll } from '../domain/recorded-amounts.js';
import { countyOf } from '../domain/review-kinds.js';
import { shownOrder } from '../domain/shown-command.js';
import { type StoredCommand, commandOfText, textOfCommand } from '../domain/stored-command.js';
import type { ProposalTexts } from './proposal-texts.js';
import type { ReviewPolicy } from './review-policy.js';
import { fenOf, thirdFrom, writeOf } from './review-rule.js';

type ToReview = Extract<CommandAnswer, { readonly kind: 'to-review' }>;
type RecordedAnswer = Extract<CommandAnswer, { readonly kind: 'recorded' }>;

/** Carries out a command that was kept, on its bus. */
export type CarryOut = (command: StoredCommand, context: CommandContext) => Promise<CommandAnswer>;

export interface ProposalSources {
  readonly handler: CommandHandler;
  readonly texts: ProposalTexts;
  readonly policy: ReviewPolicy;
  readonly today: () => string;
}

/** A proposal with the revision that it was read at. */
export interface FoundProposal {
  readonly proposal: Proposal;
  readonly revision: bigint;
}

export class Proposals {
  constructor(private readonly sources: ProposalSources) {}

  /** null: there is none. */
  find(proposalId: string): Promise<FoundProposal | null> {
    return this.sources.handler.ask(async (reading) => {
      const proposal = await readProposal(reading, proposalId);
      const revision = await reading.revision(proposalStream(proposalId));
      return proposal && { proposal, revision };
    });
  }

  /** What was submitted, as it is carried out; undefined: it is over. @throws SealBroken */
  private async commandOf(
    proposalId: string,
    { submission }: Proposal,
  ): Promise<StoredCommand | undefined> {
    const place = { no: proposalId, contentHash: submission?.contentHash ?? '' };
    const { command } = await this.sources.texts.open(place);
    return command === undefined ? undefined : commandOfText(command);
  }

  async propose(
    brought: StoredCommand & { readonly context: CommandContext },
    toReview: ToReview,
  ): Promise<CommandAnswer> {
    const { context } = brought;
    const { proposing } = context;
    if (!proposing) throw new Error(`${brought.name} came by no route`);
    const { handler, texts } = this.sources;
    const proposalId = proposing.proposalId ?? proposalIdOf(context.commandId);
    const command = textOfCommand(brought);
    const form = proposing.form?.();
    const place = { no: proposalId, contentHash: texts.hashOf(proposalId, command) };
    const warnings = [
      ...(toReview.decision.warnings ?? []),
      ...this.paidBefore(toReview.decision.fact),
    ];
    const submission = {
      ...{ proposalId, command: brought.name, permission: proposing.permission },
      ...aboutOf(toReview),
      ...{ contentHash: place.contentHash, hasForm: form !== undefined },
      warnings: warnings.map(({ code }) => code),
    };
    const keep = async (): Promise<void> => {
      await texts.keep(place, 'command', command);
      if (form !== undefined) await texts.keep(place, 'form', form);
    };
    const { content } = toReview;
    const days = await this.daysKept();
    const { actor, commandId, correlationId } = context;
    const answer = await handler.execute(
      submitProposal,
      { proposalId, submission, days, content, keep },
      { actor, commandId, correlationId },
    );
    return answer.kind === 'recorded' ? this.asProposed(answer, warnings) : answer;
  }

  /**
   * Of an entry of a package, whose id follows from what it says: while its proposal can be
   * approved it is that one, what was sent back is submitted anew, and what is over begun anew.
   */
  async proposeAgain(
    { permission, actor, commandId, ...command }: EntryOfPackage,
    toReview: ToReview,
  ): Promise<CommandAnswer> {
    const proposalId = proposalIdOf(commandId);
    const earlier = (await this.find(proposalId))?.proposal;
    const status = earlier && statusOn(earlier, this.sources.today());
    const isOwn = earlier && isSamePerson(earlier.author.subject, actor.subject);
    const isFirst = !status || (isOwn && status === 'SUBMITTED');
    const id = isFirst ? commandId : randomUUID();
    const mended = isOwn && status === 'RETURNED' ? { proposalId } : {};
    const proposing = { permission, ...mended };
    const context = { actor, commandId: id, correlationId: id, proposing };
    return this.propose({ ...command, context }, toReview);
  }

  /** Of what was recorded before under the id of a write: a proposal is answered as one. */
  async repeated(answer: RecordedAnswer): Promise<CommandAnswer> {
    const isProposal = answer.result.events.some(({ type }) => type === 'ProposalSubmitted');
    return isProposal ? this.asProposed(answer, []) : answer;
  }

  /** What it asks for, and to its author what was filled in, while that can be mended. */
  async shown({ id, state, preparedBy }: Shown, asker: string) {
    const found = await this.find(id);
    const proposal = found?.proposal;
    const isOver = state === 'APPROVED' || state === 'WITHDRAWN';
    if (!proposal || isOver) return { content: null, form: null };
    const { submission, formHash } = proposal;
    const command = submission && (await this.commandOf(id, proposal));
    const content = command ? shownOrder(command.order) : null;
    const isMendable = isSamePerson(preparedBy, asker) && state !== 'SUBMITTED';
    if (!isMendable || formHash === null) return { content, form: null };
    const { form } = await this.sources.texts.open({ no: id, contentHash: formHash });
    return { content, form: form === undefined ? null : (JSON.parse(form) as object) };
  }

  /** Keeps a form, sealed; one that was kept before is kept as it is now. */
  async draft(
    { proposalId: given, region, form }: KeptDraft,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    const { handler, texts } = this.sources;
    const proposalId = given ?? proposalIdOf(context.commandId);
    const contentHash = texts.hashOf(proposalId, form);
    const place = { no: proposalId, contentHash };
    const keep = (): Promise<void> => texts.keep(place, 'form', form);
    const days = await this.daysKept();
    const draft = { proposalId, region, contentHash, days, keep };
    return handler.execute(draftProposal, draft, context);
  }

  /** What its author has filled in and can submit. @throws SealBroken */
  async formOf(proposalId: string, subject: string): Promise<{ readonly form: string } | Refusal> {
    const proposal = (await this.find(proposalId))?.proposal;
    if (!proposal) return refuse('PROPOSAL_UNKNOWN', { proposal: proposalId });
    const today = this.sources.today();
    const refusal =
      refuseOther(proposal, subject) ??
      refuseUnless(proposal, proposalId, today, 'DRAFT', 'RETURNED');
    if (refusal) return refusal;
    const place = { no: proposalId, contentHash: proposal.formHash ?? '' };
    const { form } = await this.sources.texts.open(place);
    return form === undefined
      ? refuse('PROPOSAL_STATE', { proposal: proposalId, state: proposal.status })
      : { form };
  }

  /** The command as it was submitted; undefined: there is none, or it is over. */
  async submitted(proposalId: string): Promise<StoredCommand | undefined> {
    const found = await this.find(proposalId);
    return found?.proposal.submission ? this.commandOf(proposalId, found.proposal) : undefined;
  }

  takeStep(step: StepOfProposal, context: CommandContext): Promise<CommandAnswer> {
    return this.sources.handler.execute(takeStep, step, context);
  }

  /** Drops what lies sealed of one that its author gives up. */
  async withdraw(proposalId: string, context: CommandContext): Promise<CommandAnswer> {
    const answer = await this.takeStep({ step: 'withdraw', proposalId }, context);
    if (answer.kind === 'recorded') await this.sources.texts.drop(proposalId);
    return answer;
  }

  /** Whether a third person has to approve what a second one has reviewed. */
  async asksForThird({ submission }: Proposal): Promise<boolean> {
    if (!submission) return false;
    const name = thirdFrom(submission.kind as ReviewKind);
    const least = await this.valueOf(name);
    return least !== null && (submission.amountFen ?? 0n) >= fenOf(least);
  }

  /**
   * Decided anew as the ledgers stand, and recorded together with the approval, or neither is.
   * Where the ledgers refuse it, it stays submitted and says so.
   */
  async approve(
    { proposalId, found, carryOut }: Approving,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    const { proposal } = found;
    const { actor: approver, ifRevision, correlationId } = context;
    const command = await this.commandOf(proposalId, proposal);
    if (!command) return this.approvedBefore(proposalId, approver);
    const approval: Approval = {
      approver,
      reviewedBy: [...proposal.reviewedBy, approver],
      decide: (reading) => this.decideApproval(reading, proposalId, approver, ifRevision),
    };
    const answer = await carryOut(this.filledIn(command), {
      actor: proposal.author,
      commandId: carryingOutId(proposalId),
      correlationId,
      approval,
      ...(context.dryRun && { dryRun: true }),
    });
    if (answer.kind === 'recorded') {
      await this.sources.texts.drop(proposalId);
      return {
        ...answer,
        warnings: [...(answer.warnings ?? []), ...this.paidBeforeOrder(command)],
      };
    }
    if (answer.kind === 'refused' && !context.dryRun) {
      await this.noteRefusal(proposalId, answer.refusal, context);
    }
    return answer;
  }

  /** What it proposed lies there no more: it was carried out, or withdrawn. */
  private async approvedBefore(proposalId: string, { subject }: Actor): Promise<CommandAnswer> {
    const { handler, today } = this.sources;
    const { proposal, by } = await handler.ask(async (reading) => ({
      proposal: (await readProposal(reading, proposalId))!,
      by: await reading.stream(approvalStream(proposalId), APPROVERS),
    }));
    const isOwn = by.some((other) => isSamePerson(other, subject));
    const earlier = isOwn ? await handler.answerTo(carryingOutId(proposalId)) : undefined;
    if (earlier) return earlier;
    const refusal = refuseUnless(proposal, proposalId, today(), 'SUBMITTED');
    if (!refusal) throw new Error(`the command of proposal ${proposalId} is gone`);
    return { kind: 'refused', refusal };
  }

  private async decideApproval(
    reading: Reading,
    proposalId: string,
    { subject }: Actor,
    ifRevision: bigint | undefined,
  ): Promise<Accompaniment> {
    const proposal = await readProposal(reading, proposalId);
    const no = (answer: Extract<Accompaniment, { kind: 'no' }>['answer']): Accompaniment => ({
      kind: 'no',
      answer,
    });
    if (proposal === null) return no(refuse('PROPOSAL_UNKNOWN', { proposal: proposalId }));
    if (proposal.status === 'APPROVED') {
      const by = await reading.stream(approvalStream(proposalId), APPROVERS);
      if (by.some((other) => isSamePerson(other, subject))) return { kind: 'done' };
    }
    const revision = reading.revisionOf(proposalStream(proposalId))!;
    const refusal =
      refuseUnless(proposal, proposalId, this.sources.today(), 'SUBMITTED') ??
      refuseSamePerson(proposal, subject);
    if (refusal) return no(refusal);
    if (revision !== ifRevision) return no({ kind: 'stale', revision });
    const fact = { type: 'ProposalApproved', data: { proposalId } } as const;
    return { kind: 'with', stream: approvalStream(proposalId), fact };
  }

  private async noteRefusal(
    proposalId: string,
    refusal: Refusal,
    { actor, commandId, correlationId }: CommandContext,
  ): Promise<void> {
    if (OF_PROPOSALS.has(refusal.code)) return;
    const { zh, en } = refusalMessage(refusal);
    const step = { step: 'refuse', proposalId, code: refusal.code, zh, en } as const;
    await this.takeStep(step, { actor, commandId, correlationId });
  }

  private async asProposed(
    { result, replayed }: RecordedAnswer,
    warnings: readonly DecisionWarning[],
  ): Promise<CommandAnswer> {
    const submitted = result.events.find(({ type }) => type === 'ProposalSubmitted')!;
    const id = submitted.stream.slice(proposalStream('').length);
    const found = await this.find(id);
    const proposal = {
      id,
      revision: submitted.revision,
      expiresAt: expiresAt(found!.proposal.expiresOn),
    };
    return { kind: 'proposed', proposal, warnings, replayed };
  }

  async daysKept(): Promise<number> {
    return Number(await this.valueOf('review.expiry.days'));
  }

  private async valueOf(name: Parameters<ReviewPolicy['read']>[0][number]): Promise<string | null> {
    const { policy, today } = this.sources;
    const { state: valueOn } = await policy.read([name], true);
    return valueOn(name, today());
  }

  /** What is paid out before another person has looked at it is out of the house. */
  private paidBefore(fact: Fact): readonly DecisionWarning[] {
    const paidOn = fact.type === 'DisbursementRecorded' ? fact.data.paidOn : undefined;
    return this.warningOf(paidOn);
  }

  private paidBeforeOrder({ order }: StoredCommand): readonly DecisionWarning[] {
    const { paidOn, paidOnApproval } = order as Paid;
    return paidOnApproval ? [] : this.warningOf(paidOn);
  }

  private warningOf(paidOn: string | undefined): readonly DecisionWarning[] {
    const today = this.sources.today();
    if (paidOn === undefined || paidOn >= today) return [];
    const message = `支付日期 ${paidOn} 早于批准 / Paid on ${paidOn}, before it was approved`;
    return [{ code: 'PAID_BEFORE_APPROVAL', message }];
  }

  /** What was left to the day of approval. */
  private filledIn({ name, order }: StoredCommand): StoredCommand {
    const { paidOnApproval, ...others } = order as Paid;
    return paidOnApproval
      ? { name, order: { ...others, paidOn: this.sources.today() } }
      : { name, order };
  }
}

interface KeptDraft {
  /** Left out: a new one. */
  readonly proposalId?: string;
  readonly region: string | null;
  readonly form: string;
}

interface EntryOfPackage extends StoredCommand {
  readonly permission: string;
  readonly actor: Actor;
  readonly commandId: string;
}

interface Shown {
  readonly id: string;
  readonly state: ProposalStatus;
  readonly preparedBy: string;
}

interface Approving {
  readonly proposalId: string;
  readonly found: FoundProposal;
  readonly carryOut: CarryOut;
}

/** Of a batch. */
interface Paid {
  readonly paidOn?: string;
  /** The day of payment is the one of approval. */
  readonly paidOnApproval?: true;
}

const APPROVERS = foldOfAll<readonly string[]>([], (known, _, { subject }) => [...known, subject]);

/** What says no to the approval itself, and nothing of what the ledgers hold. */
const OF_PROPOSALS: ReadonlySet<string> = new Set([
  'PROPOSAL_UNKNOWN',
  'PROPOSAL_STATE',
  'SAME_PERSON',
]);

/** What can be told of a write without opening it. */
function aboutOf({ decision, foresight }: ToReview) {
  const { fact, claim } = decision;
  const write = writeOf({ decision, foresee: () => foresight });
  const { fiscalYear } = fact.data as { readonly fiscalYear?: number };
  return {
    kind: write?.kind ?? 'loweredNeeds',
    eventType: fact.type,
    region: countyOf(fact),
    fiscalYear: fiscalYear ?? null,
    amountFen: write && write.amountFen > 0n ? write.amountFen : null,
    key: claim ? claim.key.replace(/\/\d+$/, '') : null,
  };
}
