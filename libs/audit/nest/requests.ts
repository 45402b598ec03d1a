/** What audit is asked and told. */
import { Transform } from 'class-transformer';
import {
  BlankIsPlus,
  DateOrInstant,
  DocumentNo,
  EventId,
  FiscalYear,
  Key,
  Keys,
  NamesRegion,
  OneOf,
  Purpose,
  RegionCode,
  WrittenWhole,
} from '../../http/intake/fields.js';
import { PageQuery, ReadQuery } from '../../http/reading/queries.js';

const MOST = 999_999_999_999_999;

const BOUND = {
  filter: true,
  description: '日期：按业务日期；时间：按记录时间 A date bounds occurredOn, a time recordedAt',
};

export class EventsQuery extends PageQuery {
  @NamesRegion()
  @Key(200, { filter: true, example: 'county-220422' })
  stream?: string;

  @RegionCode({ filter: true })
  region?: string;

  @Key(80, { filter: true, example: 'BudgetAllocated' })
  type?: string;

  @BlankIsPlus()
  @DateOrInstant(BOUND)
  from?: string;

  @BlankIsPlus()
  @DateOrInstant(BOUND)
  to?: string;

  @OneOf(['forwards', 'backwards'], { filter: true })
  direction?: 'forwards' | 'backwards';
}

export class EventPath {
  @EventId()
  id!: string;
}

export class InclusionQuery extends ReadQuery {
  @WrittenWhole(1, MOST, {
    optional: true,
    description: '检查点的规模，默认最新 Size of the checkpoint, the latest unless told',
  })
  size?: number;
}

export class ConsistencyQuery extends ReadQuery {
  @WrittenWhole(0, MOST, {
    example: 1,
    description: '较早检查点的规模 Size of the older checkpoint',
  })
  from!: number;

  @WrittenWhole(0, MOST, { description: '较新检查点的规模 Size of the newer checkpoint' })
  to!: number;
}

export class CheckpointPath {
  @WrittenWhole(1, MOST)
  size!: number;
}

export class TilePath {
  @Key(7, { example: '0', description: '层级 Level: 0 to 63' })
  level!: string;

  /** The router gives its parts. */
  @Transform(({ value }: { value: unknown }) => [value].flat().join('/'))
  @Key(40, {
    example: '000',
    description:
      '序号，三位一段，如 x001/067；不满的分块加 .p/<个数> Index in threes, such as x001/067; of a partial tile .p/<width> follows',
  })
  tile!: string;
}

export class CosignatureBody {
  @Key(400, {
    example: `— witness.example/w1 ${Buffer.alloc(76).toString('base64')}`,
    description: 'c2sp.org/tlog-cosignature',
  })
  cosignature!: string;
}

export class BundleBody {
  @Keys(100, 200, { optional: true, description: '如 such as county-220422' })
  streams?: string[];

  @RegionCode({ optional: true, example: '220422' })
  region?: string;

  @FiscalYear({ optional: true, example: 2018 })
  year?: number;

  @DocumentNo({ optional: true })
  documentNo?: string;

  @Key(40, { optional: true, description: '如 such as SX-20180105-0123456789' })
  matter?: string;

  @Keys(100, 4000, {
    optional: true,
    description: '您留存的检查点全文 Texts of checkpoints that you kept',
  })
  checkpoints?: string[];

  @Purpose({
    optional: true,
    description:
      '需要姓名与证件号码的事由；不填则包内只有化名 Why names and identity numbers are needed; left out: pseudonyms only',
  })
  personalDataPurpose?: string;
}
