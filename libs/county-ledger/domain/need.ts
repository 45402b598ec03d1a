/**
 * What a program must pay in a year. An assessment for the whole year replaces all before it; one
 * from month f covers f … f + months − 1, at most to December, and earlier segments lose every
 * month from f on, a lump sum nothing.
 * @source domain.md, section 5
 */
export interface Assessment {
  /** 1 to 12; null: the whole year, or a lump sum where months is 1. */
  readonly fromMonth: number | null;
  readonly months: number;
  /** persons × monthly amount, in fen. */
  readonly monthlyFen: bigint;
}

export interface NeedOfYear {
  /** Need of each month, January first, in fen. */
  readonly monthlyFen: readonly bigint[];
  readonly lumpSumFen: bigint;
}

const MONTHS = 12;

/** @param assessments in the order of their recording */
export function needOfYear(assessments: readonly Assessment[]): NeedOfYear {
  let monthlyFen: bigint[] = new Array<bigint>(MONTHS).fill(0n);
  let lumpSumFen = 0n;
  for (const { fromMonth, months, monthlyFen: worth } of assessments) {
    if (fromMonth === null && months === MONTHS) {
      monthlyFen = new Array<bigint>(MONTHS).fill(worth);
      lumpSumFen = 0n;
    } else if (fromMonth === null) {
      monthlyFen = new Array<bigint>(MONTHS).fill(0n);
      lumpSumFen = worth * BigInt(months);
    } else {
      const afterLast = fromMonth + months;
      monthlyFen = monthlyFen.map((fen, index) => {
        const month = index + 1;
        if (month < fromMonth) return fen;
        return month < afterLast ? worth : 0n;
      });
    }
  }
  return { monthlyFen, lumpSumFen };
}

export function totalNeedFen(need: NeedOfYear): bigint {
  return need.monthlyFen.reduce((total, fen) => total + fen, need.lumpSumFen);
}

/**
 * The last month m, 0 to 12, for which the need of the months 1 … m is no more than what is
 * arranged; a lump sum counts need × m/12. @source domain.md, section 6
 */
export function fundedThroughMonth(need: NeedOfYear, arrangedFen: bigint): number {
  let cumulativeFen = 0n;
  for (let month = 1; month <= MONTHS; month++) {
    cumulativeFen += need.monthlyFen[month - 1]!;
    const dueTwelfths = cumulativeFen * 12n + need.lumpSumFen * BigInt(month);
    if (dueTwelfths > arrangedFen * 12n) return month - 1;
  }
  return MONTHS;
}
