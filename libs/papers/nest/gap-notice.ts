/** 缺口预警通知书: what a county is told of its gap, and what must be compressed. */
import type { Ledger } from '../../county-ledger/nest/answers.js';
import type { ValueOf } from '../../event-catalogue/codec.js';
import type { GapAlert } from '../../gap-alerts/nest/answers.js';
import type { Block, Row, Table } from '../../printing/paper.js';
import { COUNTY_FIGURE_WORDS, PROJECT_FIGURE_WORDS } from '../../wording/figure-words.js';
import {
  ALERT_STATUS_WORDS,
  CLOSED_BY_WORDS,
  SEVERITY_WORDS,
} from '../../wording/supervision-words.js';
import { NOTHING, UNIT_YUAN, amount, day, totalOf } from '../domain/cells.js';
import type { Draft } from './press.js';

type Alert = ValueOf<typeof GapAlert>;
type County = ValueOf<typeof Ledger>;

const FIGURES = [
  ...(['gapAtOpen', 'peakGap', 'gap', 'constructionTotal', 'constructionArranged'] as const),
  ...(['spentDuring', 'spentUnfunded', 'mustCompress'] as const),
];

export function noticeDraft(alert: Alert, ledger: County): Draft {
  const { id, fiscalYear, region, acknowledgement } = alert;
  const isOpen = alert.status === 'open';
  return {
    subtitle: `编号：${id}`,
    about: { region, fiscalYear, alertId: id },
    figures: { alert, construction: ledger.construction },
    file: id,
    seal: ['签发单位（盖章）：', '签发人：', '收件单位签收：', '　　年　　月　　日'],
    blocks: [
      { kind: 'heading', text: `${ledger.name}人民政府、财政局：` },
      { kind: 'paragraph', text: told(alert) },
      ...(isOpen ? wanted(alert) : []),
      {
        kind: 'facts',
        facts: [
          ['单位', `${ledger.name}（${region}）`],
          ['预算年度', `${fiscalYear}年，第${alert.episode}次预警`],
          ['严重程度', SEVERITY_WORDS[alert.severity].zh],
          ['状态', ALERT_STATUS_WORDS[alert.status].zh],
          ['预警日期', day(alert.openedOn)],
          ['解除日期', closing(alert)],
          ['保障到月', alert.fundedThrough === 0 ? '不足1月' : `${alert.fundedThrough}月`],
          ['依据', alert.clause],
        ],
      },
      figures(alert),
      compressible(ledger),
      {
        kind: 'facts',
        facts: [
          ['整改方案', acknowledgement?.plan ?? '未报送'],
          ['整改期限', day(acknowledgement?.dueOn ?? null)],
          ['报送日期', day(acknowledgement?.acknowledgedOn ?? null)],
          ['是否逾期', acknowledgement ? (acknowledgement.overdue ? '已逾期' : '未逾期') : NOTHING],
        ],
      },
    ],
  };
}

function told({ clause, fiscalYear, openedOn, gap, constructionArranged, status }: Alert): string {
  const until = status === 'open' ? '至本通知截至日' : '预警解除前';
  return (
    `依据${clause}，现将你县基本民生支出缺口和建设性支出情况通知如下：经核算，${fiscalYear}年度自${day(openedOn)}起，` +
    `你县在基本民生支出尚有缺口的情况下安排了一般建设性支出。${until}，缺口${amount(gap)}元，` +
    `一般建设项目中可调整用于民生的安排${amount(constructionArranged)}元。`
  );
}

function wanted({ mustCompress }: Alert): readonly Block[] {
  const text =
    `请压缩一般建设性支出${amount(mustCompress)}元，全部用于补足基本民生支出缺口；` +
    '请在系统中报送整改方案和整改期限，并按期完成预算调整。缺口补足或者一般建设性支出压缩到位后，预警自动解除。';
  return [{ kind: 'paragraph', text }];
}

function closing({ closedOn, closedBy }: Alert): string {
  return closedOn === null || closedBy === null
    ? NOTHING
    : `${day(closedOn)}，${CLOSED_BY_WORDS[closedBy].zh}`;
}

function figures(alert: Alert): Table {
  const rows = FIGURES.map((figure): Row => {
    const cells = [COUNTY_FIGURE_WORDS[figure].zh, amount(alert[figure])];
    return { cells, bold: figure === 'mustCompress' };
  });
  return {
    kind: 'table',
    heading: '一、缺口与建设性支出',
    unit: UNIT_YUAN,
    columns: [
      { head: '事项', width: 60 },
      { head: '金额', width: 40, align: 'right' },
    ],
    rows,
  };
}

/** The projects from which money may be taken. */
function compressible({ construction }: County): Table {
  const figures = ['arranged', 'redirectable', 'redirectableAvailable'] as const;
  const projects = construction.filter(({ kind }) => kind === 'GENERAL');
  const rows = projects.map((project): Row => {
    const cells = figures.map((figure) => amount(project[figure]));
    return { cells: [project.project, project.name ?? NOTHING, ...cells] };
  });
  const sums = figures.map((figure) => amount(totalOf(projects, (project) => project[figure])));
  return {
    kind: 'table',
    heading: '二、可压缩的一般建设项目',
    unit: UNIT_YUAN,
    columns: [
      { head: '项目编号', width: 24 },
      { head: '项目名称', width: 28 },
      ...figures.map((figure) => {
        return { head: PROJECT_FIGURE_WORDS[figure].zh, width: 18, align: 'right' as const };
      }),
    ],
    rows: [...rows, ...(rows.length > 0 ? [{ cells: ['合计', '', ...sums], bold: true }] : [])],
    empty: '没有一般建设项目',
  };
}
