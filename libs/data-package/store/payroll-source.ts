/**
 * A county's payroll, one table in which each payment repeats the head of its batch, read as the
 * two tables that it stands for. Lines and columns of what is wrong are those of the payroll.
 */
import type { Programs } from '../../policy/known-programs.js';
import type { Divisions } from '../../regions/domain/divisions.js';
import { type NamesInUse, namesInUse } from '../domain/codes-in-words.js';
import { type Issue, issueAt } from '../domain/issue.js';
import { type Header, isHeader, isLikeAHeader, readOwnHeader } from '../domain/header.js';
import { fieldsOf } from '../domain/row-commands.js';
import { type CellFault, type RawRecord, columnIndex } from '../domain/table.js';
import { tableNamed } from '../domain/tables.js';
import { formatYuan, parseYuan } from '../../money/fen.js';
import { IssueLog } from './issue-log.js';
import type { PackageSource, TableSource } from './package-source.js';
import { readTable } from './table-reader.js';
import { isTotal } from './table-totals.js';

export interface PayrollContext {
  readonly programs: Programs;
  readonly divisions: Divisions;
  /** Of who hands it in, where the table names none. */
  readonly county: string | null;
}

interface Head {
  readonly line: number;
  readonly region: string;
  readonly program: string;
  readonly period: string;
  readonly paidOn: string;
  amountFen: bigint;
  payments: number;
}

const PAYROLL = tableNamed('payroll');
const PAYMENTS = tableNamed('payments').columns.map(({ name }) => name);
const DISBURSEMENTS = tableNamed('disbursements').columns.map(({ name }) => name);

/** The package with its payroll as disbursements and payments; itself where it has none. */
export async function withPayroll(
  source: PackageSource,
  context: PayrollContext,
): Promise<PackageSource> {
  const payroll = source.tables.find(({ table }) => table === 'payroll');
  if (!payroll) return source;
  const place = { file: payroll.file, line: null, column: null };
  const others = source.tables.filter(({ table }) => table !== 'payroll');
  if (others.some(({ table }) => table === 'disbursements' || table === 'payments')) {
    const issue = issueAt(place, 'FILE_TWICE', { file: payroll.file });
    return { ...source, tables: others, issues: [...source.issues, issue] };
  }
  const { heads, issues, broken } = await headsOf(
    payroll,
    namesInUse(context.programs, context.divisions),
  );
  if (broken) return { ...source, tables: others, issues: [...source.issues, ...issues] };
  const { own: _, ...read } = payroll;
  const disbursements: TableSource = {
    ...read,
    table: 'disbursements',
    lines: heads.size + 1,
    records: () => batchRecords(heads, context),
  };
  const payments: TableSource = { ...read, table: 'payments', records: () => lines(payroll) };
  const tables = [...others, disbursements, payments];
  return { ...source, tables, issues: [...source.issues, ...issues] };
}

/** By batch, from the first of its rows; rows that say another head are named. */
async function headsOf(payroll: TableSource, names: NamesInUse) {
  const heads = new Map<string, Head>();
  const issues: Issue[] = [];
  const log = new IssueLog();
  const { broken } = await readTable({
    source: payroll,
    table: PAYROLL,
    log,
    checker: undefined,
    names,
    onRow: ({ cells, line }) => {
      const f = fieldsOf('payroll', cells);
      const { batch_no: batchNo = '', region = '', program = '', period = '' } = f;
      const said = { line, region, program, period, paidOn: f['paid_on']! };
      let head = heads.get(batchNo);
      if (!head) heads.set(batchNo, (head = { ...said, amountFen: 0n, payments: 0 }));
      else if (!isSameHead(head, said)) {
        const data = { columns: 'program, period, paid_on', first: head.line };
        issues.push(
          issueAt({ file: payroll.file, line, column: null }, 'DOCUMENT_INCONSISTENT', data),
        );
      }
      head.amountFen += parseYuan(f['amount']!) ?? 0n;
      head.payments += 1;
    },
    onChunk: () => Promise.resolve(),
  });
  return { heads, broken, issues: broken ? log.sorted() : issues };
}

type Said = Pick<Head, 'region' | 'program' | 'period' | 'paidOn'>;

function isSameHead(a: Said, b: Said): boolean {
  const keys = ['region', 'program', 'period', 'paidOn'] as const;
  return keys.every((key) => a[key] === b[key]);
}

async function* batchRecords(
  heads: ReadonlyMap<string, Head>,
  { programs, county }: PayrollContext,
): AsyncIterable<readonly RawRecord[]> {
  yield [record(1, DISBURSEMENTS)];
  for (const [batchNo, head] of heads) {
    const { program, period, paidOn, amountFen, payments } = head;
    const cells: Record<string, string> = {
      batch_no: batchNo,
      region: head.region || (county ?? ''),
      fiscal_year: (period || paidOn).slice(0, 4),
      class: programs.find(program)?.class ?? 'BASIC_LIVELIHOOD',
      code: program,
      period,
      paid_on: paidOn,
      amount: formatYuan(amountFen),
      payments: String(payments),
    };
    yield [
      record(
        head.line,
        DISBURSEMENTS.map((name) => cells[name]!),
      ),
    ];
  }
}

/** The rows without the head, but for the batch's number. */
async function* lines(payroll: TableSource): AsyncIterable<readonly RawRecord[]> {
  let header: Header | null = null;
  for await (const records of payroll.records()) {
    const taken: RawRecord[] = [];
    for (const raw of records) {
      if (header) taken.push(paymentOf(raw, header));
      else if (raw.fault !== null || !isLikeAHeader(PAYROLL, raw.cells, payroll.own?.mapping))
        taken.push(raw);
      else {
        const read = readOwnHeader(PAYROLL, raw.cells, { ...payroll, line: raw.line }, payroll.own);
        if (!isHeader(read)) {
          taken.push(raw);
          continue;
        }
        header = read;
        taken.push(record(raw.line, paymentHeads(read)));
      }
    }
    if (taken.length > 0) yield taken;
  }
}

function paymentOf(raw: RawRecord, header: Header): RawRecord {
  if (raw.fault !== null) return raw;
  const { line, cells, kinds } = raw;
  if (cells.slice(header.width).some((cell) => cell.trim() !== '')) {
    return { line, cells: [], fault: 'CELL_COUNT' };
  }
  const placeOf = (name: string): number => header.positions[columnIndex(PAYROLL, name)]!;
  const fixed = (name: string): string => header.fixed[columnIndex(PAYROLL, name)]!;
  const said = PAYMENTS.map((name) => cells[placeOf(name)] ?? fixed(name));
  if (isTotal(cells)) said[0] = cells.find((cell) => cell !== '')!;
  const cellFaults = (raw.cellFaults ?? []).flatMap((fault): CellFault[] => {
    const cell = PAYMENTS.findIndex((name) => placeOf(name) === fault.cell);
    return cell < 0 ? [] : [{ ...fault, cell }];
  });
  return { line, cells: said, fault: null, cellFaults, ...(kinds && { kinds }) };
}

/** The unit of the payroll's header stays with its amounts. */
function paymentHeads({ inTenThousands }: Header): readonly string[] {
  const inWan = inTenThousands[columnIndex(PAYROLL, 'amount')];
  return PAYMENTS.map((name) => (name === 'amount' && inWan ? 'amount(万元)' : name));
}

function record(line: number, cells: readonly string[]): RawRecord {
  return { line, cells, fault: null };
}
