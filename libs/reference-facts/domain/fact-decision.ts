/**
 * Reference facts: who may be spoken of, which stream a fact enters, and its natural key.
 * data-package.md
 */
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import { type EventTable, entryFor } from '../../event-catalogue/folds.js';
import type { Divisions } from '../../regions/domain/divisions.js';
import { findProgram, hasStandards } from '../../policy/programs.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { refuseTooLarge, refuseTooManyDigits } from '../../refusals/sizes.js';
import type { ReferenceCommand, ReferenceType } from './commands.js';

type ReferenceFact = Omit<ReferenceCommand, 'kind'> & Fact;

export interface Reported {
  readonly fact: ReferenceFact;
  readonly stream: string;
  readonly naturalKey: string;
  readonly occurredOn: string;
}

/** What is to be known of a fact of its type before it is recorded. */
interface Described {
  /** Must be registered; null: speaks of no region, or registers it. */
  readonly region: string | null;
  readonly stream: string;
  /** All columns that are no amount, text or basis. */
  readonly naturalKey: string;
  readonly occurredOn: string;
  readonly wrong?: Refusal | undefined;
}

/** @param today business date for facts that carry none of their own */
export function report(
  command: ReferenceCommand,
  divisions: Divisions,
  today: string,
): Reported | Refusal {
  const { kind: _, ...fact } = command;
  const { region, wrong, ...place } = entryFor(FACTS, fact.type)!(fact.data, today);
  if (region !== null && !divisions.find(region)) return refuse('REGION_UNKNOWN', { region });
  return wrong ?? { fact, ...place };
}

const FACTS: EventTable<ReferenceType, [today: string], Described> = {
  RegionRegistered: ({ code }, today) => ({
    region: null,
    stream: `region-${code}`,
    naturalKey: `region/${code}`,
    occurredOn: today,
  }),
  RegionDesignated: ({ region, kind, effectiveFrom, effectiveTo }) => ({
    region,
    stream: `designation-${region}`,
    naturalKey: `designation/${region}/${kind}/${effectiveFrom}/${effectiveTo ?? ''}`,
    occurredOn: effectiveFrom,
    wrong: refuseReversed(effectiveFrom, effectiveTo),
  }),
  IndicatorReported: ({ region, year, indicator, value }) => ({
    region,
    stream: `indicator-${region}`,
    naturalKey: `indicator/${region}/${year}/${indicator}`,
    occurredOn: `${year}-12-31`,
    wrong: refuseTooManyDigits(value),
  }),
  StandardSet: ({ region, program, tier, effectiveFrom, monthlyAmountFen }) => ({
    region,
    stream: `standard-${region}`,
    naturalKey: `standard/${region}/${program}/${tier ?? ''}/${effectiveFrom}`,
    occurredOn: effectiveFrom,
    wrong: refuseUnless(hasStandards(program), program) ?? refuseTooLarge(monthlyAmountFen),
  }),
  BeneficiaryExited: describedExit,
  DisclosurePublished: ({ region, fiscalYear, program, period, publishedOn }) => ({
    region,
    stream: `disclosure-${region}`,
    naturalKey: `disclosure/${region}/${fiscalYear}/${program}/${period}/${publishedOn}`,
    occurredOn: publishedOn,
    wrong: refuseUnless(findProgram(program) !== undefined, program),
  }),
  TargetSet: ({ region, targetNo }, today) => ({
    region,
    stream: `target-${targetNo}`,
    naturalKey: `target/${targetNo}`,
    occurredOn: today,
  }),
  ProgressReported: ({ targetNo, reportedOn }) => ({
    region: null,
    stream: `target-${targetNo}`,
    naturalKey: `progress/${targetNo}/${reportedOn}`,
    occurredOn: reportedOn,
  }),
};

function describedExit(data: DataOf<'BeneficiaryExited'>): Described {
  const { beneficiary, region, program, exitedOn, readmittedOn } = data;
  return {
    region,
    stream: `exit-${region}`,
    naturalKey: `exit/${beneficiary}/${region}/${program}/${exitedOn}/${readmittedOn ?? ''}`,
    occurredOn: exitedOn,
    wrong:
      refuseUnless(findProgram(program) !== undefined, program) ??
      refuseReversed(exitedOn, readmittedOn),
  };
}

function refuseUnless(isKnown: boolean, program: string): Refusal | undefined {
  return isKnown ? undefined : refuse('PROGRAM_UNKNOWN', { program });
}

/** What ends does not end before it begins. @param last null: there is no end */
function refuseReversed(first: string, last: string | null): Refusal | undefined {
  if (last === null || last >= first) return undefined;
  return refuse('LAST_DAY_BEFORE_FIRST', { first, last });
}
