import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RecordInLedger } from '../../funds/nest/commands.js';
import type { Grant } from '../../http/access/request-context.js';
import { Asker, type Asking, Granted } from '../../http/intake/asking.js';
import { CountyYearPath } from '../../http/intake/paths.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { Lists } from '../../http/reading/lists.js';
import { Recorder } from '../../http/recording/recorder.js';
import { Certifications } from './answers.js';
import { ListCertifications } from './queries.js';
import { CertificationBody, CertificationsQuery } from './requests.js';
import { CERTIFICATIONS_TABLE } from './tables.js';

@ApiTags('Performance 绩效')
@Controller()
export class CertificationsController {
  constructor(
    private readonly recorder: Recorder,
    private readonly lists: Lists,
  ) {}

  @Write({
    path: 'counties/:code/years/:year/certifications',
    permission: 'months.certify',
    zh: '按期确认：本月各项已录入齐全',
    en: 'Certify that the entries of a month are complete',
    more: '应于次月10日前确认。 Due by the 10th of the next month.',
    refusals: ['REPORT_DAY_INVALID', 'REGION_UNKNOWN', 'REGION_NOT_A_COUNTY', 'DUPLICATE_KEY'],
  })
  certify(
    @Asker() asking: Asking,
    @Param() { code: region, year: fiscalYear }: CountyYearPath,
    @Body() { month, certifiedOn }: CertificationBody,
  ) {
    const data = { region, fiscalYear, month, certifiedOn };
    const order = { kind: 'ReportFact', type: 'MonthCertified', data } as const;
    return this.recorder.record(new RecordInLedger(order, asking));
  }

  @Read({
    path: 'certifications',
    permission: 'certifications.read',
    zh: '按期确认情况（县级只见本县）',
    en: 'Which months are certified, or with missing which are owed; a county sees its own',
    answers: Certifications,
    table: CERTIFICATIONS_TABLE,
  })
  certifications(@Granted() grant: Grant, @Query() query: CertificationsQuery) {
    return this.lists.page(
      'certifications',
      query,
      (asked) => new ListCertifications(asked),
      grant,
    );
  }
}
