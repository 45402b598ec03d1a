import { Module } from '@nestjs/common';
import { HEADER_MAPPINGS } from './header-mappings.js';
import { HeaderMappingsController } from './header-mappings.controller.js';
import { ProgressFeed } from './import-progress.js';
import { ImportUploadHandler } from './import-upload.js';
import { Imports } from './imports.js';
import { ImportsController } from './imports.controller.js';
import { TEMPLATE_QUERIES } from './templates.js';
import { TemplatesController } from './templates.controller.js';

@Module({
  controllers: [ImportsController, HeaderMappingsController, TemplatesController],
  providers: [ImportUploadHandler, Imports, ProgressFeed, ...HEADER_MAPPINGS, ...TEMPLATE_QUERIES],
})
export class DataPackageModule {}
