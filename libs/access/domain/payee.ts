/** Whom a payment goes to, often a guardian or the head of the household. Empty: not said. */
export interface Payee {
  readonly name: string;
  readonly bankCode: string;
  readonly accountNo: string;
}

/** undefined where nothing was said of a payee; numbers are taken without blanks. */
export function payeeOf(name: string, bankCode: string, accountNo: string): Payee | undefined {
  const payee = { name, bankCode: withoutBlanks(bankCode), accountNo: withoutBlanks(accountNo) };
  return Object.values(payee).every((part) => part === '') ? undefined : payee;
}

/** The last four digits: all that is shown of an account. */
export function accountEnding({ accountNo }: Payee): string {
  return accountNo.length > 4 ? accountNo.slice(-4) : '';
}

function withoutBlanks(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}
