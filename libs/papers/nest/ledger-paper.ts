/** 县级财政责任台账. */
import type { Ledger } from '../../county-ledger/nest/answers.js';
import type { ValueOf } from '../../event-catalogue/codec.js';
import type { Column, Row, Table } from '../../printing/paper.js';
import { PROGRAM_FIGURE_WORDS, PROJECT_FIGURE_WORDS } from '../../wording/figure-words.js';
import { PROJECT_KIND_WORDS, SPENDING_CLASS_WORDS } from '../../wording/fund-words.js';
import { REPORTED_WORDS } from '../../wording/supervision-words.js';
import { wordsOf } from '../../wording/words.js';
import { NOTHING, UNIT_YUAN, UNREPORTED, amount, less, share, totalOf } from '../domain/cells.js';
import type { Draft, Names } from './press.js';

type County = ValueOf<typeof Ledger>;
type Account = County['programs'][number];
type Project = County['construction'][number];
type Figure = keyof typeof PROGRAM_FIGURE_WORDS;

const COMBINED = 'COMBINED_ASSISTANCE';
const SOURCES = [
  ...(['need', 'carriedIn', 'awarded', 'received', 'inTransit', 'ownBudget'] as const),
  ...(['adjustedIn', 'adjustedOut', 'reclaimed', 'arranged', 'gap'] as const),
];
const SPENDING = ['arranged', 'disbursed', 'returned', 'carriedOut', 'available'] as const;
const FROM_ABOVE: readonly Figure[] = ['awarded', 'received', 'inTransit'];
const MOVED: readonly Figure[] = ['adjustedIn', 'adjustedOut'];

export function ledgerDraft(ledger: County, names: Names): Draft {
  const { region, name, fiscalYear, programs } = ledger;
  const isReported = ledger.reported !== 'NONE';
  const rested = (figure: string): string => (isReported ? `${amount(figure)}元` : UNREPORTED);
  return {
    subtitle: `${name}　${fiscalYear}年度`,
    landscape: true,
    about: { region, fiscalYear },
    figures: ledger,
    file: `${region}-${fiscalYear}`,
    seal: ['编制单位（盖章）：', '负责人：', '复核：', '制表：', '　　　年　　月　　日'],
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['单位', `${name}（${region}）`],
          ['年度账', `${fiscalYear}年度，${ledger.closed ? '已结账' : '未结账'}`],
          ['需求填报', REPORTED_WORDS[ledger.reported].zh],
          ['全县缺口', rested(ledger.gap)],
          ['推算缺口', rested(ledger.projectedGap)],
          ['统筹资金未分配', `${amount(ledger.unsplit)}元`],
        ],
      },
      sources(ledger, names),
      spending(ledger, names),
      construction(ledger.construction),
      ...(ledger.otherAccounts.length === 0 ? [] : [others(ledger, names)]),
      {
        kind: 'notes',
        notes: [
          '合计行的缺口为全县缺口：统筹项目的缺口之和减未分配的统筹资金（不小于零），加其他项目的缺口。',
          `“${UNREPORTED}”指该项目本年没有核定的需求，不等于没有需求；合计只含已填报的项目。`,
          `支出进度为已支付减退票占已安排的比例。${programs.length === 0 ? '本年没有记账。' : ''}`,
        ],
      },
    ],
  };
}

function nameColumn(head: string, width: number): Column {
  return { head, width };
}

function figureColumn(figure: Figure): Column {
  const group = FROM_ABOVE.includes(figure)
    ? '上级补助'
    : MOVED.includes(figure)
      ? '预算调整'
      : undefined;
  const head = PROGRAM_FIGURE_WORDS[figure].zh;
  return { head, width: 10, align: 'right', ...(group && { group }) };
}

/** What rests on need says nothing where there is none. */
function shown(account: Account, figure: Figure): string {
  const rests = figure === 'need' || figure === 'gap' || figure === 'projectedNeed';
  if (!rests || account.assessed) return amount(account[figure]);
  return account.program === COMBINED ? NOTHING : UNREPORTED;
}

