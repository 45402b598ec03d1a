import { describe, expect, it } from '@jest/globals';
import { Divisions } from '../../libs/regions/domain/divisions.js';
import { importPackage } from '../../libs/data-package/store/import-package.js';
import {
  ACTOR,
  FakeLedger,
  FakeVault,
  SOUND,
  linesWith,
  packageWith,
  temporaryFolder,
} from './fakes.js';

async function issuesOf(changes: Parameters<typeof packageWith>[0]) {
  const ledger = new FakeLedger();
  const report = await importPackage({
    path: await packageWith(changes),
    ledger,
    vault: new FakeVault(),
    actor: ACTOR,
    onError: 'stop',
    workDir: await temporaryFolder(),
  });
  if (report.issueCount > 0) expect(ledger.recorded).toEqual([]);
  return report.issues;
}

/** Code, file, line, column of the one issue that is expected; its message says `en` and `zh`. */
async function expectIssue(
  changes: Parameters<typeof packageWith>[0],
  place: readonly [code: string, file: string, line: number | null, column: string | null],
  en: string,
  zh: string,
) {
  const issues = await issuesOf(changes);
  expect(issues.map(({ code, file, line, column }) => [code, file, line, column])).toEqual([place]);
  expect(issues[0]!.en).toContain(en);
  expect(issues[0]!.zh).toContain(zh);
}

/** One line of a table replaced by another: the fault is there. */
function broken(
  table: string,
  line: string,
  code: string,
  column: string | null,
  en: string,
  zh: string,
  at = 1,
) {
  it(`${table}: ${code} ${column ?? ''}`, () =>
    expectIssue(
      { [table]: linesWith(table, at, line) },
      [code, `${table}.csv`, at + 1, column],
      en,
      zh,
    ));
}

describe('the mark of direct funds, one of two and of receipts alone', () => {
  it.each([
    ['receipts', '02', 'NOT_IN_LIST', 2, '02'],
    ['indicators', '01', 'COLUMN_UNKNOWN', 1, 'direct_fund'],
  ] as const)('%s: %s is %s', (table, mark, code, line, said) => {
    const [names, ...rows] = SOUND[table]!;
    const lines = [`${names},direct_fund`, ...rows.map((row) => `${row},${mark}`)];
    return expectIssue({ [table]: lines }, [code, `${table}.csv`, line, 'direct_fund'], said, said);
  });
});

describe('a sound package', () => {
  it('has no issues', async () => expect(await issuesOf({})).toEqual([]));

  it('may leave out every table but regions', async () => {
    const all = ['designations', 'needs', 'payments', 'disbursements', 'returns', 'transfers'];
    const none = Object.fromEntries(all.map((table) => [table, null]));
    expect(await issuesOf(none)).toEqual([]);
  });

  it('takes LF and CR for line ends, any order of columns, a BOM', async () => {
    const rows = (end: string) => ['value,region,year,indicator', '1,220503,2016,X'].join(end);
    expect(await issuesOf({ indicators: rows('\n') })).toEqual([]);
    expect(await issuesOf({ indicators: rows('\r') })).toEqual([]);
    expect(await issuesOf({ indicators: `\ufeff${rows('\r\n')}` })).toEqual([]);
  });
});

