import { describe, expect, it } from '@jest/globals';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredEvent } from '../../libs/event-store/port.js';
import type { LedgerCommand } from '../../libs/funds/domain/commands.js';
import { type ImportOptions, importPackage } from '../../libs/data-package/store/import-package.js';
import { Divisions } from '../../libs/regions/domain/divisions.js';
import { ACTOR, FakeLedger, FakeVault, SOUND, packageWith, temporaryFolder } from './fakes.js';

async function run(
  changes: Parameters<typeof packageWith>[0],
  more: Partial<ImportOptions> & { ledger?: FakeLedger; vault?: FakeVault } = {},
) {
  const ledger = more.ledger ?? new FakeLedger();
  const vault = more.vault ?? new FakeVault();
  const workDir = await temporaryFolder();
  const report = await importPackage({
    path: more.path ?? (await packageWith(changes)),
    actor: ACTOR,
    onError: 'stop',
    ...more,
    ledger,
    vault,
    workDir,
  });
  expect(await readdir(workDir)).toEqual([]);
  return { report, ledger, vault };
}

const kindOf = (command: LedgerCommand): string =>
  command.kind === 'ReportFact' ? command.type : command.kind;

describe('a unit of several codes', () => {
  const header = 'region,new_code,new_name,new_parent,effective_on,basis';
  const needs = [
    'region,fiscal_year,program,assessed_on,from_month,months,persons,monthly_amount',
    '220184,2016,RURAL_DIBAO,2016-02-01,,12,10,300.00',
    '220502,2016,RURAL_DIBAO,2016-02-01,,12,10,300.00',
  ];

  it('is one, whichever of them a row has; its changes are posted first on their day', async () => {
    const recodings = [
      header,
      '220184,220185,再更名市,,2018-01-01,乙',
      '220503,220184,更名市,220000,2016-02-01,甲',
    ];
    const { ledger, report } = await run({ recodings, needs });
    expect(report).toMatchObject({ outcome: 'posted', noteCount: 0 });
    const commands = ledger.recorded.map(({ command }) => command);
    expect(commands.filter((command) => kindOf(command) === 'RegionRecoded')).toMatchObject([
      { data: { region: '220503', newCode: '220184', newName: '更名市', newParent: '220000' } },
      { data: { region: '220503', newCode: '220185', newParent: null } },
    ]);
    const kinds = commands.map(kindOf);
    expect(kinds.indexOf('RegionRecoded')).toBeLessThan(kinds.indexOf('AssessNeed'));
    expect(commands.filter(({ kind }) => kind === 'AssessNeed')).toMatchObject([
      { region: '220503' },
      { region: '220502' },
    ]);
  });

  it('says nothing new by its row of regions.csv, and the report names one that would', async () => {
    const divisions = new Divisions();
    for (const [code, name, level, parent] of [
      ['220000', '吉林省', 'province', null],
      ['220500', '通化市', 'prefecture', '220000'],
      ['220503', '二道江区', 'county', '220500'],
    ] as const) {
      divisions.evolve({ type: 'RegionRegistered', data: { code, name, level, parent } });
    }
    const recoded = { region: '220503', newCode: '220184', newName: '更名市', newParent: null };
    const data = { ...recoded, effectiveOn: '2016-02-01', basis: '甲' };
    divisions.evolve({ type: 'RegionRecoded', data });
    const regions = [
      'code,name,level,parent',
      '220000,吉林省,province,',
      '220500,通化市（地级）,prefecture,220000',
      '220184,更名市,county,220500',
      '220502,东昌区,county,220500',
    ];
    const { ledger, report } = await run({ regions, needs }, { divisions });
    expect(report).toMatchObject({ outcome: 'posted', noteCount: 1 });
    expect(report.notes).toMatchObject([{ file: 'regions.csv', line: 3, code: 'REGION_RECORDED' }]);
    const registered = ledger.recorded.flatMap(({ command }) =>
      command.kind === 'ReportFact' && command.type === 'RegionRegistered'
        ? [command.data.code]
        : [],
    );
    expect(registered).toEqual(['220000', '220502']);
  });
});

