import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessGuard } from './access/access-guard.js';
import { LongWorkInterceptor } from './access/long-work.js';
import { TextJudge } from './intake/text-judge.js';
import { ValidatedPipe } from './intake/validated.js';
import { MessageLanguage } from './language.js';
import { Lifecycle } from './observation/lifecycle.js';
import { Metrics } from './observation/metrics.js';
import { Interface } from './openapi/interface.js';
import { Lists } from './reading/lists.js';
import { UnitNames, UnitNamesInterceptor } from './reading/unit-names.interceptor.js';
import { AnswerInterceptor } from './recording/answer-interceptor.js';
import { BoundedWrites } from './recording/bounded-writes.js';
import { Recorder } from './recording/recorder.js';
import { TableNames } from './tables/names.js';
import { TableInterceptor } from './tables/table.interceptor.js';

/** What every route stands on. */
@Global()
@Module({
  imports: [CqrsModule.forRoot()],
  providers: [
    Lifecycle,
    Metrics,
    Interface,
    Recorder,
    Lists,
    UnitNames,
    TableNames,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_PIPE, useClass: ValidatedPipe },
    { provide: APP_INTERCEPTOR, useClass: BoundedWrites },
    { provide: APP_INTERCEPTOR, useClass: MessageLanguage },
    { provide: APP_INTERCEPTOR, useClass: TableInterceptor },
    // Outside of what is below: whatever stands there knows units by their identities.
    { provide: APP_INTERCEPTOR, useClass: UnitNamesInterceptor },
    { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
    { provide: APP_INTERCEPTOR, useClass: TextJudge },
    { provide: APP_INTERCEPTOR, useClass: LongWorkInterceptor },
  ],
  exports: [Lifecycle, Metrics, Interface, Recorder, Lists, UnitNames],
})
export class HttpModule {}
