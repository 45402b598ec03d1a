import { describe, expect, it } from '@jest/globals';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordedFact } from '../../libs/event-catalogue/catalogue.js';
import { recordedFact } from '../../libs/event-store/decoding.js';
import { MemoryEventStore } from '../../libs/event-store/memory/memory-event-store.js';
import type { FundsCommand, LedgerCommand } from '../../libs/funds/domain/commands.js';
import { exportPackage } from '../../libs/data-package/store/export-package.js';
import { importPackage } from '../../libs/data-package/store/import-package.js';
import { CHIEF, atWorkOn, someone } from '../ledger-at-work.js';
import { ACTOR, FakeVault, SOUND, packageWith, temporaryFolder } from './fakes.js';

class System {
  readonly store = new MemoryEventStore();
  readonly vault = new FakeVault();
  private readonly atWork = atWorkOn(this.store);
  readonly ledger = this.atWork.ledger;
  readonly corrections = this.atWork.corrections;

  async import(path: string) {
    const workDir = await temporaryFolder();
    const { ledger, vault } = this;
    return importPackage({ path, ledger, vault, actor: ACTOR, onError: 'stop', workDir });
  }

  async export(format: 'folder' | 'zip' = 'folder') {
    const path = join(await temporaryFolder(), format === 'zip' ? 'copy.zip' : 'copy');
    const workDir = await temporaryFolder();
    const events = () => this.facts();
    const report = await exportPackage({ events, path, format, workDir, vault: this.vault });
    expect(await readdir(workDir)).toEqual([]);
    return { path, report };
  }

  async *facts(): AsyncIterable<RecordedFact> {
    for await (const page of this.store.readAll())
      for (const event of page) yield recordedFact(event);
  }

  /** What was decided, without ids and times. */
  async decided(): Promise<string[]> {
    const said: string[] = [];
    for await (const { type, data } of this.facts()) {
      said.push(
        JSON.stringify([type, data], (_, v: unknown) => (typeof v === 'bigint' ? `${v}` : v)),
      );
    }
    return said;
  }

  /** Brings one command; it must be accepted. */
  async post(command: FundsCommand) {
    const run = await this.ledger.openPosting(ACTOR);
    expect(await run.submit(command as LedgerCommand)).toEqual({ kind: 'accepted' });
    await run.flush();
  }
}

const budget = (entryNo: string, allocatedOn: string, amountFen: bigint): FundsCommand => ({
  kind: 'AllocateBudget',
  entryNo,
  region: '220503',
  fiscalYear: 2017,
  class: 'BASIC_LIVELIHOOD',
  code: 'ORPHAN',
  projectKind: null,
  source: 'OWN',
  amountFen,
  allocatedOn,
  exemptionDocumentNo: null,
});

const paid = (batchNo: string, paidOn: string, amountFen: bigint): FundsCommand => ({
  kind: 'RecordDisbursement',
  batchNo,
  region: '220503',
  fiscalYear: 2017,
  class: 'BASIC_LIVELIHOOD',
  code: 'ORPHAN',
  period: '2017-03',
  paidOn,
  amountFen,
  payments: 0,
  listed: null,
});

const OPEN = { closes: null, reclaims: null };

