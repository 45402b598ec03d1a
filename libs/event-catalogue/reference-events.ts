/** Events of reference facts: who reported what is so, when, and on what basis. data-package.md. */
import {
  fenAmount,
  listOf,
  flag,
  integer,
  isoDate,
  isoMonth,
  nullable,
  oneOf,
  recordOf,
  regionCode,
  text,
} from './codec.js';
import { DESIGNATION_KINDS, REGION_LEVELS, SPENDING_CLASSES } from './vocabulary.js';

export const regionRegistered = recordOf({
  code: regionCode,
  name: text,
  level: oneOf(...REGION_LEVELS),
  parent: nullable(regionCode),
});

/** From a day on a unit has another code, name or parent. domain.md, section 1 */
export const regionRecoded = recordOf({
  /** The unit, by the code that it was first registered with. */
  region: regionCode,
  newCode: regionCode,
  /** null: as before. */
  newName: nullable(text),
  /** Another unit, likewise; null: as before. */
  newParent: nullable(regionCode),
  effectiveOn: isoDate,
  basis: text,
});

/** A program of the province's own, with its rows of the functional budget codes by day. */
export const programAdded = recordOf({
  code: text,
  chineseName: text,
  englishName: text,
  class: oneOf(...SPENDING_CLASSES),
  /** Of the pooled group, between whose programs award money may be adjusted. */
  pooled: flag,
  functionalCodes: listOf(recordOf({ code: text, from: isoDate })),
  effectiveFrom: isoDate,
  basis: text,
});

export const regionDesignated = recordOf({
  region: regionCode,
  kind: oneOf(...DESIGNATION_KINDS),
  effectiveFrom: isoDate,
  /** Last day on which it holds; null: until further notice. */
  effectiveTo: nullable(isoDate),
  basis: text,
});

export const indicatorReported = recordOf({
  region: regionCode,
  year: integer,
  indicator: text,
  /** A decimal as reported; its unit is the indicator's. */
  value: text,
});

export const standardSet = recordOf({
  region: regionCode,
  /** A program, or a benefit that is none of its own (DESTITUTE_CARE). */
  program: text,
  tier: nullable(text),
  monthlyAmountFen: fenAmount,
  effectiveFrom: isoDate,
  basis: text,
});

export const beneficiaryExited = recordOf({
  beneficiary: text,
  region: regionCode,
  program: text,
  exitedOn: isoDate,
  reason: text,
  readmittedOn: nullable(isoDate),
});

export const disclosurePublished = recordOf({
  region: regionCode,
  fiscalYear: integer,
  program: text,
  period: isoMonth,
  publishedOn: isoDate,
  url: text,
});

export const targetSet = recordOf({
  targetNo: text,
  region: regionCode,
  clause: text,
  name: text,
  unit: text,
  target: text,
  dueOn: isoDate,
});

export const progressReported = recordOf({
  targetNo: text,
  reportedOn: isoDate,
  value: text,
  basis: text,
});
