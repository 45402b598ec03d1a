/** What is proposed, sealed beside the vault: the command, and the form that was filled in. */
import { SealedTexts, type TextTable } from '../../access/store/sealed-texts.js';
import type { VaultKeys } from '../../access/store/vault-keys.js';
import type { Sql } from '../../postgres/sql.js';

export const PROPOSAL_TEXTS: TextTable = { name: 'vault.proposal_texts', number: 'proposal_id' };

export class ProposalTexts extends SealedTexts<'command' | 'form'> {
  constructor(sql: Sql, keys: VaultKeys) {
    super(sql, keys, PROPOSAL_TEXTS);
  }
}
