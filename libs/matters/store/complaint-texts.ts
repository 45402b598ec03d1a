/** What complaints say and who complains, sealed in the vault. */
import { SealedTexts, type TextTable } from '../../access/store/sealed-texts.js';
import type { VaultKeys } from '../../access/store/vault-keys.js';
import type { Sql } from '../../postgres/sql.js';

export const COMPLAINT_TEXTS: TextTable = { name: 'vault.matter_texts', number: 'matter_no' };

export class ComplaintTexts extends SealedTexts<'text' | 'complainant' | 'contact'> {
  constructor(sql: Sql, keys: VaultKeys) {
    super(sql, keys, COMPLAINT_TEXTS);
  }
}
