/** What complaints say and who complains, sealed in the vault. */
import type { SealedTexts, TextTable } from '../../access/store/sealed-texts.js';

export type ComplaintTexts = SealedTexts<'text' | 'complainant' | 'contact'>;

export const COMPLAINT_TEXTS: TextTable = { name: 'vault.matter_texts', number: 'matter_no' };
