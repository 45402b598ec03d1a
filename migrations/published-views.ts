/**
 * Every view that a capability publishes. They are no migrations: after these they are made anew
 * wherever their texts have changed. A release that changes a text brings a migration, be it an
 * empty one, by which older processes know to leave the views alone.
 */
import { LINKED_PERSON_VIEWS } from '../libs/access/projections/linked-persons.js';
import { SCHEME_VIEWS } from '../libs/allocation/projections/scheme-views.js';
import { POSTING_VIEWS } from '../libs/county-ledger/projections/posting-views.js';
import { MOVE_VIEWS } from '../libs/fund-trace/projections/move-views.js';
import { FUND_VIEWS } from '../libs/funds/projections/fund-views.js';
import { ALERT_VIEWS } from '../libs/gap-alerts/projections/alert-views.js';
import { EVALUATION_VIEWS } from '../libs/performance/projections/evaluation-views.js';
import { PROGRAM_VIEWS } from '../libs/policy/projections/program-views.js';
import type { PublishedViews } from '../libs/projection/published-views.js';
import { FACT_VIEWS } from '../libs/reference-facts/projections/fact-views.js';
import { REGION_VIEWS } from '../libs/regions/projections/region-views.js';
import { FINDING_VIEWS } from '../libs/supervision/projections/finding-views.js';
import { latestMigration } from './data-source.js';

export const publishedViews: PublishedViews = {
  edition: latestMigration,
  views: [
    ...REGION_VIEWS,
    ...LINKED_PERSON_VIEWS,
    ...FACT_VIEWS,
    ...FUND_VIEWS,
    ...POSTING_VIEWS,
    ...MOVE_VIEWS,
    ...ALERT_VIEWS,
    ...PROGRAM_VIEWS,
    ...SCHEME_VIEWS,
    ...EVALUATION_VIEWS,
    ...FINDING_VIEWS,
  ],
};
