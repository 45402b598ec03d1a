/**
 * Which rows of a package its sender may record: those that the person could record by their own
 * routes. api.md, `POST /imports`
 */
import { type PermissionName, judge, reaches } from '../../access/domain/permissions.js';
import type { Subject } from '../../access/domain/roles.js';
import type { EventStore } from '../../event-store/port.js';
import type { LedgerCommand } from '../../funds/domain/commands.js';
import type { ReferenceCommand, ReferenceType } from '../../reference-facts/domain/commands.js';
import {
  regionOfPerformanceTarget,
  regionOfTarget,
} from '../../reference-facts/store/recorded-targets.js';
import type { Divisions } from '../../regions/domain/divisions.js';
import type { MayRecord } from './import-package.js';

type Kind = Exclude<LedgerCommand['kind'], 'ReportFact'>;

const OF_ENTRIES: Readonly<Record<Kind, PermissionName>> = {
  RecordReceipt: 'receipts.record',
  IssueTransfer: 'transfers.issue',
  ReceiveTransfer: 'transfers.receive',
  EnterOpeningBalance: 'openings.enter',
  AssessNeed: 'needs.assess',
  GrantExemption: 'exemptions.grant',
  AllocateBudget: 'budgets.allocate',
  AdjustFunds: 'funds.adjust',
  RecordDisbursement: 'disbursements.record',
  ReturnPayment: 'payments.return',
  ReclaimAward: 'awards.reclaim',
  CloseCountyYear: 'county-years.close',
  ClosePoolYear: 'pools.close',
};

const OF_FACTS: Readonly<Record<ReferenceType, PermissionName>> = {
  RegionRegistered: 'regions.register',
  RegionRecoded: 'regions.register',
  ProgramAdded: 'programs.add',
  RegionDesignated: 'facts.report',
  IndicatorReported: 'facts.report',
  StandardSet: 'facts.report',
  BeneficiaryExited: 'facts.report',
  DisclosurePublished: 'facts.report',
  MonthCertified: 'months.certify',
  PerformanceTargetsSet: 'performance-targets.set',
  PerformanceResultReported: 'performance-results.report',
  TargetSet: 'facts.report',
  ProgressReported: 'facts.report',
};

/** By which a person could record the entry by its own route. */
export function permissionOf(command: LedgerCommand): PermissionName {
  return command.kind === 'ReportFact' ? OF_FACTS[command.type] : OF_ENTRIES[command.kind];
}

export function mayRecord(subject: Subject, store: EventStore, divisions: Divisions): MayRecord {
  const targets = new TargetRegions(store);
  return async (command) => {
    const isFact = command.kind === 'ReportFact';
    // What is registered already is not registered anew, whoever says it.
    if (isFact && command.type === 'RegionRegistered' && divisions.find(command.data.code)) {
      return undefined;
    }
    const judgement = judge(subject, permissionOf(command));
    if (judgement.kind === 'denied') return 'FORBIDDEN';
    if (judgement.county === null) return undefined;
    const region = isFact ? await targets.regionOf(command) : regionOf(command);
    return reaches(judgement.county, region) ? undefined : 'OUTSIDE_COUNTY';
  };
}

function regionOf(command: object): string | null {
  return 'region' in command ? (command.region as string) : null;
}

/** Reports on a target are its region's: of one that is recorded, or stands in the package. */
class TargetRegions {
  private readonly inPackage = new Map<string, string>();

  constructor(private readonly store: EventStore) {}

  async regionOf({ type, data }: ReferenceCommand): Promise<string | null> {
    switch (type) {
      case 'TargetSet':
        this.inPackage.set(data.targetNo, data.region);
        return data.region;
      case 'ProgressReported': {
        const known = this.inPackage.get(data.targetNo);
        return known ?? (await regionOfTarget(this.store, data.targetNo)) ?? null;
      }
      case 'PerformanceResultReported':
        return (await regionOfPerformanceTarget(this.store, data.targetNo)) ?? null;
      default:
        return regionOf(data);
    }
  }
}
