/**
 * Money: an integer number of fen inside, a decimal string of yuan with two places outside
 * ("1234.50"). domain.md, section 1. There is no floating point anywhere in it.
 */
export type Fen = bigint & { readonly __unit: 'fen' };

export const ZERO = 0n as Fen;

export function fen(amount: bigint | number | string): Fen {
  return BigInt(amount) as Fen;
}

/**
 * Yuan with at most two decimals, no separators, no exponent, at most 30 integer digits; may be
 * negative. What may be entered is bounded elsewhere (libs/refusals/sizes.ts).
 */
const YUAN = /^(-?)(0|[1-9]\d{0,29})(?:\.(\d{1,2}))?$/;

/** Reads "1234.5" as 123450 fen; undefined where the text is no amount of yuan. */
export function parseYuan(text: string): Fen | undefined {
  const match = YUAN.exec(text);
  if (!match) return undefined;
  const fraction = (match[3] ?? '').padEnd(2, '0');
  const magnitude = BigInt(match[2]! + fraction);
  return (match[1] === '-' ? -magnitude : magnitude) as Fen;
}

/** "1234.50" */
export function formatYuan(amount: bigint): string {
  const magnitude = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${magnitude.slice(0, -2)}.${magnitude.slice(-2)}`;
}

export function sum(amounts: Iterable<bigint>): Fen {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total as Fen;
}

export function minimum(a: Fen, b: Fen): Fen {
  return a < b ? a : b;
}

export function maximum(a: Fen, b: Fen): Fen {
  return a > b ? a : b;
}
