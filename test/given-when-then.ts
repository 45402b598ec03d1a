/**
 * The shared runner of domain specs: given what has happened, when something is asked for, then
 * exactly this happens, or it is refused. What has happened is told as the commands that led to it,
 * each of which must have been accepted, or as facts.
 */
import { expect } from '@jest/globals';
import { affectedCounties } from '../libs/event-catalogue/affected-counties.js';
import type { Fact, RecordedFact } from '../libs/event-catalogue/catalogue.js';
import type { Posting } from '../libs/county-ledger/domain/postings.js';
import { postingsOf } from '../libs/county-ledger/domain/postings.js';
import { type YearFigures, noFigures, post } from '../libs/county-ledger/domain/year-figures.js';
import type { FundsCommand } from '../libs/funds/domain/commands.js';
import { asReversible, reverseEntry } from '../libs/funds/domain/corrections.js';
import type { Circumstances } from '../libs/funds/domain/county-decisions.js';
import { type CountyState, evolveCounty, newCounty } from '../libs/funds/domain/county-state.js';
import {
  businessDateOf,
  decide,
  readsCounties,
  writesTo,
} from '../libs/funds/domain/ledger-decision.js';
import { aboutRecorded } from '../libs/funds/domain/recorded-numbers.js';
import { evolveProvince, newProvince } from '../libs/funds/domain/province-state.js';
import { Programs } from '../libs/policy/known-programs.js';
import { Divisions } from '../libs/regions/domain/divisions.js';
import {
  type Refusal,
  type RefusalCode,
  isRefusal,
  refusalMessage,
} from '../libs/refusals/refusals.js';

export const PROVINCE = '220000';
/** Later than whatever is told. */
export const TODAY = '2022-01-01';
export const COUNTIES = ['220503', '220502', '220581'] as const;
export const PREFECTURE = '220500';

/** Reverses the n-th thing that happened, counted from 1. */
export interface Correct {
  readonly kind: 'Correct';
  readonly entry: number;
}

export type Step = FundsCommand | Correct | Fact;

export const correct = (entry: number): Correct => ({ kind: 'Correct', entry });

/** A province with a prefecture and three counties. */
export function someDivisions(): Divisions {
  const divisions = new Divisions();
  const register = (code: string, level: 'province' | 'prefecture' | 'county', parent: string) =>
    divisions.evolve({
      type: 'RegionRegistered',
      data: { code, name: code, level, parent: parent || null },
    });
  register(PROVINCE, 'province', '');
  register(PREFECTURE, 'prefecture', PROVINCE);
  for (const county of COUNTIES) register(county, 'county', PREFECTURE);
  return divisions;
}

export class Scenario {
  readonly facts: RecordedFact[] = [];
  readonly province = newProvince();
  private readonly counties = new Map<string, CountyState>();
  private readonly divisions = someDivisions();

  /** Of who decides: an office to which nothing is closed. */
  private role = 'province-finance';

  constructor(private readonly constructionControl: Circumstances['constructionControl']) {}

  /** By somebody of this role from now on. */
  by(role: string): this {
    this.role = role;
    return this;
  }

  county(region: string = COUNTIES[0]): CountyState {
    let state = this.counties.get(region);
    if (!state) this.counties.set(region, (state = newCounty(region)));
    return state;
  }

  /** Under CONSTRUCTION_CONTROL=block. */
  static blocking(...steps: readonly Step[]): Scenario {
    return new Scenario('block').and(...steps);
  }

  and(...steps: readonly Step[]): this {
    for (const step of steps) {
      const decided = this.decide(step);
      if (isRefusal(decided)) {
        throw new Error(`given was refused: ${refusalMessage(decided).en} (${decided.code})`);
      }
      this.record(decided, this.streamOf(step, decided));
    }
    return this;
  }

  /** A decision changes no state. */
  when(step: Step): Outcome {
    const before = structuredClone([this.province, this.counties] as const);
    const decided = this.decide(step);
    for (const [region] of this.counties) if (!before[1].has(region)) this.counties.delete(region);
    expect([this.province, this.counties]).toEqual(before);
    return new Outcome(decided);
  }

