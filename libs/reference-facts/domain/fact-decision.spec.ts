import { Programs } from '../../policy/known-programs.js';
import { describe, expect, it } from '@jest/globals';
import { COUNTIES, PREFECTURE, PROVINCE, someDivisions } from '../../../test/given-when-then.js';
import type { DataOf } from '../../event-catalogue/catalogue.js';
import { isRefusal } from '../../refusals/refusals.js';
import type { ReferenceCommand } from './commands.js';
import type { PerformanceTarget } from './performance-targets.js';
import { type Reported, report } from './fact-decision.js';

const [region] = COUNTIES;
const TODAY = '2018-06-30';
const known = { divisions: someDivisions(), programs: new Programs() };

const measured: PerformanceTarget = {
  ...{ targetNo: 'JX-1', level1: 'OUTPUT', level2: 'QUANTITY', name: '保障人数' },
  ...{ comparator: 'AT_LEAST', target: '1200', unit: '人', weight: '80' },
};
const qualitative: PerformanceTarget = {
  ...measured,
  ...{ targetNo: 'JX-2', comparator: 'QUALITATIVE', target: null, weight: '7.5' },
};
const TARGETS: DataOf<'PerformanceTargetsSet'> = {
  ...{ region, fiscalYear: 2017, program: 'URBAN_DIBAO', declaredOn: '2017-02-11' },
  ...{ documentNo: '吉财社指〔2017〕4号', targets: [measured, qualitative] },
};

type Case = Omit<Reported, 'fact'> & { readonly command: ReferenceCommand };
const told = (command: Omit<ReferenceCommand, 'kind'>): ReferenceCommand =>
  ({ kind: 'ReportFact', ...command }) as ReferenceCommand;

const cases: readonly Case[] = [
  {
    command: told({
      type: 'RegionRegistered',
      data: { code: '220184', name: '公主岭市', level: 'county', parent: '220100' },
    }),
    stream: 'region-220184',
    naturalKey: 'region/220184',
    occurredOn: TODAY,
  },
  {
    command: told({
      type: 'RegionRecoded',
      data: {
        region,
        newCode: '220184',
        newName: '公主岭市',
        newParent: '220500',
        effectiveOn: '2020-06-18',
        basis: '国函〔2020〕73号',
      },
    }),
    stream: `region-${region}`,
    naturalKey: 'region/220184',
    occurredOn: '2020-06-18',
  },
  {
    command: told({
      type: 'RegionDesignated',
      data: {
        region,
        kind: 'RESOURCE_DECLINING',
        effectiveFrom: '2013-01-01',
        effectiveTo: null,
        basis: '国发〔2013〕45号',
      },
    }),
    stream: `designation-${region}`,
    naturalKey: `designation/${region}/RESOURCE_DECLINING/2013-01-01/`,
    occurredOn: '2013-01-01',
  },
  {
    command: told({
      type: 'IndicatorReported',
      data: { region, year: 2016, indicator: 'RESIDENT_POPULATION', value: '104500' },
    }),
    stream: `indicator-${region}`,
    naturalKey: `indicator/${region}/2016/RESIDENT_POPULATION`,
    occurredOn: '2016-12-31',
  },
  {
    command: told({
      type: 'StandardSet',
      data: {
        region,
        program: 'DESTITUTE_CARE',
        tier: 'FULL',
        monthlyAmountFen: 100n,
        effectiveFrom: '2017-07-01',
        basis: '',
      },
    }),
    stream: `standard-${region}`,
    naturalKey: `standard/${region}/DESTITUTE_CARE/FULL/2017-07-01`,
    occurredOn: '2017-07-01',
  },
  {
    command: told({
      type: 'BeneficiaryExited',
      data: {
        beneficiary: 'p',
        region,
        program: 'ORPHAN',
        exitedOn: '2017-03-31',
        reason: '年满18周岁',
        readmittedOn: null,
      },
    }),
    stream: `exit-${region}`,
    naturalKey: `exit/p/${region}/ORPHAN/2017-03-31/`,
    occurredOn: '2017-03-31',
  },
  {
    command: told({
      type: 'DisclosurePublished',
      data: {
        region,
        fiscalYear: 2017,
        program: 'RURAL_DIBAO',
        period: '2017-05',
        publishedOn: '2017-06-01',
        url: 'https://example.gov.cn',
      },
    }),
    stream: `disclosure-${region}`,
    naturalKey: `disclosure/${region}/2017/RURAL_DIBAO/2017-05/2017-06-01`,
    occurredOn: '2017-06-01',
  },
  {
    command: told({
      type: 'MonthCertified',
      data: { region, fiscalYear: 2017, month: 5, certifiedOn: '2017-06-09' },
    }),
    stream: `certification-${region}`,
    naturalKey: `certification/${region}/2017/5`,
    occurredOn: '2017-06-09',
  },
  {
    command: told({
      type: 'PerformanceTargetsSet',
      data: TARGETS,
    }),
    stream: `performance-targets-${region}-2017-URBAN_DIBAO`,
    naturalKey: 'performance-target/JX-1',
    moreKeys: ['performance-target/JX-2'],
    occurredOn: '2017-02-11',
  },
  {
    command: told({
      type: 'ProgressReported',
      data: { targetNo: 'MB-1', reportedOn: '2017-09-30', value: '4000', basis: '' },
    }),
    stream: 'target-MB-1',
    naturalKey: 'progress/MB-1/2017-09-30',
    occurredOn: '2017-09-30',
  },
];

