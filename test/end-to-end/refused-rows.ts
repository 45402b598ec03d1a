/** A small sound package, and rows that must be refused beside it: table, row, code. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HEADERS = {
  programs: 'code,chinese_name,english_name,class,pooled,functional_code,effective_from,basis',
  regions: 'code,name,level,parent',
  recodings: 'region,new_code,new_name,new_parent,effective_on,basis',
  exemptions: 'exemption_no,region,project,fiscal_year,amount,issued_on,reason',
  indicators: 'region,year,indicator,value',
  standards: 'region,program,tier,monthly_amount,effective_from,basis',
  needs: 'region,fiscal_year,program,assessed_on,from_month,months,persons,monthly_amount',
  receipts: 'document_no,program,fiscal_year,source,amount,document_date,received_on',
  transfers: 'document_no,region,program,fiscal_year,amount,issued_on,received_on',
  carryovers: 'region,fiscal_year,program,origin_document_no,origin_year,amount',
  budgets:
    'entry_no,region,fiscal_year,class,code,project_kind,mandate,source,amount,allocated_on,exemption_document_no',
  adjustments:
    'entry_no,region,fiscal_year,from_class,from_code,to_class,to_code,amount,adjusted_on,reason',
  disbursements: 'batch_no,region,fiscal_year,class,code,period,paid_on,amount,payments',
  payments: 'batch_no,payment_no,beneficiary_id,name,persons,months,component,amount',
  returns: 'return_no,batch_no,payment_no,returned_on,reason',
  exits: 'beneficiary_id,region,program,exited_on,reason,readmitted_on',
  reclaims: 'reclaim_no,region,fiscal_year,program,document_no,amount,reclaimed_on,reason',
  closes: 'region,fiscal_year,closed_on',
  certifications: 'region,fiscal_year,month,certified_on',
  performance_targets:
    'target_no,region,fiscal_year,program,document_no,level1,level2,name,comparator,target,unit,weight,declared_on',
  performance_results: 'target_no,kind,actual,reported_on,reason,basis',
} as const;

export type RowTable = keyof typeof HEADERS;

const LIVELIHOOD = 'BASIC_LIVELIHOOD';
const WANG = '220102195001010019';

/** 220102 pays and builds, 220104 has closed 2016, 220381 becomes 220184 under another city. */
export const SOUND_ROWS: Readonly<Partial<Record<RowTable, readonly string[]>>> = {
  programs: [
    'HEATING_AID,取暖救助,Heating aid,BASIC_LIVELIHOOD,true,2089999,2016-01-01,吉财社〔2016〕9号',
  ],
  regions: [
    '220000,吉林省,province,',
    '220100,长春市,prefecture,220000',
    '220300,四平市,prefecture,220000',
    '220102,南关区,county,220100',
    '220104,朝阳区,county,220100',
    '220381,公主岭市,county,220300',
  ],
  recodings: ['220381,220184,公主岭市,220100,2017-06-20,吉政函〔2017〕31号'],
  exemptions: [
    '吉政批〔2017〕1号,220102,X-SCHOOL,2017,5000.00,2017-01-10,危险校舍加固',
    '吉政批〔2017〕2号,220381,X-ROAD,2017,5000.00,2017-03-10,水毁道路',
  ],
  receipts: [
    '财社〔2016〕1号,URBAN_DIBAO,2017,CENTRAL,100000.00,2016-11-10,2016-11-12',
    '财社〔2016〕1号,DISABILITY_LIVING,2017,CENTRAL,20000.00,2016-11-10,2016-11-12',
    '吉财社指〔2016〕1号,COMBINED_ASSISTANCE,2017,PROVINCIAL,50000.00,2016-11-11,2016-11-12',
    '财社〔2015〕9号,URBAN_DIBAO,2016,CENTRAL,9000.00,2015-11-11,2015-11-12',
    '财社〔2016〕5号,ORPHAN,2017,CENTRAL,5.00,2016-11-10,2016-11-12',
  ],
  transfers: [
    '吉财社指〔2016〕2号,220102,URBAN_DIBAO,2017,30000.00,2016-12-10,2017-01-03',
    '吉财社指〔2016〕2号,220381,URBAN_DIBAO,2017,30000.00,2016-12-10,2017-01-03',
    '吉财社指〔2016〕2号,220102,DISABILITY_LIVING,2017,9000.00,2016-12-10,2017-01-03',
    '吉财社指〔2016〕3号,220102,COMBINED_ASSISTANCE,2017,20000.00,2016-12-11,2017-01-04',
    '吉财社指〔2015〕7号,220102,URBAN_DIBAO,2016,4000.00,2015-12-11,2016-01-04',
    '吉财社指〔2016〕8号,220102,URBAN_DIBAO,2017,5.00,2016-12-11,',
  ],
  carryovers: ['220381,2017,RURAL_DIBAO,吉旧社指〔2015〕1号,2015,5000.00'],
  budgets: [
    `B-1,220102,2017,${LIVELIHOOD},URBAN_DIBAO,,,OWN,2000.00,2017-01-15,`,
    `B-2,220102,2017,${LIVELIHOOD},RURAL_DIBAO,,,DONATION,1000.00,2017-01-15,`,
    'B-3,220102,2017,CONSTRUCTION,ROAD,GENERAL,,OWN,8000.00,2017-02-01,',
    'B-4,220102,2017,CONSTRUCTION,BRIDGE,GENERAL,,SPECIAL_BOND,8000.00,2017-02-01,',
    'B-5,220102,2017,CONSTRUCTION,X-SCHOOL,EXEMPTED,,OWN,3000.00,2017-02-01,吉政批[2017]第01号',
    'B-6,220102,2017,CONSTRUCTION,HOME,LIVELIHOOD_MANDATED,WELFARE_CENTRE,OWN,3000.00,2017-02-01,',
    `B-7,220104,2016,${LIVELIHOOD},URBAN_DIBAO,,,OWN,700.00,2016-02-01,`,
  ],
  adjustments: ['A-1,220102,2017,CONSTRUCTION,ROAD,CONSTRUCTION,PARK,1000.00,2017-02-02,调剂'],
  disbursements: [
    `P-1,220102,2017,${LIVELIHOOD},URBAN_DIBAO,2017-01,2017-01-20,800.00,2`,
    'P-2,220102,2017,CONSTRUCTION,ROAD,,2017-03-01,500.00,',
  ],
  payments: [`P-1,1,${WANG},王伟,1,1,BASIC,400.00`, 'P-1,2,NOID-220102-7,张敏,1,1,BASIC,400.00'],
  returns: ['R-1,P-1,1,2017-01-25,账号有误'],
  reclaims: ['S-1,220102,2017,URBAN_DIBAO,吉财社指〔2016〕2号,100.00,2017-05-01,IDLE'],
  closes: ['220102,2016,2017-01-20', '220104,2016,2017-01-20', '220000,2016,2017-01-31'],
  performance_targets: [
    'M-1,220102,2017,URBAN_DIBAO,,OUTPUT,QUANTITY,保障人数,AT_LEAST,10,人,20,2017-02-11',
  ],
};