describe('posting', () => {
  it('goes by facts for reference first, then date, kind, row', async () => {
    const { ledger, report } = await run({});
    expect(report.outcome).toBe('posted');
    expect(report.accepted).toBe(ledger.recorded.length);
    expect(ledger.recorded.map(({ command }) => kindOf(command))).toEqual([
      ...['RegionRegistered', 'RegionRegistered', 'RegionRegistered', 'RegionRegistered'],
      ...['RegionDesignated', 'IndicatorReported', 'StandardSet', 'StandardSet'],
      ...['BeneficiaryExited', 'DisclosurePublished', 'TargetSet', 'ProgressReported'],
      ...['EnterOpeningBalance', 'RecordReceipt', 'AssessNeed', 'IssueTransfer'],
      ...['AllocateBudget', 'AllocateBudget', 'ReceiveTransfer', 'AdjustFunds'],
      ...['RecordDisbursement', 'ReturnPayment', 'RecordDisbursement', 'ReclaimAward'],
      ...['CloseCountyYear', 'ClosePoolYear'],
    ]);
  });

  it('is signed for, each event once, also where it was stopped', async () => {
    const signed: string[] = [];
    const receipts = {
      sign: async (sent: readonly StoredEvent[]) => sent.map(({ id }) => id).join(' '),
      keep: async (receipt: string) => void signed.push(...receipt.split(' ')),
    };
    const stop = new AbortController();
    const ledger = new FakeLedger(undefined, (count) => count === 5 && stop.abort());
    const first = await run({}, { ledger, receipts, signal: stop.signal });
    expect(first.report).toMatchObject({ outcome: 'interrupted', accepted: 5, signedFor: 5 });
    const { report } = await run({}, { ledger, receipts });
    expect(report.signedFor).toBe(report.accepted);
    expect(signed).toEqual(ledger.recorded.map((_, i) => `event-${i + 1}`));
  });

  it('registers a province before its prefectures and these before their counties', async () => {
    const [header, ...regions] = SOUND['regions']!;
    const { ledger } = await run({ regions: [header!, ...regions.reverse()] });
    const codes = ledger.recorded.flatMap(({ command }) =>
      command.kind === 'ReportFact' && command.type === 'RegionRegistered' ? command.data.code : [],
    );
    expect(codes).toEqual(['220000', '220500', '220502', '220503']);
  });

  it('has a document stand where its first row does, and keeps the order of its rows', async () => {
    const rows = ['B,220503', 'A,220502', 'B,220502', 'A,220503'];
    const lines = rows.map((row) => `${row},URBAN_DIBAO,2017,1.00,2017-01-08,2017-01-08`);
    const { ledger } = await run({
      transfers: [SOUND['transfers']![0]!, ...lines],
      reclaims: null,
    });
    const said = ledger.recorded.flatMap(({ command }) => {
      if (command.kind === 'IssueTransfer') {
        return `${command.documentNo} ${command.lines.map(({ region }) => region).join(' ')}`;
      }
      return command.kind === 'ReceiveTransfer' ? `${command.documentNo} ${command.region}` : [];
    });
    expect(said.slice(0, 2)).toEqual(['B 220503 220502', 'A 220502 220503']);
    expect(said.slice(2)).toEqual(['B 220503', 'A 220502', 'B 220502', 'A 220503']);
  });

  it('makes one document of the rows that share its number, in any spelling', async () => {
    const [receipts, transfers] = [SOUND['receipts']![0]!, SOUND['transfers']![0]!];
    const { ledger } = await run({
      receipts: [
        receipts,
        '财社〔2017〕1号,URBAN_DIBAO,2017,CENTRAL,5.00,2017-01-03,2017-01-04',
        '财社〔2017〕2号,ORPHAN,2017,CENTRAL,1.00,2017-01-03,2017-01-04',
        '财社[2017]01号,URBAN_DIBAO,2017,LOTTERY,3.00,2017-01-03,2017-01-04',
      ],
      transfers: [
        transfers,
        '吉财社指〔2017〕1号,220503,URBAN_DIBAO,2017,4.00,2017-01-08,2017-01-12',
        '吉财社指(2017)第1号,220503,ORPHAN,2017,1.00,2017-01-08,2017-01-13',
        '吉财社指〔2017〕1号,220502,ORPHAN,2017,1.00,2017-01-08,2017-01-13',
      ],
      reclaims: null,
    });
    const commands = ledger.recorded.map(({ command }) => command);
    const all = (kind: string) => commands.filter((command) => command.kind === kind);
    expect(all('RecordReceipt')).toMatchObject([
      { documentNo: '财社〔2017〕1号', entries: [{ source: 'CENTRAL' }, { source: 'LOTTERY' }] },
      { documentNo: '财社〔2017〕2号', entries: [{ program: 'ORPHAN' }] },
    ]);
    expect(all('IssueTransfer')).toMatchObject([
      {
        documentNo: '吉财社指〔2017〕1号',
        lines: [
          { region: '220503', program: 'URBAN_DIBAO' },
          { region: '220503', program: 'ORPHAN' },
          { region: '220502', program: 'ORPHAN' },
        ],
      },
    ]);
    const arrivals = all('ReceiveTransfer').map((one) => ('program' in one ? one.program : 'all'));
    expect(arrivals).toEqual(['URBAN_DIBAO', 'ORPHAN', 'all']);
  });

  it('hands the payments over under pseudonyms, and the persons to the vault before', async () => {
    const { ledger, vault } = await run({});
    const batch = ledger.recorded.find(({ lines }) => lines.length > 0)!;
    expect(batch.lines).toMatchObject([
      line(1, vault.pseudonym('220503198001011232'), 1, 1, 'BASIC', 30000n),
      line(2, vault.pseudonym('220503198001021238'), 2, 1, 'BASIC', 60000n),
      line(3, vault.pseudonym('220503198001031233'), 1, 2, 'BACK_PAY', 50n),
    ]);
    expect(batch.lines.map(({ nameMark }) => nameMark)).toEqual([
      ...new Set(batch.lines.map((l) => l.nameMark)),
    ]);
    expect(vault.persons.get(batch.lines[0]!.beneficiary)!.name).toBe('张三');
    expect([...vault.numbers]).toEqual(['220503198001031233']);
    const all = JSON.stringify(ledger.recorded, (_, v: unknown) => (typeof v === 'bigint' ? 0 : v));
    expect(all).not.toMatch(/2205031980|张三/);
  });

  const line = (
    paymentNo: number,
    beneficiary: string,
    persons: number,
    months: number,
    component: string,
    amountFen: bigint,
  ) => ({ paymentNo, beneficiary, persons, months, component, amountFen });

  it('fills in what an empty cell stands for', async () => {
    const [header, first, second] = SOUND['disbursements']!;
    const { ledger } = await run({
      disbursements: [header!, first!.replace(/3$/, ''), second!.replace(/1$/, '')],
    });
    const commands = ledger.recorded.map(({ command }) => command);
    const batches = commands.filter((command) => command.kind === 'RecordDisbursement');
    expect(batches.map(({ payments, listed }) => [payments, listed])).toMatchObject([
      [3, { payments: 3, amountFen: 90050n }],
      [0, null],
    ]);
    const budgets = commands.filter((command) => command.kind === 'AllocateBudget');
    expect(budgets.map(({ projectKind }) => projectKind)).toEqual([null, 'GENERAL']);
  });

  it('says by line what supervision would find, and posts all the same', async () => {
    const payments = SOUND['payments']!.map((line) => line.replace('011232', '01123X'));
    const told = async () => [{ kind: 'PERSON_TWO_NAMES' as const, paymentNo: 2, amountFen: 100n }];
    const alone = await run({ payments });
    const compared = await run({}, { judge: told });
    const notes = [alone, compared].map(({ report }) =>
      report.notes.map(({ code, file, line: at }) => `${code} ${file}:${at}`),
    );
    expect(notes[0]).toEqual(['PERSON_NUMBER_DOUBTFUL payments.csv:2']);
    expect(notes[1]).toEqual(expect.arrayContaining(['PERSON_TWO_NAMES payments.csv:3']));
    expect(alone.report.outcome).toBe('posted');
  });

  it('says where amounts stand ten thousand times off what the county paid last', async () => {
    const head = SOUND['disbursements']!;
    const batch = (no: number, amount: string, count: number) =>
      `FF-${no},220503,2017,BASIC_LIVELIHOOD,URBAN_DIBAO,2017-0${no},2017-0${no}-08,${amount},${count}`;
    const disbursements = [
      ...head,
      batch(3, '0.12', 4),
      batch(4, '1200.00', 4),
      batch(5, '3000900', 4),
    ];
    const payments = [1, 2, 3, 4].map(
      (no) => `FF-5,${no},NOID-220503-${no},甲,1,,,${no === 2 ? '3000000' : '300.00'}`,
    );
    const { report } = await run({ disbursements, payments: [...SOUND['payments']!, ...payments] });
    const said = report.notes.map(({ code, file, line, column }) => [code, file, line, column]);
    expect(said).toEqual([
      ['AMOUNT_TEN_THOUSAND_FOLD', 'disbursements.csv', 4, 'amount'],
      ['AMOUNT_TEN_THOUSAND_FOLD', 'payments.csv', 6, 'amount'],
    ]);
    const before = async () => ({ amountFen: 3_000_000_00n, payments: 1 });
    const first = await run({}, { paidBefore: before });
    expect(first.report.notes[0]!.zh).toContain(
      '平均每笔 300.16 元，与本县上次发放（平均每笔 3000000.00 元）',
    );
    expect(first.report.outcome).toBe('posted');
  });

  it('takes payments of any order and batch by batch', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => {
      const batch = i % 3;
      return `FF-${batch},${3000 - i},NOID-220503-${i},甲,1,,,1.00`;
    });
    const { ledger, report } = await run({
      disbursements: [
        SOUND['disbursements']![0]!,
        ...[0, 1, 2].map(
          (n) => `FF-${n},220503,2017,BASIC_LIVELIHOOD,URBAN_DIBAO,2017-02,2017-02-08,1000,1000`,
        ),
      ],
      payments: [SOUND['payments']![0]!, ...lines],
      returns: null,
    });
    expect(report.issues).toEqual([]);
    const listed = ledger.recorded.flatMap(({ lines: of }) => (of.length > 0 ? [of] : []));
    expect(listed.map((of) => [of.length, of[0]!.paymentNo])).toEqual([
      [1000, 3000],
      [1000, 2999],
      [1000, 2998],
    ]);
    expect(report.payments).toBe(3000);
  });

  it('asks for the payment of a return whose batch was recorded before', async () => {
    const changes = { payments: null, disbursements: null };
    const ledger = new FakeLedger();
    await run({}, { ledger });
    const found = { region: '220503', amountFen: 60000n };
    const { report } = await run(changes, { ledger, findPayment: async () => found });
    expect(report.outcome).toBe('posted');
    expect(report.accepted).toBe(0);
  });
});

