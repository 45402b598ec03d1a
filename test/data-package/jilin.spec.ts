import { describe, expect, it } from '@jest/globals';
import { importPackage } from '../../libs/data-package/store/import-package.js';
import { ACTOR, FakeLedger, FakeVault, temporaryFolder } from './fakes.js';

describe('the bundled package of Jilin', () => {
  it('is in order', async () => {
    const ledger = new FakeLedger();
    const report = await importPackage({
      path: 'samples/jilin',
      ledger,
      vault: new FakeVault(),
      actor: ACTOR,
      onError: 'stop',
      checkOnly: true,
      workDir: await temporaryFolder(),
    });
    expect(report.issues).toEqual([]);
    expect(report.outcome).toBe('checked');
    expect(ledger.recorded).toEqual([]);
    const rows = report.files.reduce((sum, file) => sum + file.rows, 0);
    expect(rows).toBe(78_154);
    const peak = Math.round(process.resourceUsage().maxRSS / 1024);
    process.stdout.write(`jilin: ${rows} rows checked in ${report.seconds} s, peak ${peak} MB\n`);
  });
});
