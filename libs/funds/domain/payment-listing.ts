/**
 * What a list of payments comes to: its count, its sum, and a digest that is the same for the same
 * payments in any order. By the digest a batch that is sent again with another list is told from
 * one that was recorded already.
 */
import { createHash } from 'node:crypto';
import type { ListedFacts } from '../../command-handling/decider.js';
import type { Fact } from '../../event-catalogue/catalogue.js';
import type { PaymentLine } from './commands.js';

export interface PaymentList {
  readonly payments: number;
  readonly amountFen: bigint;
  /** Sum of the SHA-256 of every payment, modulo 2^256, in hex. */
  readonly digest: string;
}

const MODULUS = 1n << 256n;

export class PaymentListing {
  /** Of what has been added so far. */
  payments = 0;
  amountFen = 0n;
  private digest = 0n;

  /** The name is no part of it: a list sent before names were kept is known again. */
  add(payment: PaymentLine): void {
    const { paymentNo, persons, months, component, amountFen, payeeMark } = payment;
    const { given: person = payment.beneficiary } = payment;
    this.payments += 1;
    this.amountFen += amountFen;
    const parts = [paymentNo, person, persons, months, component, amountFen];
    const line = (payeeMark === null ? parts : [...parts, payeeMark]).join('\n');
    const hash = createHash('sha256').update(line).digest('hex');
    this.digest = (this.digest + BigInt(`0x${hash}`)) % MODULUS;
  }

  /** null where nothing is listed. */
  list(): PaymentList | null {
    const { payments, amountFen } = this;
    if (payments === 0) return null;
    return { payments, amountFen, digest: this.digest.toString(16).padStart(64, '0') };
  }
}

export function listOf(lines: readonly PaymentLine[]): PaymentList | null {
  const listing = new PaymentListing();
  for (const line of lines) listing.add(line);
  return listing.list();
}

/** Payments of one event at most: far below the append limit of 1 MB. */
const PAYMENTS_AN_EVENT = 500;

/** The facts by which a batch's payments are recorded with it; undefined where none is listed. */
export function listedPayments(fact: Fact, lines: readonly PaymentLine[]): ListedFacts | undefined {
  if (lines.length === 0) return undefined;
  if (fact.type !== 'DisbursementRecorded' || fact.data.paymentStream === null) {
    throw new Error(`${fact.type} lists no payments`);
  }
  const { batchNo, region, paymentStream: stream } = fact.data;
  const facts: Fact[] = [];
  for (let start = 0; start < lines.length; start += PAYMENTS_AN_EVENT) {
    const payments = lines.slice(start, start + PAYMENTS_AN_EVENT);
    facts.push({
      type: 'PaymentsListed',
      data: { batchNo, region, chunk: facts.length, payments },
    });
  }
  return { stream, facts };
}
