import { Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { seesAccessRecord } from '../../access/domain/access-events.js';
import { ACCESS_RECORD } from '../../event-catalogue/access-record.js';
import type { Grant } from '../../http/access/request-context.js';
import { Granted } from '../../http/intake/asking.js';
import { Lists } from '../../http/reading/lists.js';
import { Read } from '../../http/openapi/routes.js';
import { invalid, problem } from '../../http/problems/problem.js';
import { PageQuery, found, given } from '../../http/reading/queries.js';
import {
  Checkpoints,
  ConsistencyProof,
  InclusionProof,
  SealKeys,
  Verification,
} from './answers.js';
import {
  ListCheckpoints,
  ListKeys,
  ProveConsistency,
  ProveInclusion,
  VerifyLog,
} from './queries.js';
import { LongWork } from '../../http/access/long-work.js';
import { ConsistencyQuery, EventPath, InclusionQuery } from './requests.js';

@ApiTags('Audit 审计')
@Controller('audit')
export class ProofController {
  constructor(
    private readonly queries: QueryBus,
    private readonly lists: Lists,
  ) {}

  @Read({
    path: 'checkpoints',
    permission: 'proofs.read',
    standsOn: 'events',
    zh: '已签名的检查点，最新在前',
    en: 'Signed checkpoints, the latest first',
    more: '请留存 checkpoint 的全文，日后据以核验。 Keep the text of `checkpoint`: later states are held against it.',
    answers: Checkpoints,
    noTable: '签名检查点须逐字留存 Signed checkpoints are kept character for character',
  })
  checkpoints(@Query() query: PageQuery) {
    return this.lists.page('checkpoints', query, (asked) => new ListCheckpoints(asked));
  }

  @Read({
    path: 'keys',
    permission: 'proofs.read',
    standsOn: 'events',
    zh: '封存、回执和见证所用的全部公钥',
    en: 'Every public key of seals, receipts and witnesses',
    more: '公钥名即日志名者签封存，名末为 /receipts 者签回执。 A key named as the log signs seals; one whose name ends in /receipts signs receipts.',
    answers: SealKeys,
    noTable: '公钥须逐字留存 Keys are kept character for character',
  })
  async keys() {
    return { items: await this.queries.execute(new ListKeys(null)), next: null };
  }

  @Read({
    path: 'events/:id/inclusion',
    permission: 'proofs.read',
    standsOn: 'events',
    zh: '事件在检查点之内的证明',
    en: 'Proof that an event is covered by a checkpoint',
    answers: InclusionProof,
  })
  async inclusion(
    @Granted() { subject }: Grant,
    @Param() { id }: EventPath,
    @Query() { size }: InclusionQuery,
  ) {
    const asked = new ProveInclusion({ eventId: id, ...given({ size }) });
    const proof = found(await this.queries.execute(asked));
    // The record of access is for discipline alone, by a proof as by a list.
    const isOfRecord = ACCESS_RECORD.includes(proof.event.type);
    if (isOfRecord && !seesAccessRecord(subject)) throw problem('FORBIDDEN');
    return proof;
  }

  @Read({
    path: 'consistency',
    permission: 'proofs.read',
    standsOn: 'events',
    zh: '较新检查点包含较早检查点的证明',
    en: 'Proof that a newer checkpoint continues an older one',
    answers: ConsistencyProof,
  })
  async consistency(@Query() { from, to }: ConsistencyQuery) {
    if (from > to) {
      throw invalid('from', 'SIZES_REVERSED', '不得大于截止规模 / must not be greater than `to`');
    }
    return found(await this.queries.execute(new ProveConsistency({ from, to })));
  }

  @LongWork({ beginsSoon: true })
  @Read({
    path: 'verification',
    permission: 'proofs.read',
    standsOn: 'events',
    zh: '由事件重新计算全部封存，指出第一处不符',
    en: 'Recomputes all seals from the events and names the first bad place',
    more: '服务自己的结论不能代替您自己的核验：请留存检查点，用 doudi verify 或 verify.mjs 核对。 What the service says of itself is no proof: keep checkpoints and verify yourself.',
    answers: Verification,
  })
  verification() {
    return this.queries.execute(new VerifyLog(null));
  }
}