export type RefusedRow = readonly [table: RowTable, code: string, row: string];

const NEED = '220102,2017';
const OF_URBAN = `220102,2017,${LIVELIHOOD},URBAN_DIBAO`;
const WORKS = '220102,2017,CONSTRUCTION';
const IN_FUTURE = '2099-03-01';

/** Each by its own key, so that one import can hold them all. */
export const REFUSED_ROWS: readonly RefusedRow[] = [
  // 1: units and document numbers; a refused row takes its document along
  ['recodings', 'CODE_TAKEN', '220104,220102,,,2017-05-01,函'],
  ['recodings', 'CODE_TAKEN', '220104,220381,,,2017-08-01,函'],
  ['recodings', 'CODE_TAKEN', '220104,220184,,,2017-09-01,函'],
  ['receipts', 'KEY_TWICE', '财社[2016]05号,ORPHAN,2017,CENTRAL,5.00,2016-11-10,2016-11-12'],
  ['transfers', 'KEY_TWICE', '吉财社指(2016)第8号,220102,URBAN_DIBAO,2017,5.00,2016-12-11,'],
  ['exemptions', 'KEY_TWICE', '吉政批[2017]02号,220102,X-2,2017,5.00,2017-01-10,x'],
  // 1: sizes
  ['budgets', 'AMOUNT_TOO_LARGE', `N-1,${OF_URBAN},,,OWN,10000000000000.01,2017-03-01,`],
  [
    'receipts',
    'AMOUNT_TOO_LARGE',
    '财社〔2017〕11号,ORPHAN,2017,CENTRAL,10000000000000.01,2017-03-01,2017-03-02',
  ],
  ['needs', 'AMOUNT_TOO_LARGE', `${NEED},ORPHAN,2017-03-01,,12,100000001,1.00`],
  ['needs', 'AMOUNT_TOO_LARGE', `${NEED},ORPHAN,2017-03-02,,12,1,1000000.01`],
  ['indicators', 'AMOUNT_TOO_LARGE', '220102,2015,GENERAL_PUBLIC_REVENUE,1000000000000000'],
  // 1: dates
  ['needs', 'DATE_IN_FUTURE', `${NEED},ORPHAN,${IN_FUTURE},,12,1,1.00`],
  ['budgets', 'DATE_IN_FUTURE', `N-2,${OF_URBAN},,,OWN,10.00,${IN_FUTURE},`],
  ['disbursements', 'DATE_IN_FUTURE', `N-1,${OF_URBAN},2017-02,${IN_FUTURE},10.00,1`],
  ['returns', 'DATE_IN_FUTURE', `N-1,P-1,2,${IN_FUTURE},账号有误`],
  ['closes', 'DATE_IN_FUTURE', `220381,2017,${IN_FUTURE}`],
  ['exits', 'DATE_IN_FUTURE', `${WANG},220102,URBAN_DIBAO,${IN_FUTURE},死亡,`],
  ['certifications', 'DATE_IN_FUTURE', `220102,2017,1,${IN_FUTURE}`],
  [
    'receipts',
    'DATE_IN_FUTURE',
    `财社〔2017〕12号,ORPHAN,2017,CENTRAL,10.00,2017-03-01,${IN_FUTURE}`,
  ],
  ...['2016-12-31', '2018-04-01'].flatMap((day, n): readonly RefusedRow[] => [
    ['budgets', 'DATE_OUTSIDE_YEAR', `D-3${n},${OF_URBAN},,,OWN,10.00,${day},`],
    ['adjustments', 'DATE_OUTSIDE_YEAR', `D-4${n},${WORKS},ROAD,CONSTRUCTION,PARK,1.00,${day},x`],
    ['disbursements', 'DATE_OUTSIDE_YEAR', `N-5${n},${OF_URBAN},2017-02,${day},10.00,1`],
    [
      'reclaims',
      'DATE_OUTSIDE_YEAR',
      `N-6${n},220102,2017,URBAN_DIBAO,吉财社指〔2016〕2号,1.00,${day},IDLE`,
    ],
  ]),
  ...['2016-06-30', '2018-04-01'].flatMap((day, n): readonly RefusedRow[] => [
    ['needs', 'DATE_OUTSIDE_YEAR', `${NEED},ORPHAN,${day},,12,1,1.00`],
    [
      'receipts',
      'DATE_OUTSIDE_YEAR',
      `财社〔2017〕13${n}号,ORPHAN,2017,CENTRAL,10.00,${day},${day}`,
    ],
    [
      'transfers',
      'DATE_OUTSIDE_YEAR',
      `吉财社指〔2017〕13${n}号,220102,URBAN_DIBAO,2017,1.00,${day},`,
    ],
  ]),
  ['disbursements', 'PERIOD_OUTSIDE_YEAR', `N-7,${OF_URBAN},2016-12,2017-01-05,10.00,1`],
  ['disbursements', 'PERIOD_OUTSIDE_YEAR', `N-8,${OF_URBAN},2018-01,2017-12-25,10.00,1`],
  ['returns', 'RETURN_BEFORE_PAYMENT', 'N-2,P-1,2,2017-01-19,账号有误'],
  [
    'transfers',
    'ARRIVAL_BEFORE_ISSUE',
    '吉财社指〔2016〕14号,220102,URBAN_DIBAO,2017,1.00,2016-12-10,2016-12-09',
  ],
  // 2: combined assistance
  ['needs', 'PROGRAM_WITHOUT_NEED', `${NEED},COMBINED_ASSISTANCE,2017-03-01,,12,1,1.00`],
  [
    'disbursements',
    'PROGRAM_NOT_PAYABLE',
    `N-9,220102,2017,${LIVELIHOOD},COMBINED_ASSISTANCE,2017-02,2017-02-05,10.00,1`,
  ],
  ['needs', 'PROGRAM_UNKNOWN', `${NEED},NO_SUCH_AID,2017-03-01,,12,1,1.00`],
  // 4: pools and opening balances
  ...[
    '吉财社指〔2017〕21号,220102,URBAN_DIBAO,2017,45000.01,2017-03-01,',
    '吉财社指〔2017〕22号,220102,URBAN_DIBAO,2017,40000.01,2017-01-30,',
    '吉财社指〔2016〕23号,220102,URBAN_DIBAO,2017,10.00,2016-11-11,',
    '吉财社指〔2017〕24号,220102,MEDICAL_ASSISTANCE,2017,10.00,2017-03-01,',
  ].map((row): RefusedRow => ['transfers', 'POOL_INSUFFICIENT', row]),
  ['carryovers', 'DOCUMENT_KNOWN', '220102,2017,URBAN_DIBAO,吉财社指〔2016〕2号,2016,10.00'],
  ['carryovers', 'DOCUMENT_KNOWN', '220381,2017,URBAN_DIBAO,财社(2016)第01号,2016,10.00'],
  // 4: accounts
  ['disbursements', 'INSUFFICIENT_FUNDS', `N-10,${OF_URBAN},2017-02,2017-02-05,40000.00,1`],
  [
    'disbursements',
    'INSUFFICIENT_FUNDS',
    `N-11,220381,2017,${LIVELIHOOD},URBAN_DIBAO,2017-01,2017-01-02,10.00,1`,
  ],
  [
    'reclaims',
    'INSUFFICIENT_FUNDS',
    'N-12,220102,2017,URBAN_DIBAO,吉财社指〔2016〕2号,29600.01,2017-06-01,IDLE',
  ],
  [
    'adjustments',
    'INSUFFICIENT_FUNDS',
    `N-13,${WORKS},ROAD,CONSTRUCTION,PARK,7000.01,2017-02-03,x`,
  ],
  ...[
    `N-14,${OF_URBAN},${LIVELIHOOD},MEDICAL_ASSISTANCE,2000.01,2017-02-03,x`,
    `N-15,220102,2017,${LIVELIHOOD},COMBINED_ASSISTANCE,CONSTRUCTION,ROAD,1.00,2017-02-03,x`,
    `N-16,220102,2017,${LIVELIHOOD},DISABILITY_LIVING,${LIVELIHOOD},DISABILITY_CARE,1.00,2017-02-03,x`,
    `N-17,${WORKS},BRIDGE,CONSTRUCTION,ROAD,1.00,2017-02-03,x`,
    `N-18,220102,2017,${LIVELIHOOD},RURAL_DIBAO,${LIVELIHOOD},URBAN_DIBAO,1.00,2017-02-03,x`,
    `N-19,220381,2017,${LIVELIHOOD},RURAL_DIBAO,${LIVELIHOOD},MEDICAL_ASSISTANCE,1.00,2017-02-03,x`,
  ].map((row): RefusedRow => ['adjustments', 'EARMARKED_FUNDS', row]),
  ['returns', 'ALREADY_RETURNED', 'N-3,P-1,1,2017-01-26,账号有误'],
  // 4: closed years
  ['needs', 'YEAR_CLOSED', '220104,2016,ORPHAN,2017-02-01,,12,1,1.00'],
  ['budgets', 'YEAR_CLOSED', `N-20,220104,2016,${LIVELIHOOD},ORPHAN,,,OWN,10.00,2017-02-01,`],
  [
    'adjustments',
    'YEAR_CLOSED',
    `N-21,220104,2016,${LIVELIHOOD},URBAN_DIBAO,${LIVELIHOOD},ORPHAN,1.00,2017-02-03,x`,
  ],
  [
    'disbursements',
    'YEAR_CLOSED',
    `N-22,220104,2016,${LIVELIHOOD},URBAN_DIBAO,2016-12,2017-02-05,1.00,1`,
  ],
  [
    'reclaims',
    'YEAR_CLOSED',
    'N-23,220102,2016,URBAN_DIBAO,吉财社指〔2015〕7号,1.00,2017-02-05,IDLE',
  ],
  ['transfers', 'YEAR_CLOSED', '吉财社指〔2017〕31号,220104,URBAN_DIBAO,2016,10.00,2017-01-25,'],
  ['transfers', 'YEAR_CLOSED', '吉财社指〔2017〕32号,220381,URBAN_DIBAO,2016,10.00,2017-02-25,'],
  [
    'receipts',
    'YEAR_CLOSED',
    '财社〔2017〕33号,URBAN_DIBAO,2016,CENTRAL,10.00,2017-02-25,2017-02-25',
  ],
  ['closes', 'DUPLICATE_KEY', '220104,2016,2017-02-25'],
  // 5: works
  ['budgets', 'MANDATE_UNKNOWN', `N-24,${WORKS},Z-1,LIVELIHOOD_MANDATED,POOL,OWN,1.00,2017-03-01,`],
  ['budgets', 'MANDATE_UNKNOWN', `N-25,${WORKS},Z-2,LIVELIHOOD_MANDATED,,OWN,1.00,2017-03-01,`],
  ...[
    `N-26,${WORKS},X-SCHOOL,EXEMPTED,,OWN,1.00,2017-03-01,吉政批〔2017〕99号`,
    `N-27,${WORKS},X-SCHOOL,EXEMPTED,,OWN,1.00,2017-03-01,`,
    `N-28,${WORKS},X-ROAD,EXEMPTED,,OWN,1.00,2017-04-01,吉政批〔2017〕2号`,
    `N-29,${WORKS},X-OTHER,EXEMPTED,,OWN,1.00,2017-03-01,吉政批〔2017〕1号`,
  ].map((row): RefusedRow => ['budgets', 'EXEMPTION_UNKNOWN', row]),
  [
    'budgets',
    'EXEMPTION_EXCEEDED',
    `N-30,${WORKS},X-SCHOOL,EXEMPTED,,OWN,2000.01,2017-03-01,吉政批〔2017〕1号`,
  ],
  [
    'adjustments',
    'EXEMPTION_EXCEEDED',
    `N-31,${WORKS},ROAD,CONSTRUCTION,X-SCHOOL,2000.01,2017-03-03,x`,
  ],
  [
    'budgets',
    'PROJECT_KIND_CONFLICT',
    `N-32,${WORKS},ROAD,LIVELIHOOD_MANDATED,SHANTYTOWN,OWN,1.00,2017-03-01,`,
  ],
  [
    'budgets',
    'PROJECT_KIND_CONFLICT',
    `N-33,${WORKS},PARK,LIVELIHOOD_MANDATED,SHANTYTOWN,OWN,1.00,2017-03-01,`,
  ],
  // keys, one series of budgets and adjustments
  ['budgets', 'KEY_TWICE', `B-1,${OF_URBAN},,,OWN,10.00,2017-03-01,`],
  ['adjustments', 'KEY_IN_OTHER_TABLE', `B-2,${WORKS},ROAD,CONSTRUCTION,PARK,1.00,2017-02-03,x`],
  ['returns', 'KEY_TWICE', 'R-1,P-1,2,2017-01-26,账号有误'],
  ['reclaims', 'KEY_TWICE', 'S-1,220102,2017,URBAN_DIBAO,吉财社指〔2016〕2号,5.00,2017-05-02,IDLE'],
];

