import { processEnvironment, readSettings } from '../../libs/configuration/settings.js';
import { runServer } from '../api/run-server.js';

/** The projector alone: it answers no requests, so it verifies no tokens. */
await runServer(() => ({ ...readSettings(processEnvironment(), 'tool'), role: 'projector' }));
