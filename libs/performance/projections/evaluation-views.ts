/** The evaluations that were adopted: the latest of a year counts. */
import { publishedBy } from '../../projection/projection.js';

export const EVALUATION_VIEWS = publishedBy('performance', {
  evaluations: `SELECT position, fiscal_year, adopted_on FROM read.evaluations`,
});
