import { Body, Controller, HttpCode, Param, Post, applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../libs/http/access/allow.js';
import { Backend } from '../backend.js';
import { Asker, type Asking } from '../../../libs/http/intake/asking.js';
import { Text, WrittenWhole } from '../../../libs/http/intake/fields.js';
import { invalid, problem } from '../../../libs/http/problems/problem.js';

class CheckpointPath {
  @WrittenWhole(1, 999_999_999_999_999)
  size!: number;
}

class CosignatureBody {
  @Text(400, {
    example: `— witness.example/w1 ${Buffer.alloc(76).toString('base64')}`,
    description: 'c2sp.org/tlog-cosignature',
  })
  cosignature!: string;
}

/** A POST that records no event: the line is kept below the checkpoint. */
function TakesCosignature(): MethodDecorator {
  return applyDecorators(
    Post('checkpoints/:size/cosignatures'),
    HttpCode(201),
    Allow('checkpoints.cosign'),
    ApiOperation({
      summary: '见证人对检查点的联署 · A cosignature of a checkpoint by a witness',
      description:
        '见证人核实一致性证明后签名；公钥须在 DOUDI_WITNESS_KEYS 之中。 A witness signs once it has verified consistency; its key must be among DOUDI_WITNESS_KEYS.',
    }),
    ApiBearerAuth(),
    ApiExtension('x-permission', 'checkpoints.cosign'),
    ApiResponse({
      status: 201,
      description: '已收存 Taken',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Cosignature' } } },
    }),
  );
}

@ApiTags('Audit 审计')
@Controller('audit')
export class CosignaturesController {
  constructor(private readonly backend: Backend) {}

  @TakesCosignature()
  async cosign(
    @Asker() { actor }: Asking,
    @Param() { size }: CheckpointPath,
    @Body() { cosignature }: CosignatureBody,
  ): Promise<object> {
    const taken = await this.backend.proof.cosign(size, cosignature, actor.subject);
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
