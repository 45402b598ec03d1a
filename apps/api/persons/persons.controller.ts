import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Grant } from '../../../libs/http/access/request-context.js';
import { Backend } from '../backend.js';
import { Asker, type Asking } from '../../../libs/http/intake/asking.js';
import { Text } from '../../../libs/http/intake/fields.js';
import { BeneficiaryPath } from '../../../libs/http/intake/paths.js';
import { Read } from '../../../libs/http/openapi/routes.js';
import { problem } from '../../../libs/http/problems/problem.js';
import { ReadQuery } from '../../../libs/http/reading/queries.js';
import { settle } from '../../../libs/http/recording/recorded.js';

class RevealQuery extends ReadQuery {
  @Text(500, { description: '查阅事由 Why the data are looked at', example: '核对退回发放' })
  purpose!: string;
}

@ApiTags('Personal data 个人信息')
@Controller('beneficiaries')
export class PersonsController {
  constructor(private readonly backend: Backend) {}

  @Read({
    path: ':pseudonym',
    permission: 'persons.reveal',
    zh: '查阅个人信息（每次查阅均留痕）',
    en: 'Who a pseudonym stands for; every look is recorded before it is answered',
    answers: 'Beneficiary',
    problems: [410],
  })
  async reveal(
    @Asker() asking: Asking,
    @Param() { pseudonym }: BeneficiaryPath,
    @Query() { purpose }: RevealQuery,
  ) {
    const { vault, accessLog } = this.backend;
    await this.requireOwnPerson(asking.grant, pseudonym);
    const known = (await vault.reveal([pseudonym])).get(pseudonym);
    if (known === undefined) {
      throw problem((await vault.isForgotten(pseudonym)) ? 'PERSON_FORGOTTEN' : 'NOT_FOUND');
    }
    const { actor, commandId, correlationId } = asking;
    settle(
      await accessLog.record({ beneficiary: pseudonym, purpose, actor, commandId, correlationId }),
      {},
    );
    const { name, identityNo, earlierNames } = known;
    return { pseudonym, name, identityNo, earlierNames };
  }

  /**
   * A county's office looks only at persons whom its county has paid; that there are others it does
   * not learn.
   */
  private async requireOwnPerson({ county }: Grant, pseudonym: string): Promise<void> {
    if (county === null) return;
    const counties = await this.backend.queries.countiesOf(pseudonym);
    if (!counties.includes(county)) throw problem('NOT_FOUND');
  }
}
