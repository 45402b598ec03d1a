/** What matters are asked and told. */
import {
  MATTER_KINDS,
  MATTER_LINK_KINDS,
  type MatterKind,
  type MatterLinkKind,
} from '../../event-catalogue/vocabulary.js';
import { MATTER_STATUSES, type MatterStatus } from '../store/matter-list.js';
import { RECOVERY_KINDS, type RecoveryKind } from '../../supervision/domain/recoveries.js';
import {
  DocumentNo,
  FiscalYear,
  IsoDate,
  Key,
  OneOf,
  Part,
  Parts,
  Purpose,
  RegionCode,
  Sealed,
  Text,
  Yuan,
} from '../../http/intake/fields.js';
import { AsOf, PageQuery, ReadQuery } from '../../http/reading/queries.js';

const SEALED = '密封保存 Kept sealed';

export class MatterPath {
  @Key(40, { example: 'SX-20180105-0123456789' })
  no!: string;
}

class ComplaintBody {
  @Sealed(4000, { description: SEALED, example: '反映某村低保金发放不公。' })
  text!: string;

  @Sealed(200, { optional: true, description: `投诉人，${SEALED}` })
  complainant?: string;

  @Sealed(200, { optional: true, description: `联系方式，${SEALED}` })
  contact?: string;
}

export class OpenMatterBody {
  @OneOf(MATTER_KINDS)
  kind!: MatterKind;

  @RegionCode()
  region!: string;

  @Text(200, {
    description: '事由，不得写入任何人的姓名或证件号码 What it is about, naming nobody',
    example: '反映2017年2月农村特困重复发放',
  })
  title!: string;

  @Key(40, { optional: true, example: 'RURAL_DESTITUTE' })
  program?: string;

  @FiscalYear({ optional: true, example: 2017 })
  fiscalYear?: number;

  @IsoDate({ example: '2099-06-30', description: '办理期限 Deadline' })
  dueOn!: string;

  @Yuan({
    optional: true,
    example: '1000.00',
    description: '应追回金额（元） What has to come back, in yuan',
  })
  requiredAmount?: string;

  @Part(ComplaintBody, {
    optional: true,
    example: { text: '反映某村特困供养金重复发放。' },
    description: '投诉内容，仅限投诉举报事项 What is complained of, in a complaint alone',
  })
  complaint?: ComplaintBody;
}

class LinkBody {
  @OneOf(MATTER_LINK_KINDS)
  kind!: MatterLinkKind;

  @Key(400, {
    description: '问题编号、事件 ID 或异议编号 Id of a finding or event, number of an objection',
    example: 'PAYMENT_DUPLICATE:243:FF-2017-009456',
  })
  id!: string;
}

export class LinksBody {
  @Parts(LinkBody, 1, 50)
  links!: LinkBody[];
}

export class MatterExplanationBody {
  @Text(4000, { example: '系两次申报未核销所致。' })
  text!: string;
}

export class RectificationReportBody {
  @DocumentNo({ example: '东辽民〔2018〕101号' })
  documentNo!: string;

  @Text(4000, { example: '已全额追回并完善核对程序。' })
  text!: string;
}

export class MatterRecoveryBody {
  @OneOf(RECOVERY_KINDS)
  kind!: RecoveryKind;

  @DocumentNo({ example: 'TH-2018-000101' })
  number!: string;
}

export class ReasonBody {
  @Text(1000, { example: '当事人已去世且无遗产。' })
  reason!: string;
}

export class MatterVerdictBody {
  @OneOf(['confirmed', 'dismissed'])
  verdict!: 'confirmed' | 'dismissed';

  @Text(4000, { example: '情况属实，应予整改。' })
  text!: string;
}

export class NewDeadlineBody {
  @Text(1000, { example: '待核对银行流水。' })
  reason!: string;

  @IsoDate({ example: '2099-12-31', description: '新的办理期限 The new deadline' })
  dueOn!: string;
}

export class MatterClosingBody {
  @Text(4000, { example: '资金已追回，整改到位，同意结案。' })
  text!: string;
}

export class MattersQuery extends PageQuery {
  @RegionCode({ filter: true })
  region?: string;

  @OneOf(MATTER_KINDS, { filter: true })
  kind?: MatterKind;

  @OneOf(MATTER_STATUSES, { filter: true })
  status?: MatterStatus;

  @AsOf()
  asOf?: string;
}

export class ComplaintQuery extends ReadQuery {
  @Purpose({ description: '查阅事由 Why it is looked at', example: '核查投诉反映的情况' })
  purpose!: string;
}