describe('importing again', () => {
  it('posts nothing twice', async () => {
    const ledger = new FakeLedger();
    const first = await run({}, { ledger });
    const count = ledger.recorded.length;
    const second = await run({}, { ledger });
    expect(ledger.recorded.length).toBe(count);
    expect(second.report).toMatchObject({ accepted: 0, known: first.report.accepted });
  });

  it('goes on where it was stopped', async () => {
    const stop = new AbortController();
    const ledger = new FakeLedger(undefined, (count) => count === 9 && stop.abort());
    const path = await packageWith({});
    const { report } = await run({}, { ledger, path, signal: stop.signal });
    expect(report.outcome).toBe('interrupted');
    expect(report.advice!.en).toContain('nothing is posted twice');
    expect(ledger.recorded.length).toBe(9);
    expect(ledger.flushes).toBe(1);
    const again = await run({}, { ledger, path });
    expect(again.report).toMatchObject({ outcome: 'posted', known: 9 });
    const whole = await run({}, { path });
    expect(ledger.recorded.map(({ command }) => command)).toEqual(
      whole.ledger.recorded.map(({ command }) => command),
    );
  });

  it('leaves everything alone that is stopped before posting', async () => {
    const stop = new AbortController();
    stop.abort();
    const { report, ledger } = await run({}, { signal: stop.signal });
    expect(report).toMatchObject({ outcome: 'interrupted', accepted: 0 });
    expect(ledger.recorded).toEqual([]);
  });
});

