/** What complaints say and who complains, sealed in the vault. */
import type { SealedTexts, TextTable } from '../../access/store/sealed-texts.js';

export type ComplaintTexts = SealedTexts<'text' | 'complainant' | 'contact'>;

export const COMPLAINT_TEXTS: TextTable = { name: 'vault.matter_texts', number: 'matter_no' };

/** As somebody complained; null: nothing is known of who it was. */
export interface Complaint {
  readonly text: string;
  readonly complainant: string | null;
  readonly contact: string | null;
}
