/** The closed lists that events speak in. domain.md, sections 2 and 5; data-package.md. */
export const SPENDING_CLASSES = ['BASIC_LIVELIHOOD', 'CONSTRUCTION', 'OPERATING', 'OTHER'] as const;
export type SpendingClass = (typeof SPENDING_CLASSES)[number];

export const PROJECT_KINDS = ['GENERAL', 'LIVELIHOOD_MANDATED', 'EXEMPTED'] as const;
export type ProjectKind = (typeof PROJECT_KINDS)[number];

export const RECEIPT_SOURCES = [
  'CENTRAL',
  'PROVINCIAL',
  'LOTTERY',
  'DONATION',
  'LAND_TRANSFER',
] as const;
export type ReceiptSource = (typeof RECEIPT_SOURCES)[number];

export const BUDGET_SOURCES = [
  'OWN',
  'PREFECTURE',
  'LAND_TRANSFER',
  'LOTTERY',
  'DONATION',
  'GENERAL_TRANSFER',
] as const;
export type BudgetSource = (typeof BUDGET_SOURCES)[number];

export const PAYMENT_COMPONENTS = [
  'BASIC',
  'BACK_PAY',
  'PRICE_SUBSIDY',
  'CLASSIFIED_TOPUP',
  'CARE',
] as const;
export type PaymentComponent = (typeof PAYMENT_COMPONENTS)[number];

export const REGION_LEVELS = ['province', 'prefecture', 'county'] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

export const DESIGNATION_KINDS = [
  'RESOURCE_GROWING',
  'RESOURCE_MATURE',
  'RESOURCE_DECLINING',
  'RESOURCE_REGENERATIVE',
] as const;

/**
 * TRANSFER: came by an award document; OPENING: opening carry-over; BUDGET: the county's own money.
 */
export const LOT_KINDS = ['TRANSFER', 'OPENING', 'BUDGET'] as const;
export type LotKind = (typeof LOT_KINDS)[number];
