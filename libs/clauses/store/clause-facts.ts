/** One snapshot of facts for a county or the province: a fixed number of questions. */
import { adoptedSchemes } from '../../allocation/store/scheme-list.js';
import { complaintTally } from '../../matters/store/complaint-tally.js';
import { type Rational, ONE, greatest } from '../../money/rational.js';
import { Evaluations } from '../../performance/store/evaluations.js';
import type { IndicatorName } from '../../policy/indicators.js';
import type { ParameterName } from '../../policy/parameter-values.js';
import { type Parameters, isParameter, parametersAt } from '../../policy/parameters.js';
import { findingTotals } from '../../supervision/store/finding-totals.js';
import { sameDayBefore } from '../domain/calendar.js';
import type {
  CountyFacts,
  FindingTotals,
  ProvinceFacts,
  ReceiptsOfYear,
  TargetState,
} from '../domain/facts.js';
import { sumOfLedgers } from '../domain/ledger-sums.js';
import type { AskedYear, ClauseSources } from './clause-sources.js';
import { NO_YEAR, ledgerYears, reportedIn } from './ledger-years.js';
import {
  NO_ALERTS,
  NO_COMPLAINTS,
  alertsOf,
  certifiedOf,
  designationsOf,
  indicatorsOf,
  listedOf,
  paidMonthsOf,
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
    const regions = await sql.query<RegionRow>(REGIONS, [`${year}-01-01`]);
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
      this.years(asked),
      indicatorsOf(sql, only, asked),
      standardsOf(sql, asked),
      targetsOf(sql, only, asked),
      paidMonthsOf(sql, asked, parameters),
      alertsOf(this.sources, asked),
    ]);
    const evaluations = new Evaluations(this.sources);
    const [designations, found, evaluated, evaluatedBefore, complained, position] =
      await Promise.all([
        designationsOf(sql, year),
        findingTotals(sql, asked, changes),
        evaluations.adopted(year, asOf),
        evaluations.adopted(year - 1, asOf),
        complaintTally(sql, asked),
        this.position(),
      ]);
    const [listed, certified] = await Promise.all([listedOf(sql, asked), certifiedOf(sql, asked)]);
    const resources = parametersAt(`${year}-01-01`, changes);
    return {
      ...{ counties, asked, parameters, resources, ledgers, indicators, standards, targets },
      ...{ paidMonths, alerts, designations, found, evaluated, evaluatedBefore, complained },
      ...{ listed, certified, position },
    };
  }

  /**
   * The year, the one before as it is compared with (as of the same day until 31 December), and
   * that as it is known by the day asked.
   */
  private async years({ region, year, date, asOf }: AskedYear) {
    const { sql } = this.sources;
    const compared = date < `${year}-12-31` ? sameDayBefore(date) : asOf;
    const [current, last] = await Promise.all([
      ledgerYears(sql, { region, year, asOf }),
      ledgerYears(sql, { region, year: year - 1, asOf: compared }),
    ]);
    const before =
      compared === asOf ? last : await ledgerYears(sql, { region, year: year - 1, asOf });
    return { current, last, before };
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
    const compared = date < `${year}-12-31` ? sameDayBefore(date) : asOf;
    const [receipts, adopted] = await Promise.all([
      sql.query<ReceiptRow>(RECEIPTS, [year, asOf, compared]),
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
  const { current, last, before } = snapshot.ledgers;
  const ofYear = current.get(code) ?? NO_YEAR;
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
    ledger: ofYear.ledger,
    lastLedger: (last.get(code) ?? NO_YEAR).ledger,
    reported: reportedIn(ofYear, before.get(code) ?? NO_YEAR),
    listedFen: snapshot.listed.get(code) ?? 0n,
    certifiedThrough: snapshot.certified.get(code) ?? 0,
    alerts: snapshot.alerts.get(code) ?? NO_ALERTS,
    standards: (program, tier) =>
      standards.get(tier === undefined ? program : `${program}/${tier}`) ?? [],
    tiers: (program) => tiersOf(standards, program),
    paidMonths: snapshot.paidMonths.get(code) ?? [],
    findings: snapshot.found.get(code) ?? NO_FINDINGS,
    evaluation: evaluationOf(snapshot.evaluated, code),
    lastEvaluation: evaluationOf(snapshot.evaluatedBefore, code),
    complaints: snapshot.complained.get(code) ?? NO_COMPLAINTS,
    resourceMultiplier: resourceMultiplier(county, snapshot),
  };
}

/** null where the year was not evaluated, or the county not for want of a basis. */
function evaluationOf(evaluation: Snapshot['evaluated'], code: string): CountyFacts['evaluation'] {
  const { score, band } = evaluation?.counties.find(({ region }) => region === code) ?? {};
  return score && band ? { score, band } : null;
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

/** As on 1 January, when the designations of a parent count. */
const REGIONS = `SELECT region AS code, name, level, parent FROM published.unit_names
  WHERE from_on <= $1 AND (until_on IS NULL OR until_on > $1) ORDER BY region`;
const POSITION = 'SELECT position FROM read.checkpoint';

const RECEIPTS = `SELECT program, source, fiscal_year, sum(amount_fen) AS amount_fen
  FROM published.receipts
  WHERE fiscal_year = $1 AND ($2::date IS NULL OR received_on <= $2)
    OR fiscal_year = $1 - 1 AND ($3::date IS NULL OR received_on <= $3)
  GROUP BY program, source, fiscal_year`;
