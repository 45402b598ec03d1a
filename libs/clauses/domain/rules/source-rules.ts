/**
 * Where the money is from, and that earmarked money stays where it belongs. A token is no source:
 * what a clause wants of a source is held to a share of the sum (`clauses.materialShare`, assumed).
 * @source 吉政办发〔2017〕63号 二（四）, 五（一）; 吉政发〔2006〕48号 二¶4, 三¶2, 四¶1, 七, 十
 */
import { type MoneySource, kindOfSource } from '../../../policy/money-sources.js';
import type { ProgramCode } from '../../../policy/programs.js';
import { type Figure, type Words, judged, noData, ratio, text, yuan } from '../answer.js';
import { type Basis, assessed, funded, indicator, ownBudget, paid, receipts } from '../basis.js';
import type { RegionFacts } from '../facts.js';
import {
  DIBAO,
  budgetedFen,
  inputFen,
  isMaterial,
  movedOut,
  ledgerPath,
  program,
  sumFen,
} from '../ledger-sums.js';
import { DERIVED, ask, now } from '../reported.js';
import { type Rule, ofBoth, ofProvince, perCounty } from '../rule.js';
import { givenFen } from './input-rules.js';

type Kind = MoneySource['kind'];

/** Budgets of a program by the kind of their source. */
function ofKind({ ledger }: RegionFacts, code: string, kind: Kind): bigint {
  return budgetedFen(ledger, (line) => line.code === code && kindOfSource(line.source) === kind);
}

/** 引导社会力量有序参与救灾工作 */
export const socialDisasterFunds = ofBoth(
  {
    method: 'LEDGER',
    how: [
      '救灾项目登记的捐赠资金占该项目投入不是象征性的，单独记账，不计入只增不减',
      'gifts for disaster relief are more than a token of its input, apart from government money',
    ],
    fails: null,
    basis: [funded('DISASTER_RELIEF')],
    parameters: ['clauses.materialShare'],
  },
  (facts) => {
    const given = givenFen(facts, ['DISASTER_RELIEF']);
    const all = inputFen(facts.ledger, ['DISASTER_RELIEF']);
    const figures = [
      yuan('donations', given, ledgerPath(facts)),
      yuan('input', all, ledgerPath(facts)),
    ];
    if (isMaterial(given, all, facts)) return judged(true, figures);
    const reason: Words = [
      '没有登记社会力量捐赠（来源 DONATION）；引导性条款，不以此判为未落实',
      'no gifts are recorded (source DONATION): a clause that guides is not failed by that',
    ];
    return noData(reason, [], figures);
  },
);

const MEDICAL: ProgramCode = 'MEDICAL_ASSISTANCE';

/** 地方财政安排、上级补助资金、专项彩票公益金、社会捐助: local and upper money at least. */
export const medicalSources = ofBoth(
  {
    method: 'LEDGER',
    how: [
      '医疗救助投入中地方安排、上级补助各不是象征性的；缺彩票公益金或捐助的列明',
      'local and upper money are each more than a token of what medical assistance gets; missing lottery or gifts are named',
    ],
    fails: [
      '年度结束时地方安排或上级补助没有或只是象征性的',
      'local or upper money is none or a token when the year is over',
    ],
    basis: [funded(MEDICAL), assessed(MEDICAL)],
    parameters: ['clauses.materialShare'],
  },
  (facts) => {
    const local = ofKind(facts, MEDICAL, 'local');
    const awarded = program(facts.ledger, MEDICAL)?.awardedFen ?? 0n;
    const upper = awarded + ofKind(facts, MEDICAL, 'upper');
    const lottery = ofKind(facts, MEDICAL, 'lottery');
    const given = givenFen(facts, [MEDICAL]);
    const all = inputFen(facts.ledger, [MEDICAL]);
    const named: readonly (readonly [string, bigint])[] = [
      ['地方财政', local],
      ['上级补助', upper],
      ['彩票公益金', lottery],
      ['社会捐助', given],
    ];
    const missing = named.flatMap(([name, fen]) => (isMaterial(fen, all, facts) ? [] : [name]));
    const path = ledgerPath(facts);
    return judged(isMaterial(local, all, facts) && isMaterial(upper, all, facts), [
      yuan('input', all, path),
      yuan('localFunds', local, path),
      yuan('upperFunds', upper, path),
      yuan('lotteryFunds', lottery, path),
      yuan('donations', given, path),
      text('missingSources', missing.join('、'), path),
    ]);
  },
);

