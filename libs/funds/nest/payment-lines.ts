/**
 * Payments of a batch as they come from outside, with names and identity numbers, become lines with
 * pseudonyms here, at the edge: nothing behind it ever sees who is meant, and no fault repeats what
 * a line says.
 */
import { PAYMENT_COMPONENTS, type PaymentComponent } from '../../event-catalogue/vocabulary.js';
import { type IdentityFault, readIdentityNumber } from '../../access/domain/identity-number.js';
import { payeeOf } from '../../access/domain/payee.js';
import { identityError, refusedFields } from '../../access/nest/identity-field.js';
import type { PersonalDataVault, Person } from '../../access/store/vault.js';
import { businessDateToday } from '../../event-store/business-date.js';
import type { PaymentLine } from '../domain/commands.js';
import { formatYuan, parseYuan, sum } from '../../money/fen.js';
import { MOST_AMOUNT_FEN } from '../../refusals/sizes.js';
import { isPlainText } from '../../http/intake/texts.js';
import { type FieldError, MOST_ERRORS, notValid } from '../../http/problems/problem.js';
import { wordsOfList } from '../../wording/data-words.js';

/** A line whose numbers are numbers. */
export interface GivenPayment {
  readonly paymentNo: unknown;
  readonly beneficiaryId: unknown;
  readonly name: unknown;
  readonly persons: unknown;
  readonly months: unknown;
  readonly component: unknown;
  readonly amount: unknown;
  readonly payeeName?: unknown;
  readonly bankCode?: unknown;
  readonly accountNo?: unknown;
}

const OF_PAYEE = ['payeeName', 'bankCode', 'accountNo'] as const;

const FIELDS: readonly (keyof GivenPayment)[] = [
  'paymentNo',
  'beneficiaryId',
  'name',
  'persons',
  'months',
  'component',
  'amount',
  ...OF_PAYEE,
];

const MESSAGES = {
  NOT_AN_OBJECT: '应为对象 / must be an object',
  UNKNOWN_FIELD: '没有这个字段 / there is no such field',
  NOT_AN_INTEGER: '应为规定范围内的整数 / must be an integer within its bounds',
  NOT_TEXT: '应为文字 / must be text',
  NOT_ONE_OF: `应为${wordsOfList(PAYMENT_COMPONENTS)!.join('、')}之一 / must be one of ${PAYMENT_COMPONENTS.join(', ')}`,
  NOT_YUAN:
    '应为大于零、至多两位小数的金额（元） / must be yuan above zero with at most two decimals',
  AMOUNT_TOO_LARGE: `至多 ${formatYuan(MOST_AMOUNT_FEN)} 元 / at most that many yuan`,
  DUPLICATE_PAYMENT_NO: '批次内明细序号重复 / the payment number stands twice in the batch',
} as const;

type Fault = keyof typeof MESSAGES;

const PERSONS_AT_ONCE = 4000;

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

export class PaymentIntake {
  private readonly lines: PaymentLine[] = [];
  private readonly numbers = new Set<unknown>();
  private readonly errors: FieldError[] = [];
  private faults = 0;
  /** Of identity numbers; refused where nothing else is wrong. */
  private readonly refused: FieldError[] = [];
  private readonly today = businessDateToday();
  private persons: Person[] = [];

  /** @param remembers false for a dry run, which keeps nothing */
  constructor(
    private readonly vault: PersonalDataVault,
    private readonly remembers = true,
  ) {}

