/** What stands in the paths of routes. */
import { DocumentNo, Key, NamesRegion, RegionCode, WrittenWhole, WrittenYear } from './fields.js';

export class CountyPath {
  @RegionCode()
  code!: string;
}

export class CountyYearPath {
  @RegionCode()
  code!: string;

  @WrittenYear({ example: 2018 })
  year!: number;
}

export class YearPath {
  @WrittenYear()
  year!: number;
}

export class DocumentPath {
  @DocumentNo({ example: '吉财社指〔2017〕15号' })
  documentNo!: string;
}

export class BatchPath {
  @DocumentNo({ example: 'FF-2017-009456' })
  batchNo!: string;
}

export class PaymentPath {
  @DocumentNo({ example: 'FF-2017-009456' })
  batchNo!: string;

  @WrittenWhole(0, 2_147_483_647, { example: 1 })
  paymentNo!: number;
}

export class CorrectionPath {
  @DocumentNo({ example: 'GZ-2018-0101' })
  id!: string;
}

export class AlertPath {
  @NamesRegion()
  @Key(120, { example: '220422-2018-1' })
  id!: string;
}

export class TargetPath {
  @DocumentNo({ example: 'MB-2018-01' })
  no!: string;
}
