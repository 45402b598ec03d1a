/** The county ledger as tables: a county's year, its programs, projects and other accounts. */
import { coded, figures, program, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { UNREPORTED } from '../domain/year-figures.js';
import { Ledger } from './answers.js';

const PROGRAM_FIGURES = figures(
  CODES.programFigure,
  ...(['need', 'carriedIn', 'carriedOut', 'awarded', 'received', 'inTransit'] as const),
  ...(['ownBudget', 'adjustedIn', 'adjustedOut', 'reclaimed', 'arranged'] as const),
  ...(['disbursed', 'returned', 'available', 'gap', 'projectedNeed'] as const),
);

/** A program whose need is not assessed has none reported. */
function unassessed(header: string) {
  const instead = ({ assessed }: Readonly<Record<string, unknown>>) =>
    assessed === false ? UNREPORTED : undefined;
  return { header, instead };
}

export const LEDGER_TABLE = tableOf(Ledger, {
  title: '县级财政责任台账',
  sheets: [
    {
      title: '民生项目',
      key: 'programs',
      items: 'programs',
      columns: {
        program: program(),
        ...PROGRAM_FIGURES,
        need: unassessed(CODES.programFigure.need.zh),
        gap: unassessed(CODES.programFigure.gap.zh),
        assessed: '已核定需求',
      },
    },
    {
      title: '建设项目',
      key: 'construction',
      items: 'construction',
      columns: {
        project: '项目代码',
        name: { header: '项目名称', width: 28 },
        kind: coded('项目类型', CODES.projectKind),
        ...figures(
          CODES.projectFigure,
          ...(['arranged', 'redirectable', 'redirectableAvailable'] as const),
          ...(['spent', 'carriedOut', 'available'] as const),
        ),
      },
    },
    {
      title: '其他账户',
      key: 'otherAccounts',
      items: 'otherAccounts',
      columns: { program: '类别和代码', ...PROGRAM_FIGURES },
    },
    {
      title: '全县合计',
      key: 'county',
      items: '',
      columns: {
        region: '县（市、区）',
        fiscalYear: '预算年度',
        closed: '已结账',
        ...figures(CODES.countyFigure, 'gap', 'unsplit', 'projectedGap'),
        reported: coded('需求填报', CODES.reported),
      },
    },
  ],
});
