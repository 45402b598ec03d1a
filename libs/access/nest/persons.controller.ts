import { Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Grant } from '../../http/access/request-context.js';
import { Asker, type Asking } from '../../http/intake/asking.js';
import { Read } from '../../http/openapi/routes.js';
import { problem } from '../../http/problems/problem.js';
import { found } from '../../http/reading/queries.js';
import { Recorder } from '../../http/recording/recorder.js';
import { Beneficiary } from './answers.js';
import { ViewPersonalData } from './commands.js';
import { FindPerson, IsPaidBy } from './queries.js';
import { BeneficiaryPath, RevealQuery } from './requests.js';

@ApiTags('Personal data 个人信息')
@Controller('beneficiaries')
export class PersonsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly recorder: Recorder,
  ) {}

  @Read({
    path: ':pseudonym',
    permission: 'persons.reveal',
    standsOn: 'neither',
    zh: '查阅个人信息（每次查阅均留痕）',
    en: 'Who a pseudonym stands for; every look is recorded before it is answered',
    answers: Beneficiary,
    problems: [410],
  })
  async reveal(
    @Asker() asking: Asking,
    @Param() { pseudonym }: BeneficiaryPath,
    @Query() { purpose }: RevealQuery,
  ) {
    await this.requireOwnPerson(asking.grant, pseudonym);
    const known = found(await this.queries.execute(new FindPerson(pseudonym)));
    if (known === 'forgotten') throw problem('PERSON_FORGOTTEN');
    await this.recorder.record(new ViewPersonalData({ beneficiary: pseudonym, purpose }, asking));
    const { name, identityNo, earlierNames } = known;
    return { pseudonym, name, identityNo, earlierNames };
  }

  /**
   * A county's office looks only at persons whom its county has paid; that there are others it does
   * not learn.
   */
  private async requireOwnPerson({ county }: Grant, pseudonym: string): Promise<void> {
    if (county === null) return;
    const isPaid = await this.queries.execute(new IsPaidBy({ pseudonym, county }));
    if (!isPaid) throw problem('NOT_FOUND');
  }
}