describe('a reported fact', () => {
  it.each(cases)('$command.type has stream, natural key and business date', (expected) => {
    const { command, ...place } = expected;
    const { kind: _, ...fact } = command;
    expect(report(command, known, TODAY)).toEqual({ fact, ...place });
  });

  it.each(cases)('$command.type is no other fact where only text or basis differ', (expected) => {
    const { command, naturalKey } = expected;
    const texts = ['name', 'basis', 'reason', 'url', 'value'];
    const data = Object.fromEntries(
      Object.entries(command.data).map(([n, value]) => [n, texts.includes(n) ? 'other' : value]),
    );
    const reported = report({ ...command, data } as never, known, TODAY);
    expect(reported).toMatchObject({ naturalKey });
  });

  it('speaks of a registered region', () => {
    const command = told({
      type: 'IndicatorReported',
      data: { region: '999999', year: 2016, indicator: 'X', value: '1' },
    });
    const refused = report(command, known, TODAY);
    expect(isRefusal(refused) && refused.code).toBe('REGION_UNKNOWN');
  });
});

describe('a result of a performance target', () => {
  const result = { kind: 'SELF_EVALUATION' as const, reportedOn: '2017-12-31', basis: '自评表' };
  it.each([
    [measured, '1188.5', null],
    [measured, '-3', null],
    [measured, 'FULL', 'PERFORMANCE_RESULT_INVALID'],
    [measured, `1${'0'.repeat(15)}`, 'AMOUNT_TOO_LARGE'],
    [qualitative, 'MOSTLY', null],
    [qualitative, '5', 'PERFORMANCE_RESULT_INVALID'],
    [undefined, '5', 'TARGET_UNKNOWN'],
  ])('of %j, %s: %s', (target, actual, code) => {
    const data = { ...result, targetNo: target?.targetNo ?? 'JX-9', actual, reason: null };
    const command = told({ type: 'PerformanceResultReported', data });
    const decided = report(command, { ...known, target }, TODAY);
    expect(isRefusal(decided) ? decided.code : null).toBe(code);
    if (isRefusal(decided)) return;
    expect(decided.stream).toBe(`performance-target-${data.targetNo}`);
    expect(decided.naturalKey).toBe(
      `performance-result/${data.targetNo}/SELF_EVALUATION/2017-12-31`,
    );
  });
});

