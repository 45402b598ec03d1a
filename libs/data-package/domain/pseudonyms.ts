/**
 * Without the right to personal data an export names persons by pseudonym, marked as such: an
 * import then takes the pseudonym as it is, so that the ledgers and findings of the copy are those
 * of the original.
 */
import { isDoubtfulNumber, normalIdentityNumber } from '../../access/domain/identity-number.js';
import type { PaymentLine } from '../../funds/domain/commands.js';
import type { PaymentCells } from './row-commands.js';
import type { PseudonymVault } from './vault-port.js';

const MARK = 'pseudonym:';
const DOUBT = '?';
const MARKED = /^pseudonym:([A-Za-z0-9_-]{22,54})\??$/;
const MARKED_NAME = /^pseudonym:([A-Za-z0-9_-]{16})$/;

/** @param isDoubtful the check digit of the number is wrong, which the copy is to find as well */
export function markedPseudonym(pseudonym: string, isDoubtful: boolean): string {
  return `${MARK}${pseudonym}${isDoubtful ? DOUBT : ''}`;
}

/** By the mark of a name the copy tells two names of a person apart. */
export function markedName(mark: string): string {
  return MARK + mark;
}

/** The pseudonym in a cell that holds one; undefined where it holds an identity number. */
export function pseudonymIn(cell: string): string | undefined {
  return MARKED.exec(cell)?.[1];
}

/** Of an identity number by the vault's key, or as the cell says it. */
export function pseudonymFor(cell: string, vault: PseudonymVault): string {
  return pseudonymIn(cell) ?? vault.pseudonym(cell);
}

/** A line of payments.csv as the ledgers get it. */
export function paymentLineOf(
  cells: Omit<PaymentCells, 'batchNo'>,
  vault: PseudonymVault,
): PaymentLine {
  const { identityNo, name, payee, ...payment } = cells;
  const beneficiary = pseudonymIn(identityNo);
  if (beneficiary !== undefined) {
    const nameMark = MARKED_NAME.exec(name)?.[1] ?? null;
    const doubtful = identityNo.endsWith(DOUBT);
    return { ...payment, beneficiary, nameMark, payeeMark: null, doubtful };
  }
  const marks = vault.marks({ identityNo, name, ...(payee && { payee }) });
  return { ...payment, ...marks, doubtful: isDoubtfulNumber(normalIdentityNumber(identityNo)) };
}
