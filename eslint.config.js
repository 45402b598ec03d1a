// The style that a linter can hold; .dependency-cruiser.cjs holds the direction of imports.
import tseslint from 'typescript-eslint';

const time = 'Time and identity come in with the command: pass them as arguments.';
const settings = 'Settings are read and validated in libs/configuration only.';

const clocks = ['Date', 'performance'].map((name) => ({ name, message: time }));
const outside = ['process', 'fetch', 'setTimeout', 'setInterval', 'setImmediate'].map((name) => ({
  name,
  message: 'Decisions and projections are pure: they reach nothing outside.',
}));

const randomness = [
  { object: 'Math', property: 'random', message: time },
  { object: 'crypto', property: 'randomUUID', message: time },
];
const byTable = 'Say it in a table typed by the events that affect it: FoldTable or EventTable.';
const ofTypes = [
  'BinaryExpression[operator=/^[!=]==$/] > MemberExpression[object.name="fact"][property.name="type"]',
  'SwitchStatement > MemberExpression[object.name="fact"][property.name="type"]',
].map((selector) => ({ selector, message: byTable }));

const environment = { object: 'process', property: 'env', message: settings };

const sizes = {
  'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
  'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
  // An exhaustive switch over a union is one decision, however long the union.
  complexity: ['error', { max: 12, variant: 'modified' }],
  'max-len': [
    'error',
    { code: 100, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true },
  ],
};

export default tseslint.config(
  {
    ignores: [
      'dist*/',
      'coverage/',
      '.doudi/',
      'samples/',
      'test/architecture/fixtures/',
      '**/api.d.ts',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...sizes,
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-properties': ['error', environment],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      // A port's method is asynchronous for its slowest adapter; a faster one has nothing to await.
      '@typescript-eslint/require-await': 'off',
      // The codecs and the database rows assert what they have just checked.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    files: ['libs/*/domain/**/*.ts', 'libs/*/projections/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', ...clocks, ...outside],
      'no-restricted-properties': ['error', environment, ...randomness],
      // A default would swallow what enters a union later, an event or a command above all.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false },
      ],
    },
  },
  {
    files: ['libs/*/projections/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...ofTypes] },
  },
  {
    // Nest reads constructor and parameter types at run time: these imports must stay values.
    files: ['apps/**/*.ts', 'libs/http/**/*.ts', 'libs/*/nest/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    // Beside the settings: tests, and the place that hands PATH on to the PostgreSQL programs.
    files: [
      'libs/configuration/**/*.ts',
      'libs/postgres/server-process.ts',
      'test/**/*.ts',
      '**/*.spec.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: ['apps/cli/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: [
      'migrations/**/*.ts',
      'test/**/setup*.ts',
      'test/**/*-setup.ts',
      'test/**/*-teardown.ts',
    ],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      // A describe block is one function; what counts is that a test reads from top to bottom.
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 600, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', module: 'writable' } },
    rules: { ...sizes },
  },
);