describe('what the ledgers refuse', () => {
  const refusing = (kind: string) =>
    new FakeLedger((command) => (kindOf(command) === kind ? 'INSUFFICIENT_FUNDS' : undefined));

  it('is found by the trial, all of it, with its row; nothing is written', async () => {
    const { report, ledger } = await run({}, { ledger: refusing('RecordDisbursement') });
    expect(report).toMatchObject({ outcome: 'refused', accepted: 0, issueCount: 3 });
    expect(report.issues.map(({ file, line, column, code }) => [file, line, column, code])).toEqual(
      [
        ['disbursements.csv', 2, 'amount', 'INSUFFICIENT_FUNDS'],
        ['disbursements.csv', 3, 'amount', 'INSUFFICIENT_FUNDS'],
        ['returns.csv', 2, 'batch_no', 'BATCH_UNKNOWN'],
      ],
    );
    expect(ledger.recorded).toEqual([]);
    expect(ledger.submitted).toEqual([]);
  });

  it('stops the posting where another writer came in between', async () => {
    let posting = false;
    const ledger = new FakeLedger(
      (command) => (posting && command.kind === 'AdjustFunds' ? 'INSUFFICIENT_FUNDS' : undefined),
      () => (posting = true),
    );
    const { report } = await run({}, { ledger });
    expect(report.outcome).toBe('ledger-changed');
    expect(report.issues.map(({ code }) => code)).toEqual(['INSUFFICIENT_FUNDS', 'LEDGER_CHANGED']);
    expect(ledger.recorded.some(({ command }) => command.kind === 'RecordDisbursement')).toBe(
      false,
    );
    expect(ledger.flushes).toBe(1);
  });
});

