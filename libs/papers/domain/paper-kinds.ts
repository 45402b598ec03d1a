/** The papers that there are. Their titles are those that offices file them by. */
import { PAPER_WORDS } from '../../wording/people-words.js';

export { PAPER_WORDS };

export type PaperKind = keyof typeof PAPER_WORDS;
export const PAPER_KINDS = Object.keys(PAPER_WORDS) as readonly PaperKind[];

/** What a paper is about; no money. */
export interface PaperSubject {
  readonly region: string | null;
  readonly fiscalYear: number | null;
  /** 1 to 12. */
  readonly month: number | null;
  readonly program: string | null;
  readonly documentNo: string | null;
  readonly alertId: string | null;
}

export function subjectOf(about: Partial<PaperSubject>): PaperSubject {
  const nothing = { region: null, fiscalYear: null, month: null };
  return { ...nothing, program: null, documentNo: null, alertId: null, ...about };
}
