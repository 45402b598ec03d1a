/** What the api knows of a request beyond what HTTP says. */
import type { Role, Subject } from '../../access/domain/roles.js';
import type { PermissionName } from '../../access/domain/permissions.js';
import type { WriteDeadline } from '../../event-store/write-deadline.js';
import type { Standing } from '../../projection/read-position.js';
import type { Refusal } from '../../refusals/refusals.js';
import type { Problem } from '../problems/problem.js';

/** What the guard allowed. */
export interface Grant {
  readonly permission: PermissionName;
  readonly subject: Subject;
  /** The role by which it is allowed. */
  readonly role: Role;
  /** The one unit that the role reaches; null: every county. */
  readonly county: string | null;
  /** Where that is a prefecture, the counties under it on the day that is asked about. */
  readonly counties?: ReadonlySet<string>;
}

export interface RequestContext {
  /** 32 hexadecimal digits (W3C Trace Context). */
  readonly traceId: string;
  readonly startedAt: bigint;
  /** Who comes, where a token said so. */
  subject?: Subject;
  /** Why the token that came says nothing. */
  tokenProblem?: Problem;
  grant?: Grant;
  /** The units that the path and the query name, by their identities. */
  regions?: readonly string[];
  /**
   * The route's template, for logs and metrics: paths may hold what users should not have put
   * there.
   */
  route?: string;
  /** Of a write whose answer is bounded. */
  deadline?: WriteDeadline;
  /** What is refused for its texts, unless it was carried out before. */
  refusal?: Refusal;
  /** What an answer of figures stands on. */
  standing?: Standing;
  /** Of an answer that is written as a table, page after page. */
  table?: { readonly form: 'xlsx' | 'csv'; readonly isFurtherPage: boolean };
}

declare module 'express-serve-static-core' {
  interface Request {
    doudi?: RequestContext;
  }
}
