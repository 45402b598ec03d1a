/**
 * Every county's year, also of a county without data, with its alert and what it has reported: one
 * pass over the postings of the year. @source domain.md, section 5
 */
import type { PostingRow } from '../../county-ledger/store/posting-rows.js';
import { POSTING_COLUMNS, postingOf } from '../../county-ledger/store/posting-rows.js';
import {
  type Reported,
  type YearFigures,
  noFigures,
  post,
  reportedOf,
} from '../../county-ledger/domain/year-figures.js';
import { formatYuan } from '../../money/fen.js';
import {
  type CountyFigures,
  type MoneyColumn,
  type MoneyOfRow,
  MONEY_COLUMNS,
  addMoney,
  countyFigures,
  noMoney,
} from '../domain/county-row.js';
import { newAlertYear } from '../domain/episodes.js';
import { type Severity, judgedOn, materialShares } from '../domain/severity.js';
import { foldedYears } from './alert-years.js';
import type { AlertSource } from './gap-alerts.js';

export interface CountiesQuestion {
  readonly fiscalYear: number;
  /** One county's. */
  readonly region?: string;
  /** Those under it on the day; the code that the unit was registered with. */
  readonly prefecture?: string;
  /** Figures of that program alone. */
  readonly program?: string;
  /** End of that business day. */
  readonly asOf?: string;
  readonly knownAt?: string;
  /** By region code where it is left out. */
  readonly sort?: SortColumn;
  readonly order?: 'asc' | 'desc';
}

