/** What `npm start` runs, and says where: a process for tests to kill. */
import { runServer } from '../../apps/api/run-server.js';
import { processEnvironment, readSettings } from '../../libs/configuration/settings.js';

await runServer(
  () => readSettings(processEnvironment(), 'serve'),
  ({ address }) => {
    process.stdout.write(`address ${address}\n`);
  },
);
