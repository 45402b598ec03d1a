/**
 * Where the money is from, and that earmarked money stays where it belongs.
 * @source 吉政办发〔2017〕63号 二（四）, 四（一）, 五（一）; 吉政发〔2006〕48号 二¶4, 三¶2, 四, 五¶1, 七, 十, 十一
 */
import { compare, dividedBy, rational } from '../../../money/rational.js';
import type { ReceiptSource } from '../../../event-catalogue/vocabulary.js';
import { kindOfSource } from '../../../policy/money-sources.js';
import type { ProgramCode } from '../../../policy/programs.js';
import {
  type Figure,
  type Verdict,
  type Words,
  count,
  judged,
  noData,
  ratio,
  text,
  wantedEntry,
  yuan,
} from '../answer.js';
import type { BudgetLine, LedgerYear, ProvinceFacts, RegionFacts } from '../facts.js';
import { budgetedFen, inputFen, ledgerPath, program, sumFen } from '../ledger-sums.js';
import { NOT_REPORTED, askAll } from '../reported.js';
import type { Rule } from '../rule.js';

const BUDGET_ROUTE = 'POST /counties/{code}/years/{year}/budgets';
const entry = (name: string, words: Words) => wantedEntry(name, words, BUDGET_ROUTE);

function both(how: Words, judge: (facts: RegionFacts) => Verdict): Rule {
  return { method: 'LEDGER', how, county: judge, province: judge };
}

function perCounty(how: Words, judge: (facts: RegionFacts) => Verdict): Rule {
  return { method: 'LEDGER', how, county: judge, province: 'every county' };
}

const isDonation = ({ source }: BudgetLine) => kindOfSource(source) === 'donation';
const isLottery = ({ source }: BudgetLine) => kindOfSource(source) === 'lottery';
const isLand = ({ source }: BudgetLine) => kindOfSource(source) === 'land';

function receiptsFen(facts: RegionFacts, source: ReceiptSource, codes?: readonly string[]): bigint {
  const { receipts = [] } = facts as Partial<ProvinceFacts>;
  return receipts.reduce(
    (sum, receipt) =>
      receipt.source === source &&
      receipt.year === facts.year &&
      (!codes || codes.includes(receipt.program))
        ? sum + receipt.amountFen
        : sum,
    0n,
  );
}

/** Donations, tracked apart from government money and never counted in its only-up test. */
function donated(how: Words, codes?: readonly string[]): Rule {
  return both(how, (facts) => {
    const path = ledgerPath(facts);
    const admits = (line: BudgetLine) => isDonation(line) && (!codes || codes.includes(line.code));
    const given = budgetedFen(facts.ledger, admits) + receiptsFen(facts, 'DONATION', codes);
    const figures = [
      yuan('donations', given, path),
      yuan('lotteryFunds', budgetedFen(facts.ledger, isLottery), path),
    ];
    return given > 0n
      ? judged(true, figures)
      : noData(
          ['没有登记捐赠资金', 'no donation is recorded'],
          [entry('DONATION', ['捐赠资金（来源 DONATION）', 'money given (source DONATION)'])],
          figures,
        );
  });
}

/** 引导社会力量有序参与救灾工作 */
export const socialDisasterFunds = donated(
  [
    '救灾项目登记有捐赠资金，单独记账，不计入只增不减',
    'donations are recorded for disaster relief, apart from government money',
  ],
  ['DISASTER_RELIEF'],
);

/** 鼓励引导社会资本参与社会救助 */
export const socialFunds = donated([
  '登记有社会资金（捐赠），单独记账，不抵减政府投入',
  'social funds (donations) are recorded and never net against government input',
]);

/** 努力拓宽募捐渠道 */
export const donationsByChannel = donated([
  '登记有捐赠资金，按渠道（批次）可查',
  'donations are recorded, each lot by its channel',
]);

/** In general transfers basic livelihood comes first: none goes elsewhere beside a gap. */
export const generalTransfersFirst = perCounty(
  [
    '存在缺口时，来源为 GENERAL_TRANSFER 的资金未用于基本民生和文件要求设施以外',
    'beside a gap, no GENERAL_TRANSFER money goes beyond livelihood and mandated works',
  ],
  (facts) => {
    const { ledger } = facts;
    const path = ledgerPath(facts);
    const isGeneral = ({ source }: BudgetLine) => source === 'GENERAL_TRANSFER';
    const all = budgetedFen(ledger, isGeneral);
    const elsewhere = budgetedFen(
      ledger,
      (line) =>
        isGeneral(line) &&
        line.class !== 'BASIC_LIVELIHOOD' &&
        line.projectKind !== 'LIVELIHOOD_MANDATED',
    );
    const gap = sumFen(ledger, 'gapFen');
    const figures = [
      yuan('generalTransfers', all, path),
      yuan('generalTransfersElsewhere', elsewhere, path),
      yuan('gap', gap, path),
    ];
    if (all === 0n) {
      return noData(
        ['没有登记来源为一般性转移支付的预算', 'no budget of general transfers is recorded'],
        [entry('GENERAL_TRANSFER', ['一般性转移支付', 'general transfers'])],
        figures,
      );
    }
    return judged(gap === 0n || elsewhere === 0n, figures);
  },
);

