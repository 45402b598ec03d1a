/** Of how far partitions are. */

/** 0n where there is none. */
export function leastOf(positions: Iterable<bigint>): bigint {
  const all = [...positions];
  return all.reduce((one, other) => (other < one ? other : one), all[0] ?? 0n);
}

/** 0n where there is none. */
export function mostOf(positions: Iterable<bigint>): bigint {
  return [...positions].reduce((one, other) => (other > one ? other : one), 0n);
}
