/** A row of the register: what a clause says. How it is answered: the rules beside. */
import { CLAUSE_KIND_WORDS } from '../../wording/clause-words.js';
import { codesIn } from '../../wording/words.js';
export const CLAUSE_KINDS = codesIn(CLAUSE_KIND_WORDS);
export type ClauseKind = (typeof CLAUSE_KINDS)[number];

export interface RegisterRow {
  readonly id: string;
  /** Where in the document. */
  readonly clause: string;
  /** The words that are asked about, as in the document. */
  readonly words: string;
  /** The sentence that they stand in. */
  readonly passage: string;
  /** What the words demand, in English. */
  readonly demand: string;
  readonly kind: ClauseKind;
  /** As the scan has it, where it lost a decimal point. */
  readonly scanned?: string;
}
