import { type PersonalDataVault, nameRecorded } from '../../access/store/vault.js';
import type { PseudonymVault, RevealedPerson, RevealingVault } from '../domain/vault-port.js';

/** The vault as the importer and the exporter know it. */
export function importerVault(vault: PersonalDataVault): PseudonymVault & RevealingVault {
  return {
    pseudonym: (identityNo) => vault.pseudonymOf(identityNo),
    marks: (person) => vault.marksOf(person),
    remember: (persons) => vault.remember(persons),
    rememberNumbers: (identityNos) =>
      vault.remember(identityNos.map((identityNo) => ({ identityNo, name: '' }))),
    reveal: async (pseudonyms) => {
      const known = await vault.reveal(pseudonyms);
      return new Map(
        [...known].map(([pseudonym, person]): [string, RevealedPerson] => [
          pseudonym,
          {
            identityNo: person.identityNo,
            nameOf: (mark) => nameRecorded(person, mark),
            payeeOf: (mark) => person.payees.get(mark ?? ''),
          },
        ]),
      );
    },
  };
}