/** Numbers that are none, each of a payment of its own batch. */
export const REFUSED_NUMBERS: readonly (readonly [number: string, code: string])[] = [
  ['22010219500101001', 'ID_NUMBER_INVALID'],
  ['220102195013010016', 'ID_NUMBER_INVALID'],
  ['220102195002300018', 'ID_NUMBER_INVALID'],
  ['220102209901010019', 'ID_NUMBER_INVALID'],
  ['ABC', 'ID_NUMBER_INVALID'],
  ['220102501301001', 'ID_NUMBER_INVALID'],
  ['NOID-2201-7', 'ID_NUMBER_INVALID'],
  ['NOID-220102-1234567890123', 'ID_NUMBER_INVALID'],
  ['2201021950010X0017', 'ID_NUMBER_INVALID'],
  ['1.10101E+17', 'ID_DIGITS_LOST'],
  ['2.20102195001010E+17', 'ID_DIGITS_LOST'],
  ['220102195001012000', 'ID_DIGITS_LOST'],
];

/** Writes a package of these rows and answers its folder. */
export async function packageOf(
  rows: Readonly<Partial<Record<RowTable, readonly string[]>>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'doudi-rows-'));
  for (const [table, lines] of Object.entries(rows)) {
    const header = HEADERS[table as RowTable];
    await writeFile(join(folder, `${table}.csv`), `${[header, ...lines].join('\r\n')}\r\n`);
  }
  return folder;
}
