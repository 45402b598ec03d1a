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
    private readonly members?: Members,
  ) {}

  /** The same, of which the answer says more beside the events. */
  with<More extends object>(members: More, location = this.location): Recorded<More> {
    return new Recorded(this.result, this.replayed, location, members);
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

export interface RecordingOptions {
  /** Refusals about what the path names: 404 rather than 422. */
  readonly addressed?: readonly RefusalCode[];
  /** Where what was recorded can be read. */
  readonly location?: string;
}

/** @throws Problem where nothing was recorded */
export function settle(answer: CommandAnswer, options: RecordingOptions = {}): Recorded {
  switch (answer.kind) {
    case 'recorded':
      return new Recorded(answer.result, answer.replayed, options.location);
    case 'refused':
      throw problemOfRefusal(answer.refusal, options.addressed);
    case 'key-reused':
      throw problem('IDEMPOTENCY_KEY_REUSED');
    case 'stale':
      throw problem('STALE_REVISION', { headers: { ETag: `"${answer.revision}"` } });
  }
}
