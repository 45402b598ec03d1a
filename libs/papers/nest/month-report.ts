/** 困难群众救助资金月报 of a county or of the province: the ledgers at the end of a month. */
import type { Ledger } from '../../county-ledger/nest/answers.js';
import type { ValueOf } from '../../event-catalogue/codec.js';
import type { GapAlert } from '../../gap-alerts/nest/answers.js';
import { formatYuan, parseYuan } from '../../money/fen.js';
import { formatDecimal, rational } from '../../money/rational.js';
import type { Certification } from '../../performance/nest/answers.js';
import type { Block, Column, Row, Table } from '../../printing/paper.js';
import { CERTIFICATION_STATUS_WORDS } from '../../wording/performance-words.js';
import {
  ALERT_STATUS_WORDS,
  FINDING_WORDS,
  REPORTED_WORDS,
  SEVERITY_WORDS,
} from '../../wording/supervision-words.js';
import { wordsOf } from '../../wording/words.js';
import {
  NOTHING,
  UNIT_YUAN,
  UNREPORTED,
  amount,
  day,
  less,
  share,
  totalOf,
} from '../domain/cells.js';
import type { Draft, Names } from './press.js';

type County = ValueOf<typeof Ledger>;
type Account = County['programs'][number];

export interface MonthFigures {
  readonly fiscalYear: number;
  readonly month: number;
  /** The last day of the month, or the day that is asked about in it. */
  readonly asOf: string;
  /** Of a county, or of all. */
  readonly ledgers: readonly County[];
  /** The same at the end of the month before. */
  readonly before: readonly County[];
  readonly persons: Readonly<Record<string, number>>;
  readonly alerts: readonly ValueOf<typeof GapAlert>[];
  readonly certifications: readonly ValueOf<typeof Certification>[];
  readonly findings: readonly Found[];
}

export interface Found {
  readonly kind: string;
  readonly count: number;
  readonly amount: string;
}

/** @param county null: the province */
export function monthDraft(
  figures: MonthFigures,
  county: { readonly region: string; readonly name: string } | null,
  names: Names,
): Draft {
  const { fiscalYear, month, asOf, ledgers } = figures;
  const unreported = ledgers.filter(({ reported }) => reported === 'NONE');
  return {
    subtitle: `${county?.name ?? '全省'}　${fiscalYear}年${month}月`,
    landscape: true,
    about: { region: county?.region ?? null, fiscalYear, month },
    asOf,
    figures,
    file: `${county?.region ?? '全省'}-${fiscalYear}-${String(month).padStart(2, '0')}`,
    seal: ['填报单位（盖章）：', '负责人：', '复核：', '制表：', '　　　年　　月　　日'],
    blocks: [
      { kind: 'facts', facts: factsOf(figures, county !== null, unreported) },
      programs(figures, names),
      construction(figures),
      alertTable(figures),
      findingTable(figures),
      {
        kind: 'notes',
        notes: [
          `数字截至${day(asOf)}。支付为已支付减退票；本月支付为本月末与上月末累计数之差。`,
          '合计行的缺口为各县全县缺口之和，统筹资金未分配部分已按县抵减；推算缺口按支付情况推算全年需求。',
          ...(county === null ? apart(figures, unreported) : []),
        ],
      },
    ],
  };
}

/** The counties that the sums say nothing of, and those that have not certified the month. */
function apart({ certifications }: MonthFigures, unreported: readonly County[]): readonly string[] {
  const missing = certifications.filter(({ certifiedOn }) => certifiedOn === null);
  const listed = (counties: readonly { readonly name: string }[]): string =>
    counties.map(({ name }) => name).join('、');
  return [
    ...(unreported.length > 0
      ? [`${UNREPORTED}需求的县，其需求和缺口未计入：${listed(unreported)}。`]
      : []),
    ...(missing.length > 0 ? [`未确认本月账目的县：${listed(missing)}。`] : []),
  ];
}

