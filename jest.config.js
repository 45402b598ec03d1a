/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['@swc/jest', { exclude: [] }],
  },
  testMatch: ['<rootDir>/{apps,libs,migrations,test}/**/*.spec.ts'],
};
