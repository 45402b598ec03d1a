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
  /** Whether the assessment that stands for the whole year is a lump sum, also one of nothing. */
  readonly hasLumpSum: boolean;
}

const MONTHS = 12;

/** @param assessments in the order of their recording */
export function needOfYear(assessments: readonly Assessment[]): NeedOfYear {
  let monthlyFen: bigint[] = new Array<bigint>(MONTHS).fill(0n);
  let lumpSumFen = 0n;
  let hasLumpSum = false;
  for (const { fromMonth, months, monthlyFen: worth } of assessments) {
    if (fromMonth === null && months === MONTHS) {
      monthlyFen = new Array<bigint>(MONTHS).fill(worth);
      lumpSumFen = 0n;
      hasLumpSum = false;
    } else if (fromMonth === null) {
      monthlyFen = new Array<bigint>(MONTHS).fill(0n);
      lumpSumFen = worth * BigInt(months);
      hasLumpSum = true;
    } else {
      const afterLast = fromMonth + months;
      monthlyFen = monthlyFen.map((fen, index) => {
        const month = index + 1;
        if (month < fromMonth) return fen;
        return month < afterLast ? worth : 0n;
      });
    }
  }
  return { monthlyFen, lumpSumFen, hasLumpSum };
}

export function totalNeedFen(need: Pick<NeedOfYear, 'monthlyFen' | 'lumpSumFen'>): bigint {
  return need.monthlyFen.reduce((total, fen) => total + fen, need.lumpSumFen);
}

/**
 * Twelve times the need of the months 1 … m, for m from 1 to 12: a lump sum counts need × m/12, and
 * stays whole so. @source domain.md, section 6
 */
export function dueTwelfths({ monthlyFen, lumpSumFen }: NeedOfYear): readonly bigint[] {
  let monthsFen = 0n;
  return monthlyFen.map((fen, index) => {
    monthsFen += fen;
    return monthsFen * 12n + lumpSumFen * BigInt(index + 1);
  });
}