describe('export and import', () => {
  it('gives back the rows that came in', async () => {
    const system = new System();
    expect((await system.import(await packageWith())).issues).toEqual([]);
    const { path, report } = await system.export();
    expect(report).toMatchObject({ ordered: false, pseudonyms: 0 });
    expect((await readdir(path)).sort()).toEqual(
      [...Object.keys(SOUND).map((table) => `${table}.csv`), 'datapackage.json'].sort(),
    );
    const sorted = (text: string) => text.split('\r\n').sort();
    for (const table of ['transfers', 'exits', 'returns', 'needs', 'closes', 'regions']) {
      const text = await readFile(join(path, `${table}.csv`), 'utf8');
      expect(sorted(text)).toEqual(sorted(`${SOUND[table]!.join('\r\n')}\r\n`));
    }
    const payments = await readFile(join(path, 'payments.csv'), 'utf8');
    expect(payments).toContain('FF-1,1,220503198001011232,张三,1,1,BASIC,300.00\r\n');
  });

  it.each(['folder', 'zip'] as const)('decides the same from a %s', async (format) => {
    const system = new System();
    await system.import(await packageWith());
    const { path } = await system.export(format);
    const copy = new System();
    expect((await copy.import(path)).issues).toEqual([]);
    expect(await copy.decided()).toEqual(await system.decided());
  });

  it('has the column of direct funds where a receipt is marked, and only there', async () => {
    const header = (text: string) => text.split('\r\n')[0]!.split(',').at(-1);
    const plain = new System();
    await plain.import(await packageWith());
    const { path: without } = await plain.export();
    expect(header(await readFile(join(without, 'receipts.csv'), 'utf8'))).toBe('received_on');
    const fieldsOf = async (folder: string) => {
      const described = JSON.parse(await readFile(join(folder, 'datapackage.json'), 'utf8')) as {
        resources: { name: string; schema?: { fields: { name: string }[] } }[];
      };
      const { schema } = described.resources.find(({ name }) => name === 'receipts')!;
      return schema!.fields.map(({ name }) => name);
    };
    expect(await fieldsOf(without)).not.toContain('direct_fund');
    const marked = new System();
    const [names, ...rows] = SOUND['receipts']!;
    const receipts = [
      `${names},direct_fund`,
      ...rows.map((row) => `${row},${row.includes(',CENTRAL,') ? '01' : ''}`),
    ];
    expect((await marked.import(await packageWith({ receipts }))).issues).toEqual([]);
    const { path } = await marked.export();
    expect(header(await readFile(join(path, 'receipts.csv'), 'utf8'))).toBe('direct_fund');
    expect(await fieldsOf(path)).toContain('direct_fund');
    const copy = new System();
    await copy.import(path);
    expect(await copy.decided()).toEqual(await marked.decided());
    expect((await copy.decided()).join('')).toContain('"directFund":"01"');
  });

  it('lets nobody but its owner read what it wrote', async () => {
    const system = new System();
    await system.import(await packageWith());
    for (const format of ['folder', 'zip'] as const) {
      const { path } = await system.export(format);
      const file = format === 'zip' ? path : join(path, 'payments.csv');
      expect((await stat(file)).mode & 0o077).toBe(0);
    }
  });

  it('leaves out what was reversed, and takes what was entered again', async () => {
    const system = new System();
    await system.import(await packageWith(OPEN));
    await system.post(budget('X-1', '2017-03-01', 500n));
    let reversed = '';
    for await (const fact of system.facts()) {
      if (fact.type === 'BudgetAllocated' && fact.data.entryNo === 'X-1') reversed = fact.id;
    }
    await reverse(system, reversed);
    await system.post(budget('X-1', '2017-03-01', 700n));
    const { path } = await system.export();
    const rows = (await readFile(join(path, 'budgets.csv'), 'utf8')).split('\r\n');
    expect(rows.filter((row) => row.startsWith('X-1'))).toEqual([
      'X-1,220503,2017,BASIC_LIVELIHOOD,ORPHAN,,OWN,7.00,2017-03-01,,',
    ]);
  });

  it('leaves out a reversed batch with its payments, and a reversed arrival', async () => {
    const system = new System();
    await system.import(await packageWith({ ...OPEN, returns: null, adjustments: null }));
    for (const type of ['DisbursementRecorded', 'TransferReceived']) {
      for await (const fact of system.facts()) {
        if (fact.type !== type) continue;
        await reverse(system, fact.id);
        break;
      }
    }
    const { path } = await system.export();
    expect(await readFile(join(path, 'disbursements.csv'), 'utf8')).not.toContain('FF-1');
    expect(await readdir(path)).not.toContain('payments.csv');
    const transfers = await readFile(join(path, 'transfers.csv'), 'utf8');
    expect(transfers).toContain('220503,URBAN_DIBAO,2017,50000.00,2017-01-08,\r\n');
    expect((await new System().import(path)).issues).toEqual([]);
  });

  it('says the order of late entries, and an import follows it', async () => {
    const system = new System();
    await system.import(await packageWith(OPEN));
    await system.post(budget('X-1', '2017-01-02', 500n));
    // Dated before the money that pays it: by dates alone it would be refused.
    await system.post(paid('P-1', '2017-03-05', 400n));
    await system.post(budget('X-2', '2017-03-01', 500n));
    await system.post(paid('P-2', '2017-03-02', 600n));
    const { path, report } = await system.export();
    expect(report.ordered).toBe(true);
    const copy = new System();
    expect((await copy.import(path)).issues).toEqual([]);
    const entries = (said: string[]) => said.filter((text) => !text.includes('Exited'));
    expect(entries(await copy.decided())).toEqual(entries(await system.decided()));
  });

  it('refuses an order that does not know every row', async () => {
    const system = new System();
    await system.import(await packageWith(OPEN));
    await system.post(budget('X-1', '2017-01-02', 500n));
    const { path } = await system.export();
    const file = join(path, 'posting-order.csv');
    const lines = (await readFile(file, 'utf8')).split('\r\n');
    await writeFile(file, lines.slice(0, -2).join('\r\n'));
    const { issues, outcome } = await new System().import(path);
    expect(outcome).toBe('refused');
    expect(issues).toMatchObject([{ file: 'posting-order.csv', code: 'ORDER_MISMATCH' }]);
  });

  it('names persons by pseudonym without the right to more, and reads that back', async () => {
    const system = new System();
    await system.import(await packageWith());
    const blind = join(await temporaryFolder(), 'blind');
    const workDir = await temporaryFolder();
    const events = () => system.facts();
    const said = await exportPackage({ events, path: blind, format: 'folder', workDir });
    expect(said.pseudonyms).toBe(4);
    const payments = await readFile(join(blind, 'payments.csv'), 'utf8');
    expect(payments).not.toMatch(/2205031980|张三/);
    const copy = new System();
    expect((await copy.import(blind)).issues).toEqual([]);
    expect(await copy.decided()).toEqual(await system.decided());
    expect(copy.vault.persons.size).toBe(0);
  });

  it('writes texts that a package may hold', async () => {
    const system = new System();
    await system.import(await packageWith(OPEN));
    await system.post(budget('=1+1', '2017-03-09', 500n));
    await system.post(budget(' a\tb ', '2017-03-09', 500n));
    const { path } = await system.export();
    const text = await readFile(join(path, 'budgets.csv'), 'utf8');
    expect(text).toContain("\r\n'=1+1,");
    expect(text).toContain('\r\na b,');
    expect((await new System().import(path)).issues).toEqual([]);
  });

  it('overwrites nothing', async () => {
    const path = await packageWith();
    const workDir = await temporaryFolder();
    const events = () => new System().facts();
    for (const format of ['folder', 'zip'] as const) {
      const at = format === 'zip' ? join(path, 'needs.csv') : path;
      await expect(exportPackage({ events, path: at, format, workDir })).rejects.toThrow('exists');
    }
    expect((await readdir(path)).length).toBe(Object.keys(SOUND).length);
  });
});

let corrected = 0;

async function reverse({ corrections }: System, eventId: string) {
  const correctionNo = `C-${corrected++}`;
  const proposed = await corrections.propose({ correctionNo, eventId, reason: 'x' }, someone());
  expect(proposed.kind).toBe('recorded');
  const approved = await corrections.approve({ correctionNo }, someone({ actor: CHIEF }));
  expect(approved.kind).toBe('recorded');
}
