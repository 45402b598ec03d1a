import { Module } from '@nestjs/common';
import { ImportUploadHandler } from './import-upload.js';
import { ImportsController } from './imports.controller.js';

@Module({ controllers: [ImportsController], providers: [ImportUploadHandler] })
export class DataPackageModule {}