/**
 * 专户管理,专款专用: a special account is reported, and nothing is moved out of the ledger's own.
 * Judged as well where all of it was moved out.
 */
export const medicalEarmarked = perCounty(
  {
    method: 'LEDGER',
    how: [
      '报告有专户（MEDICAL_SPECIAL_ACCOUNT = 1），且医疗救助账户调出未调回 = 0',
      'a special account is reported (MEDICAL_SPECIAL_ACCOUNT = 1), and nothing that was moved out of medical assistance stays out',
    ],
    fails: [
      '年度结束时有调出未调回，或报告没有专户',
      'money that was moved out stays out when the year is over, or no special account',
    ],
    basis: [funded(MEDICAL)],
    indicators: ['MEDICAL_SPECIAL_ACCOUNT'],
  },
  (facts) => {
    const year = program(facts.ledger, MEDICAL)!;
    const out = movedOut(year);
    const { values, figures } = ask(facts, [now('MEDICAL_SPECIAL_ACCOUNT')]);
    const account = values[0];
    const shown = [
      yuan('funds', year.arrangedFen + out, ledgerPath(facts)),
      yuan('movedOut', out, ledgerPath(facts)),
      ...figures,
    ];
    if (out > 0n || account?.numerator === 0n) return judged(false, shown);
    if (account) return judged(true, shown);
    const reason: Words = ['没有报告专户', 'no special account is reported'];
    return noData(reason, indicator('MEDICAL_SPECIAL_ACCOUNT').wanted(facts), shown);
  },
);

/** 收支平衡: what is carried over stays within a share of the year's funds. */
export const medicalBalanced = perCounty(
  {
    method: 'LEDGER',
    how: [
      '年末结转 ÷ 当年投入 ≤ 规定比例',
      'what is left at the year’s end ÷ the year’s input ≤ its share',
    ],
    fails: ['年末结转超过规定比例', 'more than its share is left'],
    basis: [funded(MEDICAL), paid(MEDICAL)],
    parameters: ['clauses.medical.surplusShare'],
    whenOver: true,
  },
  (facts) => {
    const { carriedOutFen, availableFen } = program(facts.ledger, MEDICAL)!;
    const raised = inputFen(facts.ledger, [MEDICAL]);
    const left = carriedOutFen + availableFen;
    const path = ledgerPath(facts);
    const most = facts.parameters.ratio('clauses.medical.surplusShare');
    return judged(left * most.denominator <= raised * most.numerator, [
      yuan('input', raised, path),
      yuan('carriedOver', left, path),
      ratio('threshold', most, DERIVED),
    ]);
  },
);

/** Money of the level itself is in the budget for a program, more than a token. */
export function ownBudgetFor(code: string, words: Words): Rule {
  return perCounty(
    {
      method: 'LEDGER',
      how: [
        `${words[0]}本级预算占核定需求不是象征性的`,
        `the own budget of ${words[1]} is more than a token of its assessed need`,
      ],
      fails: [
        '年度结束时没有本级预算或只是象征性的',
        'no own budget, or a token, when the year is over',
      ],
      basis: [assessed(code)],
      parameters: ['clauses.materialShare'],
    },
    (facts) => {
      const { ownBudgetFen, needFen, arrangedFen } = program(facts.ledger, code)!;
      const path = ledgerPath(facts);
      const figures = [
        yuan('ownInput', ownBudgetFen, path),
        yuan('need', needFen, path),
        yuan('arranged', arrangedFen, path),
      ];
      return judged(isMaterial(ownBudgetFen, needFen, facts), figures);
    },
  );
}

/** 省政府安排的…助学基金: there is one, and it is used. */
export const educationFund = ofProvince(
  {
    method: 'TRANSFERS',
    how: [
      '当年登记有省级教育救助资金，且各地教育救助已发放占其不是象征性的',
      'a provincial receipt of EDUCATION_AID in the year, and what is paid of the program is more than a token of it',
    ],
    fails: ['年度结束时几乎没有发放', 'next to nothing is paid when the year is over'],
    basis: [receipts('PROVINCIAL', ['EDUCATION_AID'])],
    parameters: ['clauses.materialShare'],
  },
  (facts) => {
    const fund = facts.receipts.reduce(
      (sum, { program: code, source, year, amountFen }) =>
        code === 'EDUCATION_AID' && source === 'PROVINCIAL' && year === facts.year
          ? sum + amountFen
          : sum,
      0n,
    );
    const spent = sumFen(facts.ledger, 'paidFen', ['EDUCATION_AID']);
    return judged(isMaterial(spent, fund, facts), [
      yuan('provincialReceipts', fund, '/api/v1/receipts?program=EDUCATION_AID'),
      yuan('paid', spent, ledgerPath(facts)),
    ]);
  },
);

