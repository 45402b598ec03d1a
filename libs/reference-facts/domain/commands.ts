/**
 * What is reported to Doudi as a fact: divisions, designations, indicators, standards, exits,
 * disclosures, certified months, targets.
 */
import type { DataOf } from '../../event-catalogue/catalogue.js';

/**
 * `data` is what the event will say; an exit already carries the pseudonym in place of the identity
 * number.
 */
export type ReferenceCommand = {
  [T in ReferenceType]: { readonly kind: 'ReportFact'; readonly type: T; readonly data: DataOf<T> };
}[ReferenceType];

export type ReferenceType =
  | 'RegionRegistered'
  | 'RegionRecoded'
  | 'ProgramAdded'
  | 'RegionDesignated'
  | 'IndicatorReported'
  | 'StandardSet'
  | 'BeneficiaryExited'
  | 'DisclosurePublished'
  | 'MonthCertified'
  | 'PerformanceTargetsSet'
  | 'PerformanceResultReported'
  | 'TargetSet'
  | 'ProgressReported';
