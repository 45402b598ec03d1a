/** What `npm start` runs, and says where it is and how long its event loop was held up. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { runServer } from '../../apps/api/run-server.js';
import { processEnvironment, readSettings } from '../../libs/configuration/settings.js';

const loop = monitorEventLoopDelay({ resolution: 10 });
loop.enable();

/** The longest since it was asked last, in milliseconds. */
process.on('message', () => {
  process.send!({ longestMs: Math.round(loop.max / 1e6) });
  loop.reset();
});

await runServer(
  () => readSettings(processEnvironment(), 'serve'),
  ({ address }) => void process.send!({ address }),
);
