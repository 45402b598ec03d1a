/**
 * Without the right to personal data an export names persons by pseudonym, marked as such: an
 * import then takes the pseudonym as it is, so that the ledgers and findings of the copy are those
 * of the original.
 */
import type { PseudonymVault } from './vault-port.js';

const MARK = 'pseudonym:';
const MARKED = /^pseudonym:([A-Za-z0-9_-]{22,54})$/;

export function markedPseudonym(pseudonym: string): string {
  return MARK + pseudonym;
}

/** The pseudonym in a cell that holds one; undefined where it holds an identity number. */
export function pseudonymIn(cell: string): string | undefined {
  return MARKED.exec(cell)?.[1];
}

/** Of an identity number by the vault's key, or as the cell says it. */
export function pseudonymFor(cell: string, vault: PseudonymVault): string {
  return pseudonymIn(cell) ?? vault.pseudonym(cell);
}
