/** A ledger, a vault and packages for tests: small, in memory, obedient to their contracts. */
import { createHmac } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor, StoredEvent } from '../../libs/event-store/port.js';
import type {
  HearsRecorded,
  PackageRuns,
  Run,
  Verdict,
} from '../../libs/command-handling/package-run.js';
import type { LedgerCommand, PaymentLine } from '../../libs/funds/domain/commands.js';
import type {
  Person,
  PersonMarks,
  PseudonymVault,
  RevealedPerson,
} from '../../libs/data-package/domain/vault-port.js';
import { type Refusal, type RefusalCode, refuse } from '../../libs/refusals/refusals.js';

export const ACTOR: Actor = { subject: 'importer', role: 'province', organisation: '220000' };

interface Recorded {
  readonly command: LedgerCommand;
  readonly lines: readonly PaymentLine[];
}

function keyOf(command: LedgerCommand): string {
  return command.kind === 'RecordDisbursement' ? `batch ${command.batchNo}` : textOf(command);
}

function textOf(command: LedgerCommand): string {
  return JSON.stringify(command, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

type PackageRun = Run<LedgerCommand, PaymentLine>;

/**
 * Remembers what it accepted; refuses what `refuses` says, and returns of batches it does not hold.
 */
export class FakeLedger implements PackageRuns<LedgerCommand, PaymentLine> {
  readonly recorded: Recorded[] = [];
  readonly submitted: LedgerCommand[] = [];
  flushes = 0;
  private readonly known = new Map<string, string>();

  constructor(
    private readonly refuses: (command: LedgerCommand) => RefusalCode | undefined = () => undefined,
    private readonly afterSubmit: (count: number) => void = () => undefined,
  ) {}

  /** False: as it was before texts were looked at. */
  looksAtTexts = true;

  async openTrial(): Promise<PackageRun> {
    return this.run(new Map(this.known), null);
  }

  async openPosting(_actor?: Actor, told: HearsRecorded = () => undefined): Promise<PackageRun> {
    return this.run(this.known, this.recorded, told);
  }

  private run(
    known: Map<string, string>,
    recorded: Recorded[] | null,
    told: HearsRecorded = () => undefined,
  ): PackageRun {
    return {
      prepare: async () => undefined,
      submit: async (command, lines, refusal): Promise<Verdict> => {
        if (recorded) this.submitted.push(command);
        const verdict = this.judge(command, known, this.looksAtTexts ? refusal : undefined);
        if (verdict.kind === 'accepted' && recorded) {
          const listed: PaymentLine[] = [];
          if (lines) for await (const part of lines()) listed.push(...part);
          recorded.push({ command, lines: listed });
          told([{ id: `event-${recorded.length}`, data: '' } as StoredEvent]);
          this.afterSubmit(recorded.length);
        }
        return verdict;
      },
      flush: async () => {
        this.flushes += 1;
      },
    };
  }

  private judge(
    command: LedgerCommand,
    known: Map<string, string>,
    refusal: Refusal | undefined,
  ): Verdict {
    const code = this.refuses(command);
    if (code) return { kind: 'refused', refusal: refuse(code, {}) };
    if (command.kind === 'ReturnPayment' && !known.has(`batch ${command.batchNo}`)) {
      return { kind: 'refused', refusal: refuse('BATCH_UNKNOWN', { batchNo: command.batchNo }) };
    }
    if (known.get(keyOf(command)) === textOf(command)) return { kind: 'known' };
    if (refusal) return { kind: 'refused', refusal };
    known.set(keyOf(command), textOf(command));
    return { kind: 'accepted' };
  }
}

export class FakeVault implements PseudonymVault {
  readonly persons = new Map<string, Person>();
  readonly numbers = new Set<string>();
  /** By mark. */
  private readonly names = new Map<string, string>();

  pseudonym(identityNo: string): string {
    return createHmac('sha256', 'a test').update(identityNo).digest('base64url');
  }

  marks({ identityNo, name, payee }: Person): PersonMarks {
    const beneficiary = this.pseudonym(identityNo);
    const mark =
      name && createHmac('sha256', 'a test').update(name).digest('base64url').slice(0, 16);
    this.names.set(mark, name);
    return { beneficiary, nameMark: mark, payeeMark: payee ? JSON.stringify(payee) : null };
  }

  async remember(persons: readonly Person[]): Promise<void> {
    for (const person of persons) this.persons.set(this.pseudonym(person.identityNo), person);
  }

  async rememberNumbers(identityNos: readonly string[]): Promise<void> {
    for (const identityNo of identityNos) {
      this.numbers.add(identityNo);
      const pseudonym = this.pseudonym(identityNo);
      if (!this.persons.has(pseudonym)) this.persons.set(pseudonym, { identityNo, name: '' });
    }
  }

  async reveal(pseudonyms: readonly string[]): Promise<Map<string, RevealedPerson>> {
    const found = new Map<string, RevealedPerson>();
    for (const pseudonym of pseudonyms) {
      const person = this.persons.get(pseudonym);
      if (!person) continue;
      const payeeOf = (mark: string | null) => (mark === null ? undefined : JSON.parse(mark));
      const { identityNo } = person;
      found.set(pseudonym, {
        identityNo,
        nameOf: (mark) => this.names.get(mark ?? '') ?? person.name,
        payeeOf,
      });
    }
    return found;
  }
}

export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'doudi-data-package-'));
}

