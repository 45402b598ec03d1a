/** What was reported, for whoever reckons or judges by it. Amounts are in fen. */
import { publishedBy } from '../../projection/projection.js';

export const FACT_VIEWS = publishedBy('reference-facts', {
  designations: `SELECT position, region, kind, effective_from, effective_to FROM read.designations`,

  /** Each report of one: of those of a year that with the highest position counts. */
  indicators: `SELECT position, region, year, indicator, value FROM read.indicators`,

  /** In force is the latest by `effective_from`, then by position; `tier` may be null. */
  standards: `SELECT position, region, program, tier, monthly_amount_fen, effective_from, basis
    FROM read.standards`,

  /** Payment lists as they were reported to be published. */
  disclosures: `SELECT position, region, fiscal_year, program, period, published_on, url
    FROM read.disclosures`,

  targets: `SELECT position, target_no, region, clause, name, unit, target, due_on
    FROM read.targets`,

  target_progress: `SELECT position, target_no, reported_on, value FROM read.target_progress`,

  /**
   * Exits from a program: of one that was reported again, with its readmission, the last report
   * counts. A scalar, so that a look-up by person stays one in any order of joins.
   */
  exits: `SELECT e.position, e.beneficiary, e.region, e.program, e.exited_on, e.readmitted_on
    FROM read.exits e
    WHERE e.position = (SELECT max(l.position) FROM read.exits l
      WHERE l.beneficiary = e.beneficiary AND l.program = e.program AND l.region = e.region
        AND l.exited_on = e.exited_on)`,
});
