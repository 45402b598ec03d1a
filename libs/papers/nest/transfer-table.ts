/** 资金分配表 of a document: the counties and programs that it gives money to, and where that is. */
import type { ValueOf } from '../../event-catalogue/codec.js';
import type { Trace } from '../../fund-trace/nest/answers.js';
import type { Column, Row } from '../../printing/paper.js';
import { UNIT_YUAN, amount, share, totalOf } from '../domain/cells.js';
import type { Draft, Names } from './press.js';

type Traced = Extract<ValueOf<typeof Trace>, { readonly lines: unknown }>;
type Line = Traced['lines'][number];

const FIGURES = ['amount', 'inTransit', 'remaining', 'reclaimed', 'disbursed'] as const;
const HEADS = {
  amount: '分配金额',
  inTransit: '在途',
  remaining: '到账未支付',
  reclaimed: '收回',
  disbursed: '已支付',
} as const;

/** @param date on which the counties are named; `isWhole`: not a county's share alone */
export function transferDraft(
  trace: Traced,
  names: Names,
  { date, isWhole }: { readonly date: string; readonly isWhole: boolean },
): Draft {
  const { documentNo, fiscalYear, lines } = trace;
  const programs = [...new Set(lines.map(({ program }) => programOf(program, names)))];
  const [only] = programs.length === 1 ? programs : [];
  return {
    subtitle: `${documentNo}　${fiscalYear}年度`,
    about: { documentNo, fiscalYear },
    figures: trace,
    file: documentNo,
    seal: ['制表单位（盖章）：', '负责人：', '复核：', '制表：', '　　　年　　月　　日'],
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['文号', documentNo],
          ['所属年度', `${fiscalYear}年`],
          ['种类', trace.kind === 'transfer' ? '转移支付' : '期初结转'],
          ['范围', isWhole ? '全部分配' : '仅所辖县（市、区）'],
          ['项目', only ?? `${programs.length}个项目`],
          ['金额合计', `${amount(totalOf(lines, (line) => line.amount))}元`],
        ],
      },
      {
        kind: 'table',
        unit: UNIT_YUAN,
        columns: [
          { head: '序号', width: 7, align: 'center' },
          { head: '地区', width: 18 },
          ...(only === undefined ? [{ head: '项目', width: 20 }] : []),
          ...FIGURES.map((figure): Column => {
            const group = figure === 'amount' ? undefined : '资金所在';
            return { head: HEADS[figure], width: 15, align: 'right', ...(group && { group }) };
          }),
          { head: '支出进度', width: 12, align: 'right' },
        ],
        rows: rowsOf(lines, only === undefined ? names : undefined, (region) =>
          names.unit(region, date),
        ),
      },
    ],
  };
}

function programOf(program: string | null, names: Names): string {
  return program === null ? '未说明' : names.program(program);
}

/** @param names of programs, where a line says its own */
function* rowsOf(
  lines: readonly Line[],
  names: Names | undefined,
  nameOf: (region: string) => string,
): Generator<Row> {
  for (const [place, line] of lines.entries()) {
    const program = names ? [programOf(line.program, names)] : [];
    yield { cells: [String(place + 1), nameOf(line.region), ...program, ...figuresOf(line)] };
  }
  const sums = Object.fromEntries(
    FIGURES.map((figure) => [figure, totalOf(lines, (line) => line[figure])]),
  ) as Record<(typeof FIGURES)[number], string>;
  yield { cells: ['', '合计', ...(names ? [''] : []), ...figuresOf(sums)], bold: true };
}

function figuresOf(line: Readonly<Record<(typeof FIGURES)[number], string>>): readonly string[] {
  return [...FIGURES.map((figure) => amount(line[figure])), share(line.disbursed, line.amount)];
}
