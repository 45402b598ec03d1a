/** Answers of commands as answers of HTTP. */
import type { AppendResult } from '../../event-store/port.js';
import type { CommandAnswer } from '../../command-handling/answers.js';
import type { RefusalCode } from '../../refusals/refusals.js';
import { problem } from '../problems/problem.js';
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
    /** What the answer says beside the events. */
    private readonly members?: Members | undefined,
  ) {}

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

export interface RecordingOptions<Members extends object = object> {
  /** Refusals about what the path names: 404 rather than 422. */
  readonly addressed?: readonly RefusalCode[];
  /** Where what was recorded can be read. */
  readonly location?: string;
  /** What the answer says beside the events. */
  readonly members?: Members | undefined;
}

/** @throws Problem where nothing was recorded */
export function settle<Members extends object = object>(
  answer: CommandAnswer,
  options: RecordingOptions<Members> = {},
): Recorded<Members> {
  switch (answer.kind) {
    case 'recorded':
      return new Recorded(answer.result, answer.replayed, options.location, options.members);
    case 'refused':
      throw problemOfRefusal(answer.refusal, options.addressed);
    case 'key-reused':
      throw problem('IDEMPOTENCY_KEY_REUSED');
    case 'stale':
      throw problem('STALE_REVISION', { headers: { ETag: `"${answer.revision}"` } });
  }
}
