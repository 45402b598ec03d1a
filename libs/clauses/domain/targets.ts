/**
 * Targets with a deadline, and milestones. Before the deadline there is no verdict but where all
 * is done: the pace is shown, not judged, since no clause says how much is due by when. A target
 * counts in the unit of the clause; a typed percentage counts nothing.
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
import { UNIT_WORDS } from '../../wording/unit-words.js';
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
import type { Basis } from './basis.js';
import { daysBetween } from './calendar.js';
import { sumOfDecimals } from './decimal-sums.js';
import type { ProvinceFacts, RegionFacts, TargetState } from './facts.js';
import { DERIVED, plain } from './reported.js';
import type { Rule } from './rule.js';
import type { Unit } from './units.js';

export interface Deadline {
  readonly from: string;
  readonly dueOn: string;
}

export const MILESTONE_UNIT = 'milestone';

/** Done against the goal, and what it comes to at this pace. @param goal above zero */
export function againstGoal(
  facts: Pick<RegionFacts, 'date'>,
  done: Rational,
  goal: Rational,
  { from, dueOn }: Deadline,
  figures: readonly Figure[],
  unit: Unit = 'COUNT',
): Verdict {
  const progress = dividedBy(done, goal);
  const shown = [
    ...figures,
    decimalFigure('target', plain(goal), unit, DERIVED),
    decimalFigure('done', plain(done), unit, DERIVED),
    ratio('progress', progress, DERIVED),
    date('dueOn', dueOn, DERIVED),
  ];
  const isDone = compare(done, goal) >= 0;
  if (isDone || facts.date >= dueOn) return judged(isDone, shown);
  const passed = rational(Math.max(0, daysBetween(from, facts.date)));
  const gone = least(ONE, dividedBy(passed, rational(daysBetween(from, dueOn))));
  const forecast = compare(gone, ZERO_RATIONAL) > 0 ? dividedBy(progress, gone) : ZERO_RATIONAL;
  return judged(false, [
    ...shown,
    decimalFigure('forecast', plain(times(forecast, goal)), unit, DERIVED),
  ]);
}

/** How offices write the units of targets. */
const WRITTEN = {
  PERSONS: ['名', '人'],
  HOUSEHOLDS: ['户'],
  DWELLINGS: ['套'],
} as const satisfies Partial<Record<Unit, readonly string[]>>;

interface TargetRule extends Deadline {
  readonly id: string;
  /** What the document orders of the whole province; counties have shares of it. */
  readonly goal: string;
  /** A target of another unit counts nothing. */
  readonly unit: keyof typeof WRITTEN;
}

/** Targets of a clause, a region's own, in the unit of the clause. */
export function ofClause(
  { targets }: RegionFacts,
  id: string,
  region: string,
  units: readonly string[] | null,
): readonly TargetState[] {
  return targets.filter(
    (state) =>
      state.region === region &&
      state.clause.trim().toUpperCase() === id &&
      (units === null || units.includes(state.unit.trim())),
  );
}

/** The province's own targets where it reports progress of them, else its counties'. */
function statesOf(rule: TargetRule, facts: RegionFacts): readonly TargetState[] {
  const unit = WRITTEN[rule.unit];
  const isReported = ({ progress }: TargetState) => progress !== null;
  const own = ofClause(facts, rule.id, facts.region, unit).filter(isReported);
  const { counties = [] } = facts as Partial<ProvinceFacts>;
  if (own.length > 0) return own;
  return counties
    .flatMap(({ region }) => ofClause(facts, rule.id, region, unit))
    .filter(isReported);
}

