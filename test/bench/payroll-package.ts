import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { once } from 'node:events';

/**
 * A month of a province's payroll as a data package: the counties, the money, the standards, the
 * exits, and the payments, line by line. Made up by counting, so that the same size gives the same
 * package. Of a thousand payments one is a duplicate, one above the standard, one after an exit.
 */
export interface PayrollSize {
  readonly counties: number;
  readonly batchesPerProgram: number;
  readonly lines: number;
}

/** A month of Jilin: 900 batches. */
export function monthOf(lines: number): PayrollSize {
  return { counties: 60, batchesPerProgram: 3, lines };
}

const PROGRAMS = [
  'URBAN_DIBAO',
  'RURAL_DIBAO',
  'URBAN_DESTITUTE',
  'RURAL_DESTITUTE',
  'DISABILITY_LIVING',
];
const MONTHLY_YUAN = 400;
const PERIOD = '2018-03';
const EVERY = 1_000;
const COUNTIES_A_PREFECTURE = 10;

export interface PayrollFacts {
  readonly lines: number;
  readonly batches: number;
  /** Findings that the package holds, in all. */
  readonly findings: number;
}

/** Writes the package into a folder that it makes. */
export async function writePayroll(folder: string, size: PayrollSize): Promise<PayrollFacts> {
  await mkdir(folder, { recursive: true });
  const counties = Array.from({ length: size.counties }, (_, index) => countyCode(index));
  const batches = size.counties * PROGRAMS.length * size.batchesPerProgram;
  const perBatch = Math.floor(size.lines / batches);
  const perProgram = size.batchesPerProgram * perBatch;
  await table(folder, 'regions', 'code,name,level,parent', regions(counties));
  await table(
    folder,
    'standards',
    'region,program,tier,monthly_amount,effective_from,basis',
    ofEach(counties, (region, program) => `${region},${program},,${MONTHLY_YUAN},2018-01-01,标准`),
  );
  await table(
    folder,
    'receipts',
    'document_no,program,fiscal_year,source,amount,document_date,received_on',
    PROGRAMS.map(
      (program) =>
        `财社〔2018〕${program}号,${program},2018,CENTRAL,` +
        `${awardYuan(perProgram) * size.counties},2018-01-02,2018-01-03`,
    ),
  );
  await table(
    folder,
    'transfers',
    'document_no,region,program,fiscal_year,amount,issued_on,received_on',
    PROGRAMS.flatMap((program) =>
      counties.map(
        (region) =>
          `吉财社指〔2018〕${program}号,${region},${program},2018,` +
          `${awardYuan(perProgram)},2018-01-05,2018-01-08`,
      ),
    ),
  );
  const payroll = new Payroll(counties, size.batchesPerProgram, perBatch);
  await table(folder, 'disbursements', DISBURSEMENTS, payroll.batches());
  await table(folder, 'payments', PAYMENTS, payroll.payments());
  await table(
    folder,
    'exits',
    'beneficiary_id,region,program,exited_on,reason,readmitted_on',
    payroll.exits(),
  );
  return { lines: batches * perBatch, batches, findings: payroll.findings };
}

const DISBURSEMENTS = 'batch_no,region,fiscal_year,class,code,period,paid_on,amount,payments';
const PAYMENTS = 'batch_no,payment_no,beneficiary_id,name,persons,months,component,amount';

class Payroll {
  findings = 0;

  constructor(
    private readonly counties: readonly string[],
    private readonly batchesPerProgram: number,
    private readonly perBatch: number,
  ) {}

  *batches(): Iterable<string> {
    for (const { batchNo, region, program, day } of this.each()) {
      let yuan = 0;
      for (let line = 0; line < this.perBatch; line++) yuan += yuanOf(line);
      yield (
        `${batchNo},${region},2018,BASIC_LIVELIHOOD,${program},${PERIOD},` +
        `2018-03-${day},${yuan},${this.perBatch}`
      );
    }
  }

  *payments(): Iterable<string> {
    for (const { batchNo, region, first } of this.each()) {
      for (let line = 0; line < this.perBatch; line++) {
        const own = first + line;
        // A duplicate is paid to the person of the line before.
        const person = line % EVERY === 3 ? own - 1 : own;
        const name = `${SURNAMES[person % SURNAMES.length]}${GIVEN[person % GIVEN.length]}`;
        yield `${batchNo},${line + 1},${identityNo(region, person)},${name},1,1,BASIC,${yuanOf(line)}`;
        if (line % EVERY === 3 || line % EVERY === 5 || line % EVERY === 7) this.findings += 1;
      }
    }
  }

  *exits(): Iterable<string> {
    for (const { region, program, first } of this.each()) {
      for (let line = 7; line < this.perBatch; line += EVERY) {
        yield `${identityNo(region, first + line)},${region},${program},2018-01-20,迁出,`;
      }
    }
  }

  /** `first`: number of the batch's first person within the county. */
  private *each() {
    let number = 0;
    for (const region of this.counties) {
      let first = 0;
      for (const program of PROGRAMS) {
        for (let of = 0; of < this.batchesPerProgram; of++) {
          number += 1;
          const batchNo = `FF-2018-${String(number).padStart(6, '0')}`;
          yield { batchNo, region, program, first, day: `0${5 + of}` };
          first += this.perBatch;
        }
      }
    }
  }
}

/** One of a thousand is paid more than the standard. */
function yuanOf(line: number): number {
  return line % EVERY === 5 ? MONTHLY_YUAN + 20 : MONTHLY_YUAN - (line % 50);
}

function awardYuan(payments: number): number {
  return (MONTHLY_YUAN + 20) * payments;
}

function* regions(counties: readonly string[]): Iterable<string> {
  yield '220000,吉林省,province,';
  for (const [index, code] of counties.entries()) {
    const prefecture = `${code.slice(0, 4)}00`;
    if (index % COUNTIES_A_PREFECTURE === 0)
      yield `${prefecture},市${prefecture},prefecture,220000`;
    yield `${code},县${code},county,${prefecture}`;
  }
}

function* ofEach(
  counties: readonly string[],
  row: (region: string, program: string) => string,
): Iterable<string> {
  for (const region of counties) for (const program of PROGRAMS) yield row(region, program);
}

function countyCode(index: number): string {
  const prefecture = 1 + Math.floor(index / COUNTIES_A_PREFECTURE);
  return `22${two(prefecture)}${two(2 + (index % COUNTIES_A_PREFECTURE))}`;
}

const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '孙', '周', '吴'];
const GIVEN = ['示例甲', '示例乙', '示例丙', '示例丁', '示例戊', '示例己', '示例庚'];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Eighteen digits that check (GB 11643-1999), one a number. */
/** A valid identity number of 18 characters; `person` counts from 0. */
export function identityNo(region: string, person: number): string {
  const day = Math.floor(person / 999);
  const born = `${1940 + (Math.floor(day / 336) % 60)}${two(1 + (Math.floor(day / 28) % 12))}${two(1 + (day % 28))}`;
  const body = `${region}${born}${String(1 + (person % 999)).padStart(3, '0')}`;
  let sum = 0;
  for (let place = 0; place < 17; place++) sum += Number(body[place]) * WEIGHTS[place]!;
  return `${body}${'10X98765432'[sum % 11]}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Streams, so that any size fits into memory. */
async function table(
  folder: string,
  name: string,
  header: string,
  rows: Iterable<string>,
): Promise<void> {
  const file = createWriteStream(path.join(folder, `${name}.csv`));
  let text = `${header}\n`;
  for (const row of rows) {
    text += `${row}\n`;
    if (text.length < 200_000) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end(text);
  await once(file, 'close');
}
