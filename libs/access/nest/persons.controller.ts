import { Body, Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Grant } from '../../http/access/request-context.js';
import { Asker, type Asking } from '../../http/intake/asking.js';
import { Ask, Read } from '../../http/openapi/routes.js';
import { problem } from '../../http/problems/problem.js';
import { found } from '../../http/reading/queries.js';
import { Recorder } from '../../http/recording/recorder.js';
import { PersonalDataVault } from '../store/vault.js';
import { Beneficiary, FoundPerson } from './answers.js';
import { identityNumberIn } from './identity-field.js';
import { ViewPersonalData } from './commands.js';
import { FindPerson, ListCountiesOf } from './queries.js';
import { BeneficiaryPath, PersonSearchBody, RevealQuery } from './requests.js';

@ApiTags('Personal data 个人信息')
@Controller('beneficiaries')
export class PersonsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly recorder: Recorder,
    private readonly vault: PersonalDataVault,
  ) {}

  @Ask({
    path: 'search',
    permission: 'persons.reveal',
    zh: '按身份证件号码查人（每次查阅均留痕）',
    en: 'Find a person by the identity number; every search is recorded before it is answered',
    answers: FoundPerson,
  })
  async search(@Asker() asking: Asking, @Body() { identityNo, purpose }: PersonSearchBody) {
    const { number } = identityNumberIn(identityNo, 'identityNo');
    const pseudonym = this.vault.pseudonymOf(number);
    await this.recorder.record(new ViewPersonalData({ beneficiary: pseudonym, purpose }, asking));
    return { pseudonym, counties: await this.countiesSeen(asking.grant, pseudonym) };
  }

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
   * @throws Problem 404
   */
  private async requireOwnPerson(grant: Grant, pseudonym: string): Promise<void> {
    if (grant.county !== null) await this.countiesSeen(grant, pseudonym);
  }

  /** Where the person was paid or left, as far as the office reaches. @throws Problem 404 */
  private async countiesSeen({ county }: Grant, pseudonym: string): Promise<readonly string[]> {
    const asked = { pseudonym, county };
    const counties = await this.queries.execute(new ListCountiesOf(asked));
    if (counties.length === 0) throw problem('NOT_FOUND');
    return counties;
  }
}
