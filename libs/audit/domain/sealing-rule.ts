/** How often seals are made: dated, as every rule is. */

export interface SealingRule {
  /** Calendar date in Asia/Shanghai. */
  readonly effectiveFrom: string;
  /** A seal is due once so many events wait for one … */
  readonly afterEvents: bigint;
  /** … or once any event has waited so long. */
  readonly afterSeconds: number;
  /** The newest head is signed anew once its signature is so old and nothing came. */
  readonly quietSeconds: number;
  /** Where there is an authority, a head is stamped so often at most. */
  readonly stampSeconds: number;
  /** Who asks for seals, and why so often. */
  readonly source: string;
}

/**
 * @source Assumed: the documents ask for truth of the ledgers, not for an interval. What is not yet
 * sealed could be changed unseen, so the interval is short; it is bounded by what a seal costs.
 * A head is to be signed anew hourly: half of that leaves room for a restart or an outage.
 */
export const SEALING_RULES: readonly SealingRule[] = [
  {
    effectiveFrom: '1970-01-01',
    afterEvents: 1000n,
    afterSeconds: 60,
    quietSeconds: 1800,
    stampSeconds: 3600,
    source: 'assumed: docs/audit-proof.md, Seals',
  },
];

export function sealingRuleOn(date: string, rules: readonly SealingRule[] = SEALING_RULES) {
  return rules.findLast(({ effectiveFrom }) => effectiveFrom <= date) ?? rules[0]!;
}

/** Whether a seal is due where so many events wait, the first of them for so long. */
export function isSealDue(rule: SealingRule, waiting: bigint, waitedSeconds: number): boolean {
  if (waiting === 0n) return false;
  return waiting >= rule.afterEvents || waitedSeconds >= rule.afterSeconds;
}

/** Whether the newest head, signed so long ago, is to be signed anew; of a clock set back too. */
export function isSignatureStale(rule: SealingRule, ageSeconds: number): boolean {
  return Math.abs(ageSeconds) >= rule.quietSeconds;
}