describe('a fact that cannot be', () => {
  const exit = {
    beneficiary: 'p',
    region,
    program: 'URBAN_DIBAO',
    exitedOn: '2017-01-23',
    readmittedOn: null,
    reason: '迁出',
  };
  const designation = {
    region,
    kind: 'RESOURCE_DECLINING' as const,
    effectiveFrom: '2013-01-01',
    effectiveTo: '2013-01-01',
    basis: '',
  };
  const standard = { region, tier: null, monthlyAmountFen: 1n, effectiveFrom: TODAY, basis: '' };
  const indicator = { region, year: 2016, indicator: 'X' };
  const list = { region, fiscalYear: 2017, period: '2017-01', publishedOn: TODAY, url: '' };

  const month = { region, fiscalYear: 2017, month: 5, certifiedOn: '2017-06-01' };

  it.each([
    ['BeneficiaryExited', exit, null],
    ['BeneficiaryExited', { ...exit, readmittedOn: '2017-01-23' }, null],
    ['BeneficiaryExited', { ...exit, readmittedOn: '2017-01-22' }, 'LAST_DAY_BEFORE_FIRST'],
    ['BeneficiaryExited', { ...exit, program: 'ROADS' }, 'PROGRAM_UNKNOWN'],
    ['RegionDesignated', designation, null],
    ['RegionDesignated', { ...designation, effectiveTo: '2012-12-31' }, 'LAST_DAY_BEFORE_FIRST'],
    ['StandardSet', { ...standard, program: 'URBAN_DIBAO' }, null],
    ['StandardSet', { ...standard, program: 'ROADS' }, 'PROGRAM_UNKNOWN'],
    [
      'StandardSet',
      { ...standard, program: 'ORPHAN', monthlyAmountFen: 10n ** 15n + 1n },
      'AMOUNT_TOO_LARGE',
    ],
    ['IndicatorReported', { ...indicator, value: `-${'9'.repeat(15)}.5` }, null],
    ['IndicatorReported', { ...indicator, value: `0${'9'.repeat(15)}` }, null],
    ['IndicatorReported', { ...indicator, value: `-1${'0'.repeat(15)}.5` }, 'AMOUNT_TOO_LARGE'],
    ['DisclosurePublished', { ...list, program: 'URBAN_DIBAO' }, null],
    ['DisclosurePublished', { ...list, program: 'ROADS' }, 'PROGRAM_UNKNOWN'],
    ['PerformanceTargetsSet', { ...TARGETS, program: 'ROADS' }, 'PROGRAM_UNKNOWN'],
    ['PerformanceTargetsSet', { ...TARGETS, targets: [measured, measured] }, 'DUPLICATE_KEY'],
    ...(
      [
        [{ target: null }, 'PERFORMANCE_TARGET_INVALID'],
        [{ target: '-1' }, 'PERFORMANCE_TARGET_INVALID'],
        [{ target: '达标' }, 'PERFORMANCE_TARGET_INVALID'],
        [{ target: '1' + '0'.repeat(15) }, 'AMOUNT_TOO_LARGE'],
        [{ target: '0' }, null],
        [{ weight: '0' }, 'PERFORMANCE_TARGET_INVALID'],
        [{ weight: '十' }, 'PERFORMANCE_TARGET_INVALID'],
      ] as const
    ).map(
      ([changed, code]) =>
        [
          'PerformanceTargetsSet',
          { ...TARGETS, targets: [{ ...measured, ...changed }] },
          code,
        ] as const,
    ),
    ['MonthCertified', { ...month, certifiedOn: '2017-05-31' }, 'REPORT_DAY_INVALID'],
    ['MonthCertified', { ...month, region: PREFECTURE }, 'REGION_NOT_A_COUNTY'],
  ])('%s %j: %s', (type, data, code) => {
    const command = told({ type, data } as never);
    const decided = report(command, known, TODAY);
    expect(isRefusal(decided) ? decided.code : null).toBe(code);
  });
});

describe('a recoding', () => {
  const [first, other] = COUNTIES;
  const change = {
    region: first as string,
    newCode: '220184',
    newName: null as string | null,
    newParent: null as string | null,
    effectiveOn: '2020-06-18',
    basis: '',
  };
  const decided = (...steps: readonly Partial<typeof change>[]) => {
    const divisions = someDivisions();
    const recodings = steps.map((step) => ({ ...change, ...step }));
    for (const data of recodings.slice(0, -1)) divisions.evolve({ type: 'RegionRecoded', data });
    const last = told({ type: 'RegionRecoded', data: recodings.at(-1)! });
    const reported = report(last, { ...known, divisions }, TODAY);
    return isRefusal(reported) ? reported.code : reported.naturalKey;
  };

  it.each([
    ['another code', [{}], 'region/220184'],
    ['a code to come', [{ effectiveOn: '2035-01-01' }], 'region/220184'],
    [
      'its own code again, by the day',
      [{}, { newCode: first, effectiveOn: '2021-01-01' }],
      `recoding/${first}/2021-01-01`,
    ],
    ['a name alone', [{ newCode: first, newName: '某市' }], `recoding/${first}/2020-06-18`],
    ['a parent alone', [{ newCode: first, newParent: PROVINCE }], `recoding/${first}/2020-06-18`],
    ['two changes of one day', [{}, { newCode: '220185' }], 'region/220185'],
    ['nothing', [{ newCode: first }], 'CODE_TAKEN'],
    ['the code of another unit', [{ newCode: other }], 'CODE_TAKEN'],
    ['a code that another unit had', [{ region: other }, {}], 'CODE_TAKEN'],
    ['the same code on the same day', [{}, { newName: '某市' }], 'DUPLICATE_KEY'],
    [
      'what lies before an earlier one',
      [{}, { newCode: '220185', effectiveOn: '2020-06-17' }],
      'RECODING_OUT_OF_ORDER',
    ],
    ['a parent that nobody knows', [{ newParent: '229999' }], 'REGION_UNKNOWN'],
    ['a unit that nobody knows', [{ region: '229999' }], 'REGION_UNKNOWN'],
  ])('of %s: %j is %s', (_, steps, expected) => {
    expect(decided(...steps)).toBe(expected);
  });
});
