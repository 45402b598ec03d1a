/** The answers of all clauses for a region and a year. @source domain.md, section 11 */
import { STATUSES, type Status, type Verdict, type Words, notApplicable } from './answer.js';
import { type Clause, CLAUSES, bindsIn } from './clause.js';
import type { CountyFacts, ProvinceFacts } from './facts.js';
import { type Rule, answerForCounty, answerForProvince } from './rule.js';
import { RULES } from './rule-table.js';

export interface ClauseAnswer {
  readonly clause: Clause;
  readonly rule: Rule;
  readonly verdict: Verdict;
}

export function ruleOf(clause: Clause): Rule {
  const rule = RULES[clause.id];
  if (!rule) throw new Error(`no rule answers ${clause.id}`);
  return rule;
}

export function complianceOfCounty(facts: CountyFacts): readonly ClauseAnswer[] {
  return answers(facts.year, facts.date, (rule) => answerForCounty(rule, facts));
}

export function complianceOfProvince(facts: ProvinceFacts): readonly ClauseAnswer[] {
  return answers(facts.year, facts.date, (rule) => answerForProvince(rule, facts));
}

function answers(
  year: number,
  date: string,
  answer: (rule: Rule) => Verdict,
): readonly ClauseAnswer[] {
  return CLAUSES.map((clause) => {
    const rule = ruleOf(clause);
    const reason = whyNotBound(clause, year, date);
    return { clause, rule, verdict: reason ? notApplicable(reason) : answer(rule) };
  });
}

/** Outside its window a clause binds nobody; nor does a year that has not begun. */
function whyNotBound(clause: Clause, year: number, date: string): Words | undefined {
  if (date < `${year}-01-01`) return ['该年度尚未开始', 'the year has not begun'];
  if (bindsIn(clause, year)) return undefined;
  const { from, to } = clause.window;
  return [
    `该条适用于 ${from} 至 ${to ?? '今后'}`,
    `the clause binds from ${from} ${to ? `to ${to}` : 'on'}`,
  ];
}

export function countsOf(all: readonly ClauseAnswer[]): Readonly<Record<Status, number>> {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<
    Status,
    number
  >;
  for (const { verdict } of all) counts[verdict.status]++;
  return counts;
}