  decide(step: Step): Fact | Refusal {
    if (!('kind' in step)) return step;
    if (step.kind === 'Correct') return this.decideCorrection(step);
    const counties = new Map(readsCounties(step).map((code) => [code, this.county(code)]));
    const { divisions, constructionControl } = this;
    const state = { province: this.province, counties };
    const programs = new Programs();
    const circumstances = { divisions, programs, today: TODAY, role: this.role };
    return decide(aboutRecorded(step, state), state, { ...circumstances, constructionControl });
  }

  private decideCorrection({ entry }: Correct): Fact | Refusal {
    const fact = this.facts[entry - 1]!;
    const reversible = asReversible(fact);
    if (isRefusal(reversible)) return reversible;
    const counties = new Map(affectedCounties(reversible).map((code) => [code, this.county(code)]));
    const correction = { correctionNo: `GZ-${entry}`, reason: 'mistyped' };
    return reverseEntry(correction, fact, { province: this.province, counties });
  }

  private streamOf(step: Step, fact: Fact): string {
    if ('kind' in step && step.kind === 'Correct') return this.facts[step.entry - 1]!.stream;
    const writes = 'kind' in step ? writesTo(step) : writerOf(fact);
    return writes === 'province' ? `province-${PROVINCE}` : `county-${writes.county}`;
  }

  record(fact: Fact, stream: string): void {
    const position = BigInt(this.facts.length + 1);
    const revision = BigInt(this.facts.filter((earlier) => earlier.stream === stream).length);
    const occurredOn = businessDateOf(fact);
    const recordedAt = `2018-06-01T00:00:00.${String(this.facts.length).padStart(3, '0')}Z`;
    const id = `event-${position}`;
    this.facts.push({ ...fact, id, stream, revision, position, occurredOn, recordedAt });
    if (stream.startsWith('province-')) evolveProvince(this.province, fact);
    const affected = new Set(postingsOf(fact).map((posting) => posting.region));
    if (stream.startsWith('county-')) affected.add(stream.slice('county-'.length));
    for (const region of affected) evolveCounty(this.county(region), fact);
  }

  /** Postings to a county's year, of everything or of what had happened by a business date. */
  postings(region: string, fiscalYear: number, asOf = '9999-12-31'): readonly Posting[] {
    return this.facts
      .filter((fact) => fact.occurredOn <= asOf)
      .flatMap(postingsOf)
      .filter((posting) => posting.region === region && posting.fiscalYear === fiscalYear);
  }

  /** The ledger's figures, folded from postings. */
  figures(fiscalYear: number, asOf?: string, region: string = COUNTIES[0]): YearFigures {
    const figures = noFigures();
    for (const posting of this.postings(region, fiscalYear, asOf)) post(figures, posting);
    return figures;
  }
}

function writerOf(fact: Fact): 'province' | { readonly county: string } {
  switch (fact.type) {
    case 'ReceiptRecorded':
    case 'TransferIssued':
    case 'AwardReclaimed':
    case 'PoolYearClosed':
      return 'province';
    default:
      return { county: (fact.data as { readonly region: string }).region };
  }
}

export class Outcome {
  constructor(private readonly decided: Fact | Refusal) {}

  /** Exactly this happens. */
  then(expected: Fact): void {
    expect(this.decided).toEqual(expected);
  }

  /** This happens, and says at least so much. */
  thenHappens<T extends Fact['type']>(type: T, data: object): void {
    expect(this.decided).toEqual({ type, data: expect.objectContaining(data) });
  }

  /** It is refused with this code; both messages are complete. */
  thenRefused(code: RefusalCode, data?: Refusal['data']): void {
    const { decided } = this;
    if (!isRefusal(decided)) throw new Error(`accepted: ${decided.type}`);
    expect(decided.code).toBe(code);
    if (data) expect(decided.data).toMatchObject(data);
    const { zh, en } = refusalMessage(decided);
    expect(`${zh}${en}`).not.toMatch(/[{}]|undefined/);
    if (code !== 'NEED_MONTHS_INVALID') expect(`${zh}${en}`).not.toContain('—');
  }
}

/** With CONSTRUCTION_CONTROL=flag, the default. */
export function given(...steps: readonly Step[]): Scenario {
  return new Scenario('flag').and(...steps);
}
