import { Module } from '@nestjs/common';
import { MonthOfCounties } from './month-figures.js';
import { PapersController } from './papers.controller.js';
import { Press } from './press.js';
import { PAPER_QUERIES } from './queries.js';

@Module({ controllers: [PapersController], providers: [Press, MonthOfCounties, ...PAPER_QUERIES] })
export class PapersModule {}