export const SORT_COLUMNS = [
  'region',
  ...MONEY_COLUMNS,
  'fundedThrough',
  'execution',
  'lastEntryOn',
  'certifiedThrough',
  'dueOn',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

interface CountyRow {
  /** The code that the unit was registered with. */
  readonly unit: string;
  readonly code: string;
  readonly name: string;
  readonly prefecture: string | null;
  readonly prefecture_name: string | null;
  readonly certified_through: number;
}

interface AnswerRow {
  readonly region: string;
  readonly episode: number;
  readonly occurred_on: string;
  readonly due_on: string;
}

interface Listed {
  readonly row: CountyRow;
  readonly figures: CountyFigures;
  readonly reported: Reported;
  readonly alert: Severity | null;
  readonly lastEntryOn: string | null;
  readonly answer: AnswerRow | undefined;
}

export async function countyList(source: AlertSource, question: CountiesQuestion) {
  const { fiscalYear, asOf, knownAt, region, prefecture } = question;
  const { sql } = source;
  const point = [fiscalYear, asOf ?? null, region ?? null] as const;
  const rows = await sql.query<CountyRow>(COUNTIES, [
    ...point,
    namedOn(question),
    prefecture ?? null,
  ]);
  const [years, before, answers, changes] = await Promise.all([
    foldedYears(sql, { fiscalYear, asOf, region }),
    sql.query<PostingRow>(NEEDS_BEFORE, point),
    sql.query<AnswerRow>(ANSWERS, point),
    source.changes(),
  ]);
  const byRegion = {
    years: new Map(years.map((year) => [year.region, year])),
    before: figuresByRegion(before),
    answers: new Map(answers.map((row) => [`${row.region}/${row.episode}`, row])),
  };
  const shares = materialShares(changes);
  const day = asOf ?? source.today();
  const listed = rows.map((row): Listed => {
    const folded = byRegion.years.get(row.unit);
    const year = folded?.year ?? newAlertYear(fiscalYear);
    const last = year.episodes.at(-1);
    const open = last?.closedOn === null ? last : undefined;
    return {
      row,
      figures: countyFigures(year.figures, question.program, open?.mustCompressFen ?? 0n),
      reported: reportedOf(year.figures, byRegion.before.get(row.unit)),
      alert: open ? judgedOn(open, fiscalYear, day, shares).severity : null,
      lastEntryOn: folded?.lastEntryOn ?? null,
      answer: open && byRegion.answers.get(`${row.unit}/${open.episode}`),
    };
  });
  return {
    fiscalYear,
    asOf: asOf ?? null,
    knownAt: knownAt ?? null,
    program: question.program ?? null,
    items: sorted(listed.map(itemOf), question),
    totals: sumsOf(listed),
    prefectures: prefecturesOf(listed),
    next: null,
  };
}

/** The day on which units are called what they are called here. */
function namedOn({ asOf, fiscalYear }: CountiesQuestion): string {
  return asOf ?? `${fiscalYear}-12-31`;
}

function figuresByRegion(rows: readonly PostingRow[]): ReadonlyMap<string, YearFigures> {
  const byRegion = new Map<string, YearFigures>();
  for (const row of rows) {
    let figures = byRegion.get(row.region);
    if (!figures) byRegion.set(row.region, (figures = noFigures()));
    post(figures, postingOf(row));
  }
  return byRegion;
}

export type CountyItem = ReturnType<typeof itemOf>;

function itemOf({ row, figures, reported, alert, lastEntryOn, answer }: Listed) {
  return {
    region: row.code,
    name: row.name,
    prefecture: row.prefecture,
    ...yuanOf(figures.money),
    fundedThrough: figures.fundedThrough,
    execution: figures.execution,
    alert,
    certifiedThrough: row.certified_through,
    reported,
    acknowledgedOn: answer?.occurred_on ?? null,
    dueOn: answer?.due_on ?? null,
    lastEntryOn,
  };
}

function yuanOf(money: MoneyOfRow): Record<MoneyColumn, string> {
  const cells = MONEY_COLUMNS.map((column) => [column, formatYuan(money[column])]);
  return Object.fromEntries(cells) as Record<MoneyColumn, string>;
}

/** Counties that have reported no need are counted apart: their gaps are no gaps of 0. */
function sumsOf(listed: readonly Listed[]) {
  const sum = noMoney();
  for (const { figures } of listed) addMoney(sum, figures.money);
  const unreported = listed.filter(({ reported }) => reported === 'NONE').length;
  return { ...yuanOf(sum), counties: listed.length, unreported };
}

function prefecturesOf(listed: readonly Listed[]) {
  const groups = new Map<string, Listed[]>();
  for (const one of listed) {
    const key = one.row.prefecture ?? '';
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => {
      const { prefecture, prefecture_name: name } = group[0]!.row;
      return { prefecture, name, ...sumsOf(group) };
    });
}

const IN_NUMBERS: ReadonlySet<string> = new Set([
  ...MONEY_COLUMNS,
  'fundedThrough',
  'execution',
  'certifiedThrough',
]);

/** What is not there stands last, in either order; equals stand by region code. */
function sorted(
  items: readonly CountyItem[],
  { sort = 'region', order = 'asc' }: CountiesQuestion,
): readonly CountyItem[] {
  const turn = order === 'asc' ? 1 : -1;
  return [...items].sort((a, b) => {
    const [left, right] = [a[sort], b[sort]];
    if (left === null || right === null) {
      if (left !== right) return left === null ? 1 : -1;
    } else if (left !== right) return turn * compared(sort, left, right);
    return a.region < b.region ? -1 : 1;
  });
}

function compared(sort: SortColumn, a: string | number, b: string | number): number {
  if (!IN_NUMBERS.has(sort)) return a < b ? -1 : 1;
  const [left, right] = [a, b].map((cell) => BigInt(String(cell).replace('.', '')));
  return left! < right! ? -1 : left! > right! ? 1 : 0;
}

/** By the names and parents that were in force on the day. */
const COUNTIES = `SELECT n.region AS unit, n.code, n.name, p.code AS prefecture,
    p.name AS prefecture_name,
    (SELECT count(*)::integer FROM (
      SELECT s.month, row_number() OVER (ORDER BY s.month) AS place
        FROM (SELECT DISTINCT month FROM published.certifications
          WHERE region = n.region AND fiscal_year = $1 AND ($2::date IS NULL OR certified_on <= $2)
        ) s) run WHERE month = place) AS certified_through
  FROM published.unit_names n
  LEFT JOIN published.unit_names p ON p.region = n.parent AND p.from_on <= $4::date
    AND (p.until_on IS NULL OR p.until_on > $4::date)
  WHERE n.level = 'county' AND n.from_on <= $4::date
    AND (n.until_on IS NULL OR n.until_on > $4::date)
    AND ($3::text IS NULL OR n.region = $3) AND ($5::text IS NULL OR n.parent = $5)
  ORDER BY n.code`;

const NEEDS_BEFORE = `SELECT ${POSTING_COLUMNS} FROM published.postings
  WHERE fiscal_year = $1 - 1 AND kind IN ('need', 'need-withdrawn')
    AND ($2::date IS NULL OR occurred_on <= $2) AND ($3::text IS NULL OR region = $3)
  ORDER BY position, place`;

/** The latest answer counts. */
const ANSWERS = `SELECT DISTINCT ON (region, episode) region, episode, occurred_on, due_on
  FROM read.gap_alert_acknowledgements
  WHERE fiscal_year = $1 AND ($2::date IS NULL OR occurred_on <= $2)
    AND ($3::text IS NULL OR region = $3)
  ORDER BY region, episode, position DESC`;
