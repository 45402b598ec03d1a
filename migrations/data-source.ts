import { DataSource } from 'typeorm';
import { EventStore0001 } from './0001-event-store.js';
import { PersonalDataVault0010 } from './0010-personal-data-vault.js';
import { Disclosure0050 } from './0050-disclosure.js';
import { ReadModels0020 } from './0020-read-models.js';
import { ReferenceFacts0021 } from './0021-reference-facts.js';
import { Allocation0030 } from './0030-allocation.js';
import { Supervision0040 } from './0040-supervision.js';
import { Performance0041 } from './0041-performance.js';
import { Seals0060 } from './0060-seals.js';
import { Receipts0100 } from './0100-receipts.js';
import { Cosignatures0101 } from './0101-cosignatures.js';
import { BudgetLines0070 } from './0070-budget-lines.js';
import { DirectFunds0120 } from './0120-direct-funds.js';
import { Recoveries0130 } from './0130-recoveries.js';
import { EventHome0140 } from './0140-event-home.js';
import { Forgettings0110 } from './0110-forgettings.js';
import { Matters0150 } from './0150-matters.js';
import { VaultKeys0161 } from './0161-vault-keys.js';
import { AlertPositions0171 } from './0171-alert-positions.js';
import { Lanes0170 } from './0170-lanes.js';
import { SealHash0160 } from './0160-seal-hash.js';
import { UnboundedSums0172 } from './0172-unbounded-sums.js';
import { BudgetMandates0195 } from './0195-budget-mandates.js';
import { Certifications0190 } from './0190-certifications.js';
import { PerformanceTargets0191 } from './0191-performance-targets.js';
import { CommandTallies0173 } from './0173-command-tallies.js';
import { RegionRecodings0174 } from './0174-region-recodings.js';
import { SecondEdition0180 } from './0180-second-edition.js';
import { AlertsOfSecondEdition0185 } from './0185-alerts-second-edition.js';
import { DocumentForms0183 } from './0183-document-forms.js';
import { ProgramsAndPapers0182 } from './0182-programs-and-papers.js';
import { SetAside0210 } from './0210-set-aside.js';
import { PermissionSets0220 } from './0220-permission-sets.js';
import { SwapOfReadModels0221 } from './0221-swap-of-read-models.js';
import { Persons0181 } from './0181-persons.js';
import { SignedHeads0230 } from './0230-signed-heads.js';
import { Digests0240 } from './0240-digests.js';
import { ClockOfAppends0270 } from './0270-clock-of-appends.js';
import { RecordedOtherwise0250 } from './0250-recorded-otherwise.js';
import { VaultWithoutItsKey0260 } from './0260-vault-without-its-key.js';
import { LongWork0280 } from './0280-long-work.js';
import { TimeStamps0286 } from './0286-time-stamps.js';
import { WordsOfWitnesses0285 } from './0285-words-of-witnesses.js';
import { Imports0300 } from './0300-imports.js';
import { Proposals0320 } from './0320-proposals.js';
import { Papers0310 } from './0310-papers.js';
import { Reminders0330 } from './0330-reminders.js';
import { MendedNodes0231 } from './0231-mended-nodes.js';

/**
 * Every migration, in order, each with one reason; none is ever changed once released. The class's
 * `name` ends in thirteen digits, which TypeORM sorts by: they are the migration's number.
 */
const migrations = [
  EventStore0001,
  PersonalDataVault0010,
  ReadModels0020,
  ReferenceFacts0021,
  Allocation0030,
  Supervision0040,
  Performance0041,
  Disclosure0050,
  Seals0060,
  BudgetLines0070,
  Receipts0100,
  Cosignatures0101,
  DirectFunds0120,
  Recoveries0130,
  Forgettings0110,
  EventHome0140,
  Matters0150,
  SealHash0160,
  VaultKeys0161,
  Lanes0170,
  AlertPositions0171,
  UnboundedSums0172,
  CommandTallies0173,
  RegionRecodings0174,
  SecondEdition0180,
  AlertsOfSecondEdition0185,
  ProgramsAndPapers0182,
  DocumentForms0183,
  Certifications0190,
  PerformanceTargets0191,
  BudgetMandates0195,
  SetAside0210,
  PermissionSets0220,
  SwapOfReadModels0221,
  Persons0181,
  SignedHeads0230,
  Digests0240,
  RecordedOtherwise0250,
  VaultWithoutItsKey0260,
  ClockOfAppends0270,
  LongWork0280,
  Imports0300,
  MendedNodes0231,
  WordsOfWitnesses0285,
  Proposals0320,
  Papers0310,
  TimeStamps0286,
  Reminders0330,
];

export const migrationNames = migrations.map((migration) => new migration().name);

/** Number of the last one. */
export const latestMigration = Math.max(...migrationNames.map((name) => Number(name.slice(-13))));

/** The owner's connection; `synchronize` never. */
export function dataSource(connectionString: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url: connectionString,
    applicationName: 'doudi migrations',
    migrations,
    migrationsTableName: 'doudi_migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
  });
}