describe('skip', () => {
  const files = async (folder: string) =>
    Object.fromEntries(
      await Promise.all(
        (await readdir(folder)).map(async (name) => {
          const text = await readFile(join(folder, name), 'utf8');
          return [name, text.split('\r\n').slice(1, -1)] as const;
        }),
      ),
    );

  it('posts the good rows and gives the others back as a package that says why', async () => {
    const rejectsPath = join(await temporaryFolder(), 'rejects');
    const { report, ledger } = await run(
      {
        payments: [...SOUND['payments']!.slice(0, 3), 'FF-1,3,NOID-220503-3,王五,1,,,-0.50'],
        transfers: [
          ...SOUND['transfers']!.slice(0, 2),
          SOUND['transfers']![2]!.replace('30000', 'x'),
        ],
        indicators: [...SOUND['indicators']!, '220503,2017,X,y', '220503,2016,X,2'],
      },
      { onError: 'skip', rejectsPath },
    );
    expect(report).toMatchObject({ outcome: 'posted', rejectsPath, issueCount: 4 });
    const kinds = ledger.recorded.map(({ command }) => kindOf(command));
    expect(kinds).not.toContain('IssueTransfer');
    expect(kinds.filter((kind) => kind === 'IndicatorReported').length).toBe(2);
    const rejects = await files(rejectsPath);
    expect(rejects).toEqual({
      'regions.csv': SOUND['regions']!.slice(1),
      'indicators.csv': ['220503,2017,X,y'],
      'transfers.csv': [SOUND['transfers']![1], SOUND['transfers']![2]!.replace('30000', 'x')],
      'disbursements.csv': [SOUND['disbursements']![1]],
      'returns.csv': [SOUND['returns']![1]],
      'payments.csv': [...SOUND['payments']!.slice(1, 3), 'FF-1,3,NOID-220503-3,王五,1,,,-0.50'],
      'rejects.csv': expect.any(Array),
    });
    const why = (rejects['rejects.csv'] as string[]).map((text) => text.split(',').slice(0, 4));
    expect(why).toEqual([
      ['indicators.csv', '3', 'value', 'NOT_A_NUMBER'],
      ['transfers.csv', '3', 'amount', 'NOT_YUAN'],
      ['payments.csv', '4', 'amount', 'AMOUNT_NOT_POSITIVE'],
      ['returns.csv', '2', 'batch_no', 'BATCH_UNKNOWN'],
      ['transfers.csv', '2', '', 'TAKEN_ALONG'],
      ['disbursements.csv', '2', '', 'TAKEN_ALONG'],
      ['payments.csv', '2', '', 'TAKEN_ALONG'],
      ['payments.csv', '3', '', 'TAKEN_ALONG'],
    ]);
  });

  it('gives back what can be imported once it is corrected', async () => {
    const rejectsPath = join(await temporaryFolder(), 'rejects');
    const ledger = new FakeLedger();
    const lines = [...SOUND['payments']!];
    lines[3] = lines[3]!.replace('0.50', '0.5.0');
    await run({ payments: lines }, { ledger, onError: 'skip', rejectsPath });
    const path = join(rejectsPath, 'payments.csv');
    await writeFile(path, (await readFile(path, 'utf8')).replace('0.5.0', '0.50'));
    const { report } = await run({}, { ledger, path: rejectsPath });
    expect(report).toMatchObject({ outcome: 'posted', accepted: 2, payments: 3 });
    const whole = await run({});
    expect(ledger.recorded.length).toBe(whole.ledger.recorded.length);
  });

  it('refuses to give back into the package itself', async () => {
    const path = await packageWith({});
    await expect(run({}, { path, onError: 'skip', rejectsPath: path })).rejects.toThrow('itself');
  });

  it.each([
    ['', 'received_on'],
    [',direct_fund', 'direct_fund'],
  ])('gives a table back with the columns that it had: %s', async (more, last) => {
    const rejectsPath = join(await temporaryFolder(), 'rejects');
    const [names, row] = SOUND['receipts']!;
    const mark = more === '' ? '' : ',01';
    const receipts = [`${names}${more}`, `${row!.replace('100000.00', 'x')}${mark}`];
    await run({ receipts }, { onError: 'skip', rejectsPath });
    const text = await readFile(join(rejectsPath, 'receipts.csv'), 'utf8');
    const lines = text.split('\r\n');
    expect(lines[0]!.split(',').at(-1)).toBe(last);
    expect(lines[1]).toBe(receipts[1]);
  });
});

