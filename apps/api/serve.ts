/** One serving process: the api, the projector, or both, as DOUDI_ROLE says. */
import type { INestApplication } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Settings } from '../../libs/configuration/settings.js';
import type { Sealer } from '../../libs/audit/store/sealer.js';
import { ANSWER_WITHIN_MS } from '../../libs/postgres/connections.js';
import type { Projector } from '../../libs/projection/projector.js';
import { DigestSchedule } from '../projector/digest-schedule.js';
import { createProjector } from '../projector/read-models.js';
import { createApp } from './app.js';
import { careForVault } from './vault-care.js';
import { clearSpool } from '../../libs/access/store/sealed-spool.js';
import type { SystemHealth } from '../system/system-health.js';
import { completeForgettings } from '../../libs/access/store/forgetting-commands.js';
import { examineNumbers } from '../../libs/access/store/number-examination.js';
import { openSealer, sealSignerOf } from '../system/seals.js';
import {
  type ProjectingSystem,
  type System,
  openProjecting,
  openSystem,
} from '../system/system.js';
import { Lifecycle, listen, stopGracefully } from '../../libs/http/observation/lifecycle.js';
import { createLog } from '../../libs/http/observation/log.js';
import { Metrics } from '../../libs/http/observation/metrics.js';
import { type Probed, type Probes, answerProbes } from '../../libs/http/observation/probes.js';

export interface Serving {
  /** undefined: a projector alone. */
  readonly system: System | undefined;
  /** Where people find it; null for a projector alone. */
  readonly address: string | null;
  /** Where probes are answered, and metrics told. */
  readonly probes: string;
  /** Rejects when the projector of this process has failed on an event. */
  readonly projecting: Promise<void>;
  /** Says no to probes, ends what is in flight, closes everything. */
  stop(): Promise<void>;
}

/**
 * @throws SettingsInvalid, EventStoreUnusable, VaultKeyMismatch, CannotListen with bilingual
 * messages
 */
export async function serve(
  settings: Settings,
  log = createLog(settings.logLevel),
): Promise<Serving> {
  const say = (message: string): void => log.info(message);
  const warn = (message: string): void => log.warn(message);
  const serving = { answerWithinMs: ANSWER_WITHIN_MS, warn };
  const answering =
    settings.role === 'projector' ? undefined : await openSystem(settings, say, serving);
  const system = answering ?? (await openProjecting(settings, say, serving));
  let app: INestApplication | undefined;
  let projector: Projector | undefined;
  let probes: Probes | undefined;
  const ending = new AbortController();
  let caring: Promise<void> | undefined;
  let sealing: { readonly sealer: Sealer; readonly done: Promise<void> } | undefined;
  let digests: ReturnType<typeof startDigestSchedule> | undefined;
  const stop = async (): Promise<void> => {
    if (app) await stopGracefully(app, settings);
    await probes?.close();
    await projector?.stop();
    sealing?.sealer.stop();
    await sealing?.done;
    digests?.schedule.stop();
    await digests?.done;
    ending.abort();
    await caring;
    await system.close();
  };
  try {
    await requireKeys(settings, answering);
    projector = settings.role === 'api' ? undefined : startProjector(system, log);
    const projecting = runProjector(projector, system.health, log);
    if (projector) sealing = startSealer(system, log);
    if (projector) digests = startDigestSchedule(system, log);
    if (answering) {
      await takeUp(answering);
      caring = careForVault(answering, log, ending.signal);
      app = await createApp(answering, settings, { log });
    }
    const address = app ? await listen(app, settings) : null;
    probes = await answerProbes(probedOf(system, app), settings);
    log.info(`探针与指标 probes and metrics: ${probes.address}`);
    return { system: answering, address, probes: probes.address, projecting, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function probedOf({ health }: ProjectingSystem, app: INestApplication | undefined): Probed {
  if (!app) return { health, metrics: new Metrics(), isStopping: () => false };
  const lifecycle = app.get(Lifecycle);
  return { health, metrics: app.get(Metrics), isStopping: () => lifecycle.stopping };
}

/** A damaged key refuses the start, not the first receipt or seal. @throws KeyFileUnusable */
async function requireKeys(settings: Settings, answering: System | undefined): Promise<void> {
  await answering?.receipts.open();
  if (settings.role !== 'api') await sealSignerOf(settings);
}

/** What a process that ended too early has left to be done. */
async function takeUp(system: System): Promise<void> {
  await clearSpool(system.settings.dataDir);
  await completeForgettings(system.store, system.vault);
  await examineNumbers(system);
}

function startProjector(
  { store, logins, position, troubles }: ProjectingSystem,
  log: Logger,
): Projector {
  return createProjector(store, logins.of('projector'), {
    onProgress: (reached) => {
      position.advance(reached);
      troubles.over('projector');
    },
    onInterruption: (error) => {
      troubles.note('projector', error);
      const cause = (error.cause as Error | undefined)?.message;
      log.warn({ error, cause }, 'projector was interrupted and tries again');
    },
  });
}

function startSealer(system: ProjectingSystem, log: Logger) {
  const sealer = openSealer(system, (error) => log.error({ error }, error.message));
  system.health.sealsBy(sealer);
  return { sealer, done: sealer.run() };
}

function startDigestSchedule({ logins, health }: ProjectingSystem, log: Logger) {
  const schedule = new DigestSchedule(logins.of('projector'), {
    onChecked: (differences) => {
      health.rowsChanged(differences.length);
      const text = '读模型被改动 rows that people read are not those that were written';
      if (differences.length > 0) log.error({ differences: differences.slice(0, 20) }, text);
    },
    onFailure: (error) => log.warn({ error }, 'the read models could not be compared'),
  });
  return { schedule, done: schedule.run() };
}

function runProjector(
  projector: Projector | undefined,
  health: SystemHealth,
  log: Logger,
): Promise<void> {
  if (!projector) return Promise.resolve();
  health.projectsBy(projector);
  const running = projector.run();
  running.catch((error: Error) => {
    health.projectorFailed();
    log.fatal({ error, cause: (error.cause as Error | undefined)?.message }, 'projector stopped');
  });
  return running;
}
