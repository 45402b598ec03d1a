import {
  described,
  flag,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { REGION_LEVELS, SPENDING_CLASSES } from '../../event-catalogue/vocabulary.js';
import {
  date,
  pageOf,
  recordedRegion,
  recordedWith,
  region,
  regionName,
  regionParent,
  warning,
} from '../../http/openapi/shapes.js';

const called = {
  code: region,
  name: regionName,
  level: oneOf(...REGION_LEVELS),
  parent: regionParent,
};

export const Region = named('Region', recordOf(called));
export const Regions = pageOf('Regions', Region);

export const Programs = named(
  'Programs',
  recordOf({
    date,
    items: listOf(
      recordOf({
        code: described(text, { example: 'URBAN_DIBAO' }),
        chinese: text,
        english: text,
        class: oneOf(...SPENDING_CLASSES),
        pooled: described(flag, { description: '统筹使用 Of the pooled group' }),
        functionalCode: described(nullable(text), {
          description: '政府收支分类科目；null：该年无 Code of the book; null: it has none',
        }),
        effectiveFrom: date,
        basis: text,
      }),
    ),
  }),
);

export const RegionHistory = named(
  'RegionHistory',
  recordOf({
    ...called,
    history: listOf(
      recordOf({
        effectiveOn: described(nullable(date), { description: 'null：登记时 As registered' }),
        code: recordedRegion,
        name: text,
        parent: nullable(recordedRegion),
        basis: nullable(text),
      }),
    ),
  }),
);

export const IndicatorRecorded = recordedWith('IndicatorRecorded', {
  warnings: described(listOf(warning), {
    description: '记录但不用于评判的原因 Why it is recorded, and no clause is judged by it',
  }),
});
