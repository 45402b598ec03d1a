import './typescript-loader.js';

export default async function globalTeardown() {
  const { closeRun } = await import('./test-run.ts');
  await closeRun();
}
