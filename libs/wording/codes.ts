/** Every kind of code with its words: what the catalogue of the interface serves. */
import { CATALOGUE, type EventType } from '../event-catalogue/catalogue.js';
import { type IndicatorName, INDICATORS } from '../policy/indicators.js';
import { BENEFITS, PROGRAMS } from '../policy/programs.js';
import { type ReviewKind, REVIEW_KINDS } from '../policy/review-parameters.js';
import * as clause from './clause-words.js';
import * as figure from './figure-words.js';
import * as fund from './fund-words.js';
import * as people from './people-words.js';
import * as performance from './performance-words.js';
import * as supervision from './supervision-words.js';
import { TASK_WORDS } from './task-words.js';
import { UNIT_WORDS } from './unit-words.js';
import { type WordTable, type Words, words } from './words.js';

/** What happened, as its name; the English says it in a sentence. */
export const EVENT_WORDS = mapped(CATALOGUE, ({ chinese, meaning }) => words(chinese, meaning));
EVENT_WORDS satisfies WordTable<EventType>;

/** Of the catalogue; programs that the province added are named by their events. */
export const PROGRAM_WORDS: WordTable = byCode(PROGRAMS);

/** Benefits that have standards and are no program of their own. */
export const BENEFIT_WORDS: WordTable = byCode(BENEFITS);

export const INDICATOR_WORDS = mapped(INDICATORS, ([zh, en]) => words(zh, en));
INDICATOR_WORDS satisfies WordTable<IndicatorName>;

export const REVIEW_KIND_WORDS = mapped(REVIEW_KINDS, ([zh, en]) => words(zh, en));
REVIEW_KIND_WORDS satisfies WordTable<ReviewKind>;

function mapped<Code extends string, Row>(
  rows: Readonly<Record<Code, Row>>,
  wordsIn: (row: Row) => Words,
): WordTable<Code> {
  const entries = Object.entries<Row>(rows).map(([code, row]) => [code, wordsIn(row)]);
  return Object.fromEntries(entries) as WordTable<Code>;
}

function byCode(rows: typeof PROGRAMS | typeof BENEFITS): WordTable {
  return Object.fromEntries(
    rows.map(({ code, chinese, english }) => [code, words(chinese, english)]),
  );
}

/** By the kind of code, as answers and tables of the data package name it. */
export const CODES = {
  task: TASK_WORDS,
  program: PROGRAM_WORDS,
  benefit: BENEFIT_WORDS,
  event: EVENT_WORDS,
  indicator: INDICATOR_WORDS,
  spendingClass: fund.SPENDING_CLASS_WORDS,
  source: fund.SOURCE_WORDS,
  directFund: fund.DIRECT_FUND_WORDS,
  projectKind: fund.PROJECT_KIND_WORDS,
  mandate: fund.MANDATE_WORDS,
  component: fund.COMPONENT_WORDS,
  lotKind: fund.LOT_KIND_WORDS,
  place: fund.PLACE_WORDS,
  flowNode: fund.FLOW_NODE_WORDS,
  traced: fund.TRACED_WORDS,
  regionLevel: fund.REGION_LEVEL_WORDS,
  designation: fund.DESIGNATION_WORDS,
  tier: fund.TIER_WORDS,
  programFigure: figure.PROGRAM_FIGURE_WORDS,
  projectFigure: figure.PROJECT_FIGURE_WORDS,
  countyFigure: figure.COUNTY_FIGURE_WORDS,
  finding: supervision.FINDING_WORDS,
  findingStatus: supervision.FINDING_STATUS_WORDS,
  verdict: supervision.VERDICT_WORDS,
  recovery: supervision.RECOVERY_WORDS,
  severity: supervision.SEVERITY_WORDS,
  alertStatus: supervision.ALERT_STATUS_WORDS,
  closedBy: supervision.CLOSED_BY_WORDS,
  episodeStep: supervision.EPISODE_STEP_WORDS,
  reported: supervision.REPORTED_WORDS,
  matterKind: supervision.MATTER_KIND_WORDS,
  matterStatus: supervision.MATTER_STATUS_WORDS,
  matterLink: supervision.MATTER_LINK_WORDS,
  reminderSubject: supervision.REMINDER_SUBJECT_WORDS,
  reminderStatus: supervision.REMINDER_STATUS_WORDS,
  complainant: supervision.COMPLAINANT_WORDS,
  objectionStatus: supervision.OBJECTION_STATUS_WORDS,
  objectionOutcome: supervision.OBJECTION_OUTCOME_WORDS,
  contact: supervision.CONTACT_WORDS,
  publishedItem: supervision.PUBLISHED_ITEM_WORDS,
  dutyStatus: supervision.DUTY_STATUS_WORDS,
  directReportStatus: supervision.DIRECT_REPORT_STATUS_WORDS,
  lateness: supervision.LATENESS_WORDS,
  sumsReason: supervision.SUMS_REASON_WORDS,
  evaluation: performance.EVALUATION_WORDS,
  band: performance.BAND_WORDS,
  evaluationStatus: performance.EVALUATION_STATUS_WORDS,
  certificationStatus: performance.CERTIFICATION_STATUS_WORDS,
  targetLevel: performance.TARGET_LEVEL_WORDS,
  targetSublevel: performance.TARGET_SUBLEVEL_WORDS,
  comparator: performance.COMPARATOR_WORDS,
  resultKind: performance.RESULT_KIND_WORDS,
  qualitativeResult: performance.QUALITATIVE_WORDS,
  targetMark: performance.TARGET_MARK_WORDS,
  targetStatus: performance.TARGET_STATUS_WORDS,
  standardRule: performance.STANDARD_RULE_WORDS,
  period: performance.PERIOD_WORDS,
  allocationFactor: performance.FACTOR_WORDS,
  weighedFactor: performance.WEIGHED_FACTOR_WORDS,
  allocationStep: performance.ALLOCATION_STEP_WORDS,
  allocationBound: performance.ALLOCATION_BOUND_WORDS,
  formula: performance.FORMULA_WORDS,
  parameterBasis: performance.PARAMETER_BASIS_WORDS,
  schemeStatus: performance.SCHEME_STATUS_WORDS,
  role: people.ROLE_WORDS,
  duty: people.DUTY_WORDS,
  readKind: people.READ_KIND_WORDS,
  reviewKind: REVIEW_KIND_WORDS,
  proposalState: people.PROPOSAL_STATE_WORDS,
  correctionStatus: people.CORRECTION_STATUS_WORDS,
  forgettingStatus: people.FORGETTING_STATUS_WORDS,
  importOutcome: people.IMPORT_OUTCOME_WORDS,
  importState: people.IMPORT_STATE_WORDS,
  importPhase: people.IMPORT_PHASE_WORDS,
  entryState: people.ENTRY_STATE_WORDS,
  paper: people.PAPER_WORDS,
  clauseStatus: clause.CLAUSE_STATUS_WORDS,
  clauseKind: clause.CLAUSE_KIND_WORDS,
  clauseMethod: clause.CLAUSE_METHOD_WORDS,
  wanted: clause.WANTED_WORDS,
  unit: UNIT_WORDS,
} as const satisfies Readonly<Record<string, WordTable>>;

export type KindOfCode = keyof typeof CODES;
