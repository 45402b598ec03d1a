/** The record of access: who read what, and at whose data somebody looked. For discipline alone. */
import type { Subject } from './roles.js';

export function seesAccessRecord({ roles }: Pick<Subject, 'roles'>): boolean {
  return roles.includes('discipline');
}

export const READ_KINDS = ['AUDIT_READ', 'PERSONAL_DATA_VIEWED', 'PERSONAL_DATA_TAKEN'] as const;
export type ReadKind = (typeof READ_KINDS)[number];

/** How the streams of the record begin; the subject follows. */
export const READS_STREAM = 'audit-reads-';
export const LOOKS_STREAM = 'personal-data-';

export function isStreamOfRecord(stream: string): boolean {
  return stream.startsWith(READS_STREAM) || stream.startsWith(LOOKS_STREAM);
}
