/** What the log says of itself, as commands: they read nothing, and their ids follow from keys. */
import type { Decider } from '../../command-handling/decider.js';
import type { DataOf } from '../../event-catalogue/catalogue.js';

const STREAM = 'log-seals';

export const announceSealKey: Decider<DataOf<'SealKeyAnnounced'>, null> = {
  name: () => 'AnnounceSealKey',
  content: () => null,
  read: async () => null,
  decide: (data, _, { today }) => ({
    fact: { type: 'SealKeyAnnounced', data },
    occurredOn: today,
    stream: STREAM,
  }),
};

export const endLogOrigin: Decider<DataOf<'LogOriginEnded'>, null> = {
  name: () => 'EndLogOrigin',
  content: () => null,
  read: async () => null,
  decide: (data, _, { today }) => ({
    fact: { type: 'LogOriginEnded', data },
    occurredOn: today,
    stream: STREAM,
  }),
};
