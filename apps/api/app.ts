/**
 * The HTTP application, put together from the modules of the capabilities. Starting and stopping:
 * observation/lifecycle.ts.
 */
import 'reflect-metadata';
import { type DynamicModule, type INestApplication, Module, type Type } from '@nestjs/common';
import { ModulesContainer, NestFactory, RouterModule } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { Units } from '../../libs/regions/store/units.js';
import type { Settings } from '../../libs/configuration/settings.js';
import { authenticatedBy, keepAtHand, securityHeaders } from '../../libs/http/http-app.js';
import { HttpModule } from '../../libs/http/http.module.js';
import { systemModule } from '../system/system.module.js';
import type { System } from '../system/system.js';
import { shedLoad } from '../../libs/http/access/shedding.js';
import { requireReadableUrl } from '../../libs/http/intake/body-reader.js';
import { Metrics } from '../../libs/http/observation/metrics.js';
import { createLog } from '../../libs/http/observation/log.js';
import { observeRequests } from '../../libs/http/observation/requests.js';
import { Interface, describeInterface } from '../../libs/http/openapi/interface.js';
import { LINKS } from './openapi/links.js';
import { TAGS } from './openapi/tags.js';
import { ProblemFilter, problemMiddleware } from '../../libs/http/problems/problem-filter.js';
import {
  limitObjections,
  openToAll,
  packageQuota,
} from '../../libs/disclosure/nest/public-access.js';
import { ServiceController } from './service/service.controller.js';
import { AccessModule } from '../../libs/access/nest/access.module.js';
import { AllocationModule } from '../../libs/allocation/nest/allocation.module.js';
import { AuditModule } from '../../libs/audit/nest/audit.module.js';
import { ClausesModule } from '../../libs/clauses/nest/clauses.module.js';
import { DirectFundsModule } from '../../libs/direct-funds/nest/direct-funds.module.js';
import { RemindersModule } from '../../libs/reminders/nest/reminders.module.js';
import { MattersModule } from '../../libs/matters/nest/matters.module.js';
import { DisclosureModule } from '../../libs/disclosure/nest/disclosure.module.js';
import { PerformanceModule } from '../../libs/performance/nest/performance.module.js';
import { ProposalsModule } from '../../libs/proposals/nest/proposals.module.js';
import { PolicyModule } from '../../libs/policy/nest/policy.module.js';
import { ReplayModule } from '../../libs/replay/nest/replay.module.js';
import { SearchModule } from '../../libs/search/nest/search.module.js';
import { TasksModule } from '../../libs/tasks/nest/tasks.module.js';
import { CountyLedgerModule } from '../../libs/county-ledger/nest/county-ledger.module.js';
import { DataPackageModule } from '../../libs/data-package/nest/data-package.module.js';
import { FundTraceModule } from '../../libs/fund-trace/nest/fund-trace.module.js';
import { FundsModule } from '../../libs/funds/nest/funds.module.js';
import { GapAlertsModule } from '../../libs/gap-alerts/nest/gap-alerts.module.js';
import { ReferenceFactsModule } from '../../libs/reference-facts/nest/reference-facts.module.js';
import { PapersModule } from '../../libs/papers/nest/papers.module.js';
import { StandardsModule } from '../../libs/standards/nest/standards.module.js';
import { SupervisionModule } from '../../libs/supervision/nest/supervision.module.js';

/** One module a capability. */
const CAPABILITIES: readonly Type[] = [
  FundsModule,
  CountyLedgerModule,
  FundTraceModule,
  GapAlertsModule,
  ReferenceFactsModule,
  StandardsModule,
  SupervisionModule,
  MattersModule,
  RemindersModule,
  PerformanceModule,
  AllocationModule,
  DirectFundsModule,
  PolicyModule,
  ClausesModule,
  DisclosureModule,
  AccessModule,
  AuditModule,
  ReplayModule,
  SearchModule,
  TasksModule,
  DataPackageModule,
  ProposalsModule,
  PapersModule,
];

const ROUTES = CAPABILITIES.map((module) => ({ path: 'api/v1', module }));

@Module({})
class ApiModule {
  static with(system: System): DynamicModule {
    return {
      module: ApiModule,
      imports: [systemModule(system), HttpModule, ...CAPABILITIES, RouterModule.register(ROUTES)],
      controllers: [ServiceController],
    };
  }
}

const DESCRIPTIONS = { tags: TAGS, links: LINKS };

export interface AppOptions {
  /** Where logs go; stdout unless told. */
  readonly log?: Logger;
}

/** @throws where the settings trust nobody's tokens: an api verifies tokens, always */
export async function createApp(
  system: System,
  settings: Settings,
  { log = createLog(settings.logLevel) }: AppOptions = {},
): Promise<INestApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.with(system), {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  const metrics = app.get(Metrics);
  system.handler.observe(({ name, outcome }) => metrics.count(name, outcome));
  keepAtHand(app, settings);
  const isLimited = settings.limits.requestsPerSecond > 0;
  app.set('doudi package quota', isLimited ? packageQuota() : undefined);
  useMiddleware(app, settings, log, metrics);
  app.useGlobalFilters(new ProblemFilter(log, app.get(Units)));
  await app.init();
  app.get(Interface).document = describeInterface(app, DESCRIPTIONS);
  app.use(problemMiddleware(log, app.get(Units)));
  return app;
}

/** The document that an api serves, of one that works on nothing: none of its parts is made. */
export async function describeApi(): Promise<object> {
  const app = await NestFactory.create(ApiModule.with({} as System), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  // Else made with the modules.
  new RouterModule(app.get(ModulesContainer), ROUTES);
  return describeInterface(app, DESCRIPTIONS);
}

function useMiddleware(
  app: NestExpressApplication,
  settings: Settings,
  log: Logger,
  metrics: Metrics,
): void {
  app.use(observeRequests(log, metrics));
  app.use(shedLoad(metrics.loop, settings.limits.loopWaitMs, () => metrics.shed()));
  app.use(securityHeaders());
  app.use(requireReadableUrl);
  app.use('/api/v1/public', openToAll);
  app.use('/api', authenticatedBy(settings, app.get(Units)));
  app.use('/api/v1/public/objections', limitObjections(settings.limits.requestsPerSecond > 0));
}
