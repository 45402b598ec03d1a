import { processEnvironment, readSettings } from '../../libs/configuration/settings.js';
import { runServer } from './run-server.js';

await runServer(() => readSettings(processEnvironment(), 'serve'));
