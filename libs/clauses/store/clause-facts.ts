/** One snapshot of facts for a county or the province: a fixed number of questions. */
import { adoptedSchemes } from '../../allocation/store/scheme-list.js';
import { complaintTally } from '../../matters/store/complaint-tally.js';
import { type Rational, ONE, greatest } from '../../money/rational.js';
import { Evaluations } from '../../performance/store/evaluations.js';
import type { ParameterName } from '../../policy/parameter-values.js';
import { type Parameters, isParameter, parametersAt } from '../../policy/parameters.js';
import { findingTotals } from '../../supervision/store/finding-totals.js';
import { daysBetween } from '../domain/calendar.js';
import type {
  CountyFacts,
  FindingTotals,
  LedgerYear,
  ProvinceFacts,
  ReceiptsOfYear,
  TargetState,
} from '../domain/facts.js';
import type { IndicatorName } from '../domain/indicators.js';
import type { AskedYear, ClauseSources } from './clause-sources.js';
import { type LedgerYears, NO_LEDGER, ledgerYears, sumOfLedgers } from './ledger-years.js';
import {
  NO_ALERTS,
  NO_COMPLAINTS,
  alertsAsOf,
  alertsOf,
  designationsOf,
  indicatorsOf,
  paidMonthsOf,
  remainingOf,
  standardsOf,
  targetsOf,
} from './reported-facts.js';

export interface RegionRow {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string | null;
}

type Facts =
  | { readonly kind: 'county'; readonly facts: CountyFacts }
  | { readonly kind: 'province'; readonly facts: ProvinceFacts };

const NO_FINDINGS: FindingTotals = { byKind: new Map(), handled: 0 };

export class ClauseFacts {
  constructor(private readonly sources: ClauseSources) {}

  /**
   * undefined where the code is no registered county, nor the province.
   * @param asOf what happened later does not count; null: everything recorded counts
   */
  async of(region: string, year: number, asOf: string | null): Promise<Facts | undefined> {
    const { sql, today } = this.sources;
    const regions = await sql.query<RegionRow>(REGIONS);
    const asked = regions.find(({ code }) => code === region);
    if (!asked || asked.level === 'prefecture') return undefined;
    const lastDay = `${year}-12-31`;
    const now = asOf ?? today();
    const date = now < lastDay ? now : lastDay;
    if (asked.level === 'county') {
      const snapshot = await this.snapshot([asked], { region, year, date, asOf });
      return { kind: 'county', facts: countyFacts(asked, snapshot) };
    }
    const counties = regions.filter(({ level }) => level === 'county');
    const snapshot = await this.snapshot(counties, { region: null, year, date, asOf });
    return { kind: 'province', facts: await this.provinceFacts(asked, regions, snapshot) };
  }

  private async snapshot(counties: readonly RegionRow[], asked: AskedYear) {
    const { sql, changes: askChanges } = this.sources;
    const { region, year, date, asOf } = asked;
    const changes = await askChanges();
    const parameters = parametersAt(date, changes);
    const only = region === null ? null : [region];
    const [ledgers, indicators, standards, targets, paidMonths, alerts] = await Promise.all([
      ledgerYears(sql, asked),
      indicatorsOf(sql, only, asked),
      standardsOf(sql, asked),
      targetsOf(sql, only, asked),
      paidMonthsOf(sql, asked, parameters),
      asOf === null ? alertsOf(sql, asked) : alertsAsOf(sql, { ...asked, asOf }),
    ]);
    const [remaining, designations, found, evaluated, complained, position] = await Promise.all([
      remainingOf(sql, asked),
      designationsOf(sql, year),
      findingTotals(sql, asked, changes),
      new Evaluations(this.sources).adopted(year, asOf),
      complaintTally(sql, asked),
      this.position(),
    ]);
    const resources = parametersAt(`${year}-01-01`, changes);
    return {
      ...{ counties, asked, changes, parameters, resources, ledgers, indicators, standards },
      ...{ targets, paidMonths, alerts, remaining, designations, found, evaluated },
      ...{ complained, position },
    };
  }

  private async position(): Promise<number> {
    const [row] = await this.sources.sql.query<{ readonly position: bigint }>(POSITION);
    return Number(row!.position);
  }

  private async provinceFacts(
    province: RegionRow,
    regions: readonly RegionRow[],
    snapshot: Snapshot,
  ): Promise<ProvinceFacts> {
    const { sql } = this.sources;
    const { year, date, asOf } = snapshot.asked;
    const [receipts, conservation, adopted] = await Promise.all([
      sql.query<ReceiptRow>(RECEIPTS, [[year - 1, year], asOf]),
      sql.query<{ readonly agree: bigint; readonly disagree: bigint }>(CONSERVATION, [year, asOf]),
      adoptedSchemes(sql, year, asOf),
    ]);
    const counties = snapshot.counties.map((county) => countyFacts(county, snapshot));
    const askable = ({ code }: RegionRow) => ({
      region: code,
      indicator: indicatorOf(snapshot, code),
    });
    return {
      ...askable(province),
      name: province.name,
      year,
      date,
      parameters: snapshot.parameters,
      targets: snapshot.targets,
      ledger: sumOfLedgers(counties.map(({ ledger }) => ledger)),
      lastLedger: sumOfLedgers(counties.map(({ lastLedger }) => lastLedger)),
      position: snapshot.position,
      counties,
      prefectures: regions.filter(({ level }) => level === 'prefecture').map(askable),
      receipts: receipts.map(receiptsOf),
      schemes: adopted,
      findings: snapshot.found.get('') ?? NO_FINDINGS,
      receiptConservation: {
        agree: Number(conservation[0]!.agree),
        disagree: Number(conservation[0]!.disagree),
      },
      parameterChanges: changesOf(snapshot, year),
    };
  }
}

