/**
 * Reference facts: who may be spoken of, which stream a fact enters, and its natural key.
 * data-package.md
 */
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import { type EventTable, entryFor } from '../../event-catalogue/folds.js';
import { Divisions } from '../../regions/domain/divisions.js';
import { Programs, programStream } from '../../policy/known-programs.js';
import { refuseFuture } from '../../refusals/days.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { refuseTooLarge, refuseTooManyDigits } from '../../refusals/sizes.js';
import type { ReferenceCommand, ReferenceType } from './commands.js';
import {
  type PerformanceTarget,
  refuseResult,
  refuseTargets,
  targetKey,
  targetSetStream,
  targetStream,
} from './performance-targets.js';

export type ReferenceFact = Omit<ReferenceCommand, 'kind'> & Fact;

export interface Reported {
  readonly fact: ReferenceFact;
  readonly stream: string;
  readonly naturalKey: string;
  /** Of a fact that names several things, the keys of the others. */
  readonly moreKeys?: readonly string[];
  readonly occurredOn: string;
}

/** What is to be known of a fact of its type before it is recorded. */
interface Described {
  /** Must be registered; null: speaks of no region, or registers it. */
  readonly region: string | null;
  readonly stream: string;
  /** All columns that are no amount, text or basis. */
  readonly naturalKey: string;
  readonly moreKeys?: readonly string[];
  readonly occurredOn: string;
  /** A day that can't lie after today; left out: it is decided ahead. */
  readonly happenedOn?: string;
  readonly wrong?: Refusal | undefined;
}

/** @param today business date for facts that carry none of their own */
export function report(command: ReferenceCommand, known: Known, today: string): Reported | Refusal {
  const { kind: _, ...fact } = command;
  const { region, wrong, happenedOn = '', ...place } = describe(command, known, today);
  const refusal =
    refuseFuture(happenedOn, today) ?? refuseUnknown(region, known.divisions) ?? wrong;
  return refusal ?? { fact, ...place };
}

/** Also of a fact that would be refused now: it may have been recorded. */
export function naturalKeyOfFact(command: ReferenceCommand, known: Known): string {
  return describe(command, known, '').naturalKey;
}

/** What a recorded fact claims: for each claim, the keys of which it has one. */
export function keysOfFact(fact: ReferenceFact): readonly (readonly string[])[] {
  if (fact.type === 'RegionRecoded') return [recodingKeys(fact.data)];
  const command = { kind: 'ReportFact', ...fact } as ReferenceCommand;
  const { naturalKey, moreKeys = [] } = describe(command, NOTHING_KNOWN, '');
  return [naturalKey, ...moreKeys].map((key) => [key]);
}

function describe({ type, data }: ReferenceCommand, known: Known, today: string): Described {
  return entryFor(FACTS, type)!(data, today, known);
}

/** What facts may speak of. */
export interface Known {
  readonly divisions: Divisions;
  readonly programs: Programs;
  /** Of which a result is reported; undefined: nobody has set it. */
  readonly target?: PerformanceTarget | undefined;
}

/** Enough to tell keys by, and not to judge. */
const NOTHING_KNOWN: Known = { divisions: new Divisions(), programs: new Programs() };

/** @param region the unit's identity */
export function regionStream(region: string): string {
  return `region-${region}`;
}

