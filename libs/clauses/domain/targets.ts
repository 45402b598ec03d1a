/**
 * Targets with a deadline, and milestones. Before the deadline the answer is the pace so far: met
 * where the progress is no less than the days that have passed ask for, and marked provisional.
 */
import {
  type Rational,
  ONE,
  ZERO_RATIONAL,
  compare,
  decimal,
  dividedBy,
  least,
  rational,
  times,
} from '../../money/rational.js';
import {
  type Figure,
  type Verdict,
  type Words,
  count,
  date,
  decimalFigure,
  judged,
  noData,
  ratio,
  text,
} from './answer.js';
import { daysBetween } from './calendar.js';
import { sumOfDecimals } from './decimal-sums.js';
import type { ProvinceFacts, RegionFacts, TargetState } from './facts.js';
import { DERIVED, plain } from './reported.js';
import { type Rule, everyCounty } from './rule.js';

export interface Deadline {
  readonly from: string;
  readonly dueOn: string;
}

export const MILESTONE_UNIT = 'milestone';

/** Progress against what the days passed ask for. @param done, goal goal above zero */
export function judgePace(
  facts: Pick<RegionFacts, 'date'>,
  done: Rational,
  goal: Rational,
  { from, dueOn }: Deadline,
  figures: readonly Figure[],
): Verdict {
  const progress = dividedBy(done, goal);
  const shown = [
    ...figures,
    decimalFigure('target', plain(goal), 'COUNT', DERIVED),
    decimalFigure('done', plain(done), 'COUNT', DERIVED),
    ratio('progress', progress, DERIVED),
    date('dueOn', dueOn, DERIVED),
  ];
  if (compare(done, goal) >= 0 || facts.date >= dueOn) {
    return judged(compare(done, goal) >= 0, shown);
  }
  const passed = rational(Math.max(0, daysBetween(from, facts.date)));
  const expected = least(ONE, dividedBy(passed, rational(daysBetween(from, dueOn))));
  const forecast =
    compare(expected, ZERO_RATIONAL) > 0 ? dividedBy(progress, expected) : ZERO_RATIONAL;
  return judged(
    compare(progress, expected) >= 0,
    [
      ...shown,
      ratio('expectedByNow', expected, DERIVED),
      decimalFigure('forecast', plain(times(forecast, goal)), 'COUNT', DERIVED),
    ],
    {
      provisional: true,
      reason: ['期限未到，按进度判断', 'not due yet: judged by the pace so far'],
    },
  );
}

interface TargetRule extends Deadline {
  readonly id: string;
  /** What the document orders of the whole province; counties have shares of it. */
  readonly goal: string;
  readonly unit: Words;
  /** Shares of counties add up to the goal; else each is held to the goal itself. */
  readonly additive: boolean;
}

/** What the document sets for the province, of which counties report their shares. */
export function target(rule: TargetRule): Rule {
  const { id, goal, unit, dueOn } = rule;
  return {
    method: 'TARGET',
    how: [
      `完成 ≥ ${goal}${unit[0]}，${dueOn} 前；县按分解目标（目标的 clause 填 ${id}）`,
      `done ≥ ${goal} ${unit[1]} by ${dueOn}; counties by their share (a target with clause ${id})`,
    ],
    county: (facts) => judgeOwn(rule, facts) ?? wantedTarget(id, unit, facts),
    province: (facts) =>
      judgeOwn(rule, facts, decimal(goal)) ??
      (rule.additive ? judgeSum(rule, facts) : undefined) ??
      wantedTarget(id, unit, facts),
  };
}

function ofClause(facts: RegionFacts, id: string, region: string): readonly TargetState[] {
  return facts.targets.filter(
    (state) => state.region === region && state.clause.trim().toUpperCase() === id,
  );
}

