/** What is answered of allocation schemes. */
import {
  described,
  dictionaryOf,
  flag,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { ALLOCATION_FACTORS } from '../../event-catalogue/vocabulary.js';
import {
  date,
  instant,
  pageOf,
  recordedWith,
  region,
  regionName,
  yuan,
} from '../../http/openapi/shapes.js';
import { SCHEME_STATUSES } from '../store/scheme-list.js';

const sixPlaces = described(text, { example: '1.052300' });
const ratio = described(text, { example: '1.05' });
const status = oneOf(...SCHEME_STATUSES);
const perPerson = described(nullable(yuan), {
  description: '元/人 Yuan per person in need',
  unit: 'yuan per person',
});
const perYuanOfNeed = described(nullable(sixPlaces), {
  description: '元/元需求 Yuan per yuan of need',
});
const rank = described(nullable(integer), {
  description: '按每元需求所得，自 1 起 From 1, by amount per yuan of need',
});
const switchedOff = described(listOf(oneOf(...ALLOCATION_FACTORS)), {
  description: '不计的因素 Factors left out',
});

const about = {
  schemeId: described(text, { example: 'S-2018-URBAN_DIBAO' }),
  fiscalYear: described(integer, { example: 2018 }),
  program: described(text, { example: 'URBAN_DIBAO' }),
};

const terms = {
  ...about,
  total: yuan,
  unit: described(yuan, { description: '分配单位（元） Every amount is a multiple of it' }),
  floorRatio: ratio,
  capRatio: described(nullable(ratio), { description: 'null：不封顶 No cap' }),
  switchedOff,
  effort: described(flag, { description: '计财政努力程度 Whether the fiscal effort counts' }),
  formula: described(
    recordOf({
      form: oneOf('product', 'weights'),
      weights: nullable(listOf(recordOf({ factor: text, weight: text }))),
    }),
    { description: '各因素连乘，或按权重 The product of factors, or by weights' },
  ),
  bounds: described(recordOf({ atFloor: integer, atCap: integer }), {
    description: '取保底、取封顶的县数 How many counties get their floor, and their cap',
  }),
};

const progress = {
  status,
  draftedBy: text,
  adoptedBy: nullable(text),
  adoptedOn: nullable(date),
  documentNo: described(nullable(text), {
    description: '下达文号 The transfer document that it was issued as',
  }),
  issuedOn: nullable(date),
};

const place = { region, name: regionName };

const line = {
  ...place,
  need: yuan,
  difficulty: sixPlaces,
  pressure: sixPlaces,
  resource: sixPlaces,
  performance: sixPlaces,
  effort: described(nullable(sixPlaces), { description: 'null：不计 Does not count' }),
  score: described(text, {
    description: '元；按权重的为份额 Yuan; of a formula by weights a share',
    example: '63044626.92',
  }),
  floor: yuan,
  cap: nullable(yuan),
  prior: described(yuan, { description: '上年下达 Issued for the year before' }),
  amount: yuan,
  change: described(yuan, { description: 'amount − prior' }),
  bound: described(nullable(oneOf('FLOOR', 'CAP')), {
    description: '取保底或封顶 At its floor or cap; null: by its score',
  }),
  band: described(nullable(text), {
    description: '上年绩效等级 Band of the year before',
    example: 'GOOD',
  }),
  designations: described(listOf(text), { example: ['RESOURCE_DECLINING'] }),
};

export const DraftedScheme = recordedWith('DraftedScheme', {
  ...terms,
  status: oneOf('draft'),
  lines: listOf(named('SchemeLine', recordOf(line))),
});

const explanation = named(
  'SchemeExplanation',
  recordOf({
    factor: oneOf(...ALLOCATION_FACTORS, 'score', 'floor', 'cap', 'amount'),
    value: nullable(text),
    counts: described(flag, { description: '本方案是否计入 Whether the scheme counts the factor' }),
    zh: text,
    en: text,
    inputs: described(dictionaryOf(nullable(text)), {
      description: '公式的输入；需求按年列出 What the formula was fed; of the need, year by year',
      example: { '2017': '1234.50', '2016': '1200.00' },
    }),
    clause: text,
    quote: text,
  }),
);

const fairness = named(
  'SchemeFairness',
  recordOf({
    perPerson,
    perYuanOfNeed,
    giniByPersons: nullable(sixPlaces),
    giniByNeed: nullable(sixPlaces),
  }),
);

const usedParameter = recordOf({
  name: text,
  value: text,
  effectiveFrom: date,
  basis: described(oneOf('STATED', 'ASSUMED', 'DECIDED'), {
    description:
      '文件载明、文件未定数值、由省决定 A document names the figure, leaves it open; set by the province',
  }),
  document: text,
  clause: text,
  quote: text,
});

export const Scheme = named(
  'Scheme',
  recordOf({
    ...terms,
    ...progress,
    fairness,
    parameters: listOf(usedParameter),
    lines: listOf(
      recordOf({
        ...line,
        persons: integer,
        perPerson,
        perYuanOfNeed,
        rank,
        explanation: listOf(explanation),
      }),
    ),
  }),
);

export const SchemeItem = named(
  'SchemeItem',
  recordOf({ ...about, total: yuan, switchedOff, ...progress, draftedAt: instant }),
);
export const Schemes = pageOf('Schemes', SchemeItem);

const portion = { amount: yuan, perPerson, perYuanOfNeed, rank };

export const SchemeComparison = named(
  'SchemeComparison',
  recordOf({
    ...about,
    with: described(nullable(text), {
      description:
        '对比的方案；null：关闭因素后的本方案 The other scheme; null: this one with factors left out',
    }),
    switchedOff,
    total: yuan,
    otherTotal: yuan,
    fairness,
    otherFairness: fairness,
    lines: listOf(
      recordOf({
        ...place,
        ...portion,
        with: recordOf(portion),
        difference: described(yuan, { description: '本方案减对比 This amount less the other' }),
        rankChange: described(nullable(integer), {
          description: '正数：在本方案中位次较高 Positive where the county stands higher here',
        }),
      }),
    ),
  }),
);
