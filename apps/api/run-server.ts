/** Runs a serving process until it is told to stop. */
import type { Settings } from '../../libs/configuration/settings.js';
import { explanation } from '../system/explanation.js';
import { type Serving, serve } from './serve.js';

export async function runServer(
  readSettings: () => Settings,
  onReady: (serving: Serving, settings: Settings) => Promise<void> | void = () => undefined,
): Promise<void> {
  let serving: Serving | undefined;
  try {
    const settings = readSettings();
    serving = await serve(settings);
    stopOnSignals(serving);
    await onReady(serving, settings);
  } catch (error) {
    await serving?.stop();
    explain(error);
    process.exit(1);
  }
}

/** A start that fails says why in one line for people, not as a stack trace. */
function explain(error: unknown): void {
  process.stderr.write(`${explanation(error)}\n`);
}

/** A second signal ends at once. */
function stopOnSignals(serving: Serving): void {
  const stop = (): void => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.off(signal, stop);
      process.once(signal, () => process.exit(1));
    }
    serving.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        explain(error);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