  /** @param path where the line stands, as errors will name it */
  add(given: unknown, path: string): void {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      this.blame(path, 'NOT_AN_OBJECT');
      return;
    }
    for (const name of Object.keys(given)) {
      if (!(FIELDS as readonly string[]).includes(name)) this.blame(path, 'UNKNOWN_FIELD');
    }
    this.addLine(given as GivenPayment, path);
  }

  private addLine(given: GivenPayment, path: string): void {
    const { paymentNo, beneficiaryId, name } = given;
    const { persons } = given;
    const months = given.months ?? 1;
    const component = given.component ?? 'BASIC';
    const amount = typeof given.amount === 'string' ? parseYuan(given.amount) : undefined;
    const checks: readonly (readonly [boolean, keyof GivenPayment, Fault])[] = [
      [isWhole(paymentNo, 0, 2_147_483_647), 'paymentNo', 'NOT_AN_INTEGER'],
      [!this.numbers.has(paymentNo), 'paymentNo', 'DUPLICATE_PAYMENT_NO'],
      [isWhole(persons, 1, 10_000), 'persons', 'NOT_AN_INTEGER'],
      [isWhole(months, 1, 120), 'months', 'NOT_AN_INTEGER'],
      [isIdentity(beneficiaryId), 'beneficiaryId', 'NOT_TEXT'],
      [isName(name), 'name', 'NOT_TEXT'],
      [isComponent(component), 'component', 'NOT_ONE_OF'],
      [amount !== undefined && amount > 0n, 'amount', 'NOT_YUAN'],
      [amount === undefined || amount <= MOST_AMOUNT_FEN, 'amount', 'AMOUNT_TOO_LARGE'],
      ...OF_PAYEE.map((field) => [isMissingOrName(given[field]), field, 'NOT_TEXT'] as const),
    ];
    const faults = checks.filter(([holds]) => !holds);
    for (const [, field, fault] of faults) this.blame(`${path}.${field}`, fault);
    if (faults.length > 0) return;
    this.numbers.add(paymentNo);
    const identityNo = readIdentityNumber(beneficiaryId as string, this.today);
    if (typeof identityNo === 'string') {
      this.refused.push(identityError(`${path}.beneficiaryId`, identityNo));
      return;
    }
    const payee = payeeOf(...partsOfPayee(given));
    const person = {
      identityNo: beneficiaryId as string,
      name: name as string,
      ...(payee && { payee }),
    };
    this.persons.push(person);
    this.lines.push({
      ...this.vault.marksOf(person),
      paymentNo: paymentNo as number,
      persons: persons as number,
      months: months as number,
      component: component as PaymentComponent,
      amountFen: amount!,
      doubtful: identityNo.isDoubtful,
    });
  }

  private blame(path: string, code: Fault): void {
    this.faults += 1;
    if (this.errors.length < MOST_ERRORS) this.errors.push({ path, code, message: MESSAGES[code] });
  }

  /** Whether enough has come together to be sealed; what has errors is kept nowhere. */
  get isFull(): boolean {
    return this.persons.length >= PERSONS_AT_ONCE;
  }

  /** Seals the names and numbers that have come in so far. */
  async seal(): Promise<void> {
    const { persons } = this;
    this.persons = [];
    const isSound = this.errors.length === 0 && this.refused.length === 0;
    if (this.remembers && persons.length > 0 && isSound) await this.vault.remember(persons);
  }

  /** @throws Problem 400 with the errors of all lines, 422 where only numbers are refused */
  finish(): { readonly lines: readonly PaymentLine[]; readonly amountFen: bigint } {
    const { refused } = this;
    if (this.faults > 0) throw notValid([...this.errors, ...refused], this.faults + refused.length);
    if (refused.length > 0) {
      const [first] = refused;
      throw refusedFields(first!.code as IdentityFault, refused.slice(0, MOST_ERRORS));
    }
    return { lines: this.lines, amountFen: sum(this.lines.map(({ amountFen }) => amountFen)) };
  }
}

function isIdentity(value: unknown): value is string {
  return typeof value === 'string' && isPlainText(value, 64);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && isPlainText(value, 100);
}

function isMissingOrName(value: unknown): boolean {
  return value === undefined || value === null || value === '' || isName(value);
}

/** Checked before. */
function partsOfPayee(given: GivenPayment): [name: string, bankCode: string, accountNo: string] {
  const [name, bankCode, accountNo] = OF_PAYEE.map((field) => (given[field] as string) ?? '');
  return [name!, bankCode!, accountNo!];
}

function isComponent(value: unknown): value is PaymentComponent {
  return (PAYMENT_COMPONENTS as readonly unknown[]).includes(value);
}
