/** Which workbooks there are to be filled in: one a table, payments beside their batches. */
import type { TableName } from './tables.js';

/** Payments of batches stand in the template of their batches. */
export type TemplateName = Exclude<TableName, 'payments'>;

interface Template {
  /** In the order of the sheets. */
  readonly tables: readonly TableName[];
  /** So many rows stand ready to be filled in. */
  readonly rows: number;
}

const FEW = 200;
const OF_PERSONS = 2000;

function of(table: TableName, rows = FEW): Template {
  return { tables: [table], rows };
}

/** In the order of the work. */
export const TEMPLATES = {
  payroll: of('payroll', OF_PERSONS),
  arrivals: of('arrivals'),
  needs: of('needs'),
  budgets: of('budgets'),
  adjustments: of('adjustments'),
  disbursements: { tables: ['disbursements', 'payments'], rows: OF_PERSONS },
  returns: of('returns'),
  exits: of('exits', OF_PERSONS),
  certifications: of('certifications'),
  carryovers: of('carryovers'),
  closes: of('closes'),
  standards: of('standards'),
  indicators: of('indicators', OF_PERSONS),
  designations: of('designations'),
  disclosures: of('disclosures'),
  targets: of('targets'),
  progress: of('progress'),
  performance_results: of('performance_results'),
  performance_targets: of('performance_targets'),
  receipts: of('receipts'),
  transfers: of('transfers'),
  reclaims: of('reclaims'),
  exemptions: of('exemptions'),
  programs: of('programs'),
  regions: of('regions'),
  recodings: of('recodings'),
} as const satisfies Readonly<Record<TemplateName, Template>>;

export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as readonly TemplateName[];