function factsOf(
  figures: MonthFigures,
  isCounty: boolean,
  unreported: readonly County[],
): readonly (readonly [string, string])[] {
  const { month, ledgers, certifications } = figures;
  const pace = `${formatDecimal(rational(month * 100, 12), 2)}%`;
  const done = certifications.filter(({ certifiedOn }) => certifiedOn !== null);
  const [only] = certifications;
  const certified = isCounty
    ? only
      ? `${CERTIFICATION_STATUS_WORDS[only.status].zh}${only.certifiedOn === null ? '' : `（${day(only.certifiedOn)}）`}`
      : NOTHING
    : `已确认${done.length}个县，未确认${certifications.length - done.length}个县`;
  const reported = isCounty
    ? REPORTED_WORDS[ledgers[0]!.reported].zh
    : `${ledgers.length - unreported.length}个县已填报，${unreported.length}个县未填报`;
  return [
    ['序时进度', pace],
    ['支出进度', share(paidIn(ledgers), arrangedIn(ledgers))],
    ['本月确认', certified],
    ['需求填报', reported],
  ];
}

function accountsOf(ledgers: readonly County[], program?: string): readonly Account[] {
  const all = ledgers.flatMap(({ programs }) => programs);
  return program === undefined ? all : all.filter((account) => account.program === program);
}

function paidBy(accounts: readonly Account[]): string {
  return totalOf(accounts, ({ disbursed, returned }) => less(disbursed, returned));
}

function paidIn(ledgers: readonly County[]): string {
  return paidBy(accountsOf(ledgers));
}

function arrangedIn(ledgers: readonly County[]): string {
  return totalOf(accountsOf(ledgers), ({ arranged }) => arranged);
}

/** By how much what payments project of the year exceeds what is there. */
function projectedGap({ projectedNeed, arranged }: Account): string {
  const gap = parseYuan(less(projectedNeed, arranged))!;
  return formatYuan(gap > 0n ? gap : 0n);
}

const HEADS: readonly (readonly [string, string?])[] = [
  ...([['保障需求'], ['已安排'], ['实际到账']] as const),
  ...([['本月', '支付'], ['累计', '支付'], ['支出进度']] as const),
  ...([['保障人数（人）'], ['缺口'], ['推算缺口']] as const),
];

function programs(figures: MonthFigures, names: Names): Table {
  const { ledgers, before, persons } = figures;
  const codes = [...new Set(accountsOf(ledgers).map(({ program }) => program))].sort();
  const rows = codes.map((code): Row => {
    const [now, then] = [accountsOf(ledgers, code), accountsOf(before, code)];
    const assessed = now.filter((account) => account.assessed);
    const rested = (of: (account: Account) => string): string =>
      assessed.length > 0
        ? amount(totalOf(assessed, of))
        : code === 'COMBINED_ASSISTANCE'
          ? NOTHING
          : UNREPORTED;
    return {
      cells: [
        names.program(code),
        rested(({ need }) => need),
        ...money(now, then),
        persons[code] === undefined ? NOTHING : amount(String(persons[code])),
        rested(({ gap }) => gap),
        rested(projectedGap),
      ],
    };
  });
  const told = ledgers.filter(({ reported }) => reported !== 'NONE');
  const total = (of: (county: County) => string): string =>
    told.length === 0 ? UNREPORTED : amount(totalOf(told, of));
  const sums = [
    '合计',
    told.length === 0
      ? UNREPORTED
      : amount(
          totalOf(
            accountsOf(told).filter((one) => one.assessed),
            ({ need }) => need,
          ),
        ),
    ...money(accountsOf(ledgers), accountsOf(before)),
    NOTHING,
    total(({ gap }) => gap),
    total((ledger) => ledger.projectedGap),
  ];
  return {
    kind: 'table',
    heading: '一、保障和支付',
    unit: UNIT_YUAN,
    columns: [
      { head: '项目', width: 17 },
      ...HEADS.map(([head, group]): Column => {
        return { head, width: 11, align: 'right', ...(group && { group }) };
      }),
    ],
    rows: [...rows, { cells: sums, bold: true }],
  };
}

