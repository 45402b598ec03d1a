/** What a process works on, for Nest: each thing under the class that it is an instance of. */
import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { DocumentSpellings } from '../../libs/event-store/document-spellings.js';
import { EventStore } from '../../libs/event-store/port.js';
import { CommandHandler } from '../../libs/command-handling/command-handler.js';
import { PersonalDataVault } from '../../libs/access/store/vault.js';
import { VaultKeys } from '../../libs/access/store/vault-keys.js';
import { Cosignatures } from '../../libs/audit/store/cosignatures.js';
import { LogVerification } from '../../libs/audit/store/log-verification.js';
import { RecordedLog } from '../../libs/audit/store/recorded-log.js';
import { ProcessHealth } from '../../libs/http/observation/process-health.js';
import { UploadImports } from '../../libs/data-package/store/upload-import.js';
import { ReceiptSigner } from '../../libs/http/recording/receipt-signer.js';
import { Ledger } from '../../libs/funds/store/ledger.js';
import { Sql } from '../../libs/postgres/sql.js';
import { ReadModels } from '../../libs/projection/read-models.js';
import { ReadPosition } from '../../libs/projection/read-position.js';
import { Proposals } from '../../libs/proposals/store/proposals.js';
import { Units } from '../../libs/regions/store/units.js';
import { cosignaturesOf } from './seals.js';
import type { System } from './system.js';
import { verificationSections } from './verification-sections.js';

class SystemModule {}

/** Making them throws SettingsInvalid for what is no key of a witness. */
export function systemModule(system: System): DynamicModule {
  const providers = [
    given(EventStore, () => system.store),
    given(Sql, () => system.sql),
    given(ReadPosition, () => system.position),
    given(Proposals, () => system.proposals),
    given(ReadModels, () => system.readModels),
    given(CommandHandler, () => system.handler),
    given(Units, () => new Units(system.store, system.sql)),
    given(DocumentSpellings, () => new DocumentSpellings(system.store)),
    given(Ledger, () => system.ledger),
    given(UploadImports, () => system.imports),
    given(PersonalDataVault, () => system.vault),
    { provide: VaultKeys, useFactory: () => system.vaultKeys },
    given(RecordedLog, () => system.recordedLog),
    given(LogVerification, () => {
      const { logins, recordedLog, claimSource } = system;
      const sections = verificationSections(claimSource);
      return new LogVerification(logins.of('app'), recordedLog, sections);
    }),
    given(Cosignatures, () => cosignaturesOf(system)),
    given(ReceiptSigner, () => system.receipts),
    given(ProcessHealth, () => system.health),
  ];
  return { module: SystemModule, global: true, providers, exports: providers };
}

/** Made when the application is: one that is only described works on nothing. */
function given<T>(
  token: (abstract new (...args: never[]) => T) | Type<T>,
  make: () => T,
): Provider {
  return { provide: token, useFactory: make };
}
