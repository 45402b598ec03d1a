/** The register and its answers, ready for JSON. @source domain.md, section 11; api.md */
import { INDICATORS } from '../../policy/indicators.js';
import type { ParameterName } from '../../policy/parameter-values.js';
import { type Parameters, definitionOf, parametersAt } from '../../policy/parameters.js';
import { CLAUSE_METHOD_WORDS } from '../../wording/clause-words.js';
import { UNIT_WORDS } from '../../wording/unit-words.js';
import { type Figure, type Verdict, type Wanted } from '../domain/answer.js';
import { type Clause, CLAUSES, KIND_WORDS } from '../domain/clause.js';
import {
  type ClauseAnswer,
  complianceOfCounty,
  complianceOfProvince,
  countsOf,
  ruleOf,
} from '../domain/compliance.js';

import type { Rule } from '../domain/rule.js';
import { ClauseFacts } from './clause-facts.js';
import type { ClauseSources } from './clause-sources.js';

export class ClauseAnswers {
  private readonly facts: ClauseFacts;

  constructor(private readonly sources: ClauseSources) {
    this.facts = new ClauseFacts(sources);
  }

  /** The register, with the thresholds as they are in force today. */
  async register() {
    const parameters = parametersAt(this.sources.today(), await this.sources.changes());
    return CLAUSES.map((clause) => ({
      ...clauseOf(clause),
      ...howOf(ruleOf(clause), parameters),
    }));
  }

  /**
   * undefined where the region is neither a registered county nor the province.
   * @param asOf only what had happened by the end of this day counts; null: everything recorded
   */
  async compliance(region: string, year: number, asOf: string | null = null) {
    const found = await this.facts.of(region, year, asOf);
    if (!found) return undefined;
    const { facts } = found;
    const answers =
      found.kind === 'county' ? complianceOfCounty(found.facts) : complianceOfProvince(found.facts);
    return {
      region,
      name: facts.name,
      level: found.kind,
      year,
      date: facts.date,
      asOf,
      position: facts.position,
      counts: countsOf(answers),
      items: answers.map((answer) => itemOf(answer, facts.parameters)),
    };
  }
}

function both([zh, en]: readonly [string, string]) {
  return { zh, en };
}

function clauseOf(clause: Clause) {
  const { id, document, clause: number, words, passage, demand, kind, window } = clause;
  return {
    id,
    document: document.number,
    clause: number,
    kind,
    kindName: both(KIND_WORDS[kind]),
    words,
    passage,
    demand,
    effectiveFrom: window.from,
    effectiveTo: window.to,
    ...(clause.scanned === undefined ? {} : { scanned: clause.scanned }),
  };
}

function howOf(rule: Rule, parameters: Parameters) {
  const { method, how, indicators = [], parameters: used = [] } = rule;
  const addressed = [
    ...(rule.county === null ? [] : (['county'] as const)),
    ...(rule.province === null ? [] : (['province'] as const)),
  ];
  return {
    method,
    methodName: CLAUSE_METHOD_WORDS[method],
    formula: both(how),
    fails: rule.fails ? both(rule.fails) : null,
    basis: basisOf(rule),
    addressedTo: addressed,
    indicators: indicators.map((name) => {
      const [zh, en, unit] = INDICATORS[name];
      return { name, zh, en, unit };
    }),
    parameters: used.map((name) => parameterOf(name, parameters)),
  };
}

/** What must be recorded before it is judged; of the province beside, where it is another. */
function basisOf({ basis, provinceBasis }: Rule) {
  const said = (all: Rule['basis']) => (all === 'none' ? [] : all.map(({ words }) => both(words)));
  return { county: said(basis), province: said(provinceBasis ?? basis) };
}

function parameterOf(name: ParameterName, parameters: Parameters) {
  const { chinese: zh, english: en, unit } = definitionOf(name);
  const inForce = parameters.find(name);
  return {
    name,
    zh,
    en,
    unit: UNIT_WORDS[unit].en,
    value: inForce?.value ?? null,
    assumed: inForce?.assumed ?? null,
    source: inForce?.source ?? null,
  };
}

function itemOf({ clause, rule, verdict }: ClauseAnswer, parameters: Parameters) {
  const { id, document, clause: number, kind, words, demand } = clause;
  return {
    id,
    status: verdict.status,
    document: document.number,
    clause: number,
    kind,
    words,
    passage: clause.passage,
    demand,
    method: rule.method,
    formula: both(rule.how),
    provisional: verdict.provisional ?? false,
    reason: verdict.reason ? both(verdict.reason) : null,
    figures: verdict.figures.map(figureOf),
    parameters: (verdict.parameters ?? []).map((name) => parameterOf(name, parameters)),
    report: (verdict.report ?? []).map(wantedOf),
    counties: talliesOf(verdict),
  };
}

function figureOf({ name, words, value, unit, evidence }: Figure) {
  return { name, ...both(words), value, unit, evidence };
}

function wantedOf({ kind, name, words, route, year }: Wanted) {
  return { kind, name, ...both(words), route, ...(year === undefined ? {} : { year }) };
}

function talliesOf({ counties }: Verdict) {
  return counties ?? null;
}
