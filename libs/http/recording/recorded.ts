/** Answers of commands as answers of HTTP. */
import type { AppendResult, StoredEvent } from '../../event-store/port.js';
import type { CommandAnswer } from '../../command-handling/answers.js';
import type { RefusalCode } from '../../refusals/refusals.js';
import { type Problem, problem } from '../problems/problem.js';
import { problemOfRefusal } from '../problems/refusal-status.js';

/** A bigint as JSON: a number as far as numbers are exact, digits beyond. */
export function exactNumber(value: bigint): number | string {
  return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value.toString();
}

/** What was recorded, on its way to the interceptor that writes headers and body. */
export class Recorded<Members extends object = object> {
  constructor(
    readonly result: AppendResult,
    readonly replayed: boolean,
    readonly location: string | undefined,
    protected readonly members?: Members,
    /** What the store was sent now; undefined: it was recorded before, or nothing was. */
    readonly sent?: readonly StoredEvent[],
  ) {}

  /** The same, of which the answer says more beside the events. */
  with<More extends object>(members: More, location = this.location): Recorded<More> {
    const said = { ...this.members, ...members };
    return new Recorded(this.result, this.replayed, location, said, this.sent);
  }

  body(): object {
    return {
      ...this.members,
      events: this.result.events.map(({ id, type, stream, revision, position }) => ({
        id,
        type,
        stream,
        revision: exactNumber(revision),
        position: exactNumber(position),
      })),
      position: exactNumber(this.result.position),
    };
  }
}

/** What would be recorded, and what it would change: the answer of a dry run. */
export class Foreseen extends Recorded<never> {
  constructor(
    private readonly answer: Extract<CommandAnswer, { readonly kind: 'foreseen' }>,
    private readonly said: { readonly warnings?: readonly object[] } = {},
  ) {
    const nothing = { events: [], position: 0n, recordedAt: '', repeated: false };
    super(nothing, false, undefined);
  }

  override with<More extends object>(members: More): Recorded<More> {
    return new Foreseen(this.answer, members);
  }

  override body(): object {
    const { decision, foresight } = this.answer;
    const { fact, stream, occurredOn, listed, more = [], warnings = [] } = decision;
    const events = [
      ...(listed?.facts ?? []).map(({ type }) => ({ type, stream: listed!.stream, occurredOn })),
      ...[fact, ...more].map(({ type }) => ({ type, stream, occurredOn })),
    ];
    return {
      events,
      warnings: [...warnings, ...(this.said.warnings ?? [])],
      ...foresight,
    };
  }
}

export interface RecordingOptions {
  /** Refusals about what the path names: 404 rather than 422. */
  readonly addressed?: readonly RefusalCode[];
  /** Where what was recorded can be read. */
  readonly location?: string;
  /** What is wrong where something was left out, as only a proposal may. */
  readonly leftOut?: () => Problem;
}

/** What another person must look at before it counts. */
export class Proposed extends Recorded<never> {
  constructor(
    private readonly answer: Extract<CommandAnswer, { readonly kind: 'proposed' }>,
    private readonly said: { readonly warnings?: readonly object[] } = {},
  ) {
    const nothing = { events: [], position: 0n, recordedAt: '', repeated: false };
    super(nothing, answer.replayed, `/api/v1/proposals/${answer.proposal.id}`);
  }

  get revision(): bigint {
    return this.answer.proposal.revision;
  }

  override with<More extends object>(members: More): Recorded<More> {
    return new Proposed(this.answer, members);
  }

  override body(): object {
    const { proposal, warnings } = this.answer;
    const { warnings: more = [] } = this.said;
    return {
      proposal: { ...proposal, revision: exactNumber(proposal.revision) },
      warnings: [...warnings, ...more],
    };
  }
}

/** @throws Problem where nothing was recorded */
export function settle(answer: CommandAnswer, options: RecordingOptions = {}): Recorded {
  switch (answer.kind) {
    case 'recorded':
      return new Recorded(
        answer.result,
        answer.replayed,
        options.location,
        { warnings: answer.warnings ?? [] },
        answer.sent,
      );
    case 'foreseen':
      return new Foreseen(answer);
    case 'proposed':
      return new Proposed(answer);
    case 'to-review':
      throw new Error('nobody puts this before another person');
    case 'left-out':
      throw options.leftOut?.() ?? new Error('something was left out');
    case 'refused':
      throw problemOfRefusal(answer.refusal, options.addressed);
    case 'key-reused':
      throw problem('IDEMPOTENCY_KEY_REUSED');
    case 'stale':
      throw problem('STALE_REVISION', { headers: { ETag: `"${answer.revision}"` } });
  }
}
