/** The record of access: who read what, and at whose data somebody looked. For discipline alone. */
import { READ_KIND_WORDS } from '../../wording/people-words.js';
import { codesIn } from '../../wording/words.js';
import type { Subject } from './roles.js';

export function seesAccessRecord({ roles }: Pick<Subject, 'roles'>): boolean {
  return roles.includes('discipline');
}

export const READ_KINDS = codesIn(READ_KIND_WORDS);
export type ReadKind = (typeof READ_KINDS)[number];

/** How the streams of the record begin; the subject follows. */
export const READS_STREAM = 'audit-reads-';
export const LOOKS_STREAM = 'personal-data-';
export const BUNDLES_STREAM = 'evidence-taken-';

export const STREAMS_OF_RECORD = [READS_STREAM, LOOKS_STREAM, BUNDLES_STREAM] as const;

export function isStreamOfRecord(stream: string): boolean {
  return STREAMS_OF_RECORD.some((begin) => stream.startsWith(begin));
}
