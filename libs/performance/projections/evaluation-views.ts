/** Certified months; and the evaluations that were adopted: the latest of a year counts. */
import { publishedBy } from '../../projection/projection.js';

export const EVALUATION_VIEWS = publishedBy('performance', {
  /** 按期确认, each month of a county's year at most once. */
  certifications: `SELECT position, region, fiscal_year, month, certified_on
    FROM read.certifications`,

  performance_targets: `SELECT position, place, target_no, region, fiscal_year, program
    FROM read.performance_targets`,

  evaluations: `SELECT position, fiscal_year, adopted_on FROM read.evaluations`,
});
