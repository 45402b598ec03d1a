/**
 * The findings of payments by the words of domain.md, section 9: every payment against every other,
 * once everything is known. Slow, and written without a look at the statements it is held against.
 */
export interface OraclePayment {
  readonly batchNo: string;
  readonly region: string;
  readonly program: string;
  /** `YYYY-MM`; null: it is of no month. */
  readonly month: string | null;
  readonly paidOn: string;
  readonly paymentNo: number;
  readonly person: string;
  /** Empty: none. */
  readonly name: string;
  readonly doubtful: boolean;
  readonly component: 'BASIC' | 'BACK_PAY' | 'CARE';
  readonly persons: number;
  readonly months: number;
  readonly amountFen: bigint;
  /** The day on which the bank sent it back. */
  readonly returnedOn: string | null;
}

export interface OracleExit {
  readonly person: string;
  readonly program: string;
  readonly exitedOn: string;
  readonly readmittedOn: string | null;
}

export interface OracleStandard {
  readonly region: string;
  readonly program: string;
  readonly effectiveFrom: string;
  readonly monthlyFen: bigint;
}

export interface World {
  readonly payments: readonly OraclePayment[];
  readonly exits: readonly OracleExit[];
  readonly standards: readonly OracleStandard[];
}

/** `kind batch/payment amount`, sorted. @param asOf null: everything recorded */
export function findingsOf(world: World, asOf: string | null): readonly string[] {
  const happened = (day: string): boolean => asOf === null || day <= asOf;
  const paid = world.payments
    .filter(({ paidOn, returnedOn }) => {
      if (!happened(paidOn)) return false;
      return returnedOn === null || !happened(returnedOn);
    })
    .sort(inOrder);
  const found: string[] = [];
  const say = (kind: string, payment: OraclePayment, amountFen: bigint): void => {
    found.push(`${kind} ${payment.batchNo}/${payment.paymentNo} ${amountFen}`);
  };
  for (const [index, payment] of paid.entries()) {
    const { component, amountFen, month } = payment;
    const earlier = paid.slice(0, index).filter((other) => other.person === payment.person);
    if (isFurtherName(payment, earlier)) say('PERSON_TWO_NAMES', payment, amountFen);
    if (payment.doubtful) say('PERSON_NUMBER_DOUBTFUL', payment, amountFen);
    if (month === null) continue;
    if (component === 'BASIC' && paid.slice(0, index).some((other) => sameMonth(other, payment))) {
      say('PAYMENT_DUPLICATE', payment, amountFen);
    }
    const gone = world.exits.some(
      (exit) =>
        exit.person === payment.person &&
        exit.program === payment.program &&
        happened(exit.exitedOn) &&
        exit.exitedOn.slice(0, 7) < month &&
        (exit.readmittedOn === null || month < exit.readmittedOn.slice(0, 7)),
    );
    if (component !== 'BACK_PAY' && gone) say('PAYMENT_AFTER_EXIT', payment, amountFen);
    const limitFen = limitOf(world.standards, payment);
    if (component !== 'CARE' && limitFen !== undefined && amountFen > limitFen) {
      say('PAYMENT_OVER_STANDARD', payment, amountFen - limitFen);
    }
  }
  return found.sort();
}

function isFurtherName({ name }: OraclePayment, earlier: readonly OraclePayment[]): boolean {
  if (name === '' || earlier.some((other) => other.name === name)) return false;
  return earlier.some((other) => other.name !== '');
}

function inOrder(a: OraclePayment, b: OraclePayment): number {
  if (a.paidOn !== b.paidOn) return a.paidOn < b.paidOn ? -1 : 1;
  if (a.batchNo !== b.batchNo) return a.batchNo < b.batchNo ? -1 : 1;
  return a.paymentNo - b.paymentNo;
}

function sameMonth(a: OraclePayment, b: OraclePayment): boolean {
  if (a.component !== 'BASIC' || a.person !== b.person) return false;
  return a.program === b.program && a.month === b.month;
}

function limitOf(
  standards: readonly OracleStandard[],
  { region, program, month, persons, months }: OraclePayment,
): bigint | undefined {
  const inForce = standards
    .filter((standard) => standard.region === region && standard.program === program)
    .filter((standard) => standard.effectiveFrom <= `${month}-01`)
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0];
  return inForce && inForce.monthlyFen * BigInt(persons) * BigInt(months);
}
