/** Where money comes from, as receipts and budgets say. domain.md, section 2 */
import type { BudgetSource, DirectFundMark, ReceiptSource } from '../event-catalogue/vocabulary.js';

export interface MoneySource {
  readonly chinese: string;
  /** Public money from above or of the place itself, revenue of land, or money won or given. */
  readonly kind: 'upper' | 'local' | 'land' | 'lottery' | 'donation';
  /**
   * The marks of direct money that a receipt of it may carry.
   * @source 财预〔2020〕56号 第二条、第四条
   */
  readonly marks: readonly DirectFundMark[];
}

export const MONEY_SOURCES = {
  CENTRAL: { chinese: '中央', kind: 'upper', marks: ['01'] },
  PROVINCIAL: { chinese: '省级', kind: 'upper', marks: ['03'] },
  LOTTERY: { chinese: '彩票公益金', kind: 'lottery', marks: ['01', '03'] },
  DONATION: { chinese: '捐赠', kind: 'donation', marks: ['01', '03'] },
  LAND_TRANSFER: {
    chinese: '土地出让',

    kind: 'land',
    marks: ['01', '03'],
  },
  OWN: { chinese: '本级财力', kind: 'local', marks: [] },
  PREFECTURE: { chinese: '市级配套', kind: 'local', marks: [] },
  GENERAL_TRANSFER: {
    chinese: '一般性转移支付',

    kind: 'upper',
    marks: [],
  },
} as const satisfies Readonly<Record<ReceiptSource | BudgetSource, MoneySource>>;

export function kindOfSource(source: ReceiptSource | BudgetSource): MoneySource['kind'] {
  return MONEY_SOURCES[source].kind;
}