describe('the report', () => {
  const many = ['region,year,indicator,value'];
  for (let i = 0; i < 2500; i++) many.push(`220503,2016,X${i},z`);

  it('keeps a thousand issues and counts them all', async () => {
    const { report } = await run({ indicators: many });
    expect(report.issues.length).toBe(1000);
    expect(report.issueCount).toBe(2500);
    expect(report.issuesByCode).toEqual({ NOT_A_NUMBER: 2500 });
  });

  it.each(['json', 'csv'])('writes them all to a .%s file', async (format) => {
    const reportPath = join(await temporaryFolder(), `report.${format}`);
    await run({ indicators: many }, { reportPath });
    const text = await readFile(reportPath, 'utf8');
    const count = format === 'json' ? JSON.parse(text).length : text.trim().split('\n').length - 1;
    expect(count).toBe(2500);
  });

  it('says the encoding and the rows of every file', async () => {
    const gbk = Buffer.concat([
      Buffer.from('document_no,program,fiscal_year,source,amount,document_date,received_on\r\n'),
      Buffer.from([0xb2, 0xc6, 0xc9, 0xe7]), // 财社
      Buffer.from(',URBAN_DIBAO,2017,CENTRAL,1,2017-01-03,2017-01-04\r\n'),
    ]);
    const { report, ledger } = await run({ receipts: gbk });
    expect(report.files.find(({ table }) => table === 'receipts')).toEqual({
      file: 'receipts.csv',
      table: 'receipts',
      encoding: 'GB18030',
      rows: 1,
      understood: {},
    });
    expect(report.files[0]).toMatchObject({ file: 'regions.csv', encoding: 'UTF-8', rows: 4 });
    const receipt = ledger.recorded.find(({ command }) => command.kind === 'RecordReceipt');
    expect(receipt!.command).toMatchObject({ documentNo: '财社' });
  });

  it('tells the progress of each phase to its end', async () => {
    const seen = new Map<string, readonly [number, number | null]>();
    await run({}, { progress: ({ phase, done, total }) => seen.set(phase, [done, total]) });
    expect(Object.fromEntries(seen)).toEqual({ read: [48, 48], trial: [26, 26], post: [29, 29] });
  });
});

describe('12.B3 texts of a package', () => {
  const numbered = SOUND['returns']!.map((line) =>
    line.replace('户名不符', '证件110101 19900307125X不符'),
  );

  it('that hold numbers of persons are refused by line and cell, without repeating them', async () => {
    const { report, ledger } = await run({ returns: numbered });
    expect(report).toMatchObject({ outcome: 'refused', issueCount: 1 });
    expect(report.issues).toMatchObject([
      { file: 'returns.csv', line: 2, column: 'reason', code: 'PERSONAL_DATA_IN_TEXT' },
    ]);
    expect(JSON.stringify(report)).not.toMatch(/19900307/);
    expect(ledger.recorded).toEqual([]);
  });

  it('are left alone where they are recorded already', async () => {
    const ledger = new FakeLedger();
    ledger.looksAtTexts = false;
    const first = await run({ returns: numbered }, { ledger });
    ledger.looksAtTexts = true;
    const again = await run({ returns: numbered }, { ledger });
    expect(again.report).toMatchObject({ outcome: 'posted', known: first.report.accepted });
  });
});