/** Arranged, arrived, paid in the month and to date, progress. */
function money(now: readonly Account[], then: readonly Account[]): readonly string[] {
  const arranged = totalOf(now, (account) => account.arranged);
  const paid = paidBy(now);
  return [
    amount(arranged),
    amount(totalOf(now, ({ received }) => received)),
    amount(less(paid, paidBy(then))),
    amount(paid),
    share(paid, arranged),
  ];
}

function construction({ ledgers, before }: MonthFigures): Table {
  const of = (counties: readonly County[], general: boolean) =>
    counties
      .flatMap((county) => county.construction)
      .filter(({ kind }) => (kind === 'GENERAL') === general);
  const rows = [true, false].map((general): Row => {
    const [now, then] = [of(ledgers, general), of(before, general)];
    const spent = totalOf(now, (project) => project.spent);
    return {
      cells: [
        general ? '一般建设项目' : '豁免和文件要求的建设项目',
        String(now.length),
        amount(totalOf(now, ({ arranged }) => arranged)),
        amount(totalOf(now, ({ redirectable }) => redirectable)),
        amount(
          less(
            spent,
            totalOf(then, (project) => project.spent),
          ),
        ),
        amount(spent),
      ],
    };
  });
  return {
    kind: 'table',
    heading: '二、建设性支出',
    unit: UNIT_YUAN,
    columns: [
      { head: '类别', width: 30 },
      { head: '项目数', width: 10, align: 'right' },
      ...['已安排', '可调整用于民生', '本月支出', '累计支出'].map((head) => {
        return { head, width: 15, align: 'right' as const };
      }),
    ],
    rows,
  };
}

/** Alerts that were open in the month, those that it closed among them. */
function alertTable({ alerts, ledgers, fiscalYear, month }: MonthFigures): Table {
  const of = `${fiscalYear}-${String(month).padStart(2, '0')}`;
  const inMonth = (date: string | null): boolean => date?.startsWith(of) ?? false;
  const names = new Map(ledgers.map(({ region, name }) => [region, name]));
  const shown = alerts.filter(({ status, closedOn }) => status === 'open' || inMonth(closedOn));
  const opened = alerts.filter(({ openedOn }) => inMonth(openedOn)).length;
  const closed = alerts.filter(({ closedOn }) => inMonth(closedOn)).length;
  const open = alerts.filter(({ status }) => status === 'open').length;
  return {
    kind: 'table',
    heading: `三、缺口预警（本月新增${opened}次，解除${closed}次，月末未解除${open}次）`,
    unit: UNIT_YUAN,
    columns: [
      { head: '单位', width: 20 },
      { head: '编号', width: 17 },
      { head: '程度', width: 8, align: 'center' },
      { head: '状态', width: 9, align: 'center' },
      { head: '预警日期', width: 15, align: 'center' },
      { head: '缺口', width: 14, align: 'right' },
      { head: '应压缩额', width: 14, align: 'right' },
      { head: '整改期限', width: 15, align: 'center' },
    ],
    rows: shown.map((alert) => ({
      cells: [
        names.get(alert.region) ?? alert.region,
        alert.id,
        SEVERITY_WORDS[alert.severity].zh,
        ALERT_STATUS_WORDS[alert.status].zh,
        day(alert.openedOn),
        amount(alert.gap),
        amount(alert.mustCompress),
        alert.acknowledgement ? day(alert.acknowledgement.dueOn) : '未报送方案',
      ],
    })),
    empty: '没有未解除的预警',
  };
}

function findingTable({ findings }: MonthFigures): Block {
  const late = findings.find(({ kind }) => kind === 'PAYMENT_LATE');
  return {
    kind: 'table',
    heading: `四、监督发现的问题（其中发放迟延${late?.count ?? 0}个）`,
    unit: UNIT_YUAN,
    columns: [
      { head: '种类', width: 50 },
      { head: '个数', width: 20, align: 'right' },
      { head: '涉及金额', width: 30, align: 'right' },
    ],
    rows: findings.map(({ kind, count, amount: yuan }) => ({
      cells: [wordsOf(FINDING_WORDS, kind).zh, String(count), amount(yuan)],
    })),
    empty: '没有发现问题',
  };
}