type Snapshot = Awaited<ReturnType<ClauseFacts['snapshot']>>;

interface ReceiptRow {
  readonly program: string;
  readonly source: string;
  readonly fiscal_year: number;
  readonly amount_fen: bigint;
}

function receiptsOf(row: ReceiptRow): ReceiptsOfYear {
  const { program, source, fiscal_year: year, amount_fen: amountFen } = row;
  return { program, source, year, amountFen };
}

function indicatorOf({ indicators }: Pick<Snapshot, 'indicators'>, region: string) {
  return (name: IndicatorName, year: number): Rational | undefined =>
    indicators.get(`${region}/${year}/${name}`);
}

function countyFacts(county: RegionRow, snapshot: Snapshot): CountyFacts {
  const { code } = county;
  const { year, date } = snapshot.asked;
  const ledger = yearOf(snapshot.ledgers, code, year);
  const standards = snapshot.standards.get(code)?.byKey ?? new Map<string, never>();
  return {
    region: code,
    name: county.name,
    year,
    date,
    parameters: snapshot.parameters,
    indicator: indicatorOf(snapshot, code),
    targets: targetsOfRegion(snapshot.targets, code),
    position: snapshot.position,
    ledger,
    lastLedger: yearOf(snapshot.ledgers, code, year - 1),
    alerts: snapshot.alerts.get(code) ?? NO_ALERTS,
    standards: (program, tier) =>
      standards.get(tier === undefined ? program : `${program}/${tier}`) ?? [],
    tiers: (program) => tiersOf(standards, program),
    paidMonths: snapshot.paidMonths.get(code) ?? [],
    findings: snapshot.found.get(code) ?? NO_FINDINGS,
    evaluation: evaluationOf(snapshot, code),
    complaints: snapshot.complained.get(code) ?? NO_COMPLAINTS,
    accounts: accountsOf(ledger, code, snapshot.remaining),
    resourceMultiplier: resourceMultiplier(county, snapshot),
  };
}

/** null where the year was not evaluated, for the county too. */
function evaluationOf({ evaluated }: Snapshot, code: string): CountyFacts['evaluation'] {
  const { score, band } = evaluated?.counties.find(({ region }) => region === code) ?? {};
  return score && band ? { score, band } : null;
}

function yearOf(ledgers: LedgerYears, region: string, year: number): LedgerYear {
  return ledgers.get(`${region}/${year}`) ?? NO_LEDGER;
}

function targetsOfRegion(targets: readonly TargetState[], region: string) {
  return targets.filter((target) => target.region === region);
}

function tiersOf(standards: ReadonlyMap<string, unknown>, program: string): readonly string[] {
  const prefix = `${program}/`;
  return [...standards.keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));
}

/** Award money that remains is some of what is available: the rest is the county's own. */
function accountsOf(
  { programs }: LedgerYear,
  region: string,
  remaining: ReadonlyMap<string, bigint>,
): CountyFacts['accounts'] {
  let [agree, disagree] = [0, 0];
  for (const [program, { availableFen }] of programs) {
    const award = remaining.get(`${region}/${program}`) ?? 0n;
    if (award >= 0n && award <= availableFen) agree++;
    else disagree++;
  }
  return { agree, disagree };
}

/** The highest multiplier of its designations, or its prefecture’s. domain.md, section 7 */
function resourceMultiplier(
  { code, parent }: RegionRow,
  { designations, resources }: Pick<Snapshot, 'designations'> & { readonly resources: Parameters },
): Rational {
  const kinds = [code, parent ?? ''].flatMap((region) => designations.get(region) ?? []);
  return kinds.reduce<Rational>((highest, kind) => {
    const name = `allocation.resource.${kind}`;
    return isParameter(name)
      ? greatest(highest, resources.ratio(name satisfies ParameterName))
      : highest;
  }, ONE);
}

function changesOf({ changes, asked }: Pick<Snapshot, 'changes' | 'asked'>, year: number) {
  const ofYear = changes.filter(
    ({ effectiveFrom }) => effectiveFrom.startsWith(`${year}-`) && effectiveFrom <= asked.date,
  );
  const lags = ofYear.map(({ effectiveFrom, recordedAt = effectiveFrom }) =>
    Math.max(0, daysBetween(effectiveFrom, recordedAt.slice(0, 10))),
  );
  return { count: ofYear.length, longestLagDays: Math.max(0, ...lags) };
}

const REGIONS = 'SELECT code, name, level, parent FROM published.regions ORDER BY code';
const POSITION = 'SELECT position FROM read.checkpoint';

const RECEIPTS = `SELECT program, source, fiscal_year, sum(amount_fen) AS amount_fen
  FROM published.receipts WHERE fiscal_year = ANY ($1)
    AND ($2::date IS NULL OR received_on <= $2)
  GROUP BY program, source, fiscal_year`;

/** amount = unissued + in transit + remaining + disbursed; what was reclaimed is unissued again. */
const CONSERVATION = `SELECT count(*) FILTER (WHERE amount_fen = held_fen) AS agree,
    count(*) FILTER (WHERE amount_fen <> held_fen) AS disagree
  FROM (SELECT r.document_no, max(r.amount_fen) AS amount_fen,
      coalesce(sum(m.amount_fen) FILTER (WHERE m.held <> 'RECLAIMED'), 0) AS held_fen
    FROM published.receipts r LEFT JOIN published.fund_moves m ON m.receipt_no = r.document_no
      AND ($2::date IS NULL OR m.occurred_on <= $2)
    WHERE r.fiscal_year = $1 AND ($2::date IS NULL OR r.received_on <= $2)
    GROUP BY r.document_no) receipts`;
