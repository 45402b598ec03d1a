import { readFileSync } from 'node:fs';

// The build leaves the specs out (`exclude` in .swcrc); else tests compile as the build does.
const build = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['@swc/jest', { swcrc: false, jsc: build.jsc, module: build.module }],
  },
  // A test that hangs must end; how fast a busy machine is, is nothing that tests hold, so no test
  // sets a limit of its own.
  testTimeout: 900_000,
  // Node 20's module loader keeps the modules of finished specs: some 20 MB a file, 4 GB in all.
  // A worker above the limit is replaced between two files.
  workerIdleMemoryLimit: '1500MB',
  maxWorkers: '100%',
  globalSetup: './test/global-setup.js',
  globalTeardown: './test/global-teardown.js',
  testMatch: ['<rootDir>/{apps,libs,migrations,test}/**/*.spec.ts'],
};
