/** Which templates a person may fill in, and what is asked of them. */
import type { Readable } from 'node:stream';
import { type PermissionName, judge } from '../../access/domain/permissions.js';
import { EventStore } from '../../event-store/port.js';
import type { Grant } from '../../http/access/request-context.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { programsInStore } from '../../policy/store/recorded-programs.js';
import { ReadModels } from '../../projection/read-models.js';
import { recordedDivisions } from '../../regions/store/units.js';
import { TEMPLATE_NAMES, type TemplateName } from '../domain/templates.js';
import { templateWorkbook } from '../store/template-workbook.js';

/** What a row of the table is recorded by; any of several. */
const PERMISSIONS: Readonly<Record<TemplateName, readonly PermissionName[]>> = {
  payroll: ['disbursements.record'],
  arrivals: ['transfers.receive'],
  needs: ['needs.assess'],
  budgets: ['budgets.allocate'],
  adjustments: ['funds.adjust'],
  disbursements: ['disbursements.record'],
  returns: ['payments.return'],
  exits: ['facts.report'],
  certifications: ['months.certify'],
  carryovers: ['openings.enter'],
  closes: ['county-years.close', 'pools.close'],
  standards: ['facts.report'],
  indicators: ['facts.report'],
  designations: ['facts.report'],
  disclosures: ['facts.report'],
  targets: ['facts.report'],
  progress: ['facts.report'],
  performance_results: ['performance-results.report'],
  performance_targets: ['performance-targets.set'],
  receipts: ['receipts.record'],
  transfers: ['transfers.issue'],
  reclaims: ['awards.reclaim'],
  exemptions: ['exemptions.grant'],
  programs: ['programs.add'],
  regions: ['regions.register'],
  recodings: ['regions.register'],
};

/** The province's finance imports what counties record, too. */
export function templatesFor({ subject, role }: Grant): readonly TemplateName[] {
  if (role === 'province-finance') return TEMPLATE_NAMES;
  return TEMPLATE_NAMES.filter((name) =>
    PERMISSIONS[name].some((permission) => judge(subject, permission).kind === 'allowed'),
  );
}

interface Asked {
  readonly name: TemplateName;
  readonly county: string | null;
}

/** With what there is to choose from now. */
export class MakeTemplate extends QueryOf<Asked, Readable> {}

export const TEMPLATE_QUERIES = [
  queryHandlerOf(MakeTemplate, [EventStore, ReadModels], async ({ name, county }, store, models) =>
    templateWorkbook(name, {
      sql: models.sql,
      programs: await programsInStore(store),
      divisions: await recordedDivisions(store),
      county,
      today: models.today(),
    }),
  ),
];
