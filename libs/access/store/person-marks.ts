/**
 * Keyed marks by which events and read models tell names and accounts of one person apart without
 * holding them. A mark says nothing without the vault's key, and nothing of another person.
 */
import { createHmac } from 'node:crypto';
import type { Payee } from '../domain/payee.js';

const COMPARED_BYTES = 9;
const SPELLING_BYTES = 3;
const PAYEE_BYTES = 12;

/** Names are compared by NFKC and without blanks. @source domain.md, section 9 */
export function comparedName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '');
}

/**
 * 16 characters, base64url: the first 12 of the name as it is compared, the last 4 of its spelling;
 * empty where there is no name.
 */
export function nameMark(key: Buffer, pseudonym: string, name: string): string {
  const compared = comparedName(name);
  if (compared === '') return '';
  const digest = keyed(key, 'name', pseudonym, compared);
  const spelling = name === compared ? digest : keyed(key, 'spelling', pseudonym, name);
  return Buffer.concat([
    digest.subarray(0, COMPARED_BYTES),
    spelling.subarray(COMPARED_BYTES, COMPARED_BYTES + SPELLING_BYTES),
  ]).toString('base64url');
}

/** 16 characters, base64url. */
export function payeeMark(key: Buffer, pseudonym: string, payee: Payee): string {
  const { name, bankCode, accountNo } = payee;
  const parts = ['payee', pseudonym, name, bankCode, accountNo] as const;
  return keyed(key, ...parts)
    .subarray(0, PAYEE_BYTES)
    .toString('base64url');
}

function keyed(key: Buffer, ...parts: readonly string[]): Buffer {
  return createHmac('sha256', key).update(parts.join('\0')).digest();
}
