/** What objections say, how to reach who said it, and what was answered: sealed in the vault. */
import { SealedTexts, type TextTable } from '../../access/store/sealed-texts.js';
import type { VaultKeys } from '../../access/store/vault-keys.js';
import type { Sql } from '../../postgres/sql.js';

export const OBJECTION_TEXTS: TextTable = {
  name: 'vault.objection_texts',
  number: 'objection_no',
};

export class ObjectionTexts extends SealedTexts<'text' | 'contact' | 'answer'> {
  constructor(sql: Sql, keys: VaultKeys) {
    super(sql, keys, OBJECTION_TEXTS);
  }
}
