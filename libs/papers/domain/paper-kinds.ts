/** The papers that there are. Their titles are those that offices file them by. */
import { type WordTable, words } from '../../wording/words.js';

export const PAPER_WORDS = {
  ledger: words('县级财政责任台账', 'Ledger of a county'),
  'transfer-table': words('资金分配表', 'Allocation table of a document'),
  'gap-notice': words('缺口预警通知书', 'Gap alert notice'),
  'month-report': words('困难群众救助资金月报', 'Monthly report'),
  'self-evaluation': words('转移支付区域绩效自评表', 'Self-evaluation of performance targets'),
} as const satisfies WordTable;

export type PaperKind = keyof typeof PAPER_WORDS;
export const PAPER_KINDS = Object.keys(PAPER_WORDS) as readonly PaperKind[];

/** What a paper is about; no money. */
export interface PaperSubject {
  readonly region: string | null;
  readonly fiscalYear: number | null;
  /** 1 to 12. */
  readonly month: number | null;
  readonly program: string | null;
  readonly documentNo: string | null;
  readonly alertId: string | null;
}

export function subjectOf(about: Partial<PaperSubject>): PaperSubject {
  const nothing = { region: null, fiscalYear: null, month: null };
  return { ...nothing, program: null, documentNo: null, alertId: null, ...about };
}
