/** What objections say, how to reach who said it, and what was answered: sealed in the vault. */
import type { SealedTexts, TextTable } from '../../access/store/sealed-texts.js';

export type ObjectionTexts = SealedTexts<'text' | 'contact' | 'answer'>;

export const OBJECTION_TEXTS: TextTable = {
  name: 'vault.objection_texts',
  number: 'objection_no',
};