/** A small package that is in order; every table of it, as CSV lines. */
export const SOUND: Readonly<Record<string, readonly string[]>> = {
  regions: [
    'code,name,level,parent',
    '220000,吉林省,province,',
    '220500,通化市,prefecture,220000',
    '220503,二道江区,county,220500',
    '220502,东昌区,county,220500',
  ],
  designations: [
    'region,kind,effective_from,effective_to,basis',
    '220503,RESOURCE_DECLINING,2013-11-12,2020-12-31,国发〔2013〕45号',
  ],
  indicators: ['region,year,indicator,value', '220503,2016,RESIDENT_POPULATION,850451'],
  standards: [
    'region,program,tier,monthly_amount,effective_from,basis',
    '220503,URBAN_DIBAO,,388.00,2016-01-01,民发〔2016〕32号',
    '220503,DESTITUTE_CARE,FULL,900,2016-01-01,民发〔2016〕33号',
  ],
  needs: [
    'region,fiscal_year,program,assessed_on,from_month,months,persons,monthly_amount',
    '220503,2017,URBAN_DIBAO,2017-01-05,,12,100,300.00',
  ],
  receipts: [
    'document_no,program,fiscal_year,source,amount,document_date,received_on',
    '财社〔2017〕1号,URBAN_DIBAO,2017,CENTRAL,100000.00,2017-01-03,2017-01-04',
  ],
  transfers: [
    'document_no,region,program,fiscal_year,amount,issued_on,received_on',
    '吉财社指〔2017〕1号,220503,URBAN_DIBAO,2017,50000.00,2017-01-08,2017-01-12',
    '吉财社指〔2017〕1号,220502,URBAN_DIBAO,2017,30000.00,2017-01-08,',
  ],
  carryovers: [
    'region,fiscal_year,program,origin_document_no,origin_year,amount',
    '220503,2017,RURAL_DIBAO,吉财社指〔2016〕9号,2016,1000.00',
  ],
  budgets: [
    'entry_no,region,fiscal_year,class,code,project_kind,source,amount,allocated_on,exemption_document_no',
    'YS-1,220503,2017,BASIC_LIVELIHOOD,URBAN_DIBAO,,OWN,20000.00,2017-01-10,',
    'YS-2,220503,2017,CONSTRUCTION,PRJ-1,,OWN,9000.00,2017-01-10,',
  ],
  adjustments: [
    'entry_no,region,fiscal_year,from_class,from_code,to_class,to_code,amount,adjusted_on,reason',
    'TZ-1,220503,2017,CONSTRUCTION,PRJ-1,BASIC_LIVELIHOOD,URBAN_DIBAO,1000.00,2017-02-01,压缩',
  ],
  disbursements: [
    'batch_no,region,fiscal_year,class,code,period,paid_on,amount,payments',
    'FF-1,220503,2017,BASIC_LIVELIHOOD,URBAN_DIBAO,2017-02,2017-02-08,900.50,3',
    'FF-2,220503,2017,CONSTRUCTION,PRJ-1,,2017-03-01,500.00,1',
  ],
  payments: [
    'batch_no,payment_no,beneficiary_id,name,persons,months,component,amount',
    'FF-1,1,220503198001011232,张三,1,,,300.00',
    'FF-1,2,220503198001021238,李四,2,1,BASIC,600.00',
    'FF-1,3,220503198001031233,王五,1,2,BACK_PAY,0.50',
  ],
  returns: ['return_no,batch_no,payment_no,returned_on,reason', 'TH-1,FF-1,2,2017-02-20,户名不符'],
  exits: [
    'beneficiary_id,region,program,exited_on,reason,readmitted_on',
    '220503198001031233,220503,URBAN_DIBAO,2017-02-23,收入超标,',
  ],
  reclaims: [
    'reclaim_no,region,fiscal_year,program,document_no,amount,reclaimed_on,reason',
    'SH-1,220503,2017,URBAN_DIBAO,吉财社指〔2017〕1号,100.00,2017-12-28,IDLE',
  ],
  disclosures: [
    'region,fiscal_year,program,period,published_on,url',
    '220503,2017,URBAN_DIBAO,2017-02,2017-02-19,https://example.gov.cn/gs/1',
  ],
  closes: ['region,fiscal_year,closed_on', '220503,2017,2018-01-20', '220000,2017,2018-01-25'],
  targets: [
    'target_no,region,clause,name,unit,target,due_on',
    'MB-1,220000,三（二）,危房改造,户,48000,2017-12-31',
  ],
  progress: ['target_no,reported_on,value,basis', 'MB-1,2017-06-30,12000,月报'],
};

type Tables = Readonly<Record<string, readonly string[] | string | Buffer | null>>;

/** Writes the sound package with some tables changed (null: left out) and answers its folder. */
export async function packageWith(changes: Tables = {}): Promise<string> {
  const folder = join(await temporaryFolder(), 'package');
  await mkdir(folder);
  for (const [table, lines] of Object.entries({ ...SOUND, ...changes })) {
    if (lines === null) continue;
    const content = Array.isArray(lines) ? `${lines.join('\r\n')}\r\n` : (lines as string);
    await writeFile(join(folder, `${table}.csv`), content);
  }
  return folder;
}

/** Lines of a table of the sound package with one of them replaced or added. */
export function linesWith(table: string, at: number, line: string): readonly string[] {
  const lines = [...SOUND[table]!];
  lines[at] = line;
  return lines;
}