describe('a broken cell', () => {
  const standard = (amount: string) => `220503,URBAN_DIBAO,,${amount},2016-01-01,x`;
  const need = (rest: string) => `220503,2017,URBAN_DIBAO,${rest}`;
  broken(
    'receipts',
    'a,URBAN_DIBAO,2017,CENTRAL,-5.00,2017-01-03,2017-01-04',
    'AMOUNT_NOT_POSITIVE',
    'amount',
    '-5.00',
    '金额必须大于零：-5.00',
  );
  broken(
    'receipts',
    'a,URBAN_DIBAO,2017,CENTRAL,0,2017-01-03,2017-01-04',
    'AMOUNT_NOT_POSITIVE',
    'amount',
    'above zero: 0',
    '大于零：0',
  );
  broken(
    'receipts',
    'a,URBAN_DIBAO,2017,CENTRAL,1.005,2017-01-03,2017-01-04',
    'NOT_YUAN',
    'amount',
    '1.005',
    '不是金额：1.005',
  );
  broken(
    'receipts',
    'a,URBAN_DIBAO,2017,CENTRAL,"1,00",2017-01-03,2017-01-04',
    'NOT_YUAN',
    'amount',
    '1,00',
    '1,00',
  );
  broken(
    'receipts',
    'a,URBAN_DIBAO,2017,STATE,5,2017-01-03,2017-01-04',
    'NOT_IN_LIST',
    'source',
    'CENTRAL',
    'STATE 不在可选项中',
  );
  broken(
    'receipts',
    'a,URBAN_DIBAO,2017,CENTRAL,5,2017-02-30,2017-01-04',
    'NOT_A_DATE',
    'document_date',
    '2017-02-30',
    '不是有效日期：2017-02-30',
  );
  broken(
    'receipts',
    'a,URBAN_DIBAO,2017,CENTRAL,5,2017-2-30,2017-01-04',
    'NOT_A_DATE',
    'document_date',
    '2017-2-30',
    '2018-03-04',
  );
  broken(
    'receipts',
    'a,URBAN_DIBAO,17,CENTRAL,5,2017-02-03,2017-01-04',
    'NOT_A_YEAR',
    'fiscal_year',
    '17',
    '不是有效年份',
  );
  broken(
    'receipts',
    'a,URBAN_DIBAO,2101,CENTRAL,5,2017-02-03,2017-01-04',
    'NOT_A_YEAR',
    'fiscal_year',
    '2101',
    '2101',
  );
  broken(
    'receipts',
    'a,DIBAO,2017,CENTRAL,5,2017-02-03,2017-01-04',
    'PROGRAM_UNKNOWN',
    'program',
    'DIBAO',
    'DIBAO 不在目录中',
  );
  broken(
    'receipts',
    ',URBAN_DIBAO,2017,CENTRAL,5,2017-02-03,2017-01-04',
    'REQUIRED',
    'document_no',
    'empty',
    '不能为空',
  );
  broken(
    'receipts',
    'a,URBAN_DIBAO,2017,CENTRAL,5,3/4/2017,2017-01-04',
    'DATE_AMBIGUOUS',
    'document_date',
    '3/4/2017',
    '两种读法',
  );
  broken(
    'receipts',
    'a,URBAN_DIBAO,2017,CENTRAL,1.10101E+17,2017-02-03,2017-01-04',
    'NUMBER_INEXACT',
    'amount',
    'lost digits',
    '丢失位数',
  );
  broken(
    'receipts',
    `${'x'.repeat(201)},URBAN_DIBAO,2017,CENTRAL,5,2017-02-03,2017-01-04`,
    'TEXT_TOO_LONG',
    'document_no',
    '200',
    '200',
  );
  broken(
    'receipts',
    'a\u0007b,URBAN_DIBAO,2017,CENTRAL,5,2017-02-03,2017-01-04',
    'CONTROL_CHARACTER',
    'document_no',
    'control',
    '控制字符',
  );
  broken(
    'receipts',
    'a\0b,URBAN_DIBAO,2017,CENTRAL,5,2017-02-03,2017-01-04',
    'NUL_BYTE',
    'document_no',
    'NUL',
    '空字符',
  );
  broken(
    'receipts',
    '=1+1,URBAN_DIBAO,2017,CENTRAL,5,2017-02-03,2017-01-04',
    'FORMULA_IN_CELL',
    'document_no',
    'formula',
    '公式',
  );
  broken(
    'receipts',
    'a,URBAN_DIBAO,2017,CENTRAL,=SUM(A1),2017-02-03,2017-01-04',
    'FORMULA_IN_CELL',
    'amount',
    'formula',
    '公式',
  );
  broken(
    'receipts',
    '@a,URBAN_DIBAO,2017,CENTRAL,5,2017-02-03,2017-01-04',
    'FORMULA_IN_CELL',
    'document_no',
    'formula',
    '公式',
  );
  broken(
    'receipts',
    '-a,URBAN_DIBAO,2017,CENTRAL,5,2017-02-03,2017-01-04',
    'FORMULA_IN_CELL',
    'document_no',
    'formula',
    '公式',
  );
  broken('indicators', '220503,2016,X,1e5x', 'NOT_A_NUMBER', 'value', '1e5x', '不是数值：1e5x');
  broken('indicators', '2205,2016,X,1', 'NOT_A_REGION_CODE', 'region', '2205', '行政区划代码');
  broken('indicators', '220599,2016,X,1', 'REGION_UNKNOWN', 'region', '220599', '220599 未登记');
  broken('standards', standard('0.00'), 'AMOUNT_NOT_POSITIVE', 'monthly_amount', '0.00', '0.00');
  broken(
    'standards',
    '220503,DESTITUTE_CARES,,1,2016-01-01,x',
    'PROGRAM_UNKNOWN',
    'program',
    'DESTITUTE_CARES',
    '目录',
  );
  broken(
    'needs',
    need('2017-01-05,13,1,1,1'),
    'NUMBER_OUT_OF_RANGE',
    'from_month',
    '1 to 12',
    '1 至 12',
  );
  broken('needs', need('2017-01-05,,1.5,1,1'), 'NOT_AN_INTEGER', 'months', '1.5', '不是整数：1.5');
  broken('needs', need('2017-01-05,,12,-1,1'), 'NUMBER_OUT_OF_RANGE', 'persons', '-1', '-1');
  broken(
    'needs',
    need('2017-01-05,,12,1,-1'),
    'AMOUNT_NEGATIVE',
    'monthly_amount',
    '-1',
    '不能为负',
  );
  broken(
    'needs',
    '220500,2017,URBAN_DIBAO,2017-01-05,,12,1,1',
    'REGION_NOT_A_COUNTY',
    'region',
    '220500',
    '不是县',
  );
  broken(
    'closes',
    '220500,2017,2018-01-20',
    'REGION_NOT_A_COUNTY_OR_PROVINCE',
    'region',
    '220500',
    '也不是省级',
  );
  broken(
    'disclosures',
    '220503,2017,URBAN_DIBAO,2017-13,2017-02-19,u',
    'NOT_A_MONTH',
    'period',
    '2017-13',
    '不是有效月份',
  );
  broken(
    'designations',
    '220503,RESOURCE_MATURE,2013-11-12,2013-11-11,x',
    'DATES_REVERSED',
    'effective_to',
    'before',
    '早于',
  );
  broken(
    'exits',
    'NOID-220503-1,220503,URBAN_DIBAO,2017-02-23,x,2017-02-22',
    'DATES_REVERSED',
    'readmitted_on',
    'before',
    '早于',
  );
  broken(
    'budgets',
    'YS-9,220503,2017,OPERATING,PRJ,,OWN,1,2017-01-10,',
    'PROGRAM_UNKNOWN',
    'code',
    'PRJ',
    'PRJ 不在目录中',
  );
  broken(
    'regions',
    '220502,东昌区,county,220503',
    'PARENT_INVALID',
    'parent',
    '220503',
    '不能是',
    4,
  );
  broken(
    'regions',
    '220502,东昌区,county,220599',
    'REGION_UNKNOWN',
    'parent',
    '220599',
    '220599',
    4,
  );
});

