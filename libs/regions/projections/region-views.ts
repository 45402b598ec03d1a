/** The divisions, for whoever names them. */
import { publishedBy } from '../../projection/projection.js';

export const REGION_VIEWS = publishedBy('regions', {
  regions: `SELECT code, name, level, parent FROM read.regions`,
});
