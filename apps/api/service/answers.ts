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

export const Health = named(
  'Health',
  recordOf({
    status: oneOf('up', 'down', 'stopping'),
    reason: optional(
      nullable(oneOf('STOPPING', 'RECORDED_OTHERWISE', 'STORE_DOWN', 'READ_MODELS_BEHIND')),
    ),
    events: optional(oneOf('postgresql', 'eventstoredb')),
    store: optional(oneOf('up', 'down')),
    readModels: optional(oneOf('up', 'behind', 'stopped')),
    lag: optional(integer),
    setAside: optional(listOf(text)),
  }),
);