function sources({ programs, gap, reported }: County, names: Names): Table {
  const row = (account: Account): Row => ({
    cells: [names.program(account.program), ...SOURCES.map((figure) => shown(account, figure))],
  });
  const total = SOURCES.map((figure) => {
    if (reported === 'NONE' && (figure === 'need' || figure === 'gap')) return UNREPORTED;
    return amount(figure === 'gap' ? gap : totalOf(programs, (account) => account[figure]));
  });
  return {
    kind: 'table',
    heading: '一、保障需求与资金安排',
    unit: UNIT_YUAN,
    columns: [nameColumn('项目', 15), ...SOURCES.map(figureColumn)],
    rows: [...programs.map(row), { cells: ['合计', ...total], bold: true }],
  };
}

function spending({ programs }: County, names: Names): Table {
  const paid = ({ disbursed, returned }: Account): string => less(disbursed, returned);
  const row = (account: Account): Row => ({
    cells: [
      names.program(account.program),
      ...SPENDING.map((figure) => amount(account[figure])),
      share(paid(account), account.arranged),
      shown(account, 'projectedNeed'),
    ],
  });
  const total = (figure: (typeof SPENDING)[number]): string =>
    totalOf(programs, (account) => account[figure]);
  const rate = share(totalOf(programs, paid), total('arranged'));
  const cells = ['合计', ...SPENDING.map((figure) => amount(total(figure))), rate, NOTHING];
  return {
    kind: 'table',
    heading: '二、资金支付与结余',
    unit: UNIT_YUAN,
    columns: [
      nameColumn('项目', 15),
      ...SPENDING.map((figure): Column => ({ ...figureColumn(figure) })),
      { head: '支出进度', width: 8, align: 'right' },
      { head: '推算全年需求', width: 10, align: 'right' },
    ],
    rows: [...programs.map(row), { cells, bold: true }],
  };
}

const PROJECT_FIGURES = [
  ...(['arranged', 'redirectable', 'redirectableAvailable', 'spent'] as const),
  ...(['carriedOut', 'available'] as const),
];

function construction(projects: readonly Project[]): Table {
  const row = (project: Project): Row => ({
    cells: [
      project.project,
      project.name ?? NOTHING,
      PROJECT_KIND_WORDS[project.kind].zh,
      ...PROJECT_FIGURES.map((figure) => amount(project[figure])),
    ],
  });
  const total = PROJECT_FIGURES.map((figure) =>
    amount(totalOf(projects, (project) => project[figure])),
  );
  const sums: readonly Row[] =
    projects.length === 0 ? [] : [{ cells: ['合计', '', '', ...total], bold: true }];
  return {
    kind: 'table',
    heading: '三、建设性支出',
    unit: UNIT_YUAN,
    columns: [
      nameColumn('项目编号', 16),
      nameColumn('项目名称', 18),
      nameColumn('类别', 9),
      ...PROJECT_FIGURES.map((figure): Column => {
        return { head: PROJECT_FIGURE_WORDS[figure].zh, width: 11, align: 'right' };
      }),
    ],
    rows: [...projects.map(row), ...sums],
    empty: '本年没有安排建设项目',
  };
}

function others({ otherAccounts }: County, names: Names): Table {
  const figures = ['arranged', 'disbursed', 'returned', 'carriedOut', 'available'] as const;
  return {
    kind: 'table',
    heading: '四、其他账户',
    unit: UNIT_YUAN,
    columns: [nameColumn('账户', 20), ...figures.map(figureColumn)],
    rows: otherAccounts.map((account) => {
      const [spendingClass, ...code] = account.program.split('/');
      const of = wordsOf(SPENDING_CLASS_WORDS, spendingClass!).zh;
      const name = names.program(code.join('/'));
      const cells = figures.map((figure) => amount(account[figure]));
      return { cells: [name.startsWith(of) ? name : `${of}：${name}`, ...cells] };
    }),
  };
}
