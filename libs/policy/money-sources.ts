/** Where money comes from, as receipts and budgets say. domain.md, section 2 */
import type { Origin } from '../event-catalogue/fund-events.js';
import type { BudgetSource, DirectFundMark, ReceiptSource } from '../event-catalogue/vocabulary.js';

export interface MoneySource {
  /**
   * Public money from above or of the place itself, revenue of land, money won or given, or
   * borrowed.
   */
  readonly kind: 'upper' | 'local' | 'land' | 'lottery' | 'donation' | 'bond';
  /**
   * The marks of direct money that a receipt of it may carry.
   * @source 财预〔2020〕56号 第二条、第四条
   */
  readonly marks: readonly DirectFundMark[];
}

export const MONEY_SOURCES = {
  CENTRAL: { kind: 'upper', marks: ['01'] },
  PROVINCIAL: { kind: 'upper', marks: ['03'] },
  LOTTERY: { kind: 'lottery', marks: ['01', '03'] },
  DONATION: { kind: 'donation', marks: ['01', '03'] },
  LAND_TRANSFER: { kind: 'land', marks: ['01', '03'] },
  OWN: { kind: 'local', marks: [] },
  PREFECTURE: { kind: 'local', marks: [] },
  GENERAL_TRANSFER: { kind: 'upper', marks: [] },
  SPECIAL_BOND: { kind: 'bond', marks: [] },
  GENERAL_BOND: { kind: 'bond', marks: [] },
  CENTRAL_CONSTRUCTION: { kind: 'upper', marks: [] },
  PROVINCIAL_CONSTRUCTION: { kind: 'upper', marks: [] },
} as const satisfies Readonly<Record<ReceiptSource | BudgetSource, MoneySource>>;

export function kindOfSource(source: ReceiptSource | BudgetSource): MoneySource['kind'] {
  return MONEY_SOURCES[source].kind;
}

/**
 * Money that a county may lawfully cut for livelihood: no bonds, no grants for works, no gifts and
 * no lottery money. What the first edition recorded has no source: it counts as it did.
 * @source domain.md, sections 2 and 5 (预算法 35)
 */
const REDIRECTABLE: ReadonlySet<BudgetSource | null> = new Set([
  'OWN',
  'PREFECTURE',
  'LAND_TRANSFER',
  'GENERAL_TRANSFER',
  null,
]);

export function isRedirectable({
  kind,
  budgetSource,
}: Pick<Origin, 'kind' | 'budgetSource'>): boolean {
  return kind === 'BUDGET' && REDIRECTABLE.has(budgetSource);
}
