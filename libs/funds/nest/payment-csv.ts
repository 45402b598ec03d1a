/**
 * Payments of a batch as `text/csv`: the columns of payments.csv, streamed, decoded and taken in
 * line by line.
 */
import type { Request } from 'express';
import { CsvScanner } from '../../data-package/domain/csv-scanner.js';
import { inspectText } from '../../data-package/store/encoding.js';
import { problem } from '../../http/problems/problem.js';
import { Slices } from '../../projection/slices.js';
import type { GivenPayment, PaymentIntake } from './payment-lines.js';

const COLUMNS: Readonly<Record<string, keyof GivenPayment>> = {
  payment_no: 'paymentNo',
  beneficiary_id: 'beneficiaryId',
  name: 'name',
  persons: 'persons',
  months: 'months',
  component: 'component',
  amount: 'amount',
  payee_name: 'payeeName',
  bank_code: 'bankCode',
  account_no: 'accountNo',
};

/** May be left out, or stand for every line's batch. */
const BATCH_COLUMN = 'batch_no';
const OPTIONAL = ['months', 'component', 'payee_name', 'bank_code', 'account_no'];
const WHOLE = ['payment_no', 'persons', 'months'];
const LONGEST_LINE = 10_000;

type Header = readonly string[];

function refusedHeader(): never {
  throw problem('VALIDATION_FAILED', {
    errors: [
      {
        path: 'line 1',
        code: 'HEADER_WRONG',
        message: `首行应为规定的列名 / the first line must name the columns ${Object.keys(COLUMNS).join(',')}`,
      },
    ],
  });
}

function headerOf(cells: readonly string[]): Header {
  const names = cells.map((cell) => cell.trim());
  const missing = Object.keys(COLUMNS).filter(
    (column) => !names.includes(column) && !OPTIONAL.includes(column),
  );
  const unknown = names.some((name) => name !== BATCH_COLUMN && !Object.hasOwn(COLUMNS, name));
  if (missing.length > 0 || unknown || new Set(names).size < names.length) refusedHeader();
  return names;
}

function lineOf(header: Header, cells: readonly string[]): object {
  const line: Record<string, unknown> = {};
  header.forEach((column, at) => {
    const cell = cells[at]!;
    const field = COLUMNS[column];
    if (field === undefined || (cell === '' && OPTIONAL.includes(column))) return;
    line[field] = WHOLE.includes(column) && /^\d{1,10}$/.test(cell) ? Number(cell) : cell;
  });
  return line;
}

type Decoder = InstanceType<typeof TextDecoder>;

/** The charset that the request declares; undefined: none, and the content tells. */
function declaredDecoder(request: Request): Decoder | undefined {
  const charset = /charset="?([\w-]+)"?/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset === undefined) return undefined;
  const named = charset.toLowerCase();
  if (!['utf-8', 'utf8', 'gb18030', 'gbk', 'gb2312'].includes(named)) {
    throw problem('UNSUPPORTED_MEDIA_TYPE');
  }
  return new TextDecoder(named, { fatal: true });
}

/** Bytes by which the encoding is told; what comes behind them must be of the same. */
const TOLD_BY = 256 * 1024;

/** @param isAll whether the content ends here, or may be cut within a character */
async function decoderOfContent(content: Buffer, isAll: boolean): Promise<Decoder> {
  const end = isAll ? content.length : content.lastIndexOf(0x0a) + 1;
  const { encoding } = await inspectText(async function* () {
    yield content.subarray(0, end);
  });
  return new TextDecoder(encoding === 'GB18030' ? 'gb18030' : 'utf-8', { fatal: true });
}

/** The body as text. @throws Problem 400, 413, 415 */
async function* textOf(request: Request, mostBytes: number): AsyncIterable<string> {
  let decoder = declaredDecoder(request);
  let waiting: Buffer[] = [];
  let received = 0;
  for await (const bytes of request as AsyncIterable<Buffer>) {
    received += bytes.length;
    if (received > mostBytes) throw problem('BODY_TOO_LARGE');
    waiting.push(bytes);
    if (!decoder && received < TOLD_BY) continue;
    const content = Buffer.concat(waiting);
    waiting = [];
    decoder ??= await decoderOfContent(content, false);
    yield decode(decoder, content);
  }
  const content = Buffer.concat(waiting);
  decoder ??= await decoderOfContent(content, true);
  yield decode(decoder, content) + decode(decoder, undefined);
}

function decode(decoder: Decoder, bytes: Buffer | undefined): string {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch {
    throw problem('MALFORMED_REQUEST', {
      zh: '内容不是所声明编码的文本',
      en: 'The content is not text in the encoding that was declared',
    });
  }
}

/** Feeds decoded text to the scanner and its records to the intake. */
class CsvPayments {
  private readonly scanner = new CsvScanner(LONGEST_LINE);
  private header: Header | undefined;

  constructor(
    private readonly intake: PaymentIntake,
    private readonly batchNo: string,
  ) {}

  push(text: string | null): void {
    const records = text === null ? this.scanner.finish() : this.scanner.push(text);
    for (const { line, cells, fault } of records) {
      if (fault !== null) this.refuseLine(line, fault);
      if (this.header === undefined) this.header = headerOf(cells);
      else this.take(this.header, cells, line);
    }
  }

  private take(header: Header, cells: readonly string[], line: number): void {
    if (cells.length !== header.length) this.refuseLine(line, 'CELLS_WRONG');
    const batch = header.indexOf(BATCH_COLUMN);
    if (batch >= 0 && cells[batch] !== this.batchNo) this.refuseLine(line, 'OTHER_BATCH');
    this.intake.add(lineOf(header, cells), `line ${line}`);
  }

  private refuseLine(line: number, code: string): never {
    const message = '本行不是该批次的有效明细 / the line is no valid payment of the batch';
    throw problem('VALIDATION_FAILED', { errors: [{ path: `line ${line}`, code, message }] });
  }

  requireHeader(): void {
    if (this.header === undefined) refusedHeader();
  }
}

/** @throws Problem 400, 413, 415 */
export async function readPaymentCsv(
  request: Request,
  batchNo: string,
  intake: PaymentIntake,
  mostBytes: number,
): Promise<void> {
  const payments = new CsvPayments(intake, batchNo);
  const slices = new Slices();
  for await (const text of textOf(request, mostBytes)) {
    payments.push(text);
    if (slices.areDue) await slices.pause();
    if (intake.isFull) await intake.seal();
  }
  payments.push(null);
  payments.requireHeader();
  await intake.seal();
}
