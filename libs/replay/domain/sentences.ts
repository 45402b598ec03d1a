/**
 * What an entry says, as a sentence for people: amounts in yuan, programs and projects by name, no
 * person. One for each event that moves a county's figures.
 */
import type { DataOf } from '../../event-catalogue/catalogue.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import type { Fact } from '../../event-catalogue/catalogue.js';
import type { ReversibleFact } from '../../event-catalogue/reversal-events.js';
import type { SpendingClass } from '../../event-catalogue/vocabulary.js';
import { formatYuan, sum } from '../../money/fen.js';
import { PROJECT_KIND_WORDS, SOURCE_WORDS } from '../../wording/fund-words.js';
import { type Words, words } from '../../wording/words.js';

/** Whom a sentence is for: of a paper for many counties it tells this one's part. */
export interface Telling {
  readonly region: string;
  /** Words of a program; also of those that the province added. */
  readonly program: (code: string) => Words;
}

export interface Said extends Words {
  /** What the entry is about, of this county. Fen; negative where it is taken back. */
  readonly amountFen: bigint;
}

/** undefined: the event moves no county's figure. */
export function sentenceOf(fact: Fact | ReversibleFact, telling: Telling): Said | undefined {
  return entryFor(SENTENCES, fact.type)?.(fact.data, telling);
}

const SENTENCES: FoldTable<'postings', [telling: Telling], Said> = {
  TransferIssued({ documentNo, lines }, telling) {
    const own = lines.filter(({ region }) => region === telling.region);
    const parts = programParts(own, telling);
    return said(
      totalOf(own),
      `下达${documentNo}：${parts.zh}`,
      `Issued by ${documentNo}: ${parts.en}`,
    );
  },
  TransferReceived({ documentNo, lines }, telling) {
    const parts = programParts(lines, telling);
    return said(
      totalOf(lines),
      `${documentNo}资金到账：${parts.zh}`,
      `Arrived of ${documentNo}: ${parts.en}`,
    );
  },
  AwardReclaimed({ documentNo, program, amountFen, reason }, telling) {
    const of = telling.program(program);
    return said(
      amountFen,
      `收回${documentNo}的${of.zh}资金${yuan(amountFen)}：${reason}`,
      `Reclaimed of ${documentNo}, ${of.en}: ${plain(amountFen)}: ${reason}`,
    );
  },
  OpeningBalanceEntered({ program, originDocumentNo, originYear, amountFen }, telling) {
    const of = telling.program(program);
    return said(
      amountFen,
      `登记期初结转结余：${of.zh}${yuan(amountFen)}（${originDocumentNo}，${originYear}年）`,
      `Opening balance, ${of.en}: ${plain(amountFen)} (${originDocumentNo}, ${originYear})`,
    );
  },
  NeedAssessed: needSaid,
  BudgetAllocated(data, telling) {
    const of = accountWords(data, data.projectName, telling);
    const source = SOURCE_WORDS[data.source];
    return said(
      data.amountFen,
      `本级预算安排：${of.zh}${yuan(data.amountFen)}（${source.zh}，编号${data.entryNo}）`,
      `Budget for ${of.en}: ${plain(data.amountFen)} (${source.en}, ${data.entryNo})`,
    );
  },
  FundsAdjusted({ entryNo, from, to, amountFen, reason }, telling) {
    const [out, into] = [accountWords(from, null, telling), accountWords(to, null, telling)];
    return said(
      amountFen,
      `调剂${yuan(amountFen)}：由${out.zh}调入${into.zh}（编号${entryNo}）：${reason}`,
      `Adjusted ${plain(amountFen)} from ${out.en} to ${into.en} (${entryNo}): ${reason}`,
    );
  },
  DisbursementRecorded(data, telling) {
    const { batchNo, period, payments, amountFen } = data;
    const of = accountWords(data, null, telling);
    const month = period === null ? words('', '') : words(`${period}月份`, ` for ${period}`);
    return said(
      amountFen,
      `支付${month.zh}${of.zh}${yuan(amountFen)}，${payments}笔（批次${batchNo}）`,
      `Paid${month.en} ${of.en}: ${plain(amountFen)}, ${payments} payments (batch ${batchNo})`,
    );
  },
  PaymentReturned({ batchNo, paymentNo, amountFen, reason }) {
    return said(
      amountFen,
      `退票${yuan(amountFen)}：批次${batchNo}第${paymentNo}笔：${reason}`,
      `Returned ${plain(amountFen)}: payment ${paymentNo} of ${batchNo}: ${reason}`,
    );
  },
  CountyYearClosed({ fiscalYear, moves }) {
    const carried = sum(moves.map(({ lot }) => lot.amountFen));
    return said(
      carried,
      `${fiscalYear}年度结账，结转下年${yuan(carried)}`,
      `Closed ${fiscalYear}, carrying over ${plain(carried)}`,
    );
  },
  EntryReversed({ correctionNo, reason, reversed }, telling) {
    const of = sentenceOf(reversed, telling) ?? said(0n, '省级业务', 'An entry of the province');
    return said(
      -of.amountFen,
      `冲销（更正${correctionNo}：${reason}）：${of.zh}`,
      `Reversed (correction ${correctionNo}: ${reason}): ${of.en}`,
    );
  },
};

function needSaid(data: DataOf<'NeedAssessed'>, telling: Telling): Said {
  const { program, persons, monthlyAmountFen, months, fromMonth } = data;
  const of = telling.program(program);
  const from =
    fromMonth === null ? words('', '') : words(`，自${fromMonth}月起`, ` from month ${fromMonth}`);
  const amountFen = BigInt(persons) * monthlyAmountFen * BigInt(months);
  return said(
    amountFen,
    `核定需求：${of.zh}${persons}人，每人每月${yuan(monthlyAmountFen)}，${months}个月${from.zh}`,
    `Need of ${of.en}: ${persons} persons, ${plain(monthlyAmountFen)} a month, ${months} months${from.en}`,
  );
}

function said(amountFen: bigint, zh: string, en: string): Said {
  return { zh, en, amountFen };
}

interface Amount {
  readonly amountFen: bigint;
}

function totalOf(lines: readonly Amount[]): bigint {
  return sum(lines.map(({ amountFen }) => amountFen));
}

function programParts(
  lines: readonly (Amount & { readonly program: string })[],
  telling: Telling,
): Words {
  const parts = lines.map(({ program, amountFen }) => {
    const of = telling.program(program);
    return words(`${of.zh}${yuan(amountFen)}`, `${of.en} ${plain(amountFen)}`);
  });
  return words(parts.map(({ zh }) => zh).join('、'), parts.map(({ en }) => en).join(', '));
}

interface Account {
  readonly class: SpendingClass;
  readonly code: string;
  readonly projectKind?: keyof typeof PROJECT_KIND_WORDS | null;
}

function accountWords(account: Account, name: string | null, telling: Telling): Words {
  if (account.class !== 'CONSTRUCTION') return telling.program(account.code);
  const kind = account.projectKind ? PROJECT_KIND_WORDS[account.projectKind] : words('', '');
  const called = name ?? account.code;
  return words(`${kind.zh}项目“${called}”`, `${kind.en} project “${called}”`.trim());
}

/** 1,234.50元 */
function yuan(amountFen: bigint): string {
  return `${plain(amountFen)}元`;
}

function plain(amountFen: bigint): string {
  return formatYuan(amountFen).replace(/\B(?=(\d{3})+\.)/g, ',');
}
