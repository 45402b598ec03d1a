import './typescript-loader.js';

/**
 * Jest loads this file as it stands, so that it registers the compiler before the sources it needs.
 */
export default async function globalSetup() {
  const { cleanAbandonedRuns, openRun } = await import('./test-run.ts');
  await cleanAbandonedRuns();
  await openRun();
}
