import { Module } from '@nestjs/common';
import { VaultKeys } from '../../access/store/vault-keys.js';
import { EventStore } from '../../event-store/port.js';
import { recordedAfter } from '../../http/reading/standing.js';
import { ReadModels } from '../../projection/read-models.js';
import { Sql } from '../../postgres/sql.js';
import { OpenDataPackages } from '../store/kept-packages.js';
import { openDataPackage } from '../store/open-data.js';
import { ObjectionList } from '../store/objection-list.js';
import { ObjectionTexts } from '../store/objection-texts.js';
import { DISCLOSURE_COMMANDS } from './commands.js';
import { DisclosureController } from './disclosure.controller.js';
import { ObjectionsController } from './objections.controller.js';
import { PublicObjectionsController } from './public-objections.controller.js';
import { PublicController } from './public.controller.js';
import { DISCLOSURE_QUERIES, disclosureSource } from './queries.js';

@Module({
  controllers: [
    DisclosureController,
    ObjectionsController,
    PublicController,
    PublicObjectionsController,
  ],
  providers: [
    {
      provide: ObjectionTexts,
      inject: [Sql, VaultKeys],
      useFactory: (sql: Sql, keys: VaultKeys) => new ObjectionTexts(sql, keys),
    },
    {
      provide: ObjectionList,
      inject: [ReadModels, ObjectionTexts],
      useFactory: (models: ReadModels, texts: ObjectionTexts) => new ObjectionList(models, texts),
    },
    {
      provide: OpenDataPackages,
      inject: [ReadModels, EventStore],
      useFactory: (models: ReadModels, store: EventStore) =>
        new OpenDataPackages(
          (point) => openDataPackage(disclosureSource(models), point),
          (position) => recordedAfter(position, store),
        ),
    },
    ...DISCLOSURE_COMMANDS,
    ...DISCLOSURE_QUERIES,
  ],
})
export class DisclosureModule {}
