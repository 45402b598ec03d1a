/** What a monthly report is made of, asked for as the interface asks for it. */
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { ValueOf } from '../../event-catalogue/codec.js';
import { Ledger } from '../../county-ledger/nest/answers.js';
import { ReadLedger } from '../../county-ledger/nest/queries.js';
import { GapAlerts } from '../../gap-alerts/nest/answers.js';
import { ListAlerts } from '../../gap-alerts/nest/queries.js';
import { UnitNames } from '../../http/reading/unit-names.interceptor.js';
import { formatYuan } from '../../money/fen.js';
import { Certifications } from '../../performance/nest/answers.js';
import { ListCertifications } from '../../performance/nest/queries.js';
import { policySource } from '../../policy/store/recorded-changes.js';
import { ReadModels } from '../../projection/read-models.js';
import { Units } from '../../regions/store/units.js';
import { findingTotals } from '../../supervision/store/finding-totals.js';
import { assessedPersons } from '../store/assessed-persons.js';
import type { Found, MonthFigures } from './month-report.js';

const ALL = 1000;

export interface MonthAsked {
  readonly fiscalYear: number;
  readonly month: number;
  /** A county; left out: all. */
  readonly region?: string;
  /** As recorded by then, ISO 8601. */
  readonly knownAt?: string;
}

@Injectable()
export class MonthOfCounties {
  constructor(
    private readonly queries: QueryBus,
    private readonly models: ReadModels,
    private readonly units: Units,
    private readonly names: UnitNames,
  ) {}

  /** undefined: the region is no county. */
  async figures({
    fiscalYear,
    month,
    region,
    knownAt,
  }: MonthAsked): Promise<MonthFigures | undefined> {
    const source = policySource(await this.models.knownAt(knownAt));
    const [end, before] = [lastDay(fiscalYear, month), lastDay(fiscalYear, month - 1)];
    const asOf = end < source.today() ? end : source.today();
    const known = knownAt === undefined ? {} : { knownAt };
    const of = region === undefined ? {} : { region };
    const counties = region === undefined ? await this.counties() : [region];
    const at = { fiscalYear, ...known };
    const ledgers = await this.ledgers(counties, { ...at, asOf });
    if (region !== undefined && ledgers.length === 0) return undefined;
    const page = { ...at, ...of, asOf, limit: ALL };
    const alerts = await this.queries.execute(new ListAlerts(page));
    // A month is certified when it is over.
    const certified = { ...page, month, asOf: source.today() };
    const certifications = await this.queries.execute(new ListCertifications(certified));
    const named = { year: fiscalYear, asOf, ...known };
    const naming = { dayOfYear: '12-31' } as const;
    return {
      ...{ fiscalYear, month, asOf, ledgers },
      before: await this.ledgers(counties, { ...at, asOf: before }),
      persons: await assessedPersons(source.sql, { fiscalYear, month, asOf, ...of }),
      alerts: (await this.names.in(alerts, { answers: GapAlerts, ...naming }, named)).items,
      certifications: (
        await this.names.in(certifications, { answers: Certifications, ...naming }, named)
      ).items,
      findings: await this.findings(source, { fiscalYear, asOf, ...of }),
    };
  }

  private async counties(): Promise<readonly string[]> {
    const all = (await this.units.upToNow()).all();
    return all.filter(({ level }) => level === 'county').map(({ code }) => code);
  }

  private async ledgers(
    counties: readonly string[],
    at: { readonly fiscalYear: number; readonly asOf: string; readonly knownAt?: string },
  ): Promise<readonly ValueOf<typeof Ledger>[]> {
    const naming = { answers: Ledger, dayOfYear: '12-31' } as const;
    const found = [];
    for (const region of counties) {
      const ledger = await this.queries.execute(new ReadLedger({ region, ...at }));
      if (ledger) found.push(await this.names.in(ledger, naming, { year: at.fiscalYear, ...at }));
    }
    return found;
  }

  private async findings(
    source: ReturnType<typeof policySource>,
    asked: { readonly fiscalYear: number; readonly asOf: string; readonly region?: string },
  ): Promise<readonly Found[]> {
    const { fiscalYear: year, asOf, region = null } = asked;
    const question = { region, year, date: asOf, asOf };
    const totals = await findingTotals(source.sql, question, await source.changes());
    const sums = new Map<string, { count: number; amountFen: bigint }>();
    for (const { byKind } of totals.values()) {
      for (const [kind, { count, amountFen }] of byKind) {
        const sum = sums.get(kind) ?? { count: 0, amountFen: 0n };
        sums.set(kind, { count: sum.count + count, amountFen: sum.amountFen + amountFen });
      }
    }
    return [...sums].map(([kind, { count, amountFen }]) => {
      return { kind, count, amount: formatYuan(amountFen) };
    });
  }
}

/** @param month 0: December of the year before */
function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