/** What the document sets for the province, of which counties report their shares. */
export function target(rule: TargetRule): Rule {
  const { id, goal, unit, dueOn } = rule;
  const { zh, en } = UNIT_WORDS[unit];
  const progress: Basis = {
    words: [
      `以${zh}计的目标及其进度（clause 填 ${id}）`,
      `a target in ${en} of clause ${id}, and its progress`,
    ],
    holds: (facts) => statesOf(rule, facts).length > 0,
    wanted: ({ year }) => [
      { kind: 'target', name: id, words: [zh, en], route: 'POST /targets/{no}/progress', year },
    ],
  };
  const judge = (facts: RegionFacts, ordered?: Rational): Verdict => {
    const states = statesOf(rule, facts);
    const set = ordered ?? sumOfDecimals(states.flatMap((state) => state.target ?? []));
    const named = text('targetsSet', states.map(({ targetNo }) => targetNo).join('、'), 'targets');
    if (compare(set, ZERO_RATIONAL) <= 0) {
      return noData(['目标值不大于 0', 'the target is not above zero'], [], [named]);
    }
    const reportedOn = states.map((state) => state.progress!.reportedOn).sort();
    return againstGoal(
      facts,
      sumOfDecimals(states.map((state) => state.progress!.value)),
      set,
      rule,
      [named, date('reportedOn', reportedOn.at(-1)!, 'targets')],
      unit,
    );
  };
  return {
    method: 'TARGET',
    how: [
      `完成 ≥ ${goal}${zh}，${dueOn} 前；县按分解目标（目标的 clause 填 ${id}，单位填${zh}）`,
      `done ≥ ${goal} ${en} by ${dueOn}; counties by their share (a target with clause ${id}, in ${zh})`,
    ],
    fails: [`${dueOn} 仍未完成`, `less is done on ${dueOn}`],
    basis: [progress],
    until: dueOn,
    county: (facts) => judge(facts),
    province: (facts) => judge(facts, decimal(goal)),
  };
}

interface MilestoneRule extends Deadline {
  readonly id: string;
  /** Names of the milestones: a target with unit `milestone`, the clause, and one of the names. */
  readonly names: readonly Words[];
}

/** Reached where its progress is no less than its target; one that nobody set says nothing. */
export function milestones(rule: MilestoneRule): Rule {
  const { id, names, dueOn } = rule;
  const list: Words = [names.map(([zh]) => zh).join('、'), names.map(([, en]) => en).join(', ')];
  const setOf = (facts: RegionFacts) => ofClause(facts, id, facts.region, [MILESTONE_UNIT]);
  const wanted = (words: Words) =>
    ({ kind: 'milestone', name: id, words, route: 'POST /targets' }) as const;
  const basis: Basis = {
    words: [`里程碑（clause 填 ${id}）：${list[0]}`, `milestones of clause ${id}: ${list[1]}`],
    holds: (facts) => setOf(facts).length > 0,
    wanted: () => names.map(wanted),
  };
  const judge = (facts: RegionFacts): Verdict => {
    const set = setOf(facts);
    const named = (name: Words) => set.filter((state) => isNamed(state, name));
    const reached = names.filter((name) => named(name).some(isReached));
    const missing = names.filter((name) => !reached.includes(name));
    const figures = [
      count('milestones', names.length, 'targets'),
      text('missingParts', missing.map(([zh]) => zh).join('、'), 'targets'),
    ];
    const unset = missing.filter((name) => named(name).length === 0);
    if (facts.date >= dueOn && unset.length === missing.length && unset.length > 0) {
      return noData(
        ['这些里程碑没有记录', 'of these milestones nothing is recorded'],
        unset.map(wanted),
        figures,
      );
    }
    return againstGoal(facts, rational(reached.length), rational(names.length), rule, figures);
  };
  return {
    method: 'MILESTONE',
    how: [
      `${dueOn} 前达成 ${names.length} 个里程碑：${list[0]}（目标的单位填 ${MILESTONE_UNIT}，clause 填 ${id}）`,
      `${names.length} milestones by ${dueOn}: ${list[1]} (targets with unit ${MILESTONE_UNIT}, clause ${id})`,
    ],
    fails: [`${dueOn} 有已设的里程碑未达成`, `one that was set is not reached on ${dueOn}`],
    basis: [basis],
    until: dueOn,
    county: judge,
    province: 'every county',
  };
}

function isNamed({ name }: TargetState, [zh, en]: Words): boolean {
  return name.includes(zh) || name.toLowerCase().includes(en.toLowerCase());
}

function isReached({ target: goal, progress }: TargetState): boolean {
  return progress !== null && compare(progress.value, goal ?? ONE) >= 0;
}