const MEDICAL: ProgramCode = 'MEDICAL_ASSISTANCE';

/** 地方财政安排、上级补助资金、专项彩票公益金、社会捐助: local and upper money at least. */
export const medicalSources = both(
  [
    '医疗救助地方安排 > 0 且上级补助 > 0；缺彩票公益金或捐助的列明',
    'medical assistance has local and upper money; missing lottery or donations are named',
  ],
  (facts) => {
    const { ledger } = facts;
    const of = (admits: (line: BudgetLine) => boolean) =>
      budgetedFen(ledger, (line) => line.code === MEDICAL && admits(line));
    const local = of(({ source }) => kindOfSource(source) === 'local');
    const upper = program(ledger, MEDICAL)?.awardedFen ?? 0n;
    const lottery = of(isLottery) + receiptsFen(facts, 'LOTTERY', [MEDICAL]);
    const given = of(isDonation) + receiptsFen(facts, 'DONATION', [MEDICAL]);
    const named: readonly (readonly [string, bigint])[] = [
      ['地方财政', local],
      ['上级补助', upper],
      ['彩票公益金', lottery],
      ['社会捐助', given],
    ];
    const missing = named.flatMap(([name, fen]) => (fen > 0n ? [] : [name]));
    const path = ledgerPath(facts);
    const figures = [
      yuan('localFunds', local, path),
      yuan('upperFunds', upper, path),
      yuan('lotteryFunds', lottery, path),
      yuan('donations', given, path),
      text('missingSources', missing.join('、'), path),
    ];
    if (missing.length === named.length) return unknownProgram(MEDICAL, figures);
    return judged(local > 0n && upper > 0n, figures);
  },
);

function unknownProgram(code: string, figures: readonly Figure[] = []): Verdict {
  return noData(
    [`台账中没有 ${code} 的资金`, `the ledgers have no money of ${code}`],
    [entry(code, [`${code} 的预算或指标`, `budgets or transfers of ${code}`])],
    figures,
  );
}

/**
 * 专户管理,专款专用: the ledger's account of its own is the special account that the system sees;
 * nothing is moved out of it. What bank account holds it may be reported beside.
 */
export const medicalEarmarked: Rule = {
  ...perCounty(
    [
      '医疗救助账户调出 = 0；报告无专户（MEDICAL_SPECIAL_ACCOUNT = 0）视为不符合',
      'nothing is moved out of medical assistance; a reported lack of a special account fails',
    ],
    (facts) => {
      const year = program(facts.ledger, MEDICAL);
      if (!year || (year.arrangedFen === 0n && year.needFen === 0n)) return unknownProgram(MEDICAL);
      const asked = askAll(facts, [['MEDICAL_SPECIAL_ACCOUNT', facts.year]]);
      const [account] = asked.values;
      return judged(year.adjustedOutFen === 0n && account?.numerator !== 0n, [
        yuan('movedOut', year.adjustedOutFen, ledgerPath(facts)),
        ...asked.figures,
      ]);
    },
  ),
  indicators: ['MEDICAL_SPECIAL_ACCOUNT'],
};

/** 收支平衡: no deficit, and what is carried over stays within a share of the year's funds. */
export const medicalBalanced: Rule = {
  ...perCounty(
    [
      '医疗救助可用资金 ≥ 0，年末结转 ÷ 当年筹集 ≤ 规定比例',
      'available ≥ 0, and what is carried over ÷ the year’s funds ≤ its share',
    ],
    (facts) => {
      const year = program(facts.ledger, MEDICAL);
      if (!year || year.arrangedFen <= 0n) return unknownProgram(MEDICAL);
      const raised = inputFen(facts.ledger, [MEDICAL]);
      const left = year.carriedOutFen + year.availableFen;
      const path = ledgerPath(facts);
      const most = facts.parameters.ratio('clauses.medical.surplusShare');
      const within = rational(left * most.denominator, 1n);
      const limit = rational(raised * most.numerator, 1n);
      return judged(year.availableFen >= 0n && compare(within, limit) <= 0, [
        yuan('input', raised, path),
        yuan('available', year.availableFen, path),
        yuan('carriedOver', left, path),
        ratio('threshold', most, path),
      ]);
    },
  ),
  parameters: ['clauses.medical.surplusShare'],
};

