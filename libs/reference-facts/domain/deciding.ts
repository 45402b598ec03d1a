/**
 * Reference facts: who may be spoken of, which stream a fact enters, and its natural key.
 * data-package.md
 */
import type { Fact } from '../../event-catalogue/catalogue.js';
import type { Divisions } from '../../regions/domain/divisions.js';
import { findProgram, hasStandards } from '../../policy/programs.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { refuseTooLarge, refuseTooManyDigits } from '../../refusals/sizes.js';
import type { ReferenceCommand } from './commands.js';

type ReferenceFact = Omit<ReferenceCommand, 'kind'> & Fact;

export interface Reported {
  readonly fact: ReferenceFact;
  readonly stream: string;
  readonly naturalKey: string;
  readonly occurredOn: string;
}

/** @param today business date for facts that carry none of their own */
export function report(
  command: ReferenceCommand,
  divisions: Divisions,
  today: string,
): Reported | Refusal {
  const { kind: _, ...fact } = command;
  const region = regionOf(fact);
  if (region !== null && fact.type !== 'RegionRegistered' && !divisions.find(region)) {
    return refuse('REGION_UNKNOWN', { region });
  }
  const wrong = programUnknown(fact) ?? daysReversed(fact) ?? tooLarge(fact);
  if (wrong) return wrong;
  return {
    fact,
    stream: streamOf(fact),
    naturalKey: naturalKeyOf(fact),
    occurredOn: occurredOn(fact, today),
  };
}

function programUnknown(fact: ReferenceFact): Refusal | undefined {
  switch (fact.type) {
    case 'StandardSet':
    case 'BeneficiaryExited':
    case 'DisclosurePublished': {
      const { program } = fact.data;
      const isKnown = fact.type === 'StandardSet' ? hasStandards : findProgram;
      return isKnown(program) ? undefined : refuse('PROGRAM_UNKNOWN', { program });
    }
    default:
      return undefined;
  }
}

/** What ends does not end before it begins. */
function daysReversed(fact: ReferenceFact): Refusal | undefined {
  switch (fact.type) {
    case 'RegionDesignated':
      return refuseReversed(fact.data.effectiveFrom, fact.data.effectiveTo);
    case 'BeneficiaryExited':
      return refuseReversed(fact.data.exitedOn, fact.data.readmittedOn);
    default:
      return undefined;
  }
}

function tooLarge(fact: ReferenceFact): Refusal | undefined {
  switch (fact.type) {
    case 'StandardSet':
      return refuseTooLarge(fact.data.monthlyAmountFen);
    case 'IndicatorReported':
      return refuseTooManyDigits(fact.data.value);
    default:
      return undefined;
  }
}

/** @param last null: there is no end */
function refuseReversed(first: string, last: string | null): Refusal | undefined {
  if (last === null || last >= first) return undefined;
  return refuse('LAST_DAY_BEFORE_FIRST', { first, last });
}

function regionOf(fact: ReferenceFact): string | null {
  if (fact.type === 'RegionRegistered') return fact.data.code;
  return fact.type === 'ProgressReported' ? null : fact.data.region;
}

function streamOf(fact: ReferenceFact): string {
  switch (fact.type) {
    case 'RegionRegistered':
      return `region-${fact.data.code}`;
    case 'RegionDesignated':
      return `designation-${fact.data.region}`;
    case 'IndicatorReported':
      return `indicator-${fact.data.region}`;
    case 'StandardSet':
      return `standard-${fact.data.region}`;
    case 'BeneficiaryExited':
      return `exit-${fact.data.region}`;
    case 'DisclosurePublished':
      return `disclosure-${fact.data.region}`;
    case 'TargetSet':
    case 'ProgressReported':
      return `target-${fact.data.targetNo}`;
  }
}

/** All columns that are no amount, text or basis. */
function naturalKeyOf(fact: ReferenceFact): string {
  switch (fact.type) {
    case 'RegionRegistered':
      return `region/${fact.data.code}`;
    case 'RegionDesignated': {
      const { region, kind, effectiveFrom, effectiveTo } = fact.data;
      return `designation/${region}/${kind}/${effectiveFrom}/${effectiveTo ?? ''}`;
    }
    case 'IndicatorReported':
      return `indicator/${fact.data.region}/${fact.data.year}/${fact.data.indicator}`;
    case 'StandardSet': {
      const { region, program, tier, effectiveFrom } = fact.data;
      return `standard/${region}/${program}/${tier ?? ''}/${effectiveFrom}`;
    }
    case 'BeneficiaryExited': {
      const { beneficiary, region, program, exitedOn, readmittedOn } = fact.data;
      return `exit/${beneficiary}/${region}/${program}/${exitedOn}/${readmittedOn ?? ''}`;
    }
    case 'DisclosurePublished': {
      const { region, fiscalYear, program, period, publishedOn } = fact.data;
      return `disclosure/${region}/${fiscalYear}/${program}/${period}/${publishedOn}`;
    }
    case 'TargetSet':
      return `target/${fact.data.targetNo}`;
    case 'ProgressReported':
      return `progress/${fact.data.targetNo}/${fact.data.reportedOn}`;
  }
}

function occurredOn(fact: ReferenceFact, today: string): string {
  switch (fact.type) {
    case 'RegionRegistered':
    case 'TargetSet':
      return today;
    case 'RegionDesignated':
    case 'StandardSet':
      return fact.data.effectiveFrom;
    case 'IndicatorReported':
      return `${fact.data.year}-12-31`;
    case 'BeneficiaryExited':
      return fact.data.exitedOn;
    case 'DisclosurePublished':
      return fact.data.publishedOn;
    case 'ProgressReported':
      return fact.data.reportedOn;
  }
}
