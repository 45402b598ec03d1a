import { Module } from '@nestjs/common';
import { VaultKeys } from '../../access/store/vault-keys.js';
import { Sql } from '../../postgres/sql.js';
import { SupervisionModule } from '../../supervision/nest/supervision.module.js';
import { ComplaintTexts } from '../store/complaint-texts.js';
import { MATTER_COMMANDS } from './commands.js';
import { MattersController } from './matters.controller.js';
import { MATTER_QUERIES } from './queries.js';

@Module({
  imports: [SupervisionModule],
  controllers: [MattersController],
  providers: [
    {
      provide: ComplaintTexts,
      inject: [Sql, VaultKeys],
      useFactory: (sql: Sql, keys: VaultKeys) => new ComplaintTexts(sql, keys),
    },
    ...MATTER_QUERIES,
    ...MATTER_COMMANDS,
  ],
})
export class MattersModule {}
