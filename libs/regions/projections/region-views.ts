/** The divisions, for whoever names them. */
import { publishedBy } from '../../projection/projection.js';

/** A step a row; the first holds from before any date. */
const STEPS = `SELECT code AS region, level, code, name, parent, DATE '0001-01-01' AS from_on,
    position FROM read.regions
  UNION ALL
  SELECT c.region, r.level, c.code, c.name, c.parent, c.effective_on, c.position
    FROM read.region_recodings c JOIN read.regions r ON r.code = c.region`;

/** The last value up to the row that is not null. */
function latest(column: string): string {
  return `(array_remove(array_agg(${column}) OVER w, NULL))[cardinality(array_remove(array_agg(${column}) OVER w, NULL))]`;
}

export const REGION_VIEWS = publishedBy('regions', {
  /** As registered: `code` is the unit's identity, as `region` is everywhere else. */
  regions: `SELECT code, name, level, parent FROM read.regions`,
  /**
   * What a unit is called, from `from_on` until before `until_on` (null: until further notice);
   * `parent` is the identity of another unit.
   */
  unit_names: `SELECT region, level, code, ${latest('name')} AS name, ${latest('parent')} AS parent,
      position, from_on, lead(from_on) OVER (PARTITION BY region ORDER BY from_on, position) AS until_on
    FROM (${STEPS}) steps
    WINDOW w AS (PARTITION BY region ORDER BY from_on, position)`,
});
