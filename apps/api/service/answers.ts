import {
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  optional,
  recordOf,
  text,
} from '../../../libs/event-catalogue/codec.js';
import { HEALTH_REASON_CODES } from '../../../libs/http/observation/health-reasons.js';

export const Health = named(
  'Health',
  recordOf({
    status: oneOf('up', 'degraded', 'down', 'stopping'),
    reason: optional(nullable(oneOf(...HEALTH_REASON_CODES))),
    lag: optional(integer),
    setAside: optional(listOf(text)),
  }),
);
