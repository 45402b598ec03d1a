/**
 * What each role may do: the one table. Whatever is not in it nobody may do. The api gives every
 * route one of these permissions; the test of all routes with all roles walks this table.
 */
import { type ReversibleType, isReversible } from '../../event-catalogue/reversal-events.js';
import type { Role, Subject } from './roles.js';

/**
 * How far an office reaches: `none`: the permission concerns no county; `county`: a county's office
 * reaches its own county only, a prefecture's the counties under it, a provincial office every
 * county; `own-county`: also a provincial `civil-affairs` office reaches none.
 */
export type Scope = 'none' | 'county' | 'own-county';

export interface Permission {
  readonly roles: readonly Role[];
  readonly scope: Scope;
}

function permit(scope: Scope, ...roles: readonly Role[]): Permission {
  return { scope, roles };
}

const READERS = [
  'province-finance',
  'prefecture-finance',
  'county-treasury',
  'civil-affairs',
  'audit',
  'discipline',
] as const;
const REPORTERS = ['civil-affairs', 'province-finance', 'county-treasury'] as const;

export const PERMISSIONS = {
  'receipts.record': permit('none', 'province-finance'),
  'receipts.read': permit('none', 'province-finance', 'audit', 'discipline'),
  'direct-funds.report': permit('none', 'province-finance'),
  'programs.add': permit('none', 'province-finance'),
  'programs.read': permit('none', ...READERS, 'admin'),
  'exemptions.grant': permit('none', 'province-finance'),
  'works.read': permit('county', ...READERS),
  'transfers.issue': permit('none', 'province-finance'),
  'transfers.read': permit('county', ...READERS),
  'transfers.receive': permit('county', 'county-treasury'),
  'needs.assess': permit('county', 'civil-affairs', 'county-treasury'),
  'budgets.allocate': permit('county', 'county-treasury'),
  'funds.adjust': permit('county', 'county-treasury'),
  'openings.enter': permit('county', 'county-treasury'),
  'disbursements.record': permit('county', 'county-treasury'),
  'disbursements.read': permit('county', ...READERS),
  'payments.return': permit('county', 'county-treasury'),
  'payments.read': permit('own-county', 'county-treasury', 'civil-affairs', 'audit', 'discipline'),
  'awards.reclaim': permit('none', 'province-finance'),
  'county-years.close': permit('county', 'county-treasury'),
  'pools.close': permit('none', 'province-finance'),
  /** Further narrowed to who may record the original: `permissionOfOriginal`. */
  'corrections.handle': permit('county', ...REPORTERS),
  'corrections.read': permit('county', ...READERS),
  /** Further narrowed to who may record by its own route what is proposed. */
  'proposals.handle': permit('county', ...REPORTERS, 'audit', 'discipline'),
  'proposals.read': permit('county', ...READERS),
  'alerts.acknowledge': permit('county', 'county-treasury'),
  'alerts.read': permit('county', ...READERS),
  'standards.read': permit('county', ...READERS),
  'months.certify': permit('county', 'county-treasury'),
  'certifications.read': permit('county', ...READERS),
  'performance-targets.set': permit('none', 'province-finance'),
  'performance-results.report': permit('own-county', 'county-treasury', 'civil-affairs'),
  /** By another person than who reported; the domain says so. */
  'performance-targets.review': permit('none', 'province-finance'),
  'performance.read': permit('county', ...READERS),
  'performance.adopt': permit('none', 'province-finance'),
  'findings.read': permit('county', ...READERS),
  /** The province answers for what is no county's, and for nothing else. */
  'findings.explain': permit('own-county', 'county-treasury', 'civil-affairs', 'province-finance'),
  'findings.judge': permit('none', 'audit', 'discipline'),
  'findings.rectify': permit('own-county', 'county-treasury', 'civil-affairs', 'province-finance'),
  /** Opened and closed by different persons; the domain says so. */
  'matters.handle': permit('none', 'audit', 'discipline'),
  /** The affected county does not learn who complained. */
  'matters.read': permit('own-county', 'county-treasury', 'civil-affairs', 'audit', 'discipline'),
  /** A look at what was complained of is recorded before it is shown. */
  'matters.complaint': permit('none', 'audit', 'discipline'),
  'matters.answer': permit('own-county', 'county-treasury', 'civil-affairs'),
  'matters.waive': permit('none', 'discipline'),
  /** A prefecture to the counties under it on the day: all that it writes. */
  'reminders.send': permit('county', 'province-finance', 'prefecture-finance'),
  'reminders.read': permit('county', ...READERS),
  'reminders.answer': permit('own-county', 'county-treasury', 'civil-affairs'),
  /** Drafter and approver are different persons; the domain says so. */
  'schemes.handle': permit('none', 'province-finance'),
  'schemes.read': permit('none', 'province-finance', 'audit', 'discipline'),
  'policy.decide': permit('none', 'province-finance'),
  /** Of the clauses `admin` sees no figures. */
  'policy.read': permit('none', ...READERS, 'admin'),
  'compliance.read': permit('county', ...READERS),
  'ledgers.read': permit('county', ...READERS),
  /** Who the asker is: for everybody with a role. */
  'session.read': permit('none', ...READERS, 'admin'),
  /** What waits for the asker. */
  'tasks.read': permit('county', ...READERS),
  /** Of names and numbers, no figures. */
  search: permit('county', ...READERS),
  'traces.read': permit('county', ...READERS),
  'facts.report': permit('county', ...REPORTERS),
  'disclosures.read': permit('county', ...READERS),
  'disclosures.withdraw': permit('county', ...REPORTERS),
  /** A look at what was said, and at who said it, is recorded before it is shown. */
  'objections.read': permit('county', ...READERS),
  'objections.answer': permit('county', ...REPORTERS),
  'regions.register': permit('none', 'province-finance'),
  'regions.read': permit('none', ...READERS, 'admin'),
  /** Of a county's office each row is judged as by the row's own route. */
  'packages.import': permit('county', 'province-finance', 'county-treasury', 'civil-affairs'),
  /** 表头对应 of files that a county hands in. */
  'header-mappings.keep': permit('county', ...REPORTERS),
  'persons.reveal': permit('county', 'civil-affairs', 'county-treasury', 'audit', 'discipline'),
  /** Further narrowed to persons whom the office's own county has paid. */
  'forgettings.handle': permit('county', 'civil-affairs'),
  'forgettings.read': permit('county', 'civil-affairs', 'audit', 'discipline'),
  'events.read': permit('none', 'audit', 'discipline'),
  'proofs.read': permit('none', 'audit', 'discipline'),
  'checkpoints.cosign': permit('none', 'audit', 'discipline'),
  'audit-reads.read': permit('none', 'discipline'),
  'replays.read': permit('none', 'audit', 'discipline'),
} as const satisfies Record<string, Permission>;

