/** What the HTTP application has whatever its routes: settings at hand, who comes, headers. */
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { type VerifyToken, createVerifier } from '../access/tokens.js';
import type { Settings } from '../configuration/settings.js';
import type { Units } from '../regions/store/units.js';
import { authenticate } from './access/authenticate.js';
import { RateLimit } from './access/rate-limit.js';

/** What handlers that read a body themselves need of the settings. */
export function keepAtHand(app: NestExpressApplication, { limits, ...settings }: Settings): void {
  app.set('doudi province', settings.province);
  app.set('doudi data folder', settings.dataDir);
  app.set('doudi json bytes', limits.jsonBytes);
  app.set('doudi csv bytes', limits.csvBytes);
  app.set('doudi upload bytes', limits.uploadBytes);
  app.set('doudi work budget', limits.workSeconds * 1000);
  app.set('trust proxy', settings.trustProxy);
  app.disable('x-powered-by');
  // ETags say revisions here; what is read is never kept in between.
  app.set('etag', false);
  app.set('query parser', 'simple');
}

/** @throws where the settings trust nobody's tokens: an api verifies tokens, always */
export function authenticatedBy(settings: Settings, units: Units) {
  const limit = new RateLimit(settings.limits.requestsPerSecond);
  return authenticate(verifierOf(settings), limit, units);
}

function verifierOf(settings: Settings): VerifyToken {
  const { trust, audience, clockToleranceSeconds, maxTokenHours } = settings;
  if (trust === null) throw new Error('an api must be told whose tokens to trust');
  return createVerifier({ trust, audience, clockToleranceSeconds, maxTokenHours });
}

/**
 * Nothing from elsewhere, nothing framed, nothing cached: pages here are few and of this origin.
 */
export function securityHeaders() {
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
