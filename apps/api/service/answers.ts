import { integer, named, oneOf, optional, recordOf } from '../../../libs/event-catalogue/codec.js';

export const Health = named(
  'Health',
  recordOf({
    status: oneOf('up', 'down', 'stopping'),
    events: optional(oneOf('postgresql', 'eventstoredb')),
    store: optional(oneOf('up', 'down')),
    readModels: optional(oneOf('up', 'behind', 'stopped')),
    lag: optional(integer),
  }),
);
