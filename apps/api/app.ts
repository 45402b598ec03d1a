/**
 * The HTTP application, put together from a backend and settings. Starting and stopping:
 * observation/lifecycle.ts.
 */
import 'reflect-metadata';
import { type DynamicModule, type INestApplication, Module, type Type } from '@nestjs/common';
import { APP_INTERCEPTOR, NestFactory, RouterModule } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { VerifyToken } from '../../libs/access/tokens.js';
import { createVerifier } from '../../libs/access/tokens.js';
import type { Settings } from '../../libs/configuration/settings.js';
import { authenticate } from '../../libs/http/access/authenticate.js';
import { RateLimit } from '../../libs/http/access/rate-limit.js';
import { ReadRecorder } from './audit-replay/read-recorder.js';
import { ReadsController } from './audit-replay/reads.controller.js';
import { HttpModule } from '../../libs/http/http.module.js';
import { systemModule } from '../system/system.module.js';
import type { System } from '../system/system.js';
import { LedgerBackend } from './composition/ledger-backend.js';
import { Backend } from './backend.js';
import { DisclosureController } from './disclosure/disclosure.controller.js';
import { ObjectionsController } from './disclosure/objections.controller.js';
import { MattersController } from './matters/matters.controller.js';
import { requireReadableUrl } from '../../libs/http/intake/body-reader.js';
import { Metrics } from '../../libs/http/observation/metrics.js';
import { createLog } from '../../libs/http/observation/log.js';
import { observeRequests } from '../../libs/http/observation/requests.js';
import { Interface, describeInterface } from '../../libs/http/openapi/interface.js';
import { SCHEMAS } from './openapi/schemas.js';
import { ForgettingsController } from './persons/forgettings.controller.js';
import { PersonsController } from './persons/persons.controller.js';
import { ProblemFilter, problemMiddleware } from '../../libs/http/problems/problem-filter.js';
import { limitObjections, openToAll, packageQuota } from './public/public-access.js';
import { PublicController } from './public/public.controller.js';
import { PublicObjectionsController } from './public/public-objections.controller.js';
import { ServiceController } from './service/service.controller.js';
import { AllocationModule } from '../../libs/allocation/nest/allocation.module.js';
import { AuditModule } from '../../libs/audit/nest/audit.module.js';
import { ClausesModule } from '../../libs/clauses/nest/clauses.module.js';
import { DirectFundsModule } from '../../libs/direct-funds/nest/direct-funds.module.js';
import { PerformanceModule } from '../../libs/performance/nest/performance.module.js';
import { PolicyModule } from '../../libs/policy/nest/policy.module.js';
import { ReplayModule } from '../../libs/replay/nest/replay.module.js';
import { CountyLedgerModule } from '../../libs/county-ledger/nest/county-ledger.module.js';
import { DataPackageModule } from '../../libs/data-package/nest/data-package.module.js';
import { FundTraceModule } from '../../libs/fund-trace/nest/fund-trace.module.js';
import { FundsModule } from '../../libs/funds/nest/funds.module.js';
import { GapAlertsModule } from '../../libs/gap-alerts/nest/gap-alerts.module.js';
import { ReferenceFactsModule } from '../../libs/reference-facts/nest/reference-facts.module.js';
import { StandardsModule } from '../../libs/standards/nest/standards.module.js';
import { SupervisionModule } from '../../libs/supervision/nest/supervision.module.js';

/** What has no module of its own yet. */
@Module({})
class CapabilitiesModule {
  static with(backend: Backend): DynamicModule {
    return {
      module: CapabilitiesModule,
      controllers: [
        MattersController,
        DisclosureController,
        ObjectionsController,
        PublicController,
        PublicObjectionsController,
        PersonsController,
        ForgettingsController,
        ReadsController,
      ],
      providers: [
        { provide: Backend, useValue: backend },
        { provide: APP_INTERCEPTOR, useClass: ReadRecorder },
      ],
      exports: [Backend],
    };
  }
}

/** One module a capability. */
const CAPABILITIES: readonly Type[] = [
  FundsModule,
  CountyLedgerModule,
  FundTraceModule,
  GapAlertsModule,
  ReferenceFactsModule,
  StandardsModule,
  SupervisionModule,
  PerformanceModule,
  AllocationModule,
  DirectFundsModule,
  PolicyModule,
  ClausesModule,
  AuditModule,
  ReplayModule,
  DataPackageModule,
];

@Module({})
class ApiModule {
  static with(system: System, backend: Backend): DynamicModule {
    const prefixed = [CapabilitiesModule, ...CAPABILITIES];
    return {
      module: ApiModule,
      imports: [
        systemModule(system),
        HttpModule,
        CapabilitiesModule.with(backend),
        ...CAPABILITIES,
        RouterModule.register(prefixed.map((module) => ({ path: 'api/v1', module }))),
      ],
      controllers: [ServiceController],
    };
  }
}

export interface AppOptions {
  /** Where logs go; stdout unless told. */
  readonly log?: Logger;
  readonly backend?: Backend;
}

/** @throws where the settings trust nobody's tokens: an api verifies tokens, always */
export async function createApp(
  system: System,
  settings: Settings,
  options: AppOptions = {},
): Promise<INestApplication> {
  const log = options.log ?? createLog(settings.logLevel);
  const backend = options.backend ?? new LedgerBackend(system);
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.with(system, backend), {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  const metrics = app.get(Metrics);
  system.handler.observe(({ name, outcome }) => metrics.count(name, outcome));
  keepAtHand(app, settings);
  useMiddleware(app, settings, log, metrics);
  app.useGlobalFilters(new ProblemFilter(log));
  await app.init();
  app.get(Interface).document = describeInterface(app, SCHEMAS);
  app.use(problemMiddleware(log));
  return app;
}

/** What handlers that read a body themselves need of the settings. */
function keepAtHand(app: NestExpressApplication, { limits, ...settings }: Settings): void {
  app.set('doudi province', settings.province);
  app.set('doudi data folder', settings.dataDir);
  app.set('doudi json bytes', limits.jsonBytes);
  app.set('doudi csv bytes', limits.csvBytes);
  app.set('doudi upload bytes', limits.uploadBytes);
  const isLimited = limits.requestsPerSecond > 0;
  app.set('doudi package quota', isLimited ? packageQuota() : undefined);
  app.set('trust proxy', settings.trustProxy);
  app.disable('x-powered-by');
  // ETags say revisions here; what is read is never kept in between.
  app.set('etag', false);
  app.set('query parser', 'simple');
}

function useMiddleware(
  app: NestExpressApplication,
  settings: Settings,
  log: Logger,
  metrics: Metrics,
): void {
  app.use(observeRequests(log, metrics));
  app.use(securityHeaders());
  app.use(requireReadableUrl);
  app.use('/api/v1/public', openToAll);
  const { requestsPerSecond } = settings.limits;
  const limit = new RateLimit(requestsPerSecond);
  app.use('/api', authenticate(verifierOf(settings), limit));
  app.use('/api/v1/public/objections', limitObjections(requestsPerSecond > 0));
}

function verifierOf({ trust, audience, clockToleranceSeconds }: Settings): VerifyToken {
  if (trust === null) throw new Error('an api must be told whose tokens to trust');
  return createVerifier({ trust, audience, clockToleranceSeconds });
}

/**
 * Nothing from elsewhere, nothing framed, nothing cached: pages here are few and of this origin.
 */
function securityHeaders() {
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
  });
  return (...[request, response, next]: Parameters<typeof protect>): void => {
    response.setHeader('Cache-Control', 'no-store');
    protect(request, response, next);
  };
}
