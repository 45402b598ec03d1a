/**
 * What is verified beside events and seals: each section looks at one thing, and says what is wrong
 * with it and what it adds to the verdict.
 */
import type { Sql } from '../../postgres/sql.js';
import type { Fault } from '../domain/faults.js';
import type { TreeHash } from '../domain/tree-hash.js';
import type { OutsideWord, Said } from '../domain/verdict.js';
import type { LogReading } from './recorded-log.js';

export interface SectionContext {
  /** Statements of the one snapshot that is verified; the login may only read. */
  readonly sql: Sql;
  /** Events of the same snapshot. */
  readonly reading: LogReading;
  /** Of the log; undefined: it has no seal. */
  readonly origin: string | undefined;
  readonly hash: TreeHash;
  /** Events and seals up to here are as they were sealed: every head up to it is what it says. */
  readonly soundUpTo: bigint;
  /** POSIX milliseconds of who verifies. */
  readonly now: number;
  readonly signal?: AbortSignal | undefined;
  /** Long work says how far it is; told at most twice a second. */
  readonly progress?: ((done: bigint, total: bigint) => void) | undefined;
}

export interface SectionReport {
  readonly faults: readonly Fault[];
  /** What agrees that does not come from the database. */
  readonly outside?: readonly OutsideWord[];
  /** What was compared, for people. */
  readonly lines?: readonly Said[];
  /** Something that was asked for could not be compared: the verdict is no 0. */
  readonly notCovered?: boolean;
}

export interface VerificationSection {
  verify(context: SectionContext): Promise<SectionReport>;
}