/** 覆盖全省城乡困难群众: every county has medical assistance with money. */
export const medicalCoversAll = perCounty(
  ['医疗救助已安排 > 0', 'money is arranged for medical assistance'],
  (facts) => {
    const year = program(facts.ledger, MEDICAL);
    if (!year) return unknownProgram(MEDICAL);
    return judged(year.arrangedFen > 0n, [
      yuan('need', year.needFen, ledgerPath(facts)),
      yuan('arranged', year.arrangedFen, ledgerPath(facts)),
    ]);
  },
);

/** Money of the level itself is in the budget for a program. */
export function ownBudgetFor(code: string, how: Words): Rule {
  return perCounty(how, (facts) => {
    const year = program(facts.ledger, code);
    if (!year || (year.arrangedFen === 0n && year.needFen === 0n)) return unknownProgram(code);
    return judged(year.ownBudgetFen > 0n, [
      yuan('ownInput', year.ownBudgetFen, ledgerPath(facts)),
      yuan('need', year.needFen, ledgerPath(facts)),
    ]);
  });
}

/** The province's own fund of a program exists in the year. */
export function provincialFund(code: string, how: Words): Rule {
  return {
    method: 'TRANSFERS',
    how,
    county: null,
    province: (facts) => {
      const fund = receiptsFen(facts, 'PROVINCIAL', [code]);
      const paid = sumFen(facts.ledger, 'paidFen', [code]);
      const figures = [
        yuan('provincialReceipts', fund, `/api/v1/receipts?program=${code}`),
        yuan('paid', paid, ledgerPath(facts)),
      ];
      if (fund > 0n) return judged(true, figures);
      const words: Words = [`省级 ${code} 资金`, `provincial receipts of ${code}`];
      return noData(
        [`没有登记省级 ${code} 资金`, `no provincial receipt of ${code} is recorded`],
        [wantedEntry(code, words, 'POST /receipts')],
        figures,
      );
    },
  };
}

/** 多渠道筹措: so many sources at least. */
export const housingSources: Rule = {
  ...both(
    ['廉租（住房救助）资金来源数 ≥ 规定个数', 'sources of housing aid ≥ their number'],
    (facts) => {
      const lines = facts.ledger.budgets.filter(({ code }) => code === 'HOUSING_AID');
      const awarded = program(facts.ledger, 'HOUSING_AID')?.awardedFen ?? 0n;
      const sources = new Set<string>(lines.map(({ source }) => source));
      if (awarded > 0n) sources.add('TRANSFER');
      if (sources.size === 0) return unknownProgram('HOUSING_AID');
      const least = facts.parameters.whole('clauses.housing.sources');
      return judged(sources.size >= least, [
        count('sources', sources.size, ledgerPath(facts)),
        count('threshold', least, ledgerPath(facts)),
      ]);
    },
  ),
  parameters: ['clauses.housing.sources'],
};

/** 从土地出让净收益中提取5%左右 */
export const landShare: Rule = {
  ...both(
    [
      '来源为土地出让收益的预算 ÷ NET_LAND_REVENUE 在 5% 左右的区间内',
      'budgets of land revenue ÷ NET_LAND_REVENUE lie in the band around 5%',
    ],
    (facts) => {
      const { year, parameters } = facts;
      const asked = askAll(facts, [['NET_LAND_REVENUE', year]]);
      const [revenue] = asked.values;
      const set = budgetedFen(facts.ledger, isLand) + receiptsFen(facts, 'LAND_TRANSFER');
      const funds = yuan('landFunds', set, ledgerPath(facts));
      if (!revenue || revenue.numerator <= 0n) {
        return noData(NOT_REPORTED, asked.wanted, [funds, ...asked.figures]);
      }
      const share = dividedBy(rational(set, 100n), revenue);
      const [low, high] = [
        parameters.ratio('clauses.land.leastShare'),
        parameters.ratio('clauses.land.mostShare'),
      ];
      return judged(compare(share, low) >= 0 && compare(share, high) <= 0, [
        funds,
        ...asked.figures,
        ratio('landShare', share, ledgerPath(facts)),
      ]);
    },
  ),
  indicators: ['NET_LAND_REVENUE'],
  parameters: ['clauses.land.leastShare', 'clauses.land.mostShare'],
};

/** 专项用于城镇廉租住房建设: land revenue goes to housing aid or mandated works alone. */
export const landEarmarked = both(
  [
    '土地出让收益只用于住房救助和文件要求的住房建设；该类项目不计入应压缩的建设性支出',
    'land revenue goes to housing aid and mandated works alone, which are not cut for a gap',
  ],
  (facts) => {
    const all = budgetedFen(facts.ledger, isLand);
    const elsewhere = budgetedFen(
      facts.ledger,
      (line) =>
        isLand(line) && line.code !== 'HOUSING_AID' && line.projectKind !== 'LIVELIHOOD_MANDATED',
    );
    const path = ledgerPath(facts);
    const figures = [yuan('landFunds', all, path), yuan('landFundsElsewhere', elsewhere, path)];
    if (all === 0n) {
      return noData(
        ['没有登记土地出让收益安排的资金', 'no money of land revenue is recorded'],
        [entry('LAND_TRANSFER', ['来源为 LAND_TRANSFER 的预算', 'budgets of LAND_TRANSFER'])],
        figures,
      );
    }
    return judged(elsewhere === 0n, figures);
  },
);

