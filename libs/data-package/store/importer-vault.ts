import type { PersonalDataVault } from '../../access/store/vault.js';
import type { PseudonymVault, RevealingVault } from '../domain/vault-port.js';

/** The vault as the importer and the exporter know it. */
export function importerVault(vault: PersonalDataVault): PseudonymVault & RevealingVault {
  return {
    pseudonym: (identityNo) => vault.pseudonymOf(identityNo),
    remember: (persons) => vault.remember(persons),
    rememberNumbers: (identityNos) =>
      vault.remember(identityNos.map((identityNo) => ({ identityNo, name: '' }))),
    reveal: (pseudonyms) => vault.reveal(pseudonyms),
  };
}
