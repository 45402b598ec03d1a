import { Module } from '@nestjs/common';
import { ClausesController } from './clauses.controller.js';
import { CLAUSE_QUERIES } from './queries.js';

@Module({ controllers: [ClausesController], providers: CLAUSE_QUERIES })
export class ClausesModule {}
