import { Module } from '@nestjs/common';
import { HEADER_MAPPINGS } from './header-mappings.js';
import { HeaderMappingsController } from './header-mappings.controller.js';
import { ImportUploadHandler } from './import-upload.js';
import { ImportsController } from './imports.controller.js';

@Module({
  controllers: [ImportsController, HeaderMappingsController],
  providers: [ImportUploadHandler, ...HEADER_MAPPINGS],
})
export class DataPackageModule {}
