/** Words of what money is, where it comes from and where it goes. domain.md, sections 2 and 5 */
import type {
  BudgetSource,
  DirectFundMark,
  LotKind,
  Mandate,
  PaymentComponent,
  ProjectKind,
  ReceiptSource,
  RegionLevel,
  SpendingClass,
} from '../event-catalogue/vocabulary.js';
import type { DESIGNATION_KINDS } from '../event-catalogue/vocabulary.js';
import { type WordTable, words } from './words.js';

export const SPENDING_CLASS_WORDS = {
  BASIC_LIVELIHOOD: words('基本民生', 'Basic livelihood'),
  CONSTRUCTION: words('建设性', 'Construction'),
  OPERATING: words('工作经费', 'Operating'),
  OTHER: words('其他', 'Other'),
} as const satisfies WordTable<SpendingClass>;

export const SOURCE_WORDS = {
  CENTRAL: words('中央', 'Central'),
  PROVINCIAL: words('省级', 'Provincial'),
  LOTTERY: words('彩票公益金', 'Lottery'),
  DONATION: words('捐赠', 'Donations'),
  LAND_TRANSFER: words('土地出让', 'Land transfer'),
  OWN: words('本级财力', 'Own revenue'),
  PREFECTURE: words('市级配套', 'Prefecture'),
  GENERAL_TRANSFER: words('一般性转移支付', 'General transfer'),
  SPECIAL_BOND: words('专项债', 'Special bonds'),
  GENERAL_BOND: words('一般债', 'General bonds'),
  CENTRAL_CONSTRUCTION: words('中央基建等专项', 'Central grants for works'),
  PROVINCIAL_CONSTRUCTION: words('省级基建等专项', 'Provincial grants for works'),
} as const satisfies WordTable<ReceiptSource | BudgetSource>;

export const DIRECT_FUND_WORDS = {
  '01': words('中央直达资金', 'Central direct funds'),
  '03': words('参照直达资金', 'Provincial direct funds'),
} as const satisfies WordTable<DirectFundMark>;

export const PROJECT_KIND_WORDS = {
  GENERAL: words('一般建设', 'General'),
  LIVELIHOOD_MANDATED: words('文件要求的民生建设', 'Ordered by the notices'),
  EXEMPTED: words('经批准豁免', 'Exempted'),
} as const satisfies WordTable<ProjectKind>;

export const MANDATE_WORDS = {
  DILAPIDATED_HOUSING: words('农村危房改造', 'Dilapidated houses'),
  SHANTYTOWN: words('棚户区改造', 'Shantytowns'),
  REHABILITATION_BASE: words('残疾儿童康复基地', 'Rehabilitation bases'),
  CARE_INSTITUTION: words('特困供养机构', 'Care institutions'),
  WELFARE_CENTRE: words('社会福利中心', 'Welfare centres'),
  CHILD_WELFARE: words('儿童福利机构', 'Child welfare'),
  LOW_RENT_HOUSING: words('廉租住房', 'Low-rent housing'),
  DISASTER_REBUILDING: words('灾后重建', 'Rebuilding'),
  RELIEF_STATION: words('救助管理站', 'Relief stations'),
} as const satisfies WordTable<Mandate>;

export const COMPONENT_WORDS = {
  BASIC: words('基本补助', 'Basic payment'),
  BACK_PAY: words('补发', 'Back pay'),
  PRICE_SUBSIDY: words('价格补贴', 'Price subsidy'),
  CLASSIFIED_TOPUP: words('分类施保', 'Classified top-up'),
  CARE: words('照料护理', 'Care'),
} as const satisfies WordTable<PaymentComponent>;

export const LOT_KIND_WORDS = {
  TRANSFER: words('转移支付', 'Award'),
  OPENING: words('期初结转结余', 'Opening balance'),
  BUDGET: words('本级预算', 'Own budget'),
} as const satisfies WordTable<LotKind>;

/** Where money of a receipt or a document is now. */
export const PLACE_WORDS = {
  unissued: words('未下达', 'Not issued'),
  inTransit: words('在途', 'In transit'),
  remaining: words('县级结余', 'Left in counties'),
  reclaimed: words('已收回', 'Reclaimed'),
  disbursed: words('已支付', 'Paid out'),
} as const satisfies WordTable;

/** What a node of a flow of funds stands for. */
export const FLOW_NODE_WORDS = {
  receipt: words('到位资金', 'Receipt'),
  document: words('指标文', 'Transfer document'),
  county: words('县（市、区）', 'County'),
  batch: words('发放批次', 'Payment batch'),
  place: words('资金所在', 'Place'),
} as const satisfies WordTable;

/** Of which kind a number is whose money is traced. */
export const TRACED_WORDS = {
  receipt: words('到位资金', 'Receipt'),
  transfer: words('转移支付指标文', 'Transfer'),
  'carry-over': words('期初结转结余', 'Opening balance'),
} as const satisfies WordTable;

export const REGION_LEVEL_WORDS = {
  province: words('省', 'Province'),
  prefecture: words('市（州）', 'Prefecture'),
  county: words('县（市、区）', 'County'),
} as const satisfies WordTable<RegionLevel>;

export const DESIGNATION_WORDS = {
  RESOURCE_GROWING: words('资源成长型地区', 'Resource-based, growing'),
  RESOURCE_MATURE: words('资源成熟型地区', 'Resource-based, mature'),
  RESOURCE_DECLINING: words('资源衰退型地区', 'Resource-based, declining'),
  RESOURCE_REGENERATIVE: words('资源再生型地区', 'Resource-based, regenerative'),
} as const satisfies WordTable<(typeof DESIGNATION_KINDS)[number]>;

/** Tiers of the standards of a benefit. */
export const TIER_WORDS = {
  FULL: words('全护理', 'Full care'),
  PARTIAL: words('半护理', 'Partial care'),
  SELF: words('全自理', 'Without care'),
} as const satisfies WordTable;
