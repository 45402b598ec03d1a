/**
 * apps -> nest, store -> projections -> domain -> foundation; capabilities meet through events.
 * test/architecture/fixtures/ has a folder for each rule that breaks that rule and no other.
 */

const foundation = [
  'money',
  'event-catalogue',
  'event-store',
  'command-handling',
  'regions',
  'refusals',
  'policy',
  'postgres',
  'projection',
  'configuration',
  'workbook',
  'printing',
  'wording',
];

/**
 * Where a capability needs another's pure domain, the arrow stands here by name, with its reason.
 * What is not listed meets through events.
 */
const arrows = {
  // Who may call a route is judged by the one table of permissions.
  http: ['access/domain', 'access/tokens'],
  // CONSTRUCTION_CONTROL=block asks for the gap as the ledger reckons it. Persons in payments
  // become pseudonyms of the vault at the edge; who may record an entry may correct it; payments
  // come as CSV too, and what supervision would find of them is said before the money goes out.
  funds: [
    'county-ledger/domain',
    'reference-facts/domain',
    'reference-facts/store/known-targets',
    'access/domain',
    'access/nest/identity-field',
    'access/projections/linked-persons',
    'access/store/vault',
    'data-package/domain/csv-scanner',
    'data-package/store/encoding',
    'supervision/domain/finding-kinds',
    'supervision/store/payment-warnings',
  ],
  // A payment's money is told from what its batch drew.
  'fund-trace': ['funds/domain/payment-origins'],
  // What is reported is recorded by the ledger, which knows the divisions; an exit names a person.
  'reference-facts': [
    'funds/nest/commands',
    'access/nest/identity-field',
    'access/projections/linked-persons',
    'access/store/vault',
  ],
  // A county's office looks at persons whom its county has paid; nobody is forgotten while a
  // finding about a payment to the person is open.
  access: ['funds/store/fund-lists', 'supervision/store/unsettled-findings'],
  // Who prepares, reviews and approves are different persons, each of whom could record it by its
  // own route; what is proposed lies sealed beside the vault.
  proposals: ['access/domain', 'access/store/sealed-texts', 'access/store/vault-keys'],
  // An alert is a fold of the ledger, read back from its postings.
  'gap-alerts': ['county-ledger/domain', 'county-ledger/store/posting-rows'],
  // Money that came back is found by the numbers of its entries, as rectifications of findings name
  // them; findings that are linked are told by supervision; complaints are sealed as objections
  // are, and who looks at one is recorded.
  matters: [
    'supervision/domain/recoveries',
    'supervision/domain/recovery-entries',
    'supervision/store/finding-commands',
    'supervision/nest/supervision.module',
    'access/domain/roles',
    'access/nest/commands',
    'access/store/sealed-texts',
    'access/store/vault-keys',
  ],
  // A finding that a county is reminded of is told by supervision.
  reminders: ['supervision/store/finding-commands', 'supervision/nest/supervision.module'],
  // A county's year is judged by its ledger, its alerts and its standards as these libs reckon
  // them; what is certified, set and reported is recorded by the ledger, which knows the divisions;
  // who reviews is another person than who reported.
  performance: [
    'funds/nest/commands',
    'reference-facts/domain/performance-targets',
    'reference-facts/store/recorded-targets',
    'access/domain/roles',
    'county-ledger/domain',
    'gap-alerts/domain',
    'gap-alerts/store/alert-years',
    'standards/store',
  ],
  // Clauses are answered by the ledgers, alerts, standards, findings, matters, evaluations and
  // schemes as these libs reckon and sum them.
  clauses: [
    'county-ledger/domain',
    'county-ledger/store/posting-rows',
    'standards/domain',
    'gap-alerts/store/gap-alerts',
    'supervision/store/finding-totals',
    'matters/store/complaint-tally',
    'performance/domain/certifications',
    'performance/store/evaluations',
    'allocation/store/scheme-list',
  ],
  // Needs are read back from the ledger's postings and folded as the ledger folds them; an adopted
  // scheme is issued as a transfer of the funds; bands are those of the evaluations, and who adopts
  // is another person than who drafted.
  allocation: [
    'county-ledger/domain',
    'county-ledger/store/posting-rows',
    'funds/store/ledger',
    'performance/store/evaluations',
    'access/domain/roles',
  ],
  // A replay folds the ledger, its alerts and the moves of money as they fold themselves; who may
  // record an entry may correct it, and is told so.
  replay: [
    'access/domain',
    'county-ledger/domain',
    'gap-alerts/domain',
    'fund-trace/domain',
    'fund-trace/store/recorded-number',
  ],
  // A public ledger is the county ledger; what objections say sealed, and a
  // look at it recorded, as elsewhere.
  disclosure: [
    'county-ledger/domain',
    'county-ledger/store/posting-rows',
    'access/store/sealed-texts',
    'access/store/vault-keys',
    'access/nest/commands',
  ],
  // What waits is read from what the capabilities list as open, by their own queries.
  tasks: [
    'access/domain',
    'access/nest/queries',
    'allocation/nest/queries',
    'direct-funds/nest/queries',
    'disclosure/nest/queries',
    'funds/nest/queries',
    'gap-alerts/nest/queries',
    'matters/nest/queries',
    'performance/nest/queries',
    'performance/domain/certifications',
    'proposals/nest/queries',
    'reminders/nest/queries',
    'supervision/nest/queries',
  ],
  // Whether somebody finds receipts is judged by the one table of permissions.
  search: ['access/domain/permissions'],
  // Papers show figures as the interface answers them, and are judged by its permissions.
  papers: [
    'access/domain/roles',
    'county-ledger/nest/(?:answers|queries)',
    'fund-trace/nest/(?:answers|queries)',
    'gap-alerts/domain/alert-decider',
    'gap-alerts/nest/(?:answers|queries)',
    'performance/nest/(?:answers|queries|target-answers)',
    'supervision/store/finding-totals',
  ],
  // Evidence takes along persons, ledgers and what a matter rests on; who took it is recorded, and
  // the record of access is shown to discipline alone.
  audit: [
    'access/domain',
    'access/store/vault',
    'county-ledger/store/county-ledgers',
    'matters/store/matter-evidence',
    'replay/domain/sentences',
  ],
  // The importer brings the funds' commands and reported facts to the ledger, and nothing else; its
  // persons are kept in the vault, what is uploaded lies sealed. Whose row it is, is judged as by
  // the row's own route: reports on a target by the target's region.
  'data-package': [
    'funds/domain',
    'reference-facts/domain',
    'funds/store/ledger',
    'access/domain/identity-number',
    'access/domain/personal-data',
    'access/domain/payee',
    'access/store/vault',
    'access/store/vault-keys',
    'access/store/sealed-spool',
    'access/store/sealing',
    'supervision/store/payment-warnings',
    'access/domain/permissions',
    'access/domain/roles',
    'reference-facts/store/recorded-targets',
  ],
};

