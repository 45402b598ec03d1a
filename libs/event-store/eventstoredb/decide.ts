import { isMet } from '../append-request.js';
import type { AppendRequest, ExpectedRevision } from '../port.js';
import { WrongExpectedRevision } from '../port.js';
import type { LogIndex } from './log-index.js';

export type Decision =
  | { readonly status: 'accepted' }
  | { readonly status: 'id known' }
  | { readonly status: 'claim taken'; readonly key: string; readonly position: number }
  | { readonly status: 'refused'; readonly error: WrongExpectedRevision };

/** Known ids, claims, revisions of the writes, guards: looked at in the order of the port. */
export function decide(request: AppendRequest, index: LogIndex): Decision {
  const { writes, guards, claims } = request;
  const isKnown = writes.some(({ events }) => events.some(({ id }) => index.positionOfId(id) > 0));
  if (isKnown) return { status: 'id known' };
  for (const { key } of claims ?? []) {
    const position = index.positionOfClaim(key);
    if (position > 0) return { status: 'claim taken', key, position };
  }
  const expectations: readonly (readonly [string, ExpectedRevision])[] = [
    ...writes.map(({ stream, expectedRevision }) => [stream, expectedRevision] as const),
    ...(guards ?? []).map(({ stream, revision }) => [stream, revision] as const),
  ];
  for (const [stream, expected] of expectations) {
    const actual = BigInt(index.revisionOf(stream));
    if (!isMet(expected, actual)) {
      return { status: 'refused', error: new WrongExpectedRevision(stream, expected, actual) };
    }
  }
  return { status: 'accepted' };
}
