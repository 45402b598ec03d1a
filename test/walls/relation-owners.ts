/** Which lib owns which relation. A new table is added here; published views are anybody's. */
export const OWNED: Readonly<Record<string, readonly string[]>> = {
  access: [
    'read.forgettings',
    'read.forgetting_approvals',
    ...['vault.ciphertexts', 'vault.committed', 'vault.digests', 'vault.erased', 'vault.erasures'],
    'vault.key_check',
    'vault.keys',
    'vault.matter_texts',
    'vault.names',
    'read.linked_persons',
    'vault.objection_texts',
    'vault.payees',
    'vault.proposal_texts',
    'vault.persons',
    'vault.steady_keys',
  ],
  allocation: ['read.schemes', 'read.scheme_adoptions'],
  audit: [
    'read.county_histories',
    'store.read_model_commitments',
    'store.cosignatures',
    'store.log',
    'store.receipt_keys',
    'store.recorded_otherwise',
    'store.seal_keys',
    'store.seals',
    'store.signed_heads',
    'store.time_stamps',
    'store.tree_nodes',
  ],
  'county-ledger': ['read.postings'],
  'direct-funds': ['read.direct_fund_reports'],
  disclosure: [
    'read.disclosure_withdrawals',
    'read.document_publications',
    'read.objection_answers',
    'read.objections',
  ],
  'command-handling': ['store.command_tallies'],
  'event-store': ['store.claims', 'store.events', 'store.head'],
  'data-package': ['store.import_pieces', 'store.imports'],
  'fund-trace': ['read.fund_moves'],
  funds: [
    'read.budget_lines',
    'read.corrections',
    'read.disbursements',
    'read.excepted_works',
    'read.exemptions',
    'read.need_assessments',
    'read.payment_returns',
    'read.payments',
    'read.receipts',
    'read.reversals',
    'read.transfer_lines',
    'read.transfers',
  ],
  'gap-alerts': ['read.entries_in_gap', 'read.gap_alert_acknowledgements', 'read.gap_alerts'],
  http: ['store.long_work'],
  matters: ['read.matter_steps', 'read.matters'],
  papers: ['store.papers'],
  performance: [
    'read.certifications',
    'read.evaluation_results',
    'read.evaluations',
    'read.performance_results',
    'read.performance_reviews',
    'read.performance_targets',
  ],
  policy: ['read.policy_changes', 'read.programs'],
  proposals: ['read.proposal_steps'],
  projection: ['read.digests', 'read.lanes', 'read.set_aside'],
  'reference-facts': [
    'read.designations',
    'read.disclosures',
    'read.exits',
    'read.indicators',
    'read.standards',
    'read.target_progress',
    'read.targets',
  ],
  reminders: ['read.reminder_steps', 'read.reminders'],
  regions: ['read.regions', 'read.region_recodings'],
  supervision: [
    'read.basic_payments',
    'read.finding_handlings',
    'read.findings',
    'read.pool_moves',
  ],
};

/** What audit proves is the log itself as it lies; the port shows events decoded. */
const PROVED = ['store.events', 'store.head'];

/** What the foundation publishes: the position that everything is known to. */
export const PUBLISHED_BY_FOUNDATION = ['read.checkpoint'];

const ownerOf = new Map(
  Object.entries(OWNED).flatMap(([lib, names]) => names.map((name) => [name, lib] as const)),
);

/** Whether a lib, or `apps`, may name a relation in a statement. */
export function mayName(lib: string, relation: string): boolean {
  return (
    relation.startsWith('published.') ||
    PUBLISHED_BY_FOUNDATION.includes(relation) ||
    ownerOf.get(relation) === lib ||
    (lib === 'audit' && PROVED.includes(relation))
  );
}