describe('a region out of its place', () => {
  broken(
    'regions',
    '220000,吉林省,province,220500',
    'PARENT_INVALID',
    'parent',
    '220500',
    '220500',
  );
  broken('regions', '220500,通化市,prefecture,', 'REQUIRED', 'parent', 'empty', '不能为空', 2);
  broken('regions', '22050,东昌区,county,220500', 'NOT_A_REGION_CODE', 'code', '22050', '22050', 5);
});

describe('a broken shape', () => {
  broken(
    'indicators',
    '220503,2016,X',
    'CELL_COUNT',
    null,
    '4 cells wanted, 3 found',
    '应有 4 个单元格',
  );
  broken('indicators', '220503,2016,"X"y,1', 'QUOTE_STRAY', null, 'quote', '引号');
  broken('indicators', '220503,2016,X"y,1', 'QUOTE_STRAY', null, 'quote', '引号');
  broken('indicators', '220503,2016,"X,1', 'QUOTE_UNCLOSED', null, 'left open', '没有闭合');

  it('a table without a header', () =>
    expectIssue({ indicators: '' }, ['FILE_EMPTY', 'indicators.csv', null, null], 'empty', '为空'));

  it('an unknown column, which is quoted only where it looks like one', async () => {
    const issues = await issuesOf({ indicators: ['region,year,indicator,value,张三,extra'] });
    expect(issues.map(({ code, column }) => [code, column])).toEqual([
      ['COLUMN_UNKNOWN', '#5'],
      ['COLUMN_UNKNOWN', 'extra'],
    ]);
    expect(JSON.stringify(issues)).not.toContain('张三');
  });

  it('a missing column', () =>
    expectIssue(
      { indicators: ['region,year,indicator'] },
      ['COLUMN_MISSING', 'indicators.csv', 1, 'value'],
      'value',
      '缺少列：value',
    ));

  it('a NUL in the header', async () => {
    const issues = await issuesOf({ indicators: ['region,year,indicator,value,\0'] });
    expect(issues.map(({ code, column }) => [code, column])).toEqual([['NUL_BYTE', '#5']]);
  });

  it('a column twice', () =>
    expectIssue(
      { indicators: ['region,year,indicator,value,year'] },
      ['HEADER_DUPLICATE', 'indicators.csv', 1, 'year'],
      'twice',
      '重复',
    ));

  it('no regions', () =>
    expectIssue(
      { regions: null },
      ['FILE_MISSING', 'regions.csv', null, null],
      'regions.csv',
      '缺少',
    ));

  it('a table that no package has', () =>
    expectIssue(
      { payment: ['a'] },
      ['FILE_UNKNOWN', 'payment.csv', null, null],
      'payment.csv',
      '文件名',
    ));

  it('a file in neither encoding, at its byte and line', async () => {
    const bytes = Buffer.concat([
      Buffer.from('region,year,indicator,value\r\n220503,2016,X'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(',1\r\n'),
    ]);
    await expectIssue(
      { indicators: bytes },
      ['ENCODING_UNKNOWN', 'indicators.csv', 2, null],
      'byte 42',
      '第 42 字节',
    );
  });

  it('a line of 10 MB, and goes on after it', async () => {
    const lines = [
      'region,year,indicator,value',
      `220503,2016,${'X'.repeat(10_000_000)},1`,
      '1,2016,X,1',
    ];
    const issues = await issuesOf({ indicators: lines });
    expect(issues.map(({ code, line }) => [code, line])).toEqual([
      ['LINE_TOO_LONG', 2],
      ['NOT_A_REGION_CODE', 3],
    ]);
  });

  it('a quoted cell of 10 MB', () =>
    expectIssue(
      { indicators: ['region,year,indicator,value', `220503,2016,"${'X'.repeat(10_000_000)}",1`] },
      ['LINE_TOO_LONG', 'indicators.csv', 2, null],
      '1000000',
      '引号',
    ));

  it('names the line after cells of several lines', () =>
    expectIssue(
      {
        reclaims: [
          'reclaim_no,region,fiscal_year,program,document_no,amount,reclaimed_on,reason',
          'a,220503,2017,URBAN_DIBAO,d,1,2017-12-28,"one\r\ntwo\nthree"',
          'b,220503,2017,URBAN_DIBAO,d,0,2017-12-28,x',
        ],
      },
      ['AMOUNT_NOT_POSITIVE', 'reclaims.csv', 5, 'amount'],
      '0',
      '0',
    ));
});

describe('what a package leaves to the system', () => {
  it('takes the regions that are registered before', async () => {
    const run = async (levels: Readonly<Record<string, string>>, regions: string[] | null) => {
      const divisions = new Divisions();
      for (const [code, level] of Object.entries(levels)) {
        const data = { code, name: code, level: level as 'county', parent: null };
        divisions.evolve({ type: 'RegionRegistered', data });
      }
      const report = await importPackage({
        path: await packageWith({ regions }),
        ledger: new FakeLedger(),
        vault: new FakeVault(),
        actor: ACTOR,
        onError: 'stop',
        workDir: await temporaryFolder(),
        divisions,
      });
      return [...new Set(report.issues.map(({ code }) => code))];
    };
    const levels = { 220000: 'province', 220500: 'prefecture', 220503: 'county', 220502: 'county' };
    const header = ['code,name,level,parent'];
    expect(await run(levels, header)).toEqual([]);
    expect(await run(levels, null)).toEqual([]);
    expect(await run({}, header)).toEqual(['REGION_UNKNOWN', 'BATCH_UNKNOWN']);
    expect(await run({ 220503: 'county' }, null)).toContain('REGION_UNKNOWN');
  });

  it('tells refusals of the ledgers beside faults of rows, and that they may follow', async () => {
    const report = await importPackage({
      path: await packageWith({ receipts: linesWith('receipts', 1, 'a,b') }),
      ledger: new FakeLedger(({ kind }) =>
        kind === 'IssueTransfer' ? 'POOL_INSUFFICIENT' : undefined,
      ),
      vault: new FakeVault(),
      actor: ACTOR,
      onError: 'stop',
      workDir: await temporaryFolder(),
    });
    expect(report.issues.map(({ code }) => code)).toEqual(['CELL_COUNT', 'POOL_INSUFFICIENT']);
    expect(report).toMatchObject({ outcome: 'refused', refusalsMayFollow: true });
  });

  it('posts nothing, also with skip, where a table cannot be read to its end', async () => {
    for (const text of ['220503,2016,"X,1', `220503,2016,"${'X'.repeat(2_000_000)}",1`]) {
      const ledger = new FakeLedger();
      const report = await importPackage({
        path: await packageWith({ indicators: linesWith('indicators', 1, text) }),
        ledger,
        vault: new FakeVault(),
        actor: ACTOR,
        onError: 'skip',
        workDir: await temporaryFolder(),
      });
      expect(report.outcome).toBe('refused');
      expect(ledger.recorded).toEqual([]);
    }
  });
});

const PAYMENTS = 'batch_no,payment_no,amount,beneficiary_id,name,persons,months,component';

describe('rows that do not agree', () => {
  broken(
    'receipts',
    '财社〔2017〕1号,URBAN_DIBAO,2017,CENTRAL,5,2017-02-03,2017-01-04',
    'KEY_TWICE',
    'source',
    'line 2',
    '第 2 行',
    2,
  );
  broken(
    'adjustments',
    'YS-1,220503,2017,CONSTRUCTION,PRJ-1,BASIC_LIVELIHOOD,URBAN_DIBAO,1,2017-02-01,x',
    'KEY_IN_OTHER_TABLE',
    'entry_no',
    'budgets.csv, line 2',
    'budgets.csv',
  );
  broken(
    'transfers',
    '吉财社指〔2017〕1号,220502,URBAN_DIBAO,2017,3,2017-01-09,',
    'DOCUMENT_INCONSISTENT',
    'issued_on',
    'line 2',
    '必须一致',
    2,
  );

  const payments = (...lines: string[]) => ({
    payments: [PAYMENTS, ...lines.map((line, at) => `${line},NOID-220503-${at},n,1,,`)],
    returns: null,
  });

  it('a batch that is off by a fen', () =>
    expectIssue(
      payments('FF-1,1,300.00', 'FF-1,2,600.00', 'FF-1,3,0.49'),
      ['BATCH_SUM_MISMATCH', 'disbursements.csv', 2, 'amount'],
      'add up to 900.49',
      '明细合计 900.49 元',
    ));

  it('a batch with a payment too few', () =>
    expectIssue(
      payments('FF-1,1,300.00', 'FF-1,2,600.50'),
      ['BATCH_COUNT_MISMATCH', 'disbursements.csv', 2, 'payments'],
      '2 are listed',
      '明细 2 笔',
    ));

  it('a payment number twice', () =>
    expectIssue(
      payments('FF-1,1,300.00', 'FF-1,2,600.00', 'FF-1,1,0.50'),
      ['KEY_TWICE', 'payments.csv', 4, 'payment_no'],
      'line 2',
      '第 2 行',
    ));

  it('a payment number twice in a row', () =>
    expectIssue(
      payments('FF-1,1,300.00', 'FF-1,2,600.00', 'FF-1,2,0.50'),
      ['KEY_TWICE', 'payments.csv', 4, 'payment_no'],
      'line 3',
      '第 3 行',
    ));

  it('payments without a batch', () =>
    expectIssue(
      payments('FF-9,1,300.00', 'FF-9,2,600.00'),
      ['BATCH_NOT_IN_PACKAGE', 'payments.csv', 2, 'batch_no'],
      'FF-9 has no row',
      '批次 FF-9',
    ));

  it('a return of a payment nobody knows', () =>
    expectIssue(
      { returns: ['return_no,batch_no,payment_no,returned_on,reason', 'TH-1,FF-1,9,2017-02-20,x'] },
      ['PAYMENT_UNKNOWN', 'returns.csv', 2, 'payment_no'],
      'no payment 9',
      '第 9 笔',
    ));
});

describe('what messages show', () => {
  it('no identity number and no name, wherever it stands', async () => {
    const issues = await issuesOf({
      payments: [
        'batch_no,payment_no,beneficiary_id,name,persons,months,component,amount',
        'FF-1,220503198001011232,x,王五,张三,220503198001011232,张三,220503198001011232',
        `FF-1,1,${'9'.repeat(65)},${'李'.repeat(65)},1,,,300.00`,
      ],
      indicators: ['region,year,indicator,value', '220503198001011232,2016,X,220503198001011232x'],
    });
    expect(issues.length).toBeGreaterThan(6);
    expect(JSON.stringify(issues)).not.toMatch(/张三|李|王五|2205031980|999/);
  });

  it('cells clipped, on one line', async () => {
    const [issue] = await issuesOf({
      indicators: ['region,year,indicator,value', `220503,2016,X,"a\n${'b'.repeat(100)}"`],
    });
    expect(issue!.en).toBe(`No number: a ${'b'.repeat(37)}…`);
  });
});