const FACTS: EventTable<ReferenceType, [today: string, known: Known], Described> = {
  RegionRegistered: ({ code }, today) => ({
    region: null,
    stream: regionStream(code),
    naturalKey: `region/${code}`,
    occurredOn: today,
  }),
  RegionRecoded: describedRecoding,
  ProgramAdded: ({ code, effectiveFrom }, _, { programs }) => ({
    region: null,
    stream: programStream(code),
    naturalKey: `program/${code}`,
    occurredOn: effectiveFrom,
    wrong: programs.hasStandards(code) ? refuse('PROGRAM_KNOWN', { program: code }) : undefined,
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
  StandardSet: ({ region, program, tier, effectiveFrom, monthlyAmountFen }, _, { programs }) => ({
    region,
    stream: `standard-${region}`,
    naturalKey: `standard/${region}/${program}/${tier ?? ''}/${effectiveFrom}`,
    occurredOn: effectiveFrom,
    wrong:
      refuseUnless(programs.hasStandards(program), program) ?? refuseTooLarge(monthlyAmountFen),
  }),
  BeneficiaryExited: describedExit,
  DisclosurePublished: ({ region, fiscalYear, program, period, publishedOn }, _, { programs }) => ({
    region,
    stream: `disclosure-${region}`,
    naturalKey: `disclosure/${region}/${fiscalYear}/${program}/${period}/${publishedOn}`,
    occurredOn: publishedOn,
    happenedOn: publishedOn,
    wrong: refuseUnless(programs.find(program) !== undefined, program),
  }),
  MonthCertified: (data, today, { divisions }) => ({
    region: data.region,
    stream: `certification-${data.region}`,
    naturalKey: `certification/${data.region}/${data.fiscalYear}/${data.month}`,
    occurredOn: data.certifiedOn,
    happenedOn: data.certifiedOn,
    wrong: refuseNoCounty(data.region, divisions) ?? refuseMonthNotOver(data, today),
  }),
  PerformanceTargetsSet: ({ targets, ...set }, _, { programs }) => ({
    region: set.region,
    stream: targetSetStream(set),
    naturalKey: targetKey(targets[0]!.targetNo),
    moreKeys: targets.slice(1).map(({ targetNo }) => targetKey(targetNo)),
    occurredOn: set.declaredOn,
    wrong:
      refuseUnless(programs.find(set.program) !== undefined, set.program) ?? refuseTargets(targets),
  }),
  PerformanceResultReported: (data, _, { target }) => ({
    region: null,
    stream: targetStream(data.targetNo),
    naturalKey: `performance-result/${data.targetNo}/${data.kind}/${data.reportedOn}`,
    occurredOn: data.reportedOn,
    happenedOn: data.reportedOn,
    wrong: refuseResult(data, target),
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
    happenedOn: reportedOn,
  }),
};

/**
 * A code belongs to one unit for ever: the first recoding to it claims it as a registration would,
 * a later one of its unit is told apart by its day. @source domain.md, section 1
 */
function describedRecoding(
  data: DataOf<'RegionRecoded'>,
  _today: string,
  { divisions }: Known,
): Described {
  const { region, newCode, newParent, effectiveOn } = data;
  const isFree = divisions.unitOf(newCode) === undefined;
  return {
    region,
    stream: regionStream(region),
    naturalKey: isFree ? `region/${newCode}` : recodingKey(newCode, effectiveOn),
    occurredOn: effectiveOn,
    wrong: refuseUnknown(newParent, divisions) ?? refuseRecoding(data, divisions),
  };
}

function refuseRecoding(
  { region, newCode, newName, newParent, effectiveOn }: DataOf<'RegionRecoded'>,
  divisions: Divisions,
): Refusal | undefined {
  const owner = divisions.unitOf(newCode) ?? region;
  if (owner !== region) return refuse('CODE_TAKEN', { newCode, region: owner });
  const earlier = divisions.recodingsOf(region);
  if (earlier.some((one) => one.newCode === newCode && one.effectiveOn === effectiveOn)) {
    return refuse('DUPLICATE_KEY', { key: recodingKey(newCode, effectiveOn) });
  }
  const latest = earlier.at(-1)?.effectiveOn ?? '';
  if (effectiveOn < latest) {
    return refuse('RECODING_OUT_OF_ORDER', { region, latest, effectiveOn });
  }
  if (newName !== null || newParent !== null) return undefined;
  const isInForce = divisions.standing(region, { date: effectiveOn })?.code === newCode;
  return isInForce ? refuse('CODE_TAKEN', { newCode, region }) : undefined;
}

/** Every key under which the recoding may have been recorded. */
export function recodingKeys({ newCode, effectiveOn }: DataOf<'RegionRecoded'>): readonly string[] {
  return [`region/${newCode}`, recodingKey(newCode, effectiveOn)];
}

function recodingKey(newCode: string, effectiveOn: string): string {
  return `recoding/${newCode}/${effectiveOn}`;
}

function refuseUnknown(region: string | null, divisions: Divisions): Refusal | undefined {
  if (region === null || divisions.find(region)) return undefined;
  return refuse('REGION_UNKNOWN', { region });
}

function describedExit(
  data: DataOf<'BeneficiaryExited'>,
  _today: string,
  { programs }: Known,
): Described {
  const { beneficiary, region, program, exitedOn, readmittedOn } = data;
  return {
    region,
    stream: `exit-${region}`,
    naturalKey: `exit/${beneficiary}/${region}/${program}/${exitedOn}/${readmittedOn ?? ''}`,
    occurredOn: exitedOn,
    happenedOn: exitedOn,
    wrong:
      refuseUnless(programs.find(program) !== undefined, program) ??
      refuseReversed(exitedOn, readmittedOn),
  };
}

function refuseNoCounty(region: string, divisions: Divisions): Refusal | undefined {
  return divisions.isCounty(region) ? undefined : refuse('REGION_NOT_A_COUNTY', { region });
}

/** 按期确认: a county's word on a month is given once that is over. domain.md, section 2 */
function refuseMonthNotOver(
  { fiscalYear, month, certifiedOn }: DataOf<'MonthCertified'>,
  today: string,
): Refusal | undefined {
  const certified = `${fiscalYear}-${String(month).padStart(2, '0')}`;
  if (certifiedOn.slice(0, 7) > certified) return undefined;
  return refuse('REPORT_DAY_INVALID', { month: certified, reportedOn: certifiedOn, today });
}

function refuseUnless(isKnown: boolean, program: string): Refusal | undefined {
  return isKnown ? undefined : refuse('PROGRAM_UNKNOWN', { program });
}

/** What ends does not end before it begins. @param last null: there is no end */
function refuseReversed(first: string, last: string | null): Refusal | undefined {
  if (last === null || last >= first) return undefined;
  return refuse('LAST_DAY_BEFORE_FIRST', { first, last });
}