export type PermissionName = keyof typeof PERMISSIONS;

export function isPermission(name: string): name is PermissionName {
  return Object.hasOwn(PERMISSIONS, name);
}

/**
 * Roles that work for one county or prefecture. `civil-affairs` without a county is a provincial
 * office.
 */
function isBound(role: Role, subject: Subject, scope: Scope): boolean {
  if (role === 'county-treasury' || role === 'prefecture-finance') return true;
  if (role !== 'civil-affairs') return false;
  return scope === 'own-county' || !isProvincial(subject.region);
}

function isProvincial(region: string | null): boolean {
  return region === null || region.endsWith('0000');
}

export type Judgement =
  /**
   * `county`: the one unit that the role reaches, which is a prefecture with the counties under it
   * for `prefecture-finance`; null: every county.
   */
  | { readonly kind: 'allowed'; readonly role: Role; readonly county: string | null }
  | { readonly kind: 'denied' };

/**
 * Whether the subject may do this at all, and by which of its roles: the one that reaches farthest.
 * The region is judged apart (`reaches`), since some requests tell it only after a look-up.
 */
export function judge(subject: Subject, name: PermissionName): Judgement {
  const { roles, scope }: Permission = PERMISSIONS[name];
  let bound: Judgement = { kind: 'denied' };
  for (const role of roles) {
    if (!subject.roles.includes(role)) continue;
    if (scope === 'none' || !isBound(role, subject, scope)) {
      return { kind: 'allowed', role, county: null };
    }
    if (subject.region !== null && bound.kind === 'denied') {
      bound = { kind: 'allowed', role, county: subject.region };
    }
  }
  return bound;
}

/** Whether who reaches `county` (null: all) reaches the region. */
export function reaches(county: string | null, region: string | null): boolean {
  return county === null || county === region;
}

/** Who may record an event of this type may propose and approve its reversal. */
const ORIGINALS: Readonly<Record<ReversibleType, PermissionName>> = {
  ReceiptRecorded: 'receipts.record',
  TransferIssued: 'transfers.issue',
  AwardReclaimed: 'awards.reclaim',
  OpeningBalanceEntered: 'openings.enter',
  NeedAssessed: 'needs.assess',
  TransferReceived: 'transfers.receive',
  BudgetAllocated: 'budgets.allocate',
  FundsAdjusted: 'funds.adjust',
  DisbursementRecorded: 'disbursements.record',
  PaymentReturned: 'payments.return',
};

/**
 * null: the type cannot be reversed at all, which the domain says to whoever may handle
 * corrections.
 */
export function permissionOfOriginal(type: string): PermissionName | null {
  return isReversible(type) ? ORIGINALS[type] : null;
}
