/**
 * Whatever is folded from events, by name. The row of an event in `catalogue.ts` names those that
 * it affects; each fold is a `FoldTable` with one entry for each event that names it.
 */
export type FoldName =
  /** State that commands are decided on. A county's figures are those of `postings`. */
  | 'countyState'
  | 'provinceState'
  | 'divisions'
  | 'programs'
  | 'findingState'
  | 'matterState'
  | 'schemeState'
  | 'forgettingState'
  | 'publications'
  | 'objectionState'
  | 'reminderState'
  | 'correctionState'
  | 'parameterChanges'
  /** The headers that a county keeps for its own files. */
  | 'headerMappings'
  | 'proposalState'
  /** Who reported what of a set of performance targets. */
  | 'targetSetState'
  | 'listedPayments'
  /** Amounts that move: of the county ledgers, and of award money from place to place. */
  | 'postings'
  | 'fundMoves'
  /** What brings back money that was wrongly paid or lies idle. */
  | 'moneyBack'
  /** The record of access, which discipline alone reads. */
  | 'accessRecord'
  /** The export as a data package: what must be known before its first row, and its rows. */
  | 'packageSurvey'
  | 'packageRows'
  | `read.${ReadModel}`;

/** The tables of `read` whose rows are made from single events; postings and moves make theirs. */
type ReadModel =
  | 'budget_lines'
  | 'certifications'
  | 'corrections'
  | 'designations'
  | 'direct_fund_reports'
  | 'disbursements'
  | 'disclosure_withdrawals'
  | 'disclosures'
  | 'document_publications'
  | 'evaluation_results'
  | 'evaluations'
  | 'excepted_works'
  | 'exemptions'
  | 'exits'
  | 'finding_handlings'
  | 'findings'
  | 'forgetting_approvals'
  | 'forgettings'
  | 'gap_alert_acknowledgements'
  | 'indicators'
  | 'linked_persons'
  | 'matter_steps'
  | 'matters'
  | 'need_assessments'
  | 'objection_answers'
  | 'objections'
  | 'payment_returns'
  | 'payments'
  | 'performance_results'
  | 'performance_reviews'
  | 'performance_targets'
  | 'policy_changes'
  | 'pool_moves'
  | 'programs'
  | 'proposal_steps'
  | 'receipts'
  | 'region_recodings'
  | 'regions'
  | 'reminder_steps'
  | 'reminders'
  | 'reversals'
  | 'scheme_adoptions'
  | 'schemes'
  | 'standards'
  | 'target_progress'
  | 'targets'
  | 'transfer_lines'
  | 'transfers';
