/** How figures stand on paper: 1,234,567.50 and 2017年6月30日. */
import { formatYuan, parseYuan, sum } from '../../money/fen.js';
import { formatDecimal, rational } from '../../money/rational.js';

export const UNREPORTED = '未填报';
export const NOTHING = '—';
export const UNIT_YUAN = '单位：元';

/** @param yuan "1234567.50" */
export function amount(yuan: string): string {
  const [, sign, whole, fen] = /^(-?)(\d+)(\.\d+)?$/.exec(yuan)!;
  return `${sign}${whole!.replace(/\B(?=(\d{3})+$)/g, ',')}${fen ?? ''}`;
}

export function totalOf<T>(items: readonly T[], of: (item: T) => string): string {
  return formatYuan(sum(items.map((item) => parseYuan(of(item))!)));
}

export function less(yuan: string, taken: string): string {
  return formatYuan(parseYuan(yuan)! - parseYuan(taken)!);
}

/** "75.86%", two places, half up; — where nothing is the whole. */
export function share(part: string, whole: string): string {
  const [of, all] = [parseYuan(part)!, parseYuan(whole)!];
  return all === 0n ? NOTHING : `${formatDecimal(rational(of * 100n, all), 2)}%`;
}

export function day(date: string | null): string {
  if (date === null) return NOTHING;
  const [year, month, of] = date.split('-').map(Number);
  return `${year}年${month}月${of}日`;
}