const anyOf = (names) => `(?:${names.join('|')})`;
/** Its nest/ rooms speak HTTP as those of capabilities do. */
const foundationPath = `^libs/${anyOf(foundation)}/(?!nest/)`;
const httpPath = '^libs/http/';
const pureRooms = '^libs/[^/]+/(?:domain|projections)/';
const specs = '[.]spec[.]ts$';
const tests = `^test/|${specs}`;
const packages = (...names) => `node_modules/${anyOf(names)}(?:/|$)`;

const arrowRules = Object.entries(arrows).map(([lib, targets]) => ({
  name: `arrows-of-${lib}`,
  severity: 'error',
  comment: `${lib} reaches ${targets.join(', ')} and no other capability.`,
  from: { path: `^libs/${lib}/`, pathNot: specs },
  to: {
    path: '^libs/',
    pathNot: [
      `^libs/${lib}/`,
      foundationPath,
      httpPath,
      ...targets.map((target) => `^libs/${target}(?:/|[.]ts$)`),
    ],
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Files that need each other, types included, are one file, or want a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'An import names a file or a package that is there.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-lib-imports-app',
      severity: 'error',
      comment: 'Apps stand on libs, never the other way round.',
      from: { path: '^(?:libs|migrations)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'api-folders-stand-alone',
      severity: 'error',
      comment:
        'The api is a list of modules and the start; what a folder of it needs lies in libs.',
      from: { path: '^apps/api/([^/]+)/' },
      to: { path: '^apps/api/', pathNot: '^apps/api/$1/' },
    },
    {
      name: 'foundation-stands-alone',
      severity: 'error',
      comment: 'The foundation knows no capability.',
      from: { path: foundationPath, pathNot: specs },
      to: { path: '^libs/', pathNot: foundationPath },
    },
    {
      name: 'capabilities-meet-through-events',
      severity: 'error',
      comment: 'A capability imports itself and the foundation; other arrows are listed by name.',
      from: {
        path: '^libs/([^/]+)/',
        pathNot: [foundationPath, `^libs/${anyOf(Object.keys(arrows))}/`, specs],
      },
      to: { path: '^libs/', pathNot: ['^libs/$1/', foundationPath, httpPath] },
    },
    ...arrowRules,
    {
      name: 'domain-is-innermost',
      severity: 'error',
      comment: 'A decision knows no projection, no table and no Nest.',
      from: { path: '^libs/[^/]+/domain/', pathNot: specs },
      to: { path: '^libs/[^/]+/(?:projections|store|nest)/' },
    },
    {
      name: 'projections-know-no-store',
      severity: 'error',
      comment: 'A projection says what changes; the store writes it.',
      from: { path: '^libs/[^/]+/projections/', pathNot: specs },
      to: { path: '^libs/[^/]+/(?:store|nest)/' },
    },
    {
      name: 'store-knows-no-nest',
      severity: 'error',
      comment: 'What is stored does not depend on how it is served.',
      from: { path: '^libs/[^/]+/store/', pathNot: specs },
      to: { path: '^libs/[^/]+/nest/' },
    },
    {
      name: 'only-nest-speaks-http',
      severity: 'error',
      comment: 'Requests and answers of HTTP are met in nest/ rooms and in the apps.',
      from: { path: '^libs/', pathNot: [httpPath, '^libs/[^/]+/nest/', specs] },
      to: { path: httpPath },
    },
    {
      name: 'pure-rooms-know-no-outside',
      severity: 'error',
      comment: 'Of database, settings and projector they know the shape of a projection, no more.',
      from: { path: pureRooms, pathNot: specs },
      to: {
        path: '^libs/(?:postgres|configuration|projection)/',
        pathNot: '^libs/projection/projection[.]ts$',
      },
    },
    {
      name: 'pure-rooms-use-no-package',
      severity: 'error',
      comment: 'No Nest, TypeORM, pg, class-validator, rxjs, nor any other package.',
      from: { path: pureRooms, pathNot: specs },
      to: { path: 'node_modules/' },
    },
    {
      name: 'pure-rooms-do-no-input-output',
      severity: 'error',
      comment:
        'Of Node, decisions and projections may use assert and hashing, which reach nothing.',
      from: { path: pureRooms, pathNot: specs },
      to: { dependencyTypes: ['core'], pathNot: '^(?:node:)?(?:assert|crypto)$' },
    },
    {
      name: 'nest-in-its-room',
      severity: 'error',
      comment: 'Nest and Express stand in nest/ rooms, in libs/http and in the apps.',
      from: { path: '^libs/', pathNot: [httpPath, '^libs/[^/]+/nest/', specs] },
      to: { path: packages('@nestjs', 'express') },
    },
    {
      name: 'only-apps-choose-an-adapter',
      severity: 'error',
      comment: 'Libs speak to the port of the event store; which adapter stands behind it is told.',
      from: { path: '^libs/', pathNot: ['^libs/event-store/', specs] },
      to: { path: '^libs/event-store/(?:memory|postgres|eventstoredb)/' },
    },
    {
      name: 'only-command-handling-appends',
      severity: 'error',
      comment:
        'What is recorded goes by a command: nobody else is given a store that appends. The move of ' +
        'a whole log has a way of its own (libs/event-store/movable-log.ts).',
      from: {
        path: '^(?:apps|libs|migrations)/',
        pathNot: [
          '^libs/(?:command-handling|event-store)/',
          '^apps/system/event-(?:storage|move)[.]ts$',
          specs,
        ],
      },
      to: {
        path: [
          '^libs/event-store/appending[.]ts$',
          '^libs/event-store/(?:memory|postgres|eventstoredb)/[^/]+-event-store[.]ts$',
        ],
      },
    },
    {
      name: 'adapters-know-not-each-other',
      severity: 'error',
      comment: 'An adapter of the event store can be taken away without touching another.',
      from: { path: '^libs/event-store/(memory|postgres|eventstoredb)/', pathNot: specs },
      to: {
        path: '^libs/event-store/(?:memory|postgres|eventstoredb)/',
        pathNot: '^libs/event-store/$1/',
      },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      comment: 'What runs needs nothing of what tests it.',
      from: { path: '^(?:apps|libs|migrations)/', pathNot: specs },
      to: { path: tests },
    },
    {
      name: 'no-development-package-in-production',
      severity: 'error',
      comment: 'A package that runs stands under dependencies.',
      from: { path: '^(?:apps|libs|migrations)/', pathNot: specs },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/architecture/fixtures/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
    },
  },
};
