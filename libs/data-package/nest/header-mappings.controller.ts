import { Body, Controller, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Asker, type Asking } from '../../http/intake/asking.js';
import { CountyPath } from '../../http/intake/paths.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { Recorder } from '../../http/recording/recorder.js';
import { HeaderMappings } from './answers.js';
import { ListHeaderMappings, SetHeaders, settingOf } from './header-mappings.js';
import { HeaderMappingBody, MappingPath } from './header-mapping-requests.js';

/** A county's own headers for files of other systems. */
@ApiTags('Import 导入')
@Controller('counties/:code/headers')
export class HeaderMappingsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly recorder: Recorder,
  ) {}

  @Read({
    path: '',
    permission: 'header-mappings.keep',
    zh: '本县保存的表头对应（每张表一份）',
    en: 'The headers that the county keeps for files of other systems, one mapping a table',
    answers: HeaderMappings,
    noTable: '供导入使用的设置 A setting that imports read by',
    standsOn: 'events',
  })
  list(@Param() { code }: CountyPath) {
    return this.queries.execute(new ListHeaderMappings(code));
  }

  @Write({
    path: '',
    permission: 'header-mappings.keep',
    zh: '保存一张表的表头对应，替换此前的',
    en: 'Keep the headers of a table, in place of those before',
    more: '导入时加 headers=kept 即按此读取。 An import reads by them with headers=kept.',
  })
  keep(@Asker() asking: Asking, @Param() { code }: CountyPath, @Body() body: HeaderMappingBody) {
    return this.recorder.record(new SetHeaders(settingOf(code, body), asking));
  }

  @Write({
    path: ':table/removal',
    permission: 'header-mappings.keep',
    zh: '不再保存一张表的表头对应',
    en: 'Keep the headers of a table no longer',
  })
  remove(@Asker() asking: Asking, @Param() { code, table }: MappingPath) {
    const nothing = { region: code, table, headers: [], fixed: [] };
    return this.recorder.record(new SetHeaders(nothing, asking));
  }
}
