import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Asker, type Asking } from '../../http/intake/asking.js';
import { Ask } from '../../http/openapi/routes.js';
import { invalid, problem } from '../../http/problems/problem.js';
import { Cosignature } from './answers.js';
import { TakeCosignature } from './commands.js';
import { CheckpointPath, CosignatureBody } from './requests.js';

@ApiTags('Audit 审计')
@Controller('audit')
export class CosignaturesController {
  constructor(private readonly commands: CommandBus) {}

  /** Records no event: the line is kept below the checkpoint. */
  @Ask({
    path: 'checkpoints/:size/cosignatures',
    permission: 'checkpoints.cosign',
    zh: '见证人对检查点的联署',
    en: 'A cosignature of a checkpoint by a witness',
    more: '见证人核实一致性证明后签名；公钥须在 DOUDI_WITNESS_KEYS 之中。 A witness signs once it has verified consistency; its key must be among DOUDI_WITNESS_KEYS.',
    answers: Cosignature,
  })
  async cosign(
    @Asker() { actor }: Asking,
    @Param() { size }: CheckpointPath,
    @Body() { cosignature }: CosignatureBody,
  ) {
    const brought = new TakeCosignature(size, cosignature, actor.subject);
    const taken = await this.commands.execute(brought);
    switch (taken.kind) {
      case 'taken':
        return { size, witness: taken.witness, time: Number(taken.time) };
      case 'no-checkpoint':
        throw problem('NOT_FOUND');
      case 'unknown-witness':
        throw invalid(
          'cosignature',
          'UNKNOWN_WITNESS',
          '不是已登记见证人的签名 / of no witness that is known here',
        );
      case 'bad-cosignature':
        throw invalid(
          'cosignature',
          'BAD_COSIGNATURE',
          '格式、签名或时间有误 / malformed, not a good signature, or of a time to come',
        );
    }
  }
}