const WORK_FUNDS = entry('OPERATING', ['工作经费预算（OPERATING）', 'work funds (OPERATING)']);

function workFunds(ledger: LedgerYear, facts: RegionFacts): readonly Figure[] {
  return [
    yuan('workFunds', ledger.operatingFen, ledgerPath(facts)),
    yuan('movedToOperating', ledger.movedToOperatingFen, ledgerPath(facts)),
  ];
}

/** 工作经费: kept apart; none is taken from benefits. */
export const workFundsApart = perCounty(
  [
    '工作经费单列，从救助金调入工作经费 = 0',
    'work funds stand apart; nothing is moved into them from benefits',
  ],
  (facts) => {
    const { ledger } = facts;
    const figures = workFunds(ledger, facts);
    if (ledger.movedToOperatingFen > 0n) return judged(false, figures);
    return ledger.operatingFen > 0n
      ? judged(true, figures)
      : noData(['没有登记工作经费', 'no work funds are recorded'], [WORK_FUNDS], figures);
  },
);

/** 安排相应补助资金和必要的低保机构工作经费: both lines. */
export const benefitsAndWorkFunds = perCounty(
  [
    '年度预算同时有低保补助和工作经费，工作经费不从救助金列支',
    'the budget has dibao benefits and work funds, and work funds take nothing of benefits',
  ],
  (facts) => {
    const { ledger } = facts;
    const benefits = sumFen(ledger, 'ownBudgetFen', ['URBAN_DIBAO', 'RURAL_DIBAO']);
    const figures = [yuan('ownInput', benefits, ledgerPath(facts)), ...workFunds(ledger, facts)];
    if (ledger.movedToOperatingFen > 0n) return judged(false, figures);
    if (ledger.operatingFen > 0n) return judged(benefits > 0n, figures);
    return noData(['没有登记工作经费', 'no work funds are recorded'], [WORK_FUNDS], figures);
  },
);

/** 救灾资金: nothing is moved out of it. */
export const disasterFundsKept = perCounty(
  ['救灾资金账户调出 = 0', 'nothing is moved out of disaster relief'],
  (facts) => {
    const year = program(facts.ledger, 'DISASTER_RELIEF');
    if (!year || year.arrangedFen + year.adjustedOutFen === 0n) {
      return unknownProgram('DISASTER_RELIEF');
    }
    return judged(year.adjustedOutFen === 0n, [
      yuan('arranged', year.arrangedFen, ledgerPath(facts)),
      yuan('movedOut', year.adjustedOutFen, ledgerPath(facts)),
    ]);
  },
);

/** 给予临时救助: paid where it is needed. */
export const temporaryRelief = perCounty(
  ['临时救助（2082001）有发放', 'temporary assistance (2082001) is paid'],
  (facts) => {
    const year = program(facts.ledger, 'TEMPORARY_ASSISTANCE');
    if (!year || (year.needFen === 0n && year.arrangedFen === 0n)) {
      return unknownProgram('TEMPORARY_ASSISTANCE');
    }
    return judged(year.paidFen > 0n, [
      yuan('need', year.needFen, ledgerPath(facts)),
      yuan('arranged', year.arrangedFen, ledgerPath(facts)),
      yuan('paid', year.paidFen, ledgerPath(facts)),
    ]);
  },
);

/** 加大医疗救助、临时救助和慈善救助帮扶力度 */
export const moreRelief = both(
  ['医疗救助与临时救助发放合计：本年 ≥ 上年', 'medical and temporary relief paid: ≥ last year'],
  (facts) => {
    const codes = [MEDICAL, 'TEMPORARY_ASSISTANCE'];
    const now = sumFen(facts.ledger, 'paidFen', codes);
    const before = sumFen(facts.lastLedger, 'paidFen', codes);
    const path = ledgerPath(facts);
    const figures = [
      yuan('paid', now, path),
      yuan('paidLastYear', before, path),
      yuan('donations', budgetedFen(facts.ledger, isDonation), path),
    ];
    if (before === 0n) {
      return noData(
        ['没有上年发放数', 'nothing was paid last year'],
        [
          wantedEntry(
            'disbursements',
            ['上年发放', 'payments of last year'],
            'POST /counties/{code}/years/{year}/disbursements',
          ),
        ],
        figures,
      );
    }
    return judged(now >= before, figures);
  },
);