function workFunds({ ledger, ...facts }: RegionFacts): readonly Figure[] {
  const path = ledgerPath({ ledger, ...facts });
  return [
    yuan('workFunds', ledger.operatingFen, path),
    yuan('movedToOperating', ledger.movedToOperatingFen, path),
  ];
}

/** 根据社会救助工作量科学确定…工作经费: how it was determined is recorded nowhere. */
export const workFundsApart = perCounty(
  {
    method: 'LEDGER',
    how: [
      '是否“根据工作量科学确定”没有可记录的事实，不判为落实；工作经费与申请数并列',
      'whether it was determined by workload is no recorded fact, so it is never met; work funds are shown beside applications',
    ],
    fails: [
      '年度结束时有从救助金调入工作经费未调回',
      'money moved from benefits into work funds stays there when the year is over',
    ],
    basis: [funded()],
    indicators: ['APPLICATIONS'],
  },
  (facts) => {
    const figures = [...workFunds(facts), ...ask(facts, [now('APPLICATIONS')]).figures];
    if (facts.ledger.movedToOperatingFen > 0n) return judged(false, figures);
    const reason: Words = [
      '机构、编制和经费如何确定，没有可据以判断的记录',
      'how staff and work funds were determined is not recorded',
    ];
    return noData(reason, [], figures);
  },
);

const operating: Basis = {
  words: ['工作经费预算（OPERATING）', 'work funds (OPERATING)'],
  holds: ({ ledger }) => ledger.operatingFen > 0n || ledger.movedToOperatingFen > 0n,
  wanted: () => [
    {
      kind: 'entry',
      name: 'OPERATING',
      words: ['工作经费预算（OPERATING）', 'work funds (OPERATING)'],
      route: 'POST /counties/{code}/years/{year}/budgets',
    },
  ],
};

/** 安排相应补助资金和必要的低保机构工作经费: both lines. */
export const benefitsAndWorkFunds = perCounty(
  {
    method: 'LEDGER',
    how: [
      '年度预算同时有低保补助（占需求不是象征性的）和工作经费，工作经费没有从救助金调入',
      'the budget has dibao benefits (more than a token of the need) and work funds, and these take nothing of benefits',
    ],
    fails: [
      '年度结束时低保本级预算只是象征性的，或有从救助金调入工作经费未调回',
      'a token budget for dibao, or work funds taken from benefits, when the year is over',
    ],
    basis: [operating, ownBudget(...DIBAO), assessed(...DIBAO)],
    parameters: ['clauses.materialShare'],
  },
  (facts) => {
    const { ledger } = facts;
    const own = sumFen(ledger, 'ownBudgetFen', DIBAO);
    const need = sumFen(ledger, 'needFen', DIBAO);
    const path = ledgerPath(facts);
    return judged(ledger.movedToOperatingFen <= 0n && isMaterial(own, need, facts), [
      yuan('ownInput', own, path),
      yuan('need', need, path),
      ...workFunds(facts),
    ]);
  },
);

/** 救灾资金发挥救急救困的作用: it is paid out, and nothing is moved away. */
export const disasterFundsKept = perCounty(
  {
    method: 'LEDGER',
    how: [
      '救灾资金已发放（不是象征性的），且没有调出未调回',
      'disaster relief is paid out (more than a token), and nothing moved out of it stays out',
    ],
    fails: ['年度结束时有调出未调回', 'money moved out of it stays out when the year is over'],
    basis: [funded('DISASTER_RELIEF')],
    parameters: ['clauses.materialShare'],
  },
  (facts) => {
    const year = program(facts.ledger, 'DISASTER_RELIEF')!;
    const out = movedOut(year);
    const path = ledgerPath(facts);
    const figures = [
      yuan('funds', year.arrangedFen + out, path),
      yuan('paid', year.paidFen, path),
      yuan('movedOut', out, path),
    ];
    if (out > 0n) return judged(false, figures);
    if (isMaterial(year.paidFen, year.arrangedFen, facts)) return judged(true, figures);
    return noData(['没有救灾发放', 'nothing is paid for disasters'], [], figures);
  },
);