function judgeOwn(rule: TargetRule, facts: RegionFacts, ordered?: Rational): Verdict | undefined {
  const own = ofClause(facts, rule.id, facts.region);
  if (own.length === 0) return undefined;
  const set = sumOfDecimals(own.flatMap((state) => state.target ?? []));
  const goal = ordered ?? (rule.additive ? set : decimal(rule.goal));
  return judgeStates(rule, facts, own, goal);
}

function judgeSum(rule: TargetRule, facts: ProvinceFacts): Verdict | undefined {
  const shares = facts.counties.flatMap(({ region }) => ofClause(facts, rule.id, region));
  return shares.length === 0 ? undefined : judgeStates(rule, facts, shares, decimal(rule.goal));
}

function judgeStates(
  rule: TargetRule,
  facts: RegionFacts,
  states: readonly TargetState[],
  goal: Rational,
): Verdict | undefined {
  const reports = states.flatMap(({ progress }) => progress ?? []);
  const named = text('targetsSet', states.map(({ targetNo }) => targetNo).join('、'), 'targets');
  if (reports.length === 0) {
    return noData(
      ['目标已设，尚无进度报告', 'the target is set, no progress is reported'],
      states.slice(0, 1).map((state) => ({
        kind: 'target',
        name: state.targetNo,
        words: rule.unit,
        route: `POST /targets/${state.targetNo}/progress`,
      })),
      [named],
    );
  }
  if (compare(goal, ZERO_RATIONAL) <= 0) return undefined;
  const done = sumOfDecimals(reports.map(({ value }) => value));
  const reportedOn = reports
    .map((report) => report.reportedOn)
    .sort()
    .at(-1)!;
  return judgePace(facts, done, goal, rule, [named, date('reportedOn', reportedOn, 'targets')]);
}

function wantedTarget(id: string, words: Words, facts: RegionFacts): Verdict {
  return noData(
    ['尚未设定目标', 'no target is set'],
    [{ kind: 'target', name: id, words, route: 'POST /targets', year: facts.year }],
  );
}

interface MilestoneRule extends Deadline {
  readonly id: string;
  /** Names of the milestones: a target with unit `milestone`, the clause, and one of the names. */
  readonly names: readonly Words[];
}

/** Reached where its progress is no less than its target. */
export function milestones(rule: MilestoneRule): Rule {
  const { id, names, dueOn } = rule;
  const [zh, en] = [
    names.map(([name]) => name).join('、'),
    names.map(([, name]) => name).join(', '),
  ];
  const judge = (facts: RegionFacts): Verdict => {
    const set = ofClause(facts, id, facts.region).filter(({ unit }) => unit === MILESTONE_UNIT);
    if (set.length === 0) return wantedMilestones(rule, names);
    const reached = names.filter((name) =>
      set.some((state) => isNamed(state, name) && isReached(state)),
    );
    const missing = names.filter((name) => !reached.includes(name)).map(([name]) => name);
    const goal = rational(names.length);
    return judgePace(facts, rational(reached.length), goal, rule, [
      count('milestones', names.length, 'targets'),
      text('missingParts', missing.join('、'), 'targets'),
    ]);
  };
  return {
    method: 'MILESTONE',
    how: [
      `${dueOn} 前达成 ${names.length} 个里程碑：${zh}（目标的单位填 ${MILESTONE_UNIT}，clause 填 ${id}）`,
      `${names.length} milestones by ${dueOn}: ${en} (targets with unit ${MILESTONE_UNIT}, clause ${id})`,
    ],
    county: judge,
    province: (facts) => everyCounty(judge, facts),
  };
}

function isNamed({ name }: TargetState, [zh, en]: Words): boolean {
  return name.includes(zh) || name.toLowerCase().includes(en.toLowerCase());
}

function isReached({ target: goal, progress }: TargetState): boolean {
  return progress !== null && compare(progress.value, goal ?? ONE) >= 0;
}

function wantedMilestones({ id }: MilestoneRule, names: readonly Words[]): Verdict {
  return noData(
    ['尚未设定里程碑', 'no milestone is set'],
    names.map((words) => ({ kind: 'milestone', name: id, words, route: 'POST /targets' })),
  );
}
