/**
 * The one place that says which failures of PostgreSQL pass: the server was not there, went away,
 * had no room or was told to stop a statement. Whoever meets one tries again; none of them is the
 * fault of what was sent.
 */

/** What is passing: `away` covers servers that are not there and connections that broke. */
export type PassingReason =
  'away' | 'disk-full' | 'out-of-resources' | 'read-only' | 'cancelled' | 'io-error' | 'contention';

/** By SQLSTATE, of PostgreSQL's own table; a class where it ends in dots. */
const BY_CODE: readonly (readonly [RegExp, PassingReason])[] = [
  [/^53100$/, 'disk-full'],
  // Out of memory, too many connections, a configured limit.
  [/^53...$/, 'out-of-resources'],
  [/^25006$/, 'read-only'],
  [/^57014$/, 'cancelled'],
  [/^58...$/, 'io-error'],
  // Serialisation failure, deadlock, lock not available.
  [/^(40001|40P01|55P03)$/, 'contention'],
  // Shut down, crashed, starting; a session ended for being idle; broken or refused connections.
  [/^(57P0[1-5]|25P03|08...)$/, 'away'],
];

/** What Node says of sockets and names, where no server has said anything. */
const OF_SYSTEM =
  /^(EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|E(ADDR|CONN|HOST|NET|[MN]FILE)|ERR_S(OCKET|TREAM)_)/;

/** What `pg` says without a code. */
const BROKEN_CONNECTION =
  /connection (terminated|timeout|ended)|(timeout exceeded|read timeout)|not queryable|was closed/i;

const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Why trying again may help; undefined: it does not pass by itself. */
export function passingReason(error: unknown): PassingReason | undefined {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code !== 'string') {
    return typeof message === 'string' && BROKEN_CONNECTION.test(message) ? 'away' : undefined;
  }
  if (OF_SYSTEM.test(code)) return 'away';
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1];
}

/** Whether trying again may help. */
export function isOutage(error: unknown): boolean {
  return passingReason(error) !== undefined;
}

/** Classes of SQLSTATE: state of the transaction, resources, state of objects, the operator. */
const OF_THE_MOMENT = /^(25|53|55|57)...$/;

/**
 * Whether the state of server, session or way to it made a statement fail, and nothing in what it
 * carried: wider than `isOutage`, for whoever runs a whole transaction anew on a new session.
 */
export function isOfTheMoment(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return isOutage(error) || (typeof code === 'string' && OF_THE_MOMENT.test(code));
}

/**
 * Whether the server itself has said no to the statement, and so has taken it back. False where the
 * connection broke, or its session was ended: a commit may have been made just before.
 */
export function isTakenBack(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code !== 'string' || OF_SYSTEM.test(code)) return false;
  return SQLSTATE.test(code) && passingReason(error) !== 'away';
}

/** The first passing failure among an error and what caused it. */
export function passingCause(error: unknown): PassingReason | undefined {
  for (const cause of withCauses(error)) {
    const reason = passingReason(cause);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** An error, what caused it, and so on. */
export function* withCauses(
  error: unknown,
): Iterable<Partial<Error> & { readonly code?: unknown }> {
  for (let cause = error; typeof cause === 'object' && cause !== null;) {
    yield cause;
    cause = (cause as Error).cause;
  }
}
