/**
 * From which amount on another person must look at a write before it counts, and from which a third
 * approves it: for each kind of write, in yuan. Without a value nobody must, which is how it
 * begins; 0 is always. Rows are added, never edited, as in `parameter-values.ts`.
 * @source 会计法 第二十七条: those who decide, carry out and record are different persons
 */
import type { ParameterDefinition } from './parameter.js';

const LAW = '中华人民共和国会计法';

/** Kinds of write, each with its name. */
export const REVIEW_KINDS = {
  receipts: ['资金收入', 'Receipts'],
  transfers: ['指标下达', 'Transfers'],
  arrivals: ['指标到账', 'Arrivals'],
  openings: ['期初结转', 'Opening balances'],
  loweredNeeds: ['核减保障需求（按核减额）', 'Needs that are lowered, by how much'],
  exemptions: ['批复豁免', 'Exemptions'],
  budgets: ['本级预算安排', 'Budgets'],
  adjustments: ['资金调剂（不涉及建设性支出）', 'Adjustments without construction'],
  constructionAdjustments: ['涉及建设性支出的资金调剂', 'Adjustments into or out of construction'],
  batches: ['发放批次和建设支出', 'Payment batches and construction spending'],
  returns: ['发放退回', 'Returns'],
  reclaims: ['收回资金', 'Reclaims'],
  closings: ['年度结账', 'Closings of years'],
  policyValues: ['政策参数', 'Policy values'],
  facts: ['上报数据和登记', 'Reported facts and registrations'],
  handling: [
    '预警、问题、事项、公开和评价的办理',
    'Handling of alerts, findings, matters and publications',
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type ReviewKind = keyof typeof REVIEW_KINDS;

type ReviewParameters = {
  readonly [K in `review.${ReviewKind}.${'second' | 'third'}`]: ParameterDefinition;
};

const AMOUNT = { unit: 'YUAN', places: 2, least: '0', most: '1000000000000' } as const;

function amountsOf(kind: ReviewKind): readonly (readonly [string, ParameterDefinition])[] {
  const [zh, en] = REVIEW_KINDS[kind];
  const second = {
    ...AMOUNT,
    chinese: `${zh}：达到该金额须经另一人复核`,
    english: `${en}: amount from which another person must review`,
    values: [],
  };
  const third = {
    ...AMOUNT,
    chinese: `${zh}：达到该金额须再经第三人审批`,
    english: `${en}: amount from which a third person must approve`,
    values: [],
  };
  return [
    [`review.${kind}.second`, second],
    [`review.${kind}.third`, third],
  ];
}

const KINDS = Object.keys(REVIEW_KINDS) as ReviewKind[];

export const REVIEW_PARAMETERS = {
  ...(Object.fromEntries(KINDS.flatMap(amountsOf)) as ReviewParameters),
  'review.expiry.days': {
    ...{ unit: 'DAYS', places: 0, least: '1', most: '366' },
    chinese: '提请复核的业务几日内未获批准即失效',
    english: 'Days after which a proposal that nobody approved expires',
    values: [
      {
        ...{ effectiveFrom: '1990-01-01', effectiveTo: null, value: '30', assumed: true },
        source: {
          document: LAW,
          clause: '第二十七条',
          quote:
            '记账人员与经济业务事项和会计事项的审批人员、经办人员、财物保管人员的职责权限应当明确，并相互分离、相互制约',
        },
      },
    ],
  },
} as const satisfies Record<string, ParameterDefinition>;
